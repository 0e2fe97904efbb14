import { lettersOf } from '../../domain/import/column-letters.ts';

/** A1 addresses. Row and column numbers in this folder's code count from 0; in addresses, as people see them, from 1. */

export const maxRows = 1_048_576;
export const maxColumns = 16_384;

export interface CellPosition {
  row: number;
  column: number;
}

export interface CellRange {
  first: CellPosition;
  last: CellPosition;
}

/** `0` → `A`, `27` → `AB`. */
export function columnLetters(column: number): string {
  if (!Number.isInteger(column) || column < 0 || column >= maxColumns)
    throw new RangeError(`column ${column}`);
  return lettersOf(column);
}

/** Whether a sheet has such a cell; numbers from a file may be anything. */
export function isInSheet(row: number, column: number): boolean {
  return Number.isInteger(row) && row >= 0 && row < maxRows && column >= 0 && column < maxColumns;
}

/** `(2, 1)` → `B3`. */
export function cellAddress(row: number, column: number): string {
  if (!Number.isInteger(row) || row < 0 || row >= maxRows) throw new RangeError(`row ${row}`);
  return `${columnLetters(column)}${row + 1}`;
}

/** `(0, 0, 0, 7)` → `A1:H1`; one cell gives `A1:A1`. */
export function rangeAddress(fromRow: number, fromColumn: number, toRow: number, toColumn: number): string {
  return `${cellAddress(fromRow, fromColumn)}:${cellAddress(toRow, toColumn)}`;
}

/** `B3` → `{ row: 2, column: 1 }`; undefined when the text is no address inside a sheet. */
export function parseAddress(address: string): CellPosition | undefined {
  const match = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(address);
  if (!match?.[1] || !match[2]) return undefined;
  let column = 0;
  for (const letter of match[1]) column = column * 26 + (letter.charCodeAt(0) - 64);
  const row = Number(match[2]);
  return column <= maxColumns && row <= maxRows ? { row: row - 1, column: column - 1 } : undefined;
}

/** `A1:H1` or `A1`; undefined when it is no range or its ends are the wrong way round. */
export function parseRange(range: string): CellRange | undefined {
  const [from, to, ...rest] = range.split(':');
  const first = from === undefined ? undefined : parseAddress(from);
  const last = to === undefined ? first : parseAddress(to);
  if (!first || !last || rest.length > 0 || last.row < first.row || last.column < first.column)
    return undefined;
  return { first, last };
}

/** `A1:B2` → `$A$1:$B$2`. */
export function absoluteRange(range: string): string {
  return range.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
}

/** A sheet name as it stands in a reference: always quoted, an apostrophe doubled. */
export function quoteSheetName(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}
