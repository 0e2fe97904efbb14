import type { Sheet, SheetRange } from '../../domain/import/sheet-cell.ts';
import { parseRange } from '../../exchange/workbook/address.ts';
import { type PackedSheet, packedCell } from '../../exchange/workbook/packed-sheet.ts';

/** A sheet of a workbook as the import reads it. */
export function sheetOf(sheet: PackedSheet): Sheet {
  const { name, rowCount, columnCount, hiddenRows, merges } = sheet;
  return {
    name,
    rowCount,
    columnCount,
    cell: (row, column) => packedCell(sheet, row - 1, column),
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
