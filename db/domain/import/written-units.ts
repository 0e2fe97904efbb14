import type { MoneyScale } from '../money.ts';
import { normaliseText, toHalfWidth } from '../text.ts';

/** Unit of amounts that are written without one. */
export type WrittenUnit = MoneyScale;

const unitOf: ReadonlyMap<string, WrittenUnit> = new Map([
  ['元', 'yuan'],
  ['yuan', 'yuan'],
  ['千元', 'thousandYuan'],
  ['1,000 yuan', 'thousandYuan'],
  ['万元', 'wanYuan'],
  ['10,000 yuan', 'wanYuan'],
  ['百万元', 'millionYuan'],
  ['million yuan', 'millionYuan'],
  ['亿元', 'yiYuan'],
]);

const plain = (text: string): string => toHalfWidth(normaliseText(text)).toLowerCase();

/** The unit of amounts that a text is and nothing else: 万元, 人民币元, （元）; null for any other text. */
export function moneyUnit(text: string): WrittenUnit | null {
  const word = plain(text)
    .replace(/^\(|\)$/g, '')
    .replace(/\s/g, '')
    .replace(/^人民币/, '');
  return unitOf.get(word) ?? null;
}

/** A unit of amounts at the end of a head: `金额（万元）`, `金额[万元]`, `金额/元`, `金额 单位：元`, `单价（万元/亩）`. */
const atEnd =
  /[([/:\s,，](?:单位)?:?\s*(?:人民币)?(千元|万元|元|百万元|亿元|1,000 yuan|10,000 yuan|million yuan|yuan)(?:\/[亩年村期次家])?[)\]]?$/;
/** The same right behind the word: `总投资亿元`, `分配金额元`. */
const behind = /(?<=..)(千元|百万元|万元|亿元)$|(?<=[额金款资费税值入益价])(元)$/;
/** Amounts that are not kept so: other currencies, and powers of ten that nobody writes. */
const foreign =
  /(?:[([/:\s,，](?:单位)?:?\s*|(?<=..))((?:[十百千]万?|万|亿)?(?:[美欧日港]元|英镑|欧元)|(?:百|十万|千万|十亿|百亿|千亿|万亿|十)元|(?<![a-z])(?:usd|eur|gbp|hkd))[)\]]?$|[([/:\s,，]((?:[十百千]万?|万|亿)?元\/(?![亩年村期次家][)\]]?$)[^()[\]/]{1,6})[)\]]?$/;

/** A head apart from the unit of amounts at its end; `foreign` where that is none in which amounts are kept. */
export function unitAtEnd(head: string): {
  readonly bare: string;
  readonly unit: WrittenUnit | 'foreign' | null;
  /** The unit as it is written, where it is a foreign one. */
  readonly said: string;
} {
  const text = plain(head);
  const other = foreign.exec(text);
  if (other !== null)
    return { bare: text.slice(0, other.index), unit: 'foreign', said: other[1] ?? other[2] ?? '' };
  const found = atEnd.exec(text) ?? behind.exec(text);
  if (found === null) return { bare: text, unit: null, said: '' };
  const unit = unitOf.get(found[1] ?? found[2] ?? '') ?? null;
  return { bare: text.slice(0, found.index), unit, said: '' };
}

/** `单位：亩、万元`, `（金额单位：人民币元）`, `Unit: 10,000 yuan`: what is filled in by (填报单位) is none. */
const statement = /(?:^|[\s(,;，。])(?:计量|金额|货币|数量)?单位为?:?\s*([^()]+?)\)?$|^\(?unit: ?(.+?)\)?$/;

/**
 * The unit that a text states for the amounts of a whole table, alone or among others. Null where it states none, or several.
 * @param isTitle a title also states it in brackets at its end: `村集体收入（万元）`
 */
export function statedUnit(text: string, isTitle: boolean): WrittenUnit | 'foreign' | null {
  const words = plain(text);
  const [, chinese, english] = statement.exec(words) ?? [];
  const listed = chinese ?? english ?? (isTitle ? /\(([^()]+)\)$/.exec(words)?.[1] : undefined);
  if (listed === undefined) return null;
  const parts = (unitOf.has(listed) ? [listed] : listed.split(/[、,，;/和\s]+/)).map((part) =>
    part.replace(/^人民币/, ''),
  );
  const units = new Set(parts.flatMap((part) => unitOf.get(part) ?? []));
  if (parts.some((part) => unitAtEnd(`(${part})`).unit === 'foreign')) return 'foreign';
  const [only] = units;
  return units.size === 1 && only !== undefined ? only : null;
}

/** Whether a text is nothing but what the figures below it are counted in. */
export function isUnitWord(text: string): boolean {
  const word = plain(text).replace(/^\(|\)$/g, '');
  return (
    moneyUnit(word) !== null || /^(?:户|人|人次|亩|公顷|平方公里|平方米|m²|%|‰|个|家|项|年|月|日)$/.test(word)
  );
}
