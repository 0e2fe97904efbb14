import {
  dateOf,
  daysInMonth,
  ENGLISH_MONTHS,
  FIRST_TYPED_YEAR,
  type IsoDate,
  monthOf,
  yearOf,
} from './dates.ts';
import { cleanNumberText } from './decimal.ts';
import { accept, type Parsed, refuse } from './parsed.ts';

/** A report period: `2026`, `2026H1`, `2026Q3`, `2026-07`. */
export type Period = string & { readonly __period: 'period' };

export type PeriodKind = 'year' | 'half' | 'quarter' | 'month';

/** A period taken apart: the index counts its kind within the year, from 1. */
interface Parts {
  readonly year: number;
  readonly kind: PeriodKind;
  readonly index: number;
}

const PER_YEAR: Readonly<Record<PeriodKind, number>> = { year: 1, half: 2, quarter: 4, month: 12 };
const CANONICAL = /^(\d{4})(?:H([12])|Q([1-4])|-(0[1-9]|1[0-2]))?$/;

function partsOf(text: string): Parts | null {
  const match = CANONICAL.exec(text);
  if (match === null || match[1] === '0000') return null;
  const [, year, half, quarter, month] = match;
  if (half !== undefined) return { year: Number(year), kind: 'half', index: Number(half) };
  if (quarter !== undefined) return { year: Number(year), kind: 'quarter', index: Number(quarter) };
  if (month !== undefined) return { year: Number(year), kind: 'month', index: Number(month) };
  return { year: Number(year), kind: 'year', index: 1 };
}

/** Rules ask the same few periods of every record. */
const known = new Map<Period, Parts>();

function parts(p: Period): Parts {
  const before = known.get(p);
  if (before !== undefined) return before;
  const found = partsOf(p);
  if (found === null) throw new RangeError(`not a period: ${p}`);
  known.set(p, found);
  return found;
}

function write({ year, kind, index }: Parts): Period {
  if (year < 1 || year > 9999) throw new RangeError(`period outside the years 1 to 9999: ${year}`);
  const head = String(year).padStart(4, '0');
  if (kind === 'year') return head as Period;
  if (kind === 'month') return `${head}-${String(index).padStart(2, '0')}` as Period;
  return `${head}${kind === 'half' ? 'H' : 'Q'}${index}` as Period;
}

/** Whether the text is a period in its stored form. */
export function isPeriod(text: string): text is Period {
  return partsOf(text) !== null;
}

/** The text as a period. @throws RangeError unless `isPeriod`; what people type goes through `parsePeriod`. */
export function period(text: string): Period {
  if (!isPeriod(text)) throw new RangeError(`not a period: ${text}`);
  return text;
}

export function periodKind(p: Period): PeriodKind {
  return parts(p).kind;
}

export function yearOfPeriod(p: Period): number {
  return parts(p).year;
}

function firstMonth({ kind, index }: Parts): number {
  return ((index - 1) * 12) / PER_YEAR[kind] + 1;
}

/** First day of the period. */
export function periodStart(p: Period): IsoDate {
  const its = parts(p);
  return dateOf(its.year, firstMonth(its), 1);
}

/** Last day of the period. */
export function periodEnd(p: Period): IsoDate {
  const its = parts(p);
  const month = firstMonth(its) + 12 / PER_YEAR[its.kind] - 1;
  return dateOf(its.year, month, daysInMonth(its.year, month));
}

function shift(p: Period, by: number): Period {
  const { year, kind, index } = parts(p);
  const count = PER_YEAR[kind];
  const ordinal = year * count + index - 1 + by;
  return write({ year: Math.floor(ordinal / count), kind, index: (ordinal % count) + 1 });
}

/** The period of the same kind just before. @throws RangeError before the year 1. */
export function previousPeriod(p: Period): Period {
  return shift(p, -1);
}

/** The period of the same kind just after. @throws RangeError after the year 9999. */
export function nextPeriod(p: Period): Period {
  return shift(p, 1);
}

/** The same months one year earlier. @throws RangeError before the year 1. */
export function samePeriodLastYear(p: Period): Period {
  return shift(p, -PER_YEAR[periodKind(p)]);
}

/** Whether the date lies in the period, first and last day included. */
export function periodContains(p: Period, date: IsoDate): boolean {
  return periodStart(p) <= date && date <= periodEnd(p);
}

/** The period of a kind that a date lies in. */
export function periodOfDate(date: IsoDate, kind: PeriodKind): Period {
  return write({ year: yearOf(date), kind, index: Math.ceil((monthOf(date) * PER_YEAR[kind]) / 12) });
}

/**
 * Order of periods, for sort: by their last day; of those that end together the shorter first, so that a month stands
 * before the quarter, half-year and year that it completes. 0 only for the same period.
 */
export function comparePeriods(a: Period, b: Period): number {
  const [endA, endB] = [periodEnd(a), periodEnd(b)];
  if (endA !== endB) return endA < endB ? -1 : 1;
  return Math.sign(PER_YEAR[periodKind(b)] - PER_YEAR[periodKind(a)]);
}

const QUARTER_NUMERALS = '一二三四';

/** A period in words: `2020年第三季度`, `2020年上半年`; `Q3 2020`, `H1 2020`, `July 2020`. `parsePeriod` reads it back. */
export function formatPeriod(p: Period, language: 'zh-CN' | 'en'): string {
  const { year, kind, index } = parts(p);
  const zh = language === 'zh-CN';
  switch (kind) {
    case 'year':
      return zh ? `${year}年` : `${year}`;
    case 'half':
      return zh ? `${year}年${index === 1 ? '上' : '下'}半年` : `H${index} ${year}`;
    case 'quarter':
      return zh ? `${year}年第${QUARTER_NUMERALS.charAt(index - 1)}季度` : `Q${index} ${year}`;
    case 'month':
      return zh ? `${year}年${index}月` : `${ENGLISH_MONTHS[index - 1] ?? ''} ${year}`;
  }
}

/** What officers write, blanks removed and letters upper case; each pattern has the groups `year` and `index`. */
const WRITTEN: readonly { readonly kind: PeriodKind; readonly pattern: RegExp }[] = [
  { kind: 'year', pattern: /^(?<year>\d{4})(年|年度|年全年|全年)?$/ },
  { kind: 'half', pattern: /^(?<year>\d{4})-?H(?<index>\d)$/ },
  { kind: 'half', pattern: /^H(?<index>\d)(?<year>\d{4})$/ },
  { kind: 'half', pattern: /^(?<year>\d{4})年?(?<index>[上下])半年$/ },
  { kind: 'quarter', pattern: /^(?<year>\d{4})-?Q(?<index>\d)$/ },
  { kind: 'quarter', pattern: /^Q(?<index>\d)(?<year>\d{4})$/ },
  { kind: 'quarter', pattern: /^(?<year>\d{4})年第?(?<index>[\d一二三四])季度?$/ },
  { kind: 'month', pattern: /^(?<year>\d{4})[-/.](?<index>\d{1,2})$/ },
  { kind: 'month', pattern: /^(?<year>\d{4})年(?<index>\d{1,2})月份?$/ },
  { kind: 'month', pattern: /^(?<year>\d{4})(?<index>\d{2})$/ },
  { kind: 'month', pattern: /^(?<index>[A-Z]+)(?<year>\d{4})$/ },
];

/** A year of two digits, or a year at the end. */
const AMBIGUOUS = /^(\d{2}(年.*|-?[QH]\d)|\d{1,2}[-/.]\d{2}(\d{2})?)$/;

const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([
  ['上', 1],
  ['下', 2],
  ...[...QUARTER_NUMERALS].map((numeral, index) => [numeral, index + 1] as const),
  ...ENGLISH_MONTHS.map((name, index) => [name.toUpperCase(), index + 1] as const),
]);

/**
 * Reads a period as typed: `2026`, `2026年`, `2026H1`, `2026年上半年`, `2026Q3`, `2026年第3季度`, `2026年第三季度`, `2026-07`,
 * `2026年7月`, `202607`, full width too, and what `formatPeriod` writes. Refuses: `no_such_date` for a fifth quarter, a
 * thirteenth month or a year before 1900; `ambiguous_date` for two-digit years and `7/2026`; else `not_a_date`.
 */
export function parsePeriod(text: string): Parsed<Period> {
  const cleaned = cleanNumberText(text).replace(/ /g, '').toUpperCase();
  if (cleaned === '') return refuse('empty');
  for (const { kind, pattern } of WRITTEN) {
    const groups = pattern.exec(cleaned)?.groups;
    if (groups === undefined) continue;
    const year = Number(groups.year);
    const word = groups.index ?? '1';
    const index = NUMBER_WORDS.get(word) ?? Number(word);
    if (Number.isNaN(index)) return refuse('not_a_date');
    if (year < FIRST_TYPED_YEAR || index < 1 || index > PER_YEAR[kind]) return refuse('no_such_date');
    return accept(write({ year, kind, index }));
  }
  return refuse(AMBIGUOUS.test(cleaned) ? 'ambiguous_date' : 'not_a_date');
}
