import { daysInMonth } from '../dates.ts';
import { toHalfWidth } from '../text.ts';
import { type Sheet, type SheetCell, shownText } from './sheet-cell.ts';

/** Both ends of a span of days that stands in one cell, as texts of days; `until` is '' where the span is open. */
export interface DateRange {
  readonly from: string;
  readonly until: string;
  /** An end is written without its day: the first of the month, or the last, is taken. */
  readonly isOfMonths: boolean;
}

const day = String.raw`(20\d\d|19\d\d)(?:年|[-./])(\d{1,2})(?:(?:月|[-./])(\d{1,2})[日号]?|月份?)?`;
const later = String.raw`(?:(20\d\d|19\d\d)(?:年|[-./]))?(\d{1,2})(?:(?:月|[-./])(\d{1,2})[日号]?|月份?)?`;
const open = '至今|今|现在|目前|长期';
const between = '起?(?:至|到|-+|—+|–+|~+)';
const span = new RegExp(`^${day}${between}(?:${later}|(${open}))$`);
const openSpan = new RegExp(`^${day}(?:起|以来|${between}?(?:${open}))$`);

/** `2021.3-2022.3`, `2021年3月1日至12月31日`, `2021年3月至今`; null for what is no span, or one whose ends are not certain. */
export function dateRange(text: string): DateRange | null {
  const compact = toHalfWidth(text).replace(/\s/g, '').replace(/[－―]/g, '-').replaceAll('．', '.');
  const begun = openSpan.exec(compact);
  const found = begun ?? span.exec(compact);
  if (found === null) return null;
  const [, year = '', month = '', date] = found;
  const from = dayOf(year, month, date, 'first');
  if (begun !== null || found[7] !== undefined)
    return from === null ? null : { from, until: '', isOfMonths: date === undefined };
  const [endYear, endMonth = '', endDate] = found.slice(4, 7);
  // 2021.9-12 may be a day of September.
  if (endYear === undefined && !/月/.test(compact)) return null;
  const until = dayOf(endYear ?? year, endMonth, endDate, 'last');
  // One end with its day and one without is a slip or a cut.
  if (from === null || until === null || (date === undefined) !== (endDate === undefined)) return null;
  return from > until ? null : { from, until, isOfMonths: date === undefined };
}

function dayOf(
  year: string,
  month: string,
  date: string | undefined,
  missing: 'first' | 'last',
): string | null {
  const [of, at] = [Number(year), Number(month)];
  if (at < 1 || at > 12) return null;
  const last = daysInMonth(of, at);
  const said = date === undefined ? (missing === 'first' ? 1 : last) : Number(date);
  return said < 1 || said > last
    ? null
    : `${year}-${month.padStart(2, '0')}-${String(said).padStart(2, '0')}`;
}

/**
 * One end of the span in a cell, as a cell of its own. A single day is its first one where the head does not promise two;
 * null for what is no span though it should be one.
 */
export function endOfRange(
  cell: SheetCell | undefined,
  head: string,
  end: 'from' | 'until',
): { readonly cell: SheetCell | undefined } | null {
  const text = cell === undefined ? '' : shownText(cell);
  if (text === '') return { cell: undefined };
  const range = dateRange(text);
  if (range !== null) return { cell: range[end] === '' ? undefined : { kind: 'text', text: range[end] } };
  if (end === 'until') return { cell: undefined };
  return /起止|起讫|期间|区间/.test(head) ? null : { cell };
}

/** Rows in which spans are looked for. */
const mostRows = 200;

/** Whether most of what stands in a column below some row are spans. */
export function holdsRanges(sheet: Sheet, headLast: number, column: number): boolean {
  let [filled, ranges] = [0, 0];
  for (let row = headLast + 1; row <= Math.min(sheet.rowCount, headLast + mostRows); row += 1) {
    const text = shownText(sheet.cell(row, column));
    if (text === '') continue;
    filled += 1;
    if (dateRange(text) !== null) ranges += 1;
  }
  return ranges > 0 && ranges * 2 > filled;
}

/** The rows of a column of spans that say months only; null where all say their days. */
export function monthsOnly(
  sheet: Sheet,
  { column, head }: { readonly column: number; readonly head: string },
  rows: readonly number[],
): { readonly head: string; readonly rows: number; readonly first: number; readonly text: string } | null {
  const found = rows.filter((row) => dateRange(shownText(sheet.cell(row, column)))?.isOfMonths === true);
  const [first] = found;
  if (first === undefined) return null;
  return { head: head.trim(), rows: found.length, first, text: shownText(sheet.cell(first, column)) };
}
