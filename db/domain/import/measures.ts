import { cleanNumberText } from '../decimal.ts';
import type { FieldKind } from '../fields.ts';
import type { Parsed } from '../parsed.ts';
import { normaliseText, toHalfWidth } from '../text.ts';
import { shiftedDecimal } from './sheet-cell.ts';

/** How many of a field's own measure one of the head's is: `times` x 10^`places`. */
export interface Measure {
  readonly times: number;
  readonly places: number;
}

const powers: Readonly<Record<string, number>> = {
  '': 0,
  十: 1,
  百: 2,
  千: 3,
  万: 4,
  十万: 5,
  百万: 6,
  千万: 7,
  亿: 8,
};
const scale = '(十万|百万|千万|[十百千万亿]?)';
/** 1 平方公里 = 1,500 亩, 1 公顷 = 15 亩. */
const ofMu: readonly (readonly [RegExp, Measure | null])[] = [
  [new RegExp(`^${scale}亩$`), { times: 1, places: 0 }],
  [new RegExp(`^${scale}公顷$|^()(?:ha|hm2|hm²)$`), { times: 15, places: 0 }],
  [new RegExp(`^${scale}(?:平方公里|平方千米)$|^()(?:km2|km²)$`), { times: 15, places: 2 }],
  // 1 亩 = 2,000 ÷ 3 ㎡: exactly 0.0015 亩, and refused where the field has too few decimals for the figure.
  [new RegExp(`^${scale}(?:平方米|平米|㎡|m2|m²)$`), { times: 15, places: -4 }],
];
const ofSquareMetres: typeof ofMu = [
  [new RegExp(`^${scale}(?:平方米|平米|㎡|m2|m²)$`), { times: 1, places: 0 }],
  [new RegExp(`^${scale}公顷$|^()(?:ha|hm2|hm²)$`), { times: 1, places: 4 }],
  [new RegExp(`^${scale}(?:平方公里|平方千米)$|^()(?:km2|km²)$`), { times: 1, places: 6 }],
  [new RegExp(`^${scale}亩$`), null],
];
const ofCounts: typeof ofMu = [
  [
    new RegExp(`^${scale}(?:人次|户次|人|户|家|个|名|项|次|所|座|件|节|期|批|村|套|台|辆|亩次)$`),
    { times: 1, places: 0 },
  ],
];
const ofShares: typeof ofMu = [
  [/^()%$/, { times: 1, places: 0 }],
  [/^()‰$/, { times: 1, places: -1 }],
];
const byKind: { readonly [K in FieldKind]?: typeof ofMu } = {
  mu: ofMu,
  squareMetre: ofSquareMetres,
  integer: ofCounts,
  percent: ofShares,
};

/** Kinds whose figures a head may say the measure of. */
export const headMeasureKinds: ReadonlySet<string> = new Set(Object.keys(byKind));

/** Measures that end a head without a mark before them: 规划面积公顷. 人 and 个 end other words, too. */
const behind =
  /(?:十万|百万|千万|[十百千万亿])?(?:亩|公顷|平方公里|平方千米|平方米|㎡|m2|m²|人次|%|‰)$|(?:十万|百万|千万|[百千万亿])[人户]$/;

/** A head without the measure right behind its words; null where none stands there. */
export function measureBehind(head: string): string | null {
  const text = plain(head);
  const found = behind.exec(text);
  return found === null || found.index < 2 ? null : text.slice(0, found.index);
}

/** `（平方公里）`, `[公顷]`, `/万人`, `单位：亩` at the end of a head. */
const atEnd = /[([/:,，\s]\s*(?:单位)?:?\s*([^()[\]/:,，\s]{1,8})[)\]]?$/;

/**
 * What a column's figures are counted in by the end of its head: null for the field's own measure or where the head says
 * none, `other` for one that cannot be told in the field's own.
 */
export function headMeasure(head: string, kind: FieldKind): Measure | 'other' | null {
  const word = wordAtEnd(head);
  return word === undefined ? null : measureOf(word, kind);
}

/** A figure with its measure in one cell, 2.5公顷, 1.2万人; null where none stands behind it, or the field's own. */
export function cellMeasure(
  text: string,
  kind: FieldKind,
): { readonly figure: string; readonly measure: Measure | 'other' } | null {
  const match =
    /^([^a-z㎡\u4e00-\u9fff]*\d\.?\d*)\s*([a-z㎡\u4e00-\u9fff][a-z0-9²㎡\u4e00-\u9fff]{0,7})$/.exec(
      plain(text),
    );
  const [, figure, word] = match ?? [];
  if (figure === undefined || word === undefined) return null;
  const measure = measureOf(word, kind);
  return measure === null ? null : { figure, measure };
}

const wordAtEnd = (head: string): string | undefined =>
  atEnd.exec(plain(head))?.[1] ?? behind.exec(plain(head))?.[0];

const plain = (text: string): string => toHalfWidth(normaliseText(text)).toLowerCase().trim();

function measureOf(word: string, kind: FieldKind): Measure | 'other' | null {
  for (const [pattern, measure] of byKind[kind] ?? []) {
    const match = pattern.exec(word);
    if (match === null) continue;
    if (measure === null) return 'other';
    const places = measure.places + (powers[match[1] ?? ''] ?? 0);
    return measure.times === 1 && places === 0 ? null : { times: measure.times, places };
  }
  return null;
}

/** Kinds of field that the measure at the end of a head counts; null where it names none. */
export function measureOfHead(head: string): readonly FieldKind[] | null {
  const word = wordAtEnd(head);
  if (word === undefined) return null;
  const kinds = (Object.entries(byKind) as [FieldKind, typeof ofMu][]).filter(([, known]) =>
    known.some(([pattern]) => pattern.test(word)),
  );
  return kinds.length === 0 ? null : kinds.map(([kind]) => kind);
}

/** A figure of another measure in the field's own, exactly; with a unit of its own it is read as it stands. */
export function measured<T>(
  text: string,
  { times, places }: Measure,
  parse: (text: string) => Parsed<T>,
): Parsed<T> {
  const figure = cleanNumberText(text).replace(/(?<=\d)[, ](?=\d{3,4}(?!\d))/g, '');
  const match = /^([+-]?)(\d*)\.?(\d*)$/.exec(figure);
  if (match === null || figure === '') return parse(text);
  const [, sign = '', whole = '', fraction = ''] = match;
  const digits = BigInt(`${whole}${fraction}` || '0') * BigInt(times);
  return parse(shiftedDecimal(`${sign === '-' ? '-' : ''}${digits}`, places - fraction.length));
}
