import { expect, test } from 'vitest';
import type { TemplateSheetFacts } from '../../../db/domain/import/template-facts.ts';
import { isFilledIn } from '../../../db/services/sheet-import/alike-sheets.ts';
import { plainSheet, type WrittenCell } from '../../support/plain-sheet.ts';

const facts: TemplateSheetFacts = {
  type: 'policy',
  sheet: '表',
  head_row: 1,
  first_row: 4,
  example_row: 3,
  columns: [
    { column: 'B', field: 'policy_title', unit: null },
    { column: 'C', field: 'batch', unit: null },
    { column: 'D', field: 'doc_no', unit: null },
  ],
};
const heads: readonly (readonly WrittenCell[])[] = [
  [null, '*方案名称', '*批次', '*文号'],
  ['填法', '必填', '必填', '必填'],
];
const example: readonly WrittenCell[] = ['示例', '方案（演示）', '第一批', '演示〔2021〕1号'];
const filled: readonly WrittenCell[] = ['填报', '方案甲', '第一批', '龙政〔2021〕5号'];

test.each([
  ['as it was handed out', [...heads, example, ['填报', null, null, null]], false],
  ['with a row below its example', [...heads, example, filled], true],
  ['with a row in the place of its example, which was taken out', [...heads, filled], true],
  ['with rows put in above its heads', [['通知'], [null], ...heads, example, filled], true],
  ['with rows put in above, and nothing filled in', [['通知'], [null], ...heads, example], false],
] as const)('a sheet of a template %s', (_, rows, expected) => {
  expect(isFilledIn(plainSheet(rows), facts)).toBe(expected);
});
