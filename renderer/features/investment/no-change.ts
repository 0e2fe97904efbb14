import type { CellEdit } from '../../ui/grid/grid-model.ts';
import type { GridRecord } from '../../ui/grid/grid-rows.ts';

/**
 * "No change" for rows: the figures of the month are 0 where nothing was typed, and the progress is last month's text. What
 * was typed stays.
 * @param lastProgress last month's progress of a row; where there is none what says so, for a month without it is not complete
 */
export function noChangeEdits(
  rows: readonly { readonly row: GridRecord; readonly index: number }[],
  lastProgress: (row: GridRecord) => string,
): readonly CellEdit[] {
  return rows.flatMap(({ row, index }) => {
    const blank = (column: string): boolean => (row.texts[column] ?? '') === '';
    const edits: CellEdit[] = [];
    for (const column of ['inv_month', 'fund_month']) {
      if (blank(column)) edits.push({ row: index, column, text: '0' });
    }
    if (blank('progress_text')) edits.push({ row: index, column: 'progress_text', text: lastProgress(row) });
    return edits;
  });
}
