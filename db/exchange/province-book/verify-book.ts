import { readFile } from 'node:fs/promises';
import { FailureError } from '../../domain/failure.ts';
import { cellAddress } from '../workbook/address.ts';
import type { PlainCell, PlainSheet } from '../workbook/plain.ts';
import { readWorkbook } from '../workbook/read.ts';
import type { ColumnCheck, CountCheck } from './book-input.ts';
import type { ExpectedBook } from './province-book.ts';

/**
 * Opens a written workbook again and compares what stands in it with what was meant: its sheets, how many rows the lists
 * have, and Σ of each column, exact to the fen.
 * @throws FailureError `totals_differ` with the first place that differs
 */
export async function verifyProvinceBook(path: string, expected: ExpectedBook): Promise<void> {
  const { sheets } = await readWorkbook(await readFile(path));
  const byName = new Map(sheets.map((sheet) => [sheet.name, sheet]));
  const missing = expected.sheets.find((name) => !byName.has(name));
  if (missing !== undefined || sheets.length !== expected.sheets.length)
    throw new FailureError('totals_differ', { where: missing ?? `${sheets.length} sheets` });
  for (const check of expected.counts) verifyCount(sheetOf(byName, check.sheet), check);
  for (const check of expected.columns) verifyColumn(sheetOf(byName, check.sheet), check);
}

function sheetOf(byName: ReadonlyMap<string, PlainSheet>, name: string): PlainSheet {
  const sheet = byName.get(name);
  if (sheet === undefined) throw new FailureError('totals_differ', { where: name });
  return sheet;
}

function verifyCount({ cells }: PlainSheet, { sheet, column, from, to, count }: CountCheck): void {
  let found = 0;
  for (let row = from; row <= to; row += 1) if (cells.has(cellAddress(row, column))) found += 1;
  if (found !== count)
    throw new FailureError('totals_differ', {
      where: `${sheet} ${cellAddress(from, column)}: ${found} ≠ ${count}`,
    });
}

function verifyColumn({ cells }: PlainSheet, { sheet, column, rows, digits, expected }: ColumnCheck): void {
  let sum = 0n;
  for (const row of rows) sum += smallestUnits(cells.get(cellAddress(row, column)), digits);
  if (sum !== expected)
    throw new FailureError('totals_differ', {
      where: `${sheet} ${cellAddress(rows[0] ?? 0, column)}: ${sum} ≠ ${expected}`,
    });
}

/** A number cell in its smallest unit; texts (a dash) and blanks are none. @throws FailureError for parts of a smallest unit */
function smallestUnits(cell: PlainCell | undefined, digits: number): bigint {
  const value = cell?.kind === 'formula' ? cell.cached : cell;
  if (value?.kind !== 'number') return 0n;
  const [whole = '0', fraction = ''] = value.decimal.split('.');
  if (fraction.length > digits) throw new FailureError('totals_differ', { where: value.decimal });
  return BigInt(`${whole}${fraction.padEnd(digits, '0')}`);
}
