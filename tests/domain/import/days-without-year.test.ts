import { describe, expect, test } from 'vitest';
import { saidOfDays } from '../../../db/domain/import/days-without-year.ts';
import { proposeMapping, withStated } from '../../../db/domain/import/mapping.ts';
import { ImportPlanner } from '../../../db/domain/import/plan.ts';
import { plainSheet, type WrittenCell } from '../../support/plain-sheet.ts';

/** The dates of receipts below a title, null where a row is refused, and what the plan says of them. */
function read(title: string, ...days: readonly WrittenCell[]) {
  const sheet = plainSheet([
    [title],
    ['飞地', '到账日期', '到账金额（元）', '凭证号'],
    ...days.map((day, at): readonly WrittenCell[] => ['飞地甲', day, 100 + at, `P${at}`]),
  ]);
  const mapping = withStated(proposeMapping(sheet, 'receipt'), sheet, () => []);
  const planner = new ImportPlanner(sheet, mapping, {
    form: { language: 'zh-CN', moneyUnit: 'yuan', findReference: () => ['enclave-1'] },
    present: [],
    defaults: { home_county: '330825' },
  });
  const rows = days.flatMap((_, at) => planner.planRow(at + 3));
  return {
    dates: rows.map(({ fields }) => fields.find(({ field }) => field === 'date')?.new ?? null),
    said: saidOfDays(
      sheet,
      mapping,
      rows.map(({ row }) => row),
    ),
  };
}

describe('days without a year', () => {
  test('are of the one year that the title states, which the plan says', () => {
    const { dates, said } = read(
      '2021年飞地收益到账表',
      '7月8日',
      '7.8',
      '2021-07-09',
      '12/31',
      '７月９号',
      '七月九日',
    );
    expect(dates).toEqual([
      '2021-07-08',
      '2021-07-08',
      '2021-07-09',
      '2021-12-31',
      '2021-07-09',
      '2021-07-09',
    ]);
    expect(said.added).toEqual([
      { head: '到账日期', rows: 5, first: 3, text: '7月8日', year: '2021', source: '2021年飞地收益到账表' },
    ]);
  });

  test('are refused without a year, with two, and where a number may have lost a zero', () => {
    expect(read('飞地收益到账表', '7月8日').dates).toEqual([null]);
    expect(read('2020年、2021年飞地收益到账表', '7月8日').dates).toEqual([null]);
    expect(read('2021年飞地收益到账表', 7.2, 7.8, '2月30日', '13.1').dates).toEqual([
      null,
      '2021-07-08',
      null,
      null,
    ]);
  });

  test('that are kept with another year than the title’s are said', () => {
    const hidden = { kind: 'date', iso: '2022-07-08', format: 'm"月"d"日"' } as const;
    const shown = { ...hidden, format: 'yyyy-mm-dd' };
    expect(read('2021年飞地收益到账表', hidden, shown).said.hidden).toMatchObject([{ rows: 1, first: 3 }]);
  });
});
