import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDate } from '../../../db/domain/dates.ts';
import { parseCell } from '../../../db/domain/field-kinds.ts';
import { cellMeasure, headMeasure, measured } from '../../../db/domain/import/measures.ts';
import { optionInOtherWords } from '../../../db/domain/import/option-words.ts';
import { otherWords } from '../../../db/domain/import/other-words.ts';
import { localeOf } from '../../../db/domain/locale/locale.ts';
import { type OptionSet, optionSets } from '../../../db/domain/options.ts';
import { searchForm } from '../../../db/domain/search-words.ts';

describe('what county offices write', () => {
  test.each([
    '二〇二一年七月八日',
    '二零二一年七月八日',
    '2021–07–08',
    '2021—7—8',
    '2021、7、8',
    '2021.7.8日',
    '2021年7月8',
  ])('the day %s', (text) => {
    expect(parseDate(text)).toEqual({ ok: true, value: '2021-07-08' });
  });

  test('every day of a year in Chinese numerals', () => {
    const numeral = (n: number): string => {
      const digits = '〇一二三四五六七八九';
      const tens = Math.floor(n / 10);
      const ones = n % 10 === 0 ? '' : digits.charAt(n % 10);
      return n < 10 ? ones : `${tens === 1 ? '' : digits.charAt(tens)}十${ones}`;
    };
    for (let at = Date.UTC(2024, 0, 1); at < Date.UTC(2025, 0, 1); at += 86_400_000) {
      const iso = new Date(at).toISOString().slice(0, 10);
      const [, month = 0, day = 0] = iso.split('-').map(Number);
      expect(parseDate(`二〇二四年${numeral(month)}月${numeral(day)}日`)).toEqual({ ok: true, value: iso });
    }
  });

  test.each(['7月8日', '七月八日', '二〇二一年七月三十二日', '21年7月8', '2021年7', '2021-7-8上午'])(
    'no day: %s',
    (text) => {
      expect(parseDate(text).ok).toBe(false);
    },
  );

  test('dashes and brackets of any form are one', () => {
    const names = ['龙游—镇海消薄飞地', '龙游-镇海消薄飞地', '龙游－镇海消薄飞地', '龙游——镇海消薄飞地'];
    expect(new Set(names.map(searchForm)).size).toBe(1);
    const documents = ['龙强村〔2021〕3号', '龙强村[2021]3号', '龙强村【2021】3号', '龙强村（2021）3号'];
    expect(new Set(documents.map(searchForm)).size).toBe(1);
    expect(searchForm('龙游镇海')).not.toBe(searchForm('龙游-镇海'));
  });

  test('options by the words that officers use for them', () => {
    expect(optionInOtherWords('网银', 'settle')).toBe('bankTransfer');
    expect(optionInOtherWords('电汇', 'settle')).toBe('bankTransfer');
    expect(optionInOtherWords('县财政局', 'beneficiary')).toBe('countyTreasury');
    expect(optionInOtherWords('税收', 'returnKind')).toBe('taxShare');
    expect(optionInOtherWords('运转经费', 'villageUse')).toBe('operation');
    expect(optionInOtherWords('出让', 'landMode')).toBe('granted');
    expect(optionInOtherWords('购置', 'landMode')).toBe('purchased');
    expect(optionInOtherWords('已签约', 'projectStatus')).toBe('signed');
    expect(optionInOtherWords('文旅项目', 'projectSector')).toBe('cultureTourism');
    expect(optionInOtherWords('已完成', 'measureState')).toBe('done');
    expect(optionInOtherWords('进行中', 'measureState')).toBe('underWay');
    // May be of several kinds.
    expect(optionInOtherWords('分红', 'returnKind')).toBeUndefined();
  });

  const sets = Object.keys(otherWords) as OptionSet[];
  test.each(sets)('no word means two options of %s, and each is known', (set) => {
    const options: readonly string[] = optionSets[set];
    const labels: Readonly<Record<string, string>> = localeOf('zh-CN').options[set];
    for (const [option, words] of Object.entries(otherWords[set] ?? {})) {
      expect(options).toContain(option);
      for (const word of words.split(' ')) {
        expect([word, optionInOtherWords(word, set)]).toEqual([word, option]);
        expect(Object.values(labels)).not.toContain(word);
      }
    }
    for (const option of options) expect(optionInOtherWords(labels[option] ?? '', set)).toBe(option);
  });

  test.each([
    ['2.5公顷', 'mu', '37.5'],
    ['1 平方公里', 'mu', '1500'],
    ['20,000㎡', 'mu', '30'],
    ['20000m²', 'mu', '30'],
    ['5.2万平方米', 'squareMetre', '52000'],
    ['1.2万人', 'integer', '12000'],
  ] as const)('%s of a field in %s is %s', (text, kind, expected) => {
    const found = cellMeasure(text, kind, null);
    if (found === null || found === 'unclear') return expect.fail('no measure');
    const { figure, measure } = found;
    expect(measured(figure, measure, (said) => ({ ok: true, value: Number(said) }))).toEqual({
      ok: true,
      value: Number(expected),
    });
  });

  test('a word that measures nothing is no measure', () => {
    expect(cellMeasure('约20', 'mu', null)).toBeNull();
    expect(cellMeasure('20丈', 'mu', null)).toBeNull();
    expect(cellMeasure('20', 'mu', null)).toBeNull();
  });

  test('square metres under a head in 亩 come in exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (hundredths) => {
        // 100 ÷ 15 of a square metre hundredfold: what has two decimals in 亩.
        const metres = (BigInt(hundredths) * 20n) / 3n;
        const measure = headMeasure('规划面积（平方米）', 'mu');
        if (measure === null) return expect.fail('no measure');
        const said = measured(`${metres}`, measure, (text) => ({ ok: true, value: text }));
        expect(said).toEqual({ ok: true, value: expect.any(String) });
        if (said.ok) expect(Number(said.value) * 10_000).toBeCloseTo(Number(metres * 15n), 4);
      }),
    );
  });

  test('amounts with the currency before them and 整 behind them', () => {
    const form = {
      moneyUnit: 'wanYuan',
      writtenUnit: 'wanYuan',
      field: { kind: 'money' },
    } as unknown as Parameters<typeof parseCell>[1];
    const fen = (text: string) => parseCell(text, form);
    expect(fen('RMB 12.5')).toEqual({ ok: true, value: 12_500_000 });
    expect(fen('人民币12.5万元')).toEqual({ ok: true, value: 12_500_000 });
    expect(fen('2,000元整')).toEqual({ ok: true, value: 200_000 });
    expect(fen('￥2000元')).toEqual({ ok: true, value: 200_000 });
    // The head says 万元, the sign 元: one of them is wrong.
    expect(fen('￥12.5')).toEqual({ ok: false, problem: { code: 'unit_conflict' } });
  });
});
