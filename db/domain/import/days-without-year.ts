import { daysInMonth, parseDate } from '../dates.ts';
import { declarationOf, type RecordType } from '../records/catalogue.ts';
import { toHalfWidth } from '../text.ts';
import type { ColumnUse } from './column-use.ts';
import { type Sheet, type SheetCell, type SheetValue, shownText } from './sheet-cell.ts';
import { type StatedYear, statedYear } from './stated-facts.ts';

/** Rows in which such days are looked for when a sheet is opened. */
const mostLookedAt = 5000;

const valueIn = (cell: SheetCell): SheetValue | null => (cell.kind === 'formula' ? cell.cached : cell);

/**
 * The day that a cell says without its year, in that year: 7月8日, 7.8 as text. Null for anything else, and for a number that may
 * have lost a zero: 7.2 may have been 7.20.
 */
export function dayInYear(cell: SheetCell, year: string): string | null {
  const value = valueIn(cell);
  if (value === null || (value.kind !== 'text' && value.kind !== 'number')) return null;
  const text = toHalfWidth(value.kind === 'text' ? value.text : value.decimal)
    .replaceAll('．', '.')
    .replace(/\s/g, '');
  if (value.kind === 'number' && /^\d+\.[123]$/.test(text)) return null;
  if (/^[一二三四五六七八九十]+月/.test(text)) {
    const spelled = parseDate(
      `${year.replace(/\d/g, (digit) => '〇一二三四五六七八九'[Number(digit)] ?? digit)}年${text}`,
    );
    return spelled.ok ? spelled.value : null;
  }
  const found = /^(\d{1,2})(?:月(\d{1,2})[日号]?|[./](\d{1,2}))$/.exec(text);
  if (found === null) return null;
  const [month, day] = [Number(found[1]), Number(found[2] ?? found[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(Number(year), month)) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The year of a day whose cell shows none: what was typed as 7月8日 is kept with the year in which it was typed. */
function hiddenYear(cell: SheetCell): string | null {
  const value = valueIn(cell);
  if (value?.kind !== 'date' || value.format === undefined) return null;
  const format = value.format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
  return /m/i.test(format) && !/[ye]/i.test(format) ? value.iso.slice(0, 4) : null;
}

interface Table {
  readonly type: RecordType;
  readonly head_first: number;
  readonly head_last: number;
  readonly columns: readonly ColumnUse[];
}

/** The columns of days of a table. */
function dayColumns({ type, columns }: Table): readonly ColumnUse[] {
  const days = new Set(
    declarationOf(type)
      .fields.filter(({ kind }) => kind === 'date')
      .map(({ name }) => name),
  );
  return columns.filter(({ field, until }) => field !== null && until === undefined && days.has(field));
}

/** The year that days without one are of: the one that the title states, where such days stand there and no column says years. */
export function yearOfDays(sheet: Sheet, table: Table): string | undefined {
  const { type, columns, head_first, head_last } = table;
  const kinds = new Map(declarationOf(type).fields.map(({ name, kind }) => [name, kind]));
  if (columns.some(({ field }) => field !== null && kinds.get(field) === 'year')) return undefined;
  const year = statedYear(sheet, head_first)?.year;
  if (year === undefined) return undefined;
  const last = Math.min(sheet.rowCount, head_last + mostLookedAt);
  const isThere = dayColumns(table).some(({ column }) => {
    for (let row = head_last + 1; row <= last; row += 1) {
      const cell = sheet.cell(row, column);
      if (cell !== undefined && dayInYear(cell, year) !== null) return true;
    }
    return false;
  });
  return isThere ? year : undefined;
}

/** What is said of a column's days: how many rows, the first of them as it stands. */
export interface SaidOfDays {
  readonly head: string;
  readonly rows: number;
  readonly first: number;
  readonly text: string;
  readonly year: string;
  /** The text that states the year. */
  readonly source: string;
}

/**
 * Days that were given the year of the title, and days that show no year and are kept with another than the title's.
 * @param rows the rows that are taken
 */
export function saidOfDays(
  sheet: Sheet,
  table: Table & { readonly day_year?: string | undefined },
  rows: readonly number[],
): { readonly added: readonly SaidOfDays[]; readonly hidden: readonly SaidOfDays[] } {
  const stated = statedYear(sheet, table.head_first);
  if (stated === undefined) return { added: [], hidden: [] };
  const { day_year } = table;
  const isAdded = (cell: SheetCell): boolean => day_year !== undefined && dayInYear(cell, day_year) !== null;
  const isHidden = (cell: SheetCell): boolean => (hiddenYear(cell) ?? stated.year) !== stated.year;
  const said = (test: (cell: SheetCell) => boolean): readonly SaidOfDays[] =>
    dayColumns(table).flatMap((one) => saidOf(sheet, one, rows, test, stated));
  return { added: said(isAdded), hidden: said(isHidden) };
}

function saidOf(
  sheet: Sheet,
  { column, head }: ColumnUse,
  rows: readonly number[],
  test: (cell: SheetCell) => boolean,
  { year, source }: StatedYear,
): readonly SaidOfDays[] {
  const found = rows.filter((row) => {
    const cell = sheet.cell(row, column);
    return cell !== undefined && test(cell);
  });
  const [first] = found;
  if (first === undefined) return [];
  const text = shownText(sheet.cell(first, column));
  return [{ head: head.trim(), rows: found.length, first, text, year, source: source.slice(0, 60) }];
}
