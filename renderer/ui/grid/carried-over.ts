import { carriedFields, carriedMark } from './carried-mark.ts';
import type { RowAction } from './grid-model.ts';
import type { GridRecord } from './grid-rows.ts';

/**
 * Fills the blank cells of rows with what stood there a period ago.
 * @param lastOf last period's text of a row's field, '' where there is none
 */
export function carryAction(
  label: string,
  fields: readonly string[],
  lastOf: (row: GridRecord, field: string) => string,
): RowAction<GridRecord> {
  return {
    key: 'F8',
    label,
    edits: (rows) =>
      rows.flatMap(({ row, index }) => {
        const blank = fields.filter(
          (field) => (row.texts[field] ?? '').trim() === '' && lastOf(row, field) !== '',
        );
        if (blank.length === 0) return [];
        const mark = [...new Set([...carriedFields(row), ...blank])].join(',');
        return [
          ...blank.map((field) => ({ row: index, column: field, text: lastOf(row, field) })),
          { row: index, column: carriedMark, text: mark },
        ];
      }),
  };
}

/** Says that the carried values of rows are right: they are saved. */
export function confirmAction(label: string): RowAction<GridRecord> {
  return {
    key: 'F9',
    label,
    saves: true,
    edits: (rows) =>
      rows
        .filter(({ row }) => carriedFields(row).length > 0)
        .map(({ index }) => ({ row: index, column: carriedMark, text: '' })),
  };
}
