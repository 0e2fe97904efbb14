import type { Sheet, SheetCell, SheetRange } from '../../domain/import/sheet-cell.ts';
import { parseRange } from '../../exchange/workbook/address.ts';
import { type PackedSheet, packedCell } from '../../exchange/workbook/packed-sheet.ts';

/** A sheet of a workbook as the import reads it. */
export function sheetOf(sheet: PackedSheet): Sheet {
  const { name, rowCount, columnCount, hiddenRows, merges } = sheet;
  return {
    name,
    rowCount,
    columnCount,
    cell: sheet.from1904
      ? (row, column) => since1904(packedCell(sheet, row - 1, column))
      : (row, column) => packedCell(sheet, row - 1, column),
    hiddenRows: new Set(hiddenRows),
    merges: withinCells(merges.flatMap(rangeOf), rowCount, columnCount),
  };
}

/** A cell of a workbook that counts its days from 1904 on. */
function since1904(cell: SheetCell | undefined): SheetCell | undefined {
  if (cell?.kind === 'number') return { ...cell, from1904: true };
  if (cell?.kind !== 'formula' || cell.cached?.kind !== 'number') return cell;
  return { ...cell, cached: { ...cell.cached, from1904: true } };
}

/**
 * Merges as far as there are cells: a title is merged over a whole row, 16,384 columns of it. What would cover more cells than there
 * are lies over others, as no program writes it.
 */
function withinCells(
  merges: readonly SheetRange[],
  rowCount: number,
  columnCount: number,
): readonly SheetRange[] {
  let free = rowCount * columnCount;
  return merges.flatMap(({ top, left, bottom, right }) => {
    if (top > rowCount || left >= columnCount) return [];
    const within = { top, left, bottom: Math.min(bottom, rowCount), right: Math.min(right, columnCount - 1) };
    free -= (within.bottom - top + 1) * (within.right - left + 1);
    return free < 0 ? [] : [within];
  });
}

function rangeOf(address: string): readonly SheetRange[] {
  const range = parseRange(address);
  if (range === undefined) return [];
  const { first, last } = range;
  return [{ top: first.row + 1, left: first.column, bottom: last.row + 1, right: last.column }];
}
