import type { Sheet, SheetCell } from '../../db/domain/import/sheet-cell.ts';

/** What a test writes into a cell: a text, a number, a cell as the reader hands it over; null where nothing stands. */
export type WrittenCell = string | number | SheetCell | null;

/** A sheet of the given rows, as the import reads it. @param hidden rows from 1 */
export function plainSheet(rows: readonly (readonly WrittenCell[])[], hidden: readonly number[] = []): Sheet {
  const cells = rows.map((row) => row.map(cellOf));
  return {
    name: '表',
    rowCount: rows.length,
    columnCount: Math.max(0, ...rows.map((row) => row.length)),
    cell: (row, column) => cells[row - 1]?.[column],
    hiddenRows: new Set(hidden),
    merges: [],
  };
}

function cellOf(written: WrittenCell): SheetCell | undefined {
  if (written === null) return undefined;
  if (typeof written === 'string') return { kind: 'text', text: written };
  return typeof written === 'number' ? { kind: 'number', decimal: String(written) } : written;
}
