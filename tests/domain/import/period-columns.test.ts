import { describe, expect, test } from 'vitest';
import {
  type Mapping,
  openQuestions,
  proposeMapping,
  withMeasure,
  withRemembered,
  withStated,
} from '../../../db/domain/import/mapping.ts';
import { periodOfHead } from '../../../db/domain/import/period-heads.ts';
import { ImportPlanner } from '../../../db/domain/import/plan.ts';
import type { PlannedRow } from '../../../db/domain/import/planned-row.ts';
import type { AnyRecord, RecordType } from '../../../db/domain/records/catalogue.ts';
import { plainSheet, type WrittenCell } from '../../support/plain-sheet.ts';

/* Months or years side by side: one record for each row and period, each value with the address of its cell. */

function proposed(rows: readonly (readonly WrittenCell[])[], type: RecordType) {
  const sheet = plainSheet(rows);
  const mapping = withStated(proposeMapping(sheet, type), sheet, () => []);
  const questions = openQuestions(mapping, sheet, new Set()).map(({ about }) => about);
  return { sheet, mapping, questions };
}

function planned(
  rows: readonly (readonly WrittenCell[])[],
  type: RecordType,
  change: (mapping: Mapping) => Mapping = (same) => same,
  present: readonly AnyRecord[] = [],
): readonly PlannedRow[] {
  const { sheet, mapping } = proposed(rows, type);
  const planner = new ImportPlanner(sheet, change(mapping), {
    form: {
      language: 'zh-CN',
      moneyUnit: 'yuan',
      findReference: (_, text) => (['东村', '西村'].includes(text) ? [text] : []),
    },
    present,
    defaults: {},
  });
  const found: PlannedRow[] = [];
  for (let row = planner.rows.first; row <= planner.rows.last; row += 1) found.push(...planner.planRow(row));
  return found;
}

/** `3 东村 2026-02 inv_month 200` */
const said = (rows: readonly PlannedRow[], ...fields: readonly string[]): readonly string[] =>
  rows.map(({ row, state, fields: values, problems, aside }) => {
    const value = (name: string) => values.find(({ field }) => field === name)?.new ?? '';
    const faults = problems.map(({ column, problem }) => `${column} ${problem.code}`);
    const words = state === 'added' ? fields.map(value) : [aside ?? state, ...faults];
    return [row, ...words].join(' ');
  });

const months = ['1月', '2月', '3月'];

describe('the period of a head', () => {
  test.each([
    ['1月', '--01'],
    ['十二月', '--12'],
    ['2026年1月', '2026-01'],
    ['2026-01', '2026-01'],
    ['2026-11-01', '2026-11'],
    ['Jan', '--01'],
    ['Mar-26', '2026-03'],
    ['September 2026', '2026-09'],
    ['1-2月', '--02'],
    ['一至二月', '--02'],
    ['９月份', '--09'],
  ])('%s is %s', (head, period) => expect(periodOfHead(head, 'month')).toEqual({ period, rest: '' }));

  test.each([
    '1-6月',
    'Q1',
    '一季度',
    '上半年',
    '1月1日',
    '3个月',
    '本月',
    '2026年',
    '2026.1',
    '2025-2026年',
  ])('%s is none', (head) => expect(periodOfHead(head, 'month')).toBeNull());

  test('of a year stands beside what it is a figure of', () => {
    expect(periodOfHead('2025年度总收入（万元）', 'year')).toEqual({ period: '2025', rest: '总收入(万元)' });
    expect(
      ['2025年比2024年', '2025年1月', '2024-2025年', '330825100201'].map((head) =>
        periodOfHead(head, 'year'),
      ),
    ).toEqual([null, null, null, null]);
  });
});

describe('months side by side', () => {
  const title = ['2026年山海协作项目完成投资情况（单位：万元）'];

  test('are one record each, of the year and figure that the title names', () => {
    const rows = [
      title,
      ['项目名称', '1-2月', '3月', '4月', '合计', '形象进度'],
      ['东村', 30, 10.5, null, 40.5, '封顶'],
      ['西村', '—', '约5', 0],
    ];
    const { mapping, questions } = proposed(rows, 'investment');
    expect(questions).toEqual([]);
    expect(mapping.columns.map(({ field, period }) => `${field} ${period ?? ''}`.trim())).toEqual([
      'project_id',
      'inv_month --02',
      'inv_month --03',
      'inv_month --04',
      'null',
      // The progress is not that of every month.
      'null',
    ]);
    expect(said(planned(rows, 'investment'), 'project_id', 'month', 'inv_month')).toEqual([
      '3 东村 2026-02 30000000',
      '3 东村 2026-03 10500000',
      '4 rejected 2 not_a_number',
      '4 西村 2026-04 0',
    ]);
  });

  test('under the head of a group, two figures beside each other', () => {
    const rows = [
      ['项目名称', '完成投资（万元）', null, '到位资金（元）', null],
      [null, '2026年2月', '2026年3月', '2026年2月', '2026年3月'],
      ['东村', 1, 2, 3, null],
    ];
    expect(said(planned(rows, 'investment'), 'month', 'inv_month', 'fund_month')).toEqual([
      '3 2026-02 1000000 300',
      '3 2026-03 2000000 ',
    ]);
  });

  test('over plan and actual: only what is done is taken', () => {
    const rows = [
      ['项目名称', '2026年2月', null, '2026年3月', null],
      [null, '计划', '完成投资（万元）', '计划', '完成投资（万元）'],
      ['东村', 9, 1, 9, 2],
    ];
    expect(said(planned(rows, 'investment'), 'month', 'inv_month')).toEqual([
      '3 2026-02 1000000',
      '3 2026-03 2000000',
    ]);
  });

  test('whose figure or year nobody names are asked about, and never taken from the sheet before', () => {
    const rows = [['单位：元'], ['项目名称', ...months], ['东村', null, 1, 2]];
    const { sheet, mapping, questions } = proposed(rows, 'investment');
    expect(questions).toEqual(['measure', 'year']);
    expect(proposed([['2026年计划完成投资（元）'], ...rows.slice(1)], 'investment').questions).toEqual([
      'measure',
    ]);
    expect(proposed([['2026年完成投资、到位资金（元）'], ...rows.slice(1)], 'investment').questions).toEqual([
      'measure',
    ]);
    const answered = { ...withMeasure(mapping, 'fund_month'), period_year: '2026' };
    expect(openQuestions(answered, sheet, new Set())).toEqual([]);
    expect(
      said(
        planned(rows, 'investment', () => answered),
        'month',
        'fund_month',
      ),
    ).toEqual(['3 2026-02 100', '3 2026-03 200']);
    expect(
      openQuestions(withRemembered(sheet, mapping, answered), sheet, new Set()).map(({ about }) => about),
    ).toEqual(questions);
  });

  test('with the year in a column of its own: each row its own', () => {
    const rows = [
      ['完成投资，单位：元'],
      ['项目名称', '年度', '2月', '3月'],
      ['东村', 2025, 1, 2],
      ['东村', '2026年', 3, null],
      ['西村', null, 4],
    ];
    expect(said(planned(rows, 'investment'), 'month', 'inv_month')).toEqual([
      '3 2025-02 100',
      '3 2025-03 200',
      '4 2026-02 300',
      '5 rejected 1 empty',
    ]);
  });

  test('January is not reported: with a figure in it neither January nor February is taken', () => {
    const rows = [['2026年完成投资（元）'], ['项目名称', ...months], ['东村', 5, 7, 9], ['西村', 0, 7, null]];
    expect(said(planned(rows, 'investment'), 'month', 'inv_month')).toEqual([
      '3 rejected 1 is_january',
      '3 rejected 2 is_january',
      '3 2026-03 900',
      '4 2026-02 700',
    ]);
  });

  test('what is unknown is said once a row; a row without any figure is none', () => {
    const rows = [['2026年完成投资（元）'], ['项目名称', '2月', '3月'], ['丙', 5, 7], ['东村', null, '']];
    expect(said(planned(rows, 'investment'))).toEqual(['3 rejected 0 not_an_option', '4 noFigures']);
  });

  test('quarters, sums of months and a month that stands twice are no months', () => {
    for (const heads of [
      ['一季度', '二季度'],
      ['1-3月', '1-6月'],
      ['3月', '3月'],
    ]) {
      const { mapping } = proposed(
        [['2026年完成投资（元）'], ['项目名称', ...heads], ['东村', 5, 7]],
        'investment',
      );
      for (const one of mapping.columns.slice(1)) expect(one).toMatchObject({ field: null, unit: null });
      expect(mapping.columns.some(({ period }) => period !== undefined)).toBe(false);
    }
  });
});

describe('years side by side', () => {
  test('are two records', () => {
    const rows = [
      ['村名', '2024年', null, '2025年', null],
      [null, '总收入（万元）', '经营性收入（万元）', '总收入（万元）', '经营性收入（万元）'],
      ['东村', 30, 10, 32, 11],
      ['西村', null, null, 28, 9],
    ];
    expect(
      said(planned(rows, 'village_year'), 'village_id', 'year', 'total_income', 'operating_income'),
    ).toEqual([
      '3 东村 2024 30000000 10000000',
      '3 东村 2025 32000000 11000000',
      '4 西村 2025 28000000 9000000',
    ]);
  });

  test('below one figure, or with the figure in each head', () => {
    for (const [top, heads] of [
      [['历年村集体总收入（万元）'], ['村名', 2023, 2024]],
      [['村集体经济'], ['村名', '2023年总收入（万元）', '2024年总收入（万元）']],
    ] as const)
      expect(said(planned([top, heads, ['东村', 1, 2]], 'village_year'), 'year', 'total_income')).toEqual([
        '3 2023 1000000',
        '3 2024 2000000',
      ]);
  });

  test('beside the figure of the table’s own year are not taken for it', () => {
    const rows = [['2025年村集体收入（万元）'], ['村名', '总收入', '2024年总收入'], ['东村', 3, 2]];
    expect(said(planned(rows, 'village_year'), 'year', 'total_income')).toEqual(['3 2025 3000000']);
  });
});
