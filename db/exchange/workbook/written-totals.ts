import { cellAddress } from './address.ts';
import type { CellModel } from './model.ts';
import type { PlainCell, PlainSheet, PlainWorkbook } from './plain.ts';
import { saysTheSame } from './same-cell.ts';

const plainDecimal = /^-?\d+(\.\d+)?$/;

/** What a written column must come to: Σ of its number cells in some rows, in the smallest unit, exact. */
export interface ColumnCheck {
  readonly sheet: string;
  /** From 0. */
  readonly column: number;
  /** Rows, from 0, that are added up. */
  readonly rows: readonly number[];
  /** Digits behind the point that the smallest unit stands at: 6 for fen in 万元, 2 for areas, 0 for counts. */
  readonly digits: number;
  readonly expected: bigint;
}

/** How many rows a table must have: those with something in a column. */
export interface CountCheck {
  readonly sheet: string;
  readonly column: number;
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** What a single cell must say: a heading, a printed total. */
export interface CellCheck {
  readonly sheet: string;
  /** From 0. */
  readonly row: number;
  readonly column: number;
  readonly cell: CellModel;
}

/** What a written file must hold. */
export interface ExpectedBook {
  readonly sheets: readonly string[];
  readonly columns: readonly ColumnCheck[];
  readonly counts: readonly CountCheck[];
  readonly cells?: readonly CellCheck[];
}

/**
 * Compares what was found in a written file with what was meant: its sheets, how many rows the lists have, Σ of each
 * column, exact to the smallest unit, and what single cells say.
 * @returns the first place that differs, or null
 */
export function firstDifference({ sheets }: PlainWorkbook, expected: ExpectedBook): string | null {
  const byName = new Map(sheets.map((sheet) => [sheet.name, sheet]));
  const missing = expected.sheets.find((name) => !byName.has(name));
  if (missing !== undefined) return missing;
  if (sheets.length !== expected.sheets.length) return `${sheets.length} sheets`;
  for (const check of expected.counts) {
    const sheet = byName.get(check.sheet);
    const found = sheet === undefined ? 0 : filledCells(sheet, check);
    if (found !== check.count) return placeOf(check, check.from, `${found} ≠ ${check.count}`);
  }
  for (const check of expected.columns) {
    const sheet = byName.get(check.sheet);
    const sum = sheet === undefined ? 0n : sumOf(sheet, check);
    if (sum !== check.expected)
      return placeOf(check, check.rows[0] ?? 0, `${sum ?? 'parts of a smallest unit'} ≠ ${check.expected}`);
  }
  for (const check of expected.cells ?? []) {
    const found = byName.get(check.sheet)?.cells.get(cellAddress(check.row, check.column));
    if (!saysTheSame(check.cell, found)) return placeOf(check, check.row, 'another value');
  }
  return null;
}

function placeOf({ sheet, column }: ColumnCheck | CountCheck | CellCheck, row: number, what: string): string {
  return `${sheet} ${cellAddress(row, column)}: ${what}`;
}

function filledCells({ cells }: PlainSheet, { column, from, to }: CountCheck): number {
  let found = 0;
  for (let row = from; row <= to; row += 1) {
    const cell = cells.get(cellAddress(row, column));
    if (cell !== undefined && !(cell.kind === 'text' && cell.text === '')) found += 1;
  }
  return found;
}

/** @returns null where a cell holds parts of a smallest unit */
function sumOf({ cells }: PlainSheet, { column, rows, digits }: ColumnCheck): bigint | null {
  let sum = 0n;
  for (const row of rows) {
    const units = smallestUnits(cells.get(cellAddress(row, column)), digits);
    if (units === null) return null;
    sum += units;
  }
  return sum;
}

/** A figure in its smallest unit, also one that Excel would round and that stands as text; a dash and blanks are none. */
function smallestUnits(cell: PlainCell | undefined, digits: number): bigint | null {
  const value = cell?.kind === 'formula' ? cell.cached : cell;
  const decimal = value?.kind === 'number' ? value.decimal : value?.kind === 'text' ? value.text : '';
  if (!plainDecimal.test(decimal)) return 0n;
  const [whole = '0', fraction = ''] = decimal.split('.');
  return fraction.length > digits ? null : BigInt(`${whole}${fraction.padEnd(digits, '0')}`);
}
