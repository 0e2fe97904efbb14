import type { FieldKind } from './fields.ts';
import { type Fen, parseMoney } from './money.ts';
import { pinyinOf } from './pinyin.ts';
import { type AnyRecord, declarationOf, type RecordType } from './records/catalogue.ts';
import type { Field } from './records/declaration.ts';
import { normaliseText, toHalfWidth } from './text.ts';

/** Changed whenever the words below change: an index of another edition is made anew. */
export const searchEdition = 2;

/** Kinds whose value is found by a part of it; of an option, a date or a reference the list's filters ask. */
const foundByText: ReadonlySet<FieldKind> = new Set([
  'text',
  'longText',
  'code',
  'uscc',
  'areaCode',
  'industryCode',
  'villageCode',
]);
export const isFoundByText = (field: Field): boolean => foundByText.has(field.kind);

/** Groups whose texts are names of something, and are found by pinyin, too. */
const isName = (field: Field): boolean => field.kind === 'text' && field.group !== 'evidence';

/**
 * Text as it is compared: half-width, small letters, without blanks; dashes of every length and brackets of every form are
 * one: 龙游-镇海 and 龙游——镇海, 〔2021〕 and [2021].
 */
export function searchForm(text: string): string {
  const words = toHalfWidth(normaliseText(text)).toLowerCase().replace(/\s+/g, '');
  if (!/[‐-―−─﹣~～〔〕【】[\]]/.test(words)) return words;
  return words
    .replace(/[-‐-―−─﹣~～]+/g, '-')
    .replace(/[〔【[]/g, '(')
    .replace(/[〕】\]]/g, ')');
}

/** In full-width digits, which no typed text has (`searchForm`): 331 must not be found within 1331.00. */
const amountWord = (amount: number): string =>
  `=${String(amount).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))}`;

/**
 * What a record is found by: its own texts and codes, pinyin of its names, and its amounts. One a line, a line break at
 * either end, so that one look tells "is", "begins with" and "holds" apart. A record's parents are not in it: what they
 * are called may change without it.
 */
export function searchWords(type: RecordType, record: AnyRecord): string {
  const words = new Set<string>();
  for (const field of declarationOf(type).fields) {
    const value = record[field.name] ?? null;
    if (value === null) continue;
    if (field.kind === 'money') words.add(amountWord(Number(value)));
    if (!isFoundByText(field)) continue;
    words.add(searchForm(String(value)));
    if (!isName(field)) continue;
    for (const { full, initials } of pinyinOf(String(value))) words.add(full).add(initials);
  }
  words.delete('');
  return words.size === 0 ? '' : `\n${[...words].join('\n')}\n`;
}

export interface SearchNeedle {
  /** Found as a part of a record's words. */
  readonly text: string;
  /** Whole lines of the words that mean the typed amount, read as 元 and as 万元. */
  readonly amounts: readonly string[];
}

/** What a typed word looks for in the words of records. */
export function searchNeedle(typed: string): SearchNeedle {
  const amounts = typedAmounts(typed).map((amount) => `\n${amountWord(amount)}\n`);
  return { text: searchForm(typed), amounts };
}

/** Amounts that a typed word may mean: as 元 and as 万元 where it does not say which. */
export function typedAmounts(typed: string): readonly Fen[] {
  const units = ['yuan', 'wanYuan'] as const;
  const read = units
    .map((unit) => parseMoney(typed, unit))
    .flatMap((parsed) => (parsed.ok ? parsed.value : []));
  return [...new Set(read)];
}

/** Typed text in the words that must all be found. */
export function typedWords(text: string): readonly string[] {
  return normaliseText(toHalfWidth(text))
    .split(/\s+/)
    .filter((word) => searchForm(word) !== '')
    .slice(0, 8);
}
