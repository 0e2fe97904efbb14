import { describe, expect, test } from 'vitest';
import { proposeMapping } from '../../../db/domain/import/mapping.ts';
import type { PlannedRow } from '../../../db/domain/import/planned-row.ts';
import { differingSums, differingYears } from '../../../db/domain/import/sums-in-rows.ts';
import type { AnyRecord } from '../../../db/domain/records/catalogue.ts';
import { plainSheet, type WrittenCell } from '../../support/plain-sheet.ts';

const added = (row: number, fields: Readonly<Record<string, string | number>> = {}): PlannedRow => ({
  row,
  state: 'added',
  id: null,
  revision: null,
  fields: Object.entries(fields).map(([field, value]) => ({ field, old: null, new: value })),
  problems: [],
  aside: null,
  said: '',
});

describe('合计 beside the amounts of a row', () => {
  const sums = (...lines: readonly (readonly WrittenCell[])[]) => {
    const sheet = plainSheet([
      ['村名', '年度', '经营收益（万元）', '投资收益（万元）', '补助收入（万元）', '合计（万元）'],
      ...lines,
    ]);
    const rows = lines.map((_, at) => added(at + 2));
    return differingSums(sheet, proposeMapping(sheet, 'village_year'), rows);
  };
  const right: readonly WrittenCell[] = ['甲村', 2021, 1.5, 2, null, 3.5];

  test('that is another sum is said, once for the column', () => {
    expect(sums(right, right, ['乙村', 2021, 1, 2, 3, 7], right, right, ['丙村', 2021, 1, 2, 3, 5])).toEqual([
      { head: '合计（万元）', rows: 2, first: 4, said: '7', sum: '6' },
    ]);
  });

  test('is not spoken of where it is right, rounded, or a sum of something else', () => {
    expect(sums(right, ['乙村', 2021, '1.003', '2.003', '', '3.01'])).toEqual([]);
    expect(sums(['甲村', 2021, 1, 2, 3, 60], ['乙村', 2021, 1, 2, 3, 70])).toEqual([]);
  });
});

describe('the year to date', () => {
  const years = (said: WrittenCell, months: readonly string[]) => {
    const sheet = plainSheet([
      ['项目名称', '月份', '本月完成投资（万元）', '本年累计完成投资（万元）'],
      ['甲项目', '2021-04', 10, said],
    ]);
    const row = added(2, { project_id: 'p1', month: '2021-04', inv_month: 10_000_000 });
    const present = months.map(
      (month) =>
        ({ id: month, project_id: 'p1', month, inv_month: 5_000_000, voided: false }) as unknown as AnyRecord,
    );
    return differingYears(sheet, proposeMapping(sheet, 'investment'), [row], present);
  };

  test('is compared with the months that the ledger holds and the row’s own', () => {
    expect(years(20, ['2021-02', '2021-03', '2020-12'])).toEqual([]);
    expect(years(25, ['2021-02', '2021-03', '2020-12'])).toEqual([
      { head: '本年累计完成投资（万元）', rows: 1, first: 2, said: '25', sum: '20' },
    ]);
  });

  test('is not spoken of where the ledger lacks a month', () => {
    expect(years(25, ['2021-03'])).toEqual([]);
  });
});
