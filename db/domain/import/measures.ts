import { cleanNumberText } from '../decimal.ts';
import type { FieldKind } from '../fields.ts';
import type { Parsed } from '../parsed.ts';
import { normaliseText, toHalfWidth } from '../text.ts';
import { shiftedDecimal } from './sheet-cell.ts';

/** How many of a field's own measure one of another is: `times` / `over` x 10^`places`, exactly. */
export interface Measure {
  readonly times: number;
  readonly over?: number;
  readonly places: number;
}

/** A figure that, told in the field's own measure, has more decimals than the field keeps: nothing is rounded. */
export interface MeasureFault {
  readonly code: 'not_whole_measure';
  readonly args: { readonly text: string };
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
/** 1 平方公里 = 1,500 亩, 1 公顷 = 15 亩, 1 平方米 = 0.0015 亩. */
const ofMu: readonly (readonly [RegExp, Measure])[] = [
  [new RegExp(`^${scale}亩$`), { times: 1, places: 0 }],
  [new RegExp(`^${scale}公顷$|^()(?:ha|hm2|hm²)$`), { times: 15, places: 0 }],
  [new RegExp(`^${scale}(?:平方公里|平方千米)$|^()(?:km2|km²)$`), { times: 15, places: 2 }],
  [new RegExp(`^${scale}(?:平方米|平米|㎡|m2|m²)$`), { times: 15, places: -4 }],
];
const ofSquareMetres: typeof ofMu = [
  [new RegExp(`^${scale}(?:平方米|平米|㎡|m2|m²)$`), { times: 1, places: 0 }],
  [new RegExp(`^${scale}公顷$|^()(?:ha|hm2|hm²)$`), { times: 1, places: 4 }],
  [new RegExp(`^${scale}(?:平方公里|平方千米)$|^()(?:km2|km²)$`), { times: 1, places: 6 }],
  [new RegExp(`^${scale}亩$`), { times: 2, over: 3, places: 3 }],
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

/** `（平方公里）`, `[公顷]`, `/万人`, `单位：亩` at the end of a head. */
const atEnd = /[([/:,，\s]\s*(?:单位)?:?\s*([^()[\]/:,，\s]{1,8})[)\]]?$/;

/**
 * What a column's figures are counted in by the end of its head: null for the field's own measure or where the head says
 * none.
 */
export function headMeasure(head: string, kind: FieldKind): Measure | null {
  const known = byKind[kind];
  const word = atEnd.exec(toHalfWidth(normaliseText(head)).toLowerCase())?.[1];
  if (known === undefined || word === undefined) return null;
  const found = measureOf(word, known);
  return found === null || isOwn(found) ? null : found;
}

const isOwn = ({ times, places }: Measure): boolean => times === 1 && places === 0;

function measureOf(word: string, known: typeof ofMu): Measure | null {
  for (const [pattern, measure] of known) {
    const match = pattern.exec(word);
    if (match !== null) return { ...measure, places: measure.places + (powers[match[1] ?? ''] ?? 0) };
  }
  return null;
}

/** Figures with what they are counted in behind them: 35亩, 5.2万平方米, 1,200 人, 3万. */
const withUnit = /^([+-]?[\d.,][\d., ]*?) ?([^\d.,\s+-]{1,6}[23²]?)$/;

/**
 * A cell's figure apart from what is written behind it, and how many of the field's own measure that is; null for a figure
 * alone, `unclear` for 3万 below a head that counts in another measure itself: it may be 3 of them.
 */
export function writtenMeasure(
  text: string,
  kind: FieldKind,
  ofHead: Measure | null,
): { readonly figure: string; readonly measure: Measure } | 'unclear' | null {
  const known = byKind[kind];
  const match = known === undefined ? null : withUnit.exec(cleanNumberText(text).toLowerCase());
  if (known === undefined || match === null) return null;
  const [, figure = '', word = ''] = match;
  const places = kind === 'percent' ? undefined : powers[word];
  if (places !== undefined) return ofHead === null ? { figure, measure: { times: 1, places } } : 'unclear';
  const measure = measureOf(word, known);
  return measure === null ? null : { figure, measure };
}

/** A figure of another measure in the field's own, exactly or not at all; what is no figure is read as it stands. */
export function measured<T>(
  text: string,
  { times, over = 1, places }: Measure,
  parse: (text: string) => Parsed<T>,
): Parsed<T> | { readonly ok: false; readonly problem: MeasureFault } {
  const figure = cleanNumberText(text).replace(/(?<=\d)[, ](?=\d{3,4}(?!\d))/g, '');
  const match = /^([+-]?)(\d*)\.?(\d*)$/.exec(figure);
  if (match === null || figure === '') return parse(text);
  const [, sign = '', whole = '', fraction = ''] = match;
  const digits = BigInt(`${whole}${fraction}` || '0') * BigInt(times);
  const inexact = {
    ok: false,
    problem: { code: 'not_whole_measure', args: { text: text.slice(0, 40) } },
  } as const;
  if (digits % BigInt(over) !== 0n) return inexact;
  const told = digits / BigInt(over);
  const read = parse(shiftedDecimal(`${sign === '-' ? '-' : ''}${told}`, places - fraction.length));
  const isFiner = !read.ok && (read.problem.code === 'too_precise' || read.problem.code === 'not_an_integer');
  return isFiner ? inexact : read;
}
