import { describe, expect, test } from 'vitest';
import { parseCell, shownCell, typedCell } from '../../db/domain/field-kinds.ts';
import { fieldMeta, industryCode } from '../../db/domain/fields.ts';
import { IndustryNames } from '../../db/domain/industry-names.ts';

const industries = new IndustryNames({
  C: '制造业',
  '019': '其他农业',
  '0190': '其他农业',
  '0111': '稻谷种植',
  '2926': '塑料包装箱及容器制造',
});
const cell = {
  language: 'zh-CN',
  moneyUnit: 'wanYuan',
  field: { name: 'industry_code', ...fieldMeta(industryCode({ need: 'required' })) },
  industryName: (code: string) => industries.name(code),
  findIndustry: (text: string) => industries.find(text),
} as const;

describe('industry codes', () => {
  test('are shown with their name and kept as the code; an unknown one is shown as it is', () => {
    expect(shownCell('0111', cell)).toBe('0111 稻谷种植');
    expect(typedCell('0111', cell)).toBe('0111');
    expect(shownCell('9999', cell)).toBe('9999');
  });

  test('are typed as code, as name, or as a read cell shows them', () => {
    for (const typed of ['0111', '０１１１', "'0111", ' 稻谷种植', '0111 稻谷种植'])
      expect(parseCell(typed, cell), typed).toEqual({ ok: true, value: '0111' });
  });

  test('a name means its class, not the group of the same name', () => {
    expect(parseCell('其他农业', cell)).toEqual({ ok: true, value: '0190' });
    expect(parseCell('制造业', cell)).toMatchObject({ ok: false, problem: { code: 'not_an_option' } });
  });

  test('a code that is begun may be saved; H55 asks for the class', () => {
    expect(parseCell('29', cell)).toEqual({ ok: true, value: '29' });
    expect(parseCell('29260', cell)).toMatchObject({ ok: false, problem: { code: 'bad_length' } });
    expect(['0111', '011', '29', '9999', 'C'].map((code) => industries.isClass(code))).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  test('offers classes only, in order of code', () => {
    expect(industries.choices().map(({ code }) => code)).toEqual(['0111', '0190', '2926']);
  });
});
