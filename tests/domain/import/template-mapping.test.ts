import { describe, expect, test } from 'vitest';
import type { TemplateSheetFacts } from '../../../db/domain/import/template-facts.ts';
import { templateMapping } from '../../../db/domain/import/template-mapping.ts';
import { fieldLabel } from '../../../db/domain/locale/locale.ts';
import { plainSheet, type WrittenCell } from '../../support/plain-sheet.ts';

const fields = ['village_id', 'year', 'total_income', 'operating_income'];
const facts: TemplateSheetFacts = {
  type: 'village_year',
  sheet: '表',
  head_row: 4,
  first_row: 7,
  example_row: 6,
  columns: fields.map((field, at) => ({
    column: 'BCDE'[at] ?? '',
    field,
    unit: field.endsWith('income') ? 'wanYuan' : null,
  })),
};
const heads = fields.map(
  (field) => fieldLabel('zh-CN', 'village_year', field) + (field.endsWith('income') ? '（万元）' : ''),
);
const table: readonly (readonly WrittenCell[])[] = [
  ['村集体收入', null, null, null, null],
  ['填报单位', null, null, null, null],
  ['从第7行填起', null, null, null, null],
  [null, ...heads],
  ['填法', '必填', '必填', '必填', '选填'],
  ['示例', '东畈村', 2025, 12.5, 12.5],
  ['填报', '西畈村', 2025, 30, 20],
];
const read = (rows: readonly (readonly WrittenCell[])[]) => {
  const { columns, head_last, example_row } = templateMapping(plainSheet(rows), facts);
  return {
    taken: columns.flatMap(({ column, field, unit }) =>
      field === null ? [] : [`${column} ${field} ${unit ?? ''}`.trim()],
    ),
    head_last,
    example_row,
  };
};
const asMade = ['1 village_id', '2 year', '3 total_income wanYuan', '4 operating_income wanYuan'];

describe('a template that was worked on', () => {
  test('is read by position where it stands as it was made, and where heads were only reworded', () => {
    expect(read(table)).toEqual({ taken: asMade, head_last: 6, example_row: 6 });
    const reworded = table.with(3, [null, '哪个村', '哪一年', '一共多少', heads[3] ?? '']);
    expect(read(reworded)).toEqual({ taken: asMade, head_last: 6, example_row: 6 });
  });

  test('a line that states another unit than the heads leaves the unit to be asked', () => {
    const noted = (text: string) => read(table.with(2, [text, null, null, null, null])).taken;
    expect(noted('单位：元').slice(2)).toEqual(['3 total_income', '4 operating_income']);
    expect(noted('单位：万元')).toEqual(asMade);
  });

  test('a column put between others moves no figure into another field', () => {
    const wider = table.map((row) => row.toSpliced(3, 0, row === table[3] ? '备用' : null));
    expect(read(wider).taken).toEqual([
      '1 village_id',
      '2 year',
      '4 total_income wanYuan',
      '5 operating_income wanYuan',
    ]);
    const swapped = table.map((row) => [
      row[0] ?? null,
      row[1] ?? null,
      row[2] ?? null,
      row[4] ?? null,
      row[3] ?? null,
    ]);
    expect(read(swapped).taken).toEqual([
      '1 village_id',
      '2 year',
      '3 operating_income wanYuan',
      '4 total_income wanYuan',
    ]);
  });

  test('rows taken out above the figures, the example among them, cost no figure', () => {
    expect(read(table.toSpliced(5, 1))).toEqual({ taken: asMade, head_last: 5, example_row: null });
    expect(read(table.toSpliced(4, 2))).toEqual({ taken: asMade, head_last: 4, example_row: null });
    expect(read(table.slice(2))).toEqual({ taken: asMade, head_last: 4, example_row: 4 });
    const unmarked = table.map((row) => row.with(0, null));
    expect(read(unmarked)).toEqual({ taken: asMade, head_last: 6, example_row: 6 });
    expect(read([['新的一行'], ...table])).toEqual({ taken: asMade, head_last: 7, example_row: 7 });
  });

  test('a unit that a head states by now is asked about where it is not the one that was handed out', () => {
    const inYuan = table.with(3, [null, ...heads.with(2, (heads[2] ?? '').replace('万元', '元'))]);
    expect(read(inYuan).taken[2]).toBe('3 total_income');
  });

  test('a field that the program does not know by now is not taken in silence: its head is shown', () => {
    const older = { ...facts, columns: [...facts.columns, { column: 'F', field: 'gone', unit: null }] };
    const wider = table.map((row, at) => [...row, at === 3 ? '旧指标' : 5]);
    const { columns } = templateMapping(plainSheet(wider), older);
    expect(columns[5]).toEqual({ column: 5, head: '旧指标', field: null, unit: null });
  });
});
