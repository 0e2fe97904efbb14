import { createHash, hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { cellAddress, parseAddress } from '../workbook/address.ts';
import type { RowModel } from '../workbook/model.ts';
import type { PlainSheet } from '../workbook/plain.ts';
import { cutForCells, portableJson } from '../workbook/portable-json.ts';

/*
 * Framing of the rows of `_shl`. A row is a list of text cells from column A on without gaps; its last cell is its
 * check, the cells before it its body.
 *
 *   check  = first 16 hexadecimal digits of SHA-256 of  <row number, from 1> LF <JSON array of the body's cells>
 *   digest = SHA-256 of, for every row in order,        <JSON array of all its cells, the check included> LF
 *
 * JSON arrays are as `JSON.stringify` writes them, in UTF-8: no blanks, and no line feed inside. So no two different
 * lists of rows give the same bytes. The check says which row was altered, moved or lost; only the digest, and the
 * signature over it, say that nothing was.
 */

const checkLength = 16;

/** Why a row is not accepted, for the log. */
export class RowFault extends Error {
  /** Row of the sheet, from 1. */
  readonly row: number;
  override readonly cause: string;

  constructor(row: number, cause: string) {
    super(`row ${row}: ${cause}`);
    this.name = 'RowFault';
    this.row = row;
    this.cause = cause;
  }
}

function checkOf(row: number, body: readonly string[]): string {
  return hash('sha256', `${row}\n${JSON.stringify(body)}`).slice(0, checkLength);
}

/** A body with its check. @param row number of the row, from 1 */
export function checkedRow(row: number, body: readonly string[]): string[] {
  return [...body, checkOf(row, body)];
}

/** SHA-256 over whole rows, in lower-case hexadecimal; the file's head says over which bytes. */
export function digestOf(rows: readonly (readonly string[])[]): string {
  const digest = createHash('sha256');
  for (const row of rows) digest.update(`${JSON.stringify(row)}\n`);
  return digest.digest('hex');
}

/** Rows as the workbook model has them. */
export function sheetRows(rows: readonly (readonly string[])[]): RowModel[] {
  return rows.map((row) => ({ cells: row.map((value) => ({ kind: 'text', value, style: 'data' })) }));
}

/**
 * The rows of a sheet, checked; bodies only in `bodies`, whole rows in `rows`.
 * @throws RowFault for the first row that is not as it was written
 */
export function readRows(sheet: PlainSheet): { readonly rows: string[][]; readonly bodies: string[][] } {
  const found = new Map<number, Map<number, string | null>>();
  let last = -1;
  for (const [address, cell] of sheet.cells) {
    const at = parseAddress(address);
    if (!at) continue;
    const cells = found.get(at.row) ?? new Map<number, string | null>();
    cells.set(at.column, cell.kind === 'text' ? cell.text : null);
    found.set(at.row, cells);
    last = Math.max(last, at.row);
  }
  const rows: string[][] = [];
  for (let index = 0; index <= last; index++) rows.push(contiguous(found.get(index), index + 1));
  const bodies = rows.map((row, index) => {
    const body = row.slice(0, -1);
    if (row.at(-1) !== checkOf(index + 1, body)) throw new RowFault(index + 1, 'check');
    return body;
  });
  return { rows, bodies };
}

function contiguous(cells: ReadonlyMap<number, string | null> | undefined, row: number): string[] {
  if (!cells) throw new RowFault(row, 'missing');
  return Array.from({ length: cells.size }, (_, column) => {
    const text = cells.get(column);
    if (typeof text !== 'string') throw new RowFault(row, `cell ${cellAddress(row - 1, column)}`);
    return text;
  });
}

/** Canonical JSON (RFC 8785) in ASCII, cut for cells. */
export function jsonCells(value: unknown): string[] {
  return cutForCells(canonicalText(value));
}

function canonicalText(value: unknown): string {
  return portableJson(canonicalize(value) ?? '');
}

/**
 * The value of JSON cells, which must be spelled as {@link jsonCells} spells it: no double keys, no number that is not
 * kept exactly.
 * @throws RowFault
 */
export function parseJsonCells(cells: readonly string[], row: number): unknown {
  const text = cells.join('');
  const value = parseJson(text, row);
  if (canonicalText(value) !== text) throw new RowFault(row, 'not canonical');
  return value;
}

function parseJson(text: string, row: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RowFault(row, 'not JSON');
  }
}
