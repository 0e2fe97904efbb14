import type { Sheet, SheetRange } from '../../domain/import/sheet-cell.ts';
import { columnLetters, parseRange } from '../../exchange/workbook/address.ts';
import type { PlainSheet } from '../../exchange/workbook/plain.ts';

/** A sheet of a workbook as the import reads it. */
export function sheetOf({ name, rowCount, columnCount, cells, hiddenRows, merges }: PlainSheet): Sheet {
  const letters = Array.from({ length: columnCount }, (_, column) => columnLetters(column));
  return {
    name,
    rowCount,
    columnCount,
    cell: (row, column) => (column < columnCount ? cells.get(`${letters[column]}${row}`) : undefined),
    hiddenRows: new Set(hiddenRows),
    merges: merges.flatMap(rangeOf),
  };
}

function rangeOf(address: string): readonly SheetRange[] {
  const range = parseRange(address);
  if (range === undefined) return [];
  const { first, last } = range;
  return [{ top: first.row + 1, left: first.column, bottom: last.row + 1, right: last.column }];
}
