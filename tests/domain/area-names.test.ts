import { describe, expect, test } from 'vitest';
import { AreaNames } from '../../db/domain/area-names.ts';
import { nextEnclaveCode } from '../../db/domain/codes/enclave-code.ts';
import type { IsoDate } from '../../db/domain/dates.ts';
import { parseCell, shownCell } from '../../db/domain/field-kinds.ts';
import { findField } from '../../db/domain/records/catalogue.ts';
import type { Field } from '../../db/domain/records/declaration.ts';

const areas = new AreaNames({
  330825109: '溪口镇',
  330825101: '湖镇镇',
  330822101: '溪口镇',
  330899: '330899',
});
const cell = {
  language: 'zh-CN',
  moneyUnit: 'wanYuan',
  field: findField('village', 'town_code') as Field,
  areaName: (code: string) => areas.name(code),
  findArea: (text: string) => areas.find(text),
} as const;

describe('area codes by name', () => {
  test('are shown by name, and typed by name or code', () => {
    expect(shownCell('330825101', cell)).toBe('湖镇镇');
    expect(shownCell('330825999', cell)).toBe('330825999');
    expect(parseCell(' 湖镇镇', cell)).toEqual({ ok: true, value: '330825101' });
    expect(parseCell('330825101', cell)).toEqual({ ok: true, value: '330825101' });
  });

  test('a name that is not the only one of its kind, or none, is refused and not guessed', () => {
    expect(parseCell('溪口镇', cell)).toMatchObject({ problem: { code: 'ambiguous_name' } });
    expect(parseCell('湖镇', cell)).toMatchObject({ problem: { code: 'not_an_option' } });
    expect(areas.typed('330825109')).toBe('330825109');
    expect(areas.typed('330825101')).toBe('湖镇镇');
  });

  test('a code that has no name is not valid', () => {
    const on = '2021-01-01' as IsoDate;
    expect([areas.isValid('330825101', on), areas.isValid('330899', on), areas.isValid('1', on)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

test('the next enclave code counts on within its county and kind (model §2.3)', () => {
  const used = ['330825-XB-01', '330825-XB-03', '330825-CY-07', '330822-XB-09', '330825-XB-甲', 'XB-1'];
  expect(nextEnclaveCode('330825', 'weakVillage', used)).toBe('330825-XB-04');
  expect(nextEnclaveCode('330825', 'sciTech', used)).toBe('330825-KC-01');
});
