import { cleanNumberText } from './decimal.ts';
import { accept, type Parsed, refuse } from './parsed.ts';

/** A day of the civil calendar, `2026-03-31`, without time and zone. Compares as a string. */
export type IsoDate = string & { readonly __iso: 'date' };

/** The open end of a validity. */
export const FAR_FUTURE = '9999-12-31' as IsoDate;

/** First year that a typed date or period may lie in; earlier ones are slips of the key. */
export const FIRST_TYPED_YEAR = 1900;

/** English month names, January first. */
export const ENGLISH_MONTHS: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** The day in China (UTC+8, without summer time) of an ISO instant: what an officer calls today, wherever the clock stands. */
export function chinaDate(instant: string): IsoDate {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10) as IsoDate;
}

/** 365 or 366. */
export function daysInYear(year: number): number {
  return isLeapYear(year) ? 366 : 365;
}

/** Days of a month, 1 to 12; 0 for any other month. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

function exists(year: number, month: number, day: number): boolean {
  return year >= 1 && year <= 9999 && day >= 1 && day <= daysInMonth(year, month);
}

/** The date of a year 1 to 9999, month 1 to 12 and day. @throws RangeError when there is no such day. */
export function dateOf(year: number, month: number, day: number): IsoDate {
  if (!exists(year, month, day)) throw new RangeError(`no such date: ${year}-${month}-${day}`);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}` as IsoDate;
}

/** Whether the text is an existing day in the form `2026-03-31`. */
export function isIsoDate(text: string): text is IsoDate {
  const match = ISO.exec(text);
  return match !== null && exists(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** The text as a date. @throws RangeError unless `isIsoDate`; what people type goes through `parseDate`. */
export function isoDate(text: string): IsoDate {
  if (!isIsoDate(text)) throw new RangeError(`not an ISO date: ${text}`);
  return text;
}

/** Year of a date. */
export function yearOf(date: IsoDate): number {
  return Number(date.slice(0, 4));
}

/** Month of a date, 1 to 12. */
export function monthOf(date: IsoDate): number {
  return Number(date.slice(5, 7));
}

function dayOf(date: IsoDate): number {
  return Number(date.slice(8, 10));
}

/** Days since 1 January of the year 1, which is day 0, in the proleptic Gregorian calendar. */
function dayNumber(date: IsoDate): number {
  const year = yearOf(date);
  const before = year - 1;
  let days = before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  for (let month = 1; month < monthOf(date); month += 1) days += daysInMonth(year, month);
  return days + dayOf(date) - 1;
}

/** The date `days` days later (earlier when negative). @throws RangeError outside the years 1 to 9999. */
export function addDays(date: IsoDate, days: number): IsoDate {
  if (!Number.isSafeInteger(days)) throw new RangeError(`not a number of days: ${days}`);
  let rest = dayNumber(date) + days;
  if (rest < 0 || rest > dayNumber(FAR_FUTURE))
    throw new RangeError(`${date} + ${days} days is out of range`);
  // The guess is at most one year too high or too low; 146,097 days are 400 years.
  let year = Math.floor((rest * 400) / 146_097) + 1;
  if (dayNumber(dateOf(year, 1, 1)) > rest) year -= 1;
  else if (year < 9999 && dayNumber(dateOf(year + 1, 1, 1)) <= rest) year += 1;
  rest -= dayNumber(dateOf(year, 1, 1));
  let month = 1;
  while (rest >= daysInMonth(year, month)) {
    rest -= daysInMonth(year, month);
    month += 1;
  }
  return dateOf(year, month, rest + 1);
}

/** Days from a to b: 0 for the same day, 1 for the next one, negative when b is before a. */
export function daysBetween(a: IsoDate, b: IsoDate): number {
  return dayNumber(b) - dayNumber(a);
}

/** Days from a to b with both of them; 0 when b is before a. */
export function daysInclusive(a: IsoDate, b: IsoDate): number {
  return Math.max(0, daysBetween(a, b) + 1);
}

/** The earliest of the dates. */
export function minDate(first: IsoDate, ...others: IsoDate[]): IsoDate {
  let least = first;
  for (const date of others) if (date < least) least = date;
  return least;
}

/** The latest of the dates. */
export function maxDate(first: IsoDate, ...others: IsoDate[]): IsoDate {
  let most = first;
  for (const date of others) if (date > most) most = date;
  return most;
}

/** A date in print: `2021年6月30日`, `30 June 2021` (model §5.3). */
export function formatDateLong(date: IsoDate, language: 'zh-CN' | 'en'): string {
  const [year, month, day] = [yearOf(date), monthOf(date), dayOf(date)];
  return language === 'zh-CN'
    ? `${year}年${month}月${day}日`
    : `${day} ${ENGLISH_MONTHS[month - 1] ?? ''} ${year}`;
}

/** Midnight, which spreadsheets add to a copied date. Any other time is not dropped but refused. */
const MIDNIGHT = /[ T]0?0:00(:00(\.0+)?)?$/;

const YEAR_FIRST = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]$/,
  /^(\d{4})(\d{2})(\d{2})$/,
];

/** A year of two digits, a year at the end, or digits that can be cut in several ways. */
const AMBIGUOUS = [
  /^\d{1,2}([-/.])\d{1,2}\1(\d{1,2}|\d{4})$/,
  /^\d{2}年\d{1,2}月\d{1,2}[日号]$/,
  /^(\d{6}|\d{7})$/,
];

/**
 * Reads a date as typed or pasted, year first: `2026-3-5`, `2026/3/5`, `2026.3.5`, `2026年3月5日`, `20260305`; full width,
 * Chinese numerals (`二〇二一年七月八日`), long dashes and `2026、3、5` too; also what `formatDateLong` writes in English.
 * Refuses: `ambiguous_date` for two-digit years, `3/5/2026` and run-on digits; `no_such_date` for a day that does not exist
 * or a year before 1900; else `not_a_date`.
 */
export function parseDate(text: string): Parsed<IsoDate> {
  const cleaned = cleanNumberText(text).replace(MIDNIGHT, '');
  if (cleaned === '') return refuse('empty');
  const english = /^(\d{1,2}) ([A-Za-z]+) (\d{4})$/.exec(cleaned);
  if (english !== null) {
    const month = ENGLISH_MONTHS.findIndex((name) => name.toLowerCase() === english[2]?.toLowerCase()) + 1;
    return month === 0 ? refuse('not_a_date') : fromParts(Number(english[3]), month, Number(english[1]));
  }
  const compact = inDigits(cleaned)
    .replace(/[–—－‐]/g, '-')
    .replace(/、/g, '.')
    .replace(/ *([-/.年月日号]) */g, '$1')
    .replace(/(?<=年.*)(?<=\d)[日号]?$/, '日')
    .replace(/(?<=^\d{4}[./-]\d{1,2}[./-]\d{1,2})日$/, '');
  for (const pattern of YEAR_FIRST) {
    const match = pattern.exec(compact);
    if (match === null) continue;
    const year = Number(match[1]);
    // `03052026` has the year at its end.
    if (year < FIRST_TYPED_YEAR && /^\d{8}$/.test(compact)) return refuse('ambiguous_date');
    return fromParts(year, Number(match[2]), Number(match[3]));
  }
  return refuse(AMBIGUOUS.some((pattern) => pattern.test(compact)) ? 'ambiguous_date' : 'not_a_date');
}

const NUMERALS = '〇一二三四五六七八九';

/** 二〇二一年七月八日, 二零二一年十二月三十一日 in digits; any other text as it stands. */
function inDigits(text: string): string {
  const match =
    /^([〇○零O一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十廿]{1,3})[日号]?$/.exec(
      text,
    );
  if (match === null) return text;
  const [, year = '', month = '', day = ''] = match;
  const digits = year.replace(/./g, (one) => String(Math.max(NUMERALS.indexOf(one), 0)));
  return `${digits}年${numberOf(month)}月${numberOf(day)}日`;
}

/** 1 to 99 of 七, 十二, 二十, 三十一. */
function numberOf(numeral: string): number {
  const [tens = '', ones = ''] = numeral.replace('廿', '二十').includes('十')
    ? numeral.replace('廿', '二十').split('十')
    : ['0', numeral];
  const digit = (text: string): number => (text === '' ? 0 : NUMERALS.indexOf(text));
  return (tens === '0' ? 0 : tens === '' ? 10 : digit(tens) * 10) + digit(ones);
}

function fromParts(year: number, month: number, day: number): Parsed<IsoDate> {
  if (year < FIRST_TYPED_YEAR || !exists(year, month, day)) return refuse('no_such_date');
  return accept(dateOf(year, month, day));
}
