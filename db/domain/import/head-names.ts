import { languages } from '../locale/labels.ts';
import { fieldLabel } from '../locale/locale.ts';
import { declarationOf, type RecordType } from '../records/catalogue.ts';
import type { Field } from '../records/declaration.ts';
import { normaliseText, toHalfWidth } from '../text.ts';
import { headsOfAnyType, otherHeads } from './column-heads.ts';
import { unitAtEnd } from './written-units.ts';

/** Units of amounts as heads write them. */
export const headUnits = {
  yuan: '元',
  thousandYuan: '千元',
  wanYuan: '万元',
  millionYuan: '百万元',
  yiYuan: '亿元',
} as const;
/** A unit of amounts as heads write it. */
export type HeadUnit = (typeof headUnits)[keyof typeof headUnits];

/** The field that the head of a column names, and the unit of amounts that it states. */
export interface NamedColumn {
  readonly key: string;
  readonly unit: HeadUnit | null;
}

/** Words as heads are compared: half width, lower case, without blanks and marks. */
const plain = (text: string): string =>
  toHalfWidth(normaliseText(text))
    .toLowerCase()
    .replace(/[\s*:：/、.·“”"()]/g, '')
    .replace(/^是否(?=.)/, '');

/** Any other addition in brackets at the end. */
const inBrackets = /[([][^()[\]]*[)\]]$/;

/**
 * Reads heads of pasted and imported columns as fields of a type, by their labels in either language and by what officers call them.
 * @param fixed fields that the page decides: no column is theirs
 * @param typed computed fields that the page lets be typed
 */
export function recordHeads(
  type: RecordType,
  fixed: readonly string[] = [],
  typed: readonly string[] = [],
): (head: string) => NamedColumn | null {
  const { fields: stored, computedFields } = declarationOf(type);
  const fields = [...stored, ...computedFields.filter(({ name }) => typed.includes(name))];
  const keys = new Map<string, string>();
  for (const { name, word } of wordsOf(
    type,
    fields.map(({ name }) => name).filter((name) => !fixed.includes(name)),
  ))
    if (!keys.has(plain(word))) keys.set(plain(word), name);
  return reader(fields, (text) => keys.get(plain(text)));
}

/**
 * The same for heads that are put together from several rows: 投资完成情况, 本月 and 完成 below one another are 本月完成投资,
 * in whatever order their words stand.
 */
export function recordHeadsInAnyOrder(type: RecordType): (head: string) => NamedColumn | null {
  const { fields, computedFields } = declarationOf(type);
  const keys = new Map<string, string | null>();
  // Computed figures are not taken, but are no other figure either.
  const names = [...fields, ...computedFields].map(({ name }) => name);
  for (const { name, word } of wordsOf(type, names)) {
    const key = characters(word);
    if (key.length < fewestCharacters) continue;
    const before = keys.get(key);
    keys.set(key, before === undefined || before === name ? name : null);
  }
  const stored = new Set(fields.map(({ name }) => name));
  return reader(fields, (text) => {
    const key = keys.get(characters(text)) ?? undefined;
    return key !== undefined && stored.has(key) ? key : undefined;
  });
}

/** Fewer make no name by themselves. */
const fewestCharacters = 4;
/** Words that say nothing of which figure it is. */
const fillers = /情况|其中|数额|金额|额/g;
const characters = (text: string): string =>
  [...new Set(plain(text).replace(fillers, '').replaceAll('当月', '本月').replaceAll('当年', '本年'))]
    .sort()
    .join('');

/** What fields are called: labels in either language, then what officers call them. */
function wordsOf(
  type: RecordType,
  names: readonly string[],
): readonly { readonly name: string; readonly word: string }[] {
  const others = (otherHeads[type] ?? {}) as Readonly<Record<string, readonly string[]>>;
  return [
    (name: string) => languages.map((language) => fieldLabel(language, type, name)),
    (name: string) => others[name] ?? [],
    (name: string) => headsOfAnyType[name] ?? [],
  ].flatMap((words) => names.flatMap((name) => words(name).map((word) => ({ name, word }))));
}

function reader(
  fields: readonly Field[],
  keyOf: (text: string) => string | undefined,
): (head: string) => NamedColumn | null {
  const money = new Set(fields.filter(({ kind }) => kind === 'money').map(({ name }) => name));
  return (head) => {
    const text = toHalfWidth(normaliseText(head)).toLowerCase();
    const { bare, unit } = unitAtEnd(text);
    const key = [text, bare, bare.replace(inBrackets, '')].map(keyOf).find((one) => one !== undefined);
    if (key === undefined) return null;
    if (unit === null || !money.has(key)) return { key, unit: null };
    // Dollars are read as nothing rather than as another amount.
    return unit === 'foreign' ? null : { key, unit: headUnits[unit] };
  };
}
