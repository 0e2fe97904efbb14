import { parseDate } from '../../domain/dates.ts';
import { parseScaled } from '../../domain/decimal.ts';
import type { FieldKind } from '../../domain/fields.ts';
import { declarationOf } from '../../domain/records/catalogue.ts';
import type { PlainCell, PlainSheet, PlainValue, PlainWorkbook } from '../workbook/plain.ts';
import { cleanText } from '../workbook/text.ts';
import type { CellMapEntry } from './cell-map.ts';

/** A cell that does not say any more what the report says. */
export interface EditedCell extends CellMapEntry {
  /** As text; null when the cell, its formula's result or its sheet is gone. */
  readonly found: string | null;
}

const numberKinds: ReadonlySet<FieldKind> = new Set([
  'money',
  'percent',
  'mu',
  'squareMetre',
  'integer',
  'year',
]);
/** Digits of a number that every spreadsheet program keeps. */
const exactDigits = 15;
/** A result calculated again in floating point; no figure of the model has more than six decimals. */
const resultTolerance = 5e-7;

/**
 * Cells that somebody edited after the report was written, in the order of the cell map (design §6: judged by the map,
 * never by drawing the form again). Compared is the value, not its look: a number by its 15 digits (typed as text, by its
 * decimal value: `331.00` is 331), a date by its day, anything else letter by letter; a formula by its stored result,
 * where a difference below 0.0000005 is not seen.
 */
export function editedCells(workbook: PlainWorkbook, cellMap: readonly CellMapEntry[]): EditedCell[] {
  const sheets = new Map<string, PlainSheet>(workbook.sheets.map((sheet) => [sheet.name, sheet]));
  const edited: EditedCell[] = [];
  for (const entry of cellMap) {
    // A sheet name may hold the mark itself, an address never.
    const mark = entry.address.lastIndexOf('!');
    const cell = sheets.get(entry.address.slice(0, mark))?.cells.get(entry.address.slice(mark + 1));
    if (!isAsExpected(cell, entry)) edited.push({ ...entry, found: textOf(plainOf(cell)) });
  }
  return edited;
}

function plainOf(cell: PlainCell | undefined): PlainValue | null {
  return cell?.kind === 'formula' ? cell.cached : (cell ?? null);
}

function textOf(value: PlainValue | null): string | null {
  switch (value?.kind) {
    case undefined:
      return null;
    case 'text':
      return value.text;
    case 'number':
      return value.decimal;
    case 'date':
      return value.iso;
    case 'boolean':
      return value.value ? 'TRUE' : 'FALSE';
    case 'error':
      return value.code;
  }
}

function isAsExpected(cell: PlainCell | undefined, entry: CellMapEntry): boolean {
  const value = plainOf(cell);
  const expected = cleanText(entry.expected);
  const found = textOf(value);
  if ((found ?? '') === expected) return true;
  if (value === null) return false;
  const kind = kindOf(entry);
  if (kind === 'text') return false;
  if (kind === 'date') return sameDay(value, expected);
  if (value.kind === 'number') return sameNumber(value.decimal, expected, cell?.kind === 'formula');
  return value.kind === 'text' && sameDecimal(value.text, expected);
}

/** Forms also show dates and figures in words: then the words are what must be there. */
function kindOf({ record_type, field, expected }: CellMapEntry): 'number' | 'date' | 'text' {
  const { fields, computedFields } = declarationOf(record_type);
  const kind = [...fields, ...computedFields].find(({ name }) => name === field)?.kind;
  if (/^-?\d+(\.\d+)?$/.test(expected)) {
    // Without a declaration only a decimal that no code could be.
    const isNumber = kind === undefined ? !/^-?0\d/.test(expected) : numberKinds.has(kind);
    return isNumber ? 'number' : 'text';
  }
  return kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(expected) ? 'date' : 'text';
}

function sameNumber(found: string, expected: string, isResult: boolean): boolean {
  const [a, b] = [Number(found), Number(expected)];
  if (isResult && Math.abs(a - b) < resultTolerance) return true;
  return a.toPrecision(exactDigits) === b.toPrecision(exactDigits);
}

/** A number that became text, as `331.00` or `1,234.5`. */
function sameDecimal(found: string, expected: string): boolean {
  const scale = expected.split('.')[1]?.length ?? 0;
  const [a, b] = [parseScaled(found, scale), parseScaled(expected, scale)];
  return a.ok && b.ok && a.value === b.value;
}

function sameDay(value: PlainValue, expected: string): boolean {
  if (value.kind !== 'text') return false;
  const parsed = parseDate(value.text);
  return parsed.ok && parsed.value === expected;
}
