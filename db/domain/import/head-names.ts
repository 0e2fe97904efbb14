import { languages } from '../locale/labels.ts';
import { fieldLabel } from '../locale/locale.ts';
import { declarationOf, type RecordType } from '../records/catalogue.ts';
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
  const others = (otherHeads[type] ?? {}) as Readonly<Record<string, readonly string[]>>;
  const keys = new Map<string, string>();
  for (const words of [
    (name: string) => languages.map((language) => fieldLabel(language, type, name)),
    (name: string) => others[name] ?? [],
    (name: string) => headsOfAnyType[name] ?? [],
  ]) {
    for (const { name } of fields.filter((field) => !fixed.includes(field.name))) {
      for (const word of words(name)) if (!keys.has(plain(word))) keys.set(plain(word), name);
    }
  }
  const money = new Set(fields.filter(({ kind }) => kind === 'money').map(({ name }) => name));
  return (head) => {
    const text = toHalfWidth(normaliseText(head)).toLowerCase();
    const { bare, unit } = unitAtEnd(text);
    const key = [text, bare, bare.replace(inBrackets, '')]
      .map((one) => keys.get(plain(one)))
      .find((one) => one !== undefined);
    if (key === undefined) return null;
    if (unit === null || !money.has(key)) return { key, unit: null };
    // Dollars are read as nothing rather than as another amount.
    return unit === 'foreign' ? null : { key, unit: headUnits[unit] };
  };
}
