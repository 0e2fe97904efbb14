import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateRange } from '../../../db/domain/import/date-range.ts';
import { proposeMapping } from '../../../db/domain/import/mapping.ts';
import { ImportPlanner } from '../../../db/domain/import/plan.ts';
import { takenTexts } from '../../../db/domain/locale/import-text.ts';
import { plainSheet, type WrittenCell } from '../../support/plain-sheet.ts';

describe('a span of days in one cell', () => {
  test.each([
    ['2021.3-2022.3', '2021-03-01', '2022-03-31'],
    ['2021年3月至2022年2月', '2021-03-01', '2022-02-28'],
    ['2021-3-2022-3', '2021-03-01', '2022-03-31'],
    ['2021.01.10—2023.01.09', '2021-01-10', '2023-01-09'],
    ['2021-03-01至2022-02-28', '2021-03-01', '2022-02-28'],
    ['2021年3月1日—12月31日', '2021-03-01', '2021-12-31'],
    ['２０２１．３～２０２２．３', '2021-03-01', '2022-03-31'],
    ['2021年3月至今', '2021-03-01', ''],
    ['2021.3起', '2021-03-01', ''],
  ])('%s', (text, from, until) => {
    expect(dateRange(text)).toMatchObject({ from, until });
  });

  test.each([
    ['2021.9-12'],
    ['2021-2023'],
    ['2021.3'],
    ['2021-03-01'],
    ['2022.3-2021.3'],
    ['2021.3.1-2022.3'],
    ['2021.13-2022.3'],
    ['三年'],
  ])('%s is none', (text) => {
    expect(dateRange(text)).toBeNull();
  });

  test('both days are those that are written, whatever marks stand between them', () => {
    const day = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2049-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const written = (text: string, mark: string): string =>
      mark === '年' ? text.replace(/-(\d\d)-/, '年$1月').concat('日') : text.replaceAll('-', mark);
    fc.assert(
      fc.property(
        day,
        day,
        fc.constantFrom('-', '.', '/', '年'),
        fc.constantFrom('至', '-', '—', '~', ' 到 ', '起至'),
        (a, b, mark, between) => {
          const [from = a, until = b] = [a, b].toSorted();
          expect(dateRange(`${written(from, mark)}${between}${written(until, mark)}`)).toEqual({
            from,
            until,
            isOfMonths: false,
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a column of spans', () => {
  const planned = (head: string, ...cells: readonly WrittenCell[]) => {
    const sheet = plainSheet([
      ['派出单位', '挂职单位', '挂职职务', head, '类别'],
      ...cells.map((cell) => ['甲局', '乙局', '副局长', cell, '挂职干部']),
    ]);
    const mapping = proposeMapping(sheet, 'exchange');
    const planner = new ImportPlanner(sheet, mapping, {
      form: { language: 'zh-CN', moneyUnit: 'yuan' },
      present: [],
      defaults: {},
    });
    const rows = cells.map((_, at) => planner.planRow(at + 2)[0]);
    return { mapping, rows };
  };
  const days = (row: ReturnType<typeof planned>['rows'][number]) =>
    Object.fromEntries(
      (row?.fields ?? []).filter(({ field }) => /_date$/.test(field)).map((one) => [one.field, one.new]),
    );

  test.each([['起止时间'], ['起止年月'], ['挂职期限'], ['起始时间']])('%s is two fields', (head) => {
    const { mapping, rows } = planned(head, '2021.3-2022.3', '2021年5月至今');
    expect(days(rows[0])).toEqual({ start_date: '2021-03-01', end_date: '2022-03-31' });
    expect(days(rows[1])).toEqual({ start_date: '2021-05-01' });
    expect(takenTexts('zh-CN', mapping)).toEqual([`“${head}”一栏同时导入“起始日期”和“结束日期”`]);
  });

  test('with one day is refused where two are promised, and is the first day elsewhere', () => {
    const { rows } = planned('起止时间', '2021-03-01', '两年');
    expect(rows.map((row) => row?.problems.map(({ problem }) => problem.code))).toEqual([
      ['not_a_range'],
      ['not_a_range'],
    ]);
    expect(days(planned('挂职时间', '2021-03-01').rows[0])).toEqual({ start_date: '2021-03-01' });
  });
});
