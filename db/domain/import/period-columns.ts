import type { FieldKind } from '../fields.ts';
import { languages } from '../locale/labels.ts';
import { fieldLabel } from '../locale/locale.ts';
import { declarationOf, type RecordType } from '../records/catalogue.ts';
import type { Field } from '../records/declaration.ts';
import { normaliseText, toHalfWidth } from '../text.ts';
import { headWords } from './column-heads.ts';
import type { ColumnUse } from './column-use.ts';
import type { NamedColumn } from './head-names.ts';
import { periodOfHead } from './period-heads.ts';
import { unitAtEnd, type WrittenUnit } from './written-units.ts';

/* Tables that put the months or years of a thing side by side: one record for each row and period. */

const figureKinds: ReadonlySet<FieldKind> = new Set(['money', 'percent', 'mu', 'squareMetre', 'integer']);
const ofPeriod = ['本月', '当月', '本年', '当年', ''];

/** The field by which records of a type are of a month or a year, where they are known by it; null for others. */
export function periodFieldOf(
  type: RecordType,
): { readonly name: string; readonly kind: 'year' | 'month' } | null {
  const { fields, naturalKey } = declarationOf(type);
  const found = fields.find(
    ({ name, kind }) => (kind === 'month' || kind === 'year') && naturalKey.includes(name),
  );
  if (found === undefined) return null;
  return { name: found.name, kind: found.kind === 'month' ? 'month' : 'year' };
}

/** Figures of a type: what a column of a month or a year may hold. */
export function measuresOf(type: RecordType): readonly Field[] {
  const { fields, naturalKey } = declarationOf(type);
  return fields.filter(({ name, kind }) => figureKinds.has(kind) && !naturalKey.includes(name));
}

/**
 * The columns of a table with those of a month or year named as such, and what stands once for all of them kept only where
 * records are known by it: the progress of a project is not that of every month. Null where no column is of a period, or where
 * the table says its figures without one.
 * @param plain the columns by their heads alone
 * @param titles what stands above the heads, and on the tab: there the measure is named that no head names
 * @param stated unit of the whole sheet
 */
export function withPeriods(
  type: RecordType,
  plain: readonly ColumnUse[],
  titles: readonly string[],
  stated: WrittenUnit | null,
  readHead: (head: string) => NamedColumn | null,
): readonly ColumnUse[] | null {
  const by = periodFieldOf(type);
  if (by === null || plain.some(({ field }) => field === by.name)) return null;
  const measures = new Set(measuresOf(type).map(({ name }) => name));
  const taken = new Set<string>();
  const places = new Map<number, ColumnUse>();
  let bare = 0;
  for (const { column, head, field } of plain) {
    if (field !== null) continue;
    const found = periodOfHead(head, by.kind);
    if (found === null) continue;
    const { unit } = unitAtEnd(head);
    if (unit === 'foreign') continue;
    const words = found.rest.replace(/^\([^()]*\)$/, '');
    const named = words === '' ? null : measureNamed(words, measures, readHead);
    // What a head says besides its month is another figure: 1月计划.
    if (words !== '' && named === null) continue;
    const key = `${named ?? ''} ${found.period}`;
    // The same month twice: which of them counts is not said.
    if (taken.has(key)) return null;
    taken.add(key);
    if (named === null) bare += 1;
    places.set(column, { column, head, field: named, unit: unit ?? stated, period: found.period });
  }
  const measure = bare === 0 ? null : measureOfTitles(type, titles, readHead);
  // One 2024 alone over a column is no row of heads.
  if (places.size === 0 || (bare === 1 && places.size === 1 && measure === null)) return null;
  const found = [...places.values()].map((one) => ({ ...one, field: one.field ?? measure }));
  const figures = new Set(found.map(({ field }) => field));
  if (plain.some(({ field }) => field !== null && figures.has(field))) return null;
  const byColumn = new Map(found.map((one) => [one.column, one]));
  const known = keyFieldsOf(type);
  return plain.map((one) => {
    const of = byColumn.get(one.column);
    if (of !== undefined) return of;
    return one.field === null || known.has(one.field) ? one : { ...one, field: null, unit: null };
  });
}

function keyFieldsOf(type: RecordType): ReadonlySet<string> {
  const { fields, naturalKey } = declarationOf(type);
  return new Set([
    ...naturalKey,
    ...fields.filter(({ need }) => need === 'identity').map(({ name }) => name),
  ]);
}

function measureNamed(
  words: string,
  measures: ReadonlySet<string>,
  readHead: (head: string) => NamedColumn | null,
): string | null {
  for (const before of ofPeriod) {
    const named = readHead(`${before}${words}`);
    if (named !== null && measures.has(named.key)) return named.key;
  }
  return null;
}

const plainWords = (text: string): string =>
  toHalfWidth(normaliseText(text))
    .toLowerCase()
    .replace(/[\s()（）]/g, '');
/** Words that make another figure of a measure. */
const otherFigure = /累计|计划|预计|目标|预算|拟|同比|增长|增减|占比|cumulative|plan|target/;
/** Shorter words stand in titles by chance. */
const shortest = 3;

/** The one figure of a type that the titles of a table name; null where they name none, several, or a plan of it. */
function measureOfTitles(
  type: RecordType,
  titles: readonly string[],
  readHead: (head: string) => NamedColumn | null,
): string | null {
  const words = measuresOf(type).flatMap(({ name }) =>
    [...languages.map((language) => fieldLabel(language, type, name)), ...headWords(type, name).own]
      .map((word) => plainWords(word).replace(/^(?:本月|当月|本年度?|当年)/, ''))
      .filter((word) => word.length >= shortest)
      .map((word) => ({ name, word })),
  );
  const found = new Set<string>();
  for (const title of titles) {
    let left = plainWords(title);
    for (const { name, word } of words.toSorted((a, b) => b.word.length - a.word.length)) {
      if (!left.includes(word)) continue;
      found.add(name);
      left = left.replaceAll(word, ' ');
    }
    if (otherFigure.test(left)) return null;
  }
  // A line that is nothing but the figure's name: 指标：资金.
  for (const title of titles) {
    const alone = readHead(title.replace(/^.*[:：]/, ''));
    if (alone !== null && measuresOf(type).some(({ name }) => name === alone.key)) found.add(alone.key);
  }
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : null;
}
