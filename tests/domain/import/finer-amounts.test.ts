import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { roundedTo, withoutNoise } from '../../../db/domain/import/coarser-figure.ts';
import { finerAmounts } from '../../../db/domain/import/finer-amounts.ts';
import { type Mapping, proposeMapping } from '../../../db/domain/import/mapping.ts';
import { ImportPlanner } from '../../../db/domain/import/plan.ts';
import { shownText } from '../../../db/domain/import/sheet-cell.ts';
import { plainSheet, type WrittenCell } from '../../support/plain-sheet.ts';

const number = (decimal: string): WrittenCell => ({ kind: 'number', decimal });

function read(rows: readonly (readonly WrittenCell[])[], finer?: 'round') {
  const sheet = plainSheet([['飞地', '到账日期', '收益类别', '受益主体', '实际到账（元）'], ...rows]);
  const proposed: Mapping = { ...proposeMapping(sheet, 'receipt'), finer };
  const planner = new ImportPlanner(sheet, proposed, {
    form: { language: 'zh-CN', moneyUnit: 'yuan', findReference: (_, text) => [text] },
    present: [],
    defaults: { home_county: '330825' },
  });
  const planned = planner.settled(rows.flatMap((_, at) => planner.planRow(at + 2)));
  const amount = planned.map(({ fields }) => fields.find(({ field }) => field === 'amount')?.new);
  return { planned, amount, said: finerAmounts(sheet, proposed, planned) };
}

const row = (decimal: string): readonly WrittenCell[] => ['e1', '2021-07-08', '固定', '村', number(decimal)];

describe('amounts finer than a fen', () => {
  test('what adding up in binary leaves over is no figure', () => {
    const { amount, said } = read([row('9.99999999999998'), row('0.30000000000000004')]);
    expect(amount).toEqual([1000, 30]);
    expect(said).toEqual({ refused: [], rounded: [] });
  });

  test('are refused until the officer has them rounded, and said either way', () => {
    const rows = [row('29292.0353982301'), row('29292.0353982302'), row('100')];
    const first = read(rows);
    expect(first.planned.map(({ state }) => state)).toEqual(['rejected', 'rejected', 'added']);
    expect(first.said.refused).toMatchObject([{ head: '实际到账（元）', rows: 2, first: 2 }]);
    const then = read(rows.slice(0, 1), 'round');
    expect(then.amount).toEqual([2_929_204]);
    expect(then.said).toMatchObject({ refused: [], rounded: [{ rows: 1, first: 2 }] });
  });

  test('a number of more digits than a spreadsheet keeps is shown, not blank', () => {
    expect(shownText({ kind: 'number', decimal: '29292.035398230088' })).toBe('29292.0353982301');
    const rows = [row('29292.035398230088')];
    expect(read(rows).said.refused).toMatchObject([{ rows: 1, text: '29292.0353982301' }]);
  });

  test('an amount of ten digits with a tenth of a fen is no noise', () => {
    expect(withoutNoise('100000000000.011', 2)).toBeNull();
  });

  test('sums in binary of amounts in fen are those amounts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 99_999_999 }), { minLength: 2, maxLength: 200 }),
        (fen) => {
          const whole = fen.reduce((sum, one) => sum + one, 0);
          const binary = fen.reduce((sum, one) => sum + one / 100, 0);
          const text = binary.toPrecision(15).replace(/0+$/, '');
          const isLong = /\.\d{3}/.test(text);
          if (isLong) expect(Number(withoutNoise(text, 2) ?? Number.NaN) * 100).toBeCloseTo(whole, 2);
        },
      ),
    );
  });

  test('rounding is half up, away from zero, as whole numbers do it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -999_999_999, max: 999_999_999 }),
        fc.integer({ min: 0, max: 4 }),
        (n, decimals) => {
          const text = `${n < 0 ? '-' : ''}${Math.trunc(Math.abs(n) / 100_000)}.${String(Math.abs(n) % 100_000).padStart(5, '0')}`;
          const step = 10 ** (5 - decimals);
          const expected = (Math.sign(n) * Math.floor(Math.abs(n) / step + 0.5) * step) / 100_000 || 0;
          expect(Number(roundedTo(text, decimals))).toBeCloseTo(expected, 6);
        },
      ),
    );
  });
});
