import { expect, test } from 'vitest';
import { proposeMapping } from '../../../db/domain/import/mapping.ts';
import { ImportPlanner } from '../../../db/domain/import/plan.ts';
import { factsOfSheet, templateMapping } from '../../../db/domain/import/template-mapping.ts';
import { fieldLabel } from '../../../db/domain/locale/locale.ts';
import { plainSheet, type WrittenCell } from '../../support/plain-sheet.ts';

const fields = ['village_id', 'year', 'total_income', 'operating_income', 'enclave_income'];
const heads = fields.map(
  (field) => `*${fieldLabel('zh-CN', 'village_year', field)}${field.endsWith('income') ? '（万元）' : ''}`,
);
const facts = {
  type: 'village_year' as const,
  sheet: '村年度收入',
  head_row: 2,
  first_row: 5,
  example_row: 4,
  columns: fields.map((field, at) => ({
    column: 'BCDEF'[at] ?? '',
    field,
    unit: field.endsWith('income') ? ('wanYuan' as const) : null,
  })),
};
const shown = ['东畈村', 2020, 15.93, 12.5, 3.1];
const figures = ['西畈村', 2021, 30, 20, 5];
const book = (example: readonly WrittenCell[], first: readonly WrittenCell[], marks = true) =>
  plainSheet(
    [
      ['村集体收入', null, null, null, null, null],
      [null, ...heads],
      ['填法', '必填', '必填', '必填', '必填', '必填'],
      ['示例', ...example],
      ['填报', ...first],
    ].map((row, at) => (marks || at < 2 ? row : [null, ...row.slice(1)])),
  );

const states = (sheet: ReturnType<typeof plainSheet>, asTemplate: boolean) => {
  const mapping = asTemplate ? templateMapping(sheet, facts) : proposeMapping(sheet, 'village_year');
  const planner = new ImportPlanner(sheet, mapping, {
    form: {
      language: 'zh-CN',
      moneyUnit: 'yuan',
      findReference: (_, text) => (text.endsWith('村') ? [text] : []),
    },
    present: [],
    defaults: {},
    example: () => ({
      village_id: 'example-1',
      year: 2020,
      total_income: 15_930_000,
      operating_income: 12_500_000,
      enclave_income: 3_100_000,
    }),
  });
  return [3, 4, 5].flatMap((row) =>
    planner.planRow(row).map(({ state, aside, problems }) => {
      const why = aside ?? problems[0]?.problem.code;
      return `${row} ${state}${why === undefined ? '' : ` ${why}`}`;
    }),
  );
};

test('the example is no record, wherever its sheet was copied to', () => {
  const sheet = book(shown, figures);
  expect(states(sheet, true)).toEqual(['4 aside example', '5 added']);
  expect(states(sheet, false)).toEqual(['3 aside example', '4 aside example', '5 added']);
  // Without the column of marks it is known by its figures; the line above says why it is not taken.
  expect(states(book(shown, figures, false), false)).toEqual([
    '3 rejected not_an_option',
    '4 aside example',
    '5 added',
  ]);
  // Sorted with the rows, but for their marks.
  expect(states(book(figures, shown), true)).toEqual(['4 added', '5 aside example']);
});

test('what is typed over the example is a record; what leaves a part of it is asked about', () => {
  for (const asTemplate of [true, false]) {
    const typed = states(book(figures, ['南畈村', 2021, 31, 21, 6]), asTemplate);
    expect(typed.slice(-2)).toEqual(['4 added', '5 added']);
    const half = states(book(['西畈村', 2021, 15.93, 12.5, 3.1], figures), asTemplate);
    expect(half.slice(-2)).toEqual(['4 rejected is_half_example', '5 added']);
  }
});

test('a renamed or copied tab is still the template’s, another table of the workbook is not', () => {
  expect(factsOfSheet({ ...plainSheet([['村']]), name: '村年度收入' }, { sheets: [facts] })).toBe(facts);
  expect(factsOfSheet(book(shown, figures), { sheets: [facts] })).toBe(facts);
  expect(factsOfSheet(book(shown, figures, false), { sheets: [facts] })).toBeUndefined();
});
