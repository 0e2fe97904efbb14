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
/** A figure that, told in the field's own measure, has more decimals than the field keeps: nothing is rounded. */
export interface MeasureFault {
  readonly code: 'not_whole_measure';
  readonly args: { readonly text: string };
}

/** 1 平方公里 = 1,500 亩, 1 公顷 = 15 亩. */
const ofMu: readonly (readonly [RegExp, Measure])[] = [
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
 * none.
 */
export function headMeasure(head: string, kind: FieldKind): Measure | null {
  const word = wordAtEnd(head);
  const found = word === undefined ? null : measureOf(word, kind);
  return found === null || (found.times === 1 && found.places === 0) ? null : found;
}

/** Figures with what they are counted in behind them: 35亩, 5.2万平方米, 1,200 人, 3万. */
const withUnit = /^([+-]?[\d.,][\d., ]*?) ?([^\d.,\s+-]{1,6}[23²]?)$/;

/**
 * A cell's figure apart from what is written behind it, and how many of the field's own measure that is; null for a figure
 * alone, `unclear` for 3万 below a head that counts in another measure itself: it may be 3 of them.
 */
export function cellMeasure(
  text: string,
  kind: FieldKind,
  ofHead: Measure | null,
): { readonly figure: string; readonly measure: Measure } | 'unclear' | null {
  const match = byKind[kind] === undefined ? null : withUnit.exec(cleanNumberText(text).toLowerCase());
  const [, figure, word] = match ?? [];
  if (figure === undefined || word === undefined) return null;
  const places = kind === 'percent' ? undefined : powers[word];
  if (places !== undefined) return ofHead === null ? { figure, measure: { times: 1, places } } : 'unclear';
  const measure = measureOf(word, kind);
  return measure === null ? null : { figure, measure };
}

const wordAtEnd = (head: string): string | undefined =>
  atEnd.exec(plain(head))?.[1] ?? behind.exec(plain(head))?.[0];

const plain = (text: string): string => toHalfWidth(normaliseText(text)).toLowerCase().trim();

function measureOf(word: string, kind: FieldKind): Measure | null {
  for (const [pattern, measure] of byKind[kind] ?? []) {
    const match = pattern.exec(word);
    if (match !== null) return { ...measure, places: measure.places + (powers[match[1] ?? ''] ?? 0) };
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

/**
 * A figure of another measure in the field's own, exactly or not at all; what is no figure is read as it stands.
 * @param text of the whole cell, which a refusal names
 */
export function measured<T>(
  figure: string,
  { times, over = 1, places }: Measure,
  parse: (text: string) => Parsed<T>,
  text = figure,
): Parsed<T> | { readonly ok: false; readonly problem: MeasureFault } {
  const bare = cleanNumberText(figure).replace(/(?<=\d)[, ](?=\d{3,4}(?!\d))/g, '');
  const match = /^([+-]?)(\d*)\.?(\d*)$/.exec(bare);
  if (match === null || bare === '') return parse(figure);
  const [, sign = '', whole = '', fraction = ''] = match;
  const digits = BigInt(`${whole}${fraction}` || '0') * BigInt(times);
  const inexact = {
    ok: false,
    problem: { code: 'not_whole_measure', args: { text: text.trim().slice(0, 40) } },
  } as const;
  if (digits % BigInt(over) !== 0n) return inexact;
  const told = digits / BigInt(over);
  const read = parse(shiftedDecimal(`${sign === '-' ? '-' : ''}${told}`, places - fraction.length));
  const isFiner = !read.ok && (read.problem.code === 'too_precise' || read.problem.code === 'not_an_integer');
  return isFiner ? inexact : read;
}
