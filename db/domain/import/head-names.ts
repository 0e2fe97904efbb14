import { languages } from '../locale/labels.ts';
import { fieldLabel } from '../locale/locale.ts';
import { declarationOf, type RecordType } from '../records/catalogue.ts';
import type { Field } from '../records/declaration.ts';
import { normaliseText, toHalfWidth } from '../text.ts';
import { headWords } from './column-heads.ts';
import { headMeasureKinds, measureBehind } from './measures.ts';
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
  /** Whether the head is the field's own label: then it stands before a column that is called otherwise. */
  readonly isLabel?: boolean;
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
  const keys = new Map<string, Word>();
  for (const word of wordsOf(
    type,
    fields.map(({ name }) => name).filter((name) => !fixed.includes(name)),
  ))
    if (!keys.has(plain(word.word))) keys.set(plain(word.word), word);
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
    const name = keys.get(characters(text)) ?? undefined;
    return name !== undefined && stored.has(name) ? { name, isLabel: false } : undefined;
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

/** A word that names a field. */
interface Word {
  readonly name: string;
  readonly word: string;
  readonly isLabel: boolean;
}

/** What fields are called: labels in either language, what officers call them, and labels without what is added to them. */
export function wordsOf(type: RecordType, names: readonly string[]): readonly Word[] {
  const labels = (name: string): readonly string[] =>
    languages.map((language) => fieldLabel(language, type, name));
  return [
    { words: labels, isLabel: true },
    { words: (name: string) => headWords(type, name).own, isLabel: false },
    { words: (name: string) => headWords(type, name).any, isLabel: false },
    { words: (name: string) => labels(name).flatMap(shorter), isLabel: false },
  ].flatMap(({ words, isLabel }) =>
    names.flatMap((name) => words(name).map((word) => ({ name, word, isLabel }))),
  );
}

/** 其中：飞地收益 is 飞地收益, 乡村振兴示范点（个） is 乡村振兴示范点, 文件/协议 is either. */
function shorter(label: string): readonly string[] {
  const bare = toHalfWidth(label)
    .replace(/^其中:|^of which:? /i, '')
    .replace(inBrackets, '')
    .trim();
  return bare.includes('/') ? [bare, ...bare.split('/').filter((part) => part.length > 1)] : [bare];
}

function reader(
  fields: readonly Field[],
  keyOf: (text: string) => Pick<Word, 'name' | 'isLabel'> | undefined,
): (head: string) => NamedColumn | null {
  const money = new Set(fields.filter(({ kind }) => kind === 'money').map(({ name }) => name));
  const kinds = new Map(fields.map(({ name, kind }) => [name, kind]));
  return (head) => {
    const text = toHalfWidth(normaliseText(head)).toLowerCase();
    const { bare, unit } = unitAtEnd(text);
    const found = [text, bare, bare.replace(inBrackets, '')].map(keyOf).find((one) => one !== undefined);
    const { name: key, isLabel } = found ?? { name: undefined, isLabel: false };
    if (key === undefined) return withoutMeasure(text);
    if (unit === null || !money.has(key)) return { key, isLabel, unit: null };
    // Dollars are read as nothing rather than as another amount.
    return unit === 'foreign' ? null : { key, isLabel, unit: headUnits[unit] };
  };

  /** 规划面积亩, with the unit of its figures right behind it. */
  function withoutMeasure(text: string): NamedColumn | null {
    const bare = measureBehind(text);
    const found = bare === null ? undefined : keyOf(bare);
    const isCounted = found !== undefined && headMeasureKinds.has(kinds.get(found.name) ?? 'text');
    return isCounted ? { key: found.name, isLabel: false, unit: null } : null;
  }
}
