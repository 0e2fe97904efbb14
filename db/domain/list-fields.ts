import { ENGLISH_MONTHS, FIRST_TYPED_YEAR } from './dates.ts';
import { accept, type Parsed, refuse } from './parsed.ts';
import { normaliseText, toHalfWidth } from './text.ts';

/** Last year a field takes; `year` in `fields.ts` has the same limits. */
const LAST_TYPED_YEAR = 2200;

/** What stands between two entries of a list. */
const SEPARATORS = /[,，、;\s]+/;

/**
 * Reads months of the year: `6,12`, `6、12`, `6月、12月`, `Jun, Dec`. Stored ascending, each once. Refuses `no_such_date` for
 * a thirteenth month, `not_a_date` for other words.
 */
export function parseMonthList(text: string): Parsed<string> {
  return parseList(text, (entry) => {
    const digits = /^0?(\d{1,2})(?:月份?)?$/.exec(entry)?.[1];
    const month = digits === undefined ? namedMonth(entry) : Number(digits);
    if (month === null) return refuse('not_a_date');
    return month >= 1 && month <= 12 ? accept(month) : refuse('no_such_date');
  });
}

/**
 * Reads calendar years: `2019,2020`, `2019、2020年`, `2019年度`. Stored ascending, each once. Refuses `ambiguous_date` for two
 * digits, `no_such_date` outside 1900 to 2200, `not_a_date` for anything else, ranges too.
 */
export function parseYearList(text: string): Parsed<string> {
  return parseList(text, parseYear);
}

/** Reads one calendar year: `2026`, `2026年`, `2026年度`; refuses as `parseYearList` does, and `empty`. */
export function parseYear(text: string): Parsed<number> {
  const cleaned = cleanList(text);
  if (cleaned === '') return refuse('empty');
  const digits = /^(\d+) ?年?度?$/.exec(cleaned)?.[1];
  if (digits === undefined) return refuse('not_a_date');
  if (digits.length === 2) return refuse('ambiguous_date');
  if (digits.length !== 4) return refuse('not_a_date');
  const year = Number(digits);
  return year < FIRST_TYPED_YEAR || year > LAST_TYPED_YEAR ? refuse('no_such_date') : accept(year);
}

/** Months for reading: `6月、12月`, `Jun, Dec`; `parseMonthList` reads it back. */
export function formatMonthList(months: string, language: 'zh-CN' | 'en'): string {
  if (months === '') return '';
  const list = months.split(',').map(Number);
  return language === 'zh-CN'
    ? list.map((month) => `${month}月`).join('、')
    : list.map((month) => (ENGLISH_MONTHS[month - 1] ?? '').slice(0, 3)).join(', ');
}

/** Years for reading: `2019、2020`, `2019, 2020`; `parseYearList` reads it back. */
export function formatYearList(years: string, language: 'zh-CN' | 'en'): string {
  return years.split(',').join(language === 'zh-CN' ? '、' : ', ');
}

function cleanList(text: string): string {
  return toHalfWidth(normaliseText(text))
    .replace(/^['‘’]/, '')
    .trim();
}

function parseList(text: string, parseEntry: (entry: string) => Parsed<number>): Parsed<string> {
  const entries = cleanList(text)
    .split(SEPARATORS)
    .filter((entry) => entry !== '');
  if (entries.length === 0) return refuse('empty');
  const numbers = new Set<number>();
  for (const entry of entries) {
    const parsed = parseEntry(entry);
    if (!parsed.ok) return parsed;
    numbers.add(parsed.value);
  }
  return accept([...numbers].sort((a, b) => a - b).join(','));
}

function namedMonth(word: string): number | null {
  const start = word.toLowerCase();
  const index =
    start.length < 3 ? -1 : ENGLISH_MONTHS.findIndex((name) => name.toLowerCase().startsWith(start));
  return index < 0 ? null : index + 1;
}
