/** How an indicator is read: a count, an amount, a share, or the part of the counties that something reaches. */
export type IndicatorKind = 'count' | 'money' | 'ratio' | 'coverage';

/** `count`: records, or counties; money is in fen, a share in 1/10000 percent (model, decision 1). */
export type IndicatorUnit = 'count' | 'fen' | '1/10000 percent' | 'person-times';

/** What the client has not settled yet (model §4): it stands below the report. */
export const footnoteIds = ['a', 'b', 'c', 'd'] as const;
export type FootnoteId = (typeof footnoteIds)[number];

/**
 * Figures of an indicator. `value`: the headline, of money that has both what is dated within the period; `cumulative`: since
 * start up to the period's end, with opening balances. A ratio is `num` ÷ `den`; all others stand on lines of their own.
 */
export const figureIds = [
  'value',
  'cumulative',
  'num',
  'den',
  'beforeMergers',
  'adjustment',
  'otherEnclaves',
  'otherEnclavesCumulative',
  'taxShare',
  'taxShareCumulative',
  'inPeriod',
  'inPlatforms',
  'inEcoParks',
  'allProjects',
  'withoutAgreed',
  'production',
  'fund',
  'fundCumulative',
] as const;
export type FigureId = (typeof figureIds)[number];

export interface IndicatorDeclaration {
  readonly kind: IndicatorKind;
  /** Of the headline. */
  readonly unit: IndicatorUnit;
  /** Figures in the order in which they are shown, each with the unit that it is counted in. */
  readonly figures: { readonly [F in FigureId]?: IndicatorUnit };
  readonly footnotes: readonly FootnoteId[];
}

const count = { kind: 'count', unit: 'count', figures: { value: 'count' }, footnotes: [] } as const;
const event = { ...count, figures: { value: 'count', cumulative: 'count' } } as const;
const coverage = {
  kind: 'coverage',
  unit: '1/10000 percent',
  figures: { num: 'count', den: 'count' },
  footnotes: [],
} as const;

/** The headline indicators of model §4, in its order. All are computed, never typed. */
export const indicators = {
  I1: { ...count, footnotes: ['d'] },
  I2: { ...count, footnotes: ['d'] },
  I3: count,
  I4: { ...count, figures: { value: 'count', beforeMergers: 'count' } },
  I5: {
    kind: 'money',
    unit: 'fen',
    figures: {
      value: 'fen',
      cumulative: 'fen',
      adjustment: 'fen',
      otherEnclaves: 'fen',
      otherEnclavesCumulative: 'fen',
      taxShare: 'fen',
      taxShareCumulative: 'fen',
    },
    footnotes: ['a'],
  },
  I6: { kind: 'money', unit: 'fen', figures: { value: 'fen', cumulative: 'fen' }, footnotes: [] },
  I7: { kind: 'ratio', unit: '1/10000 percent', figures: { num: 'fen', den: 'fen' }, footnotes: [] },
  I8: event,
  I9: event,
  I10: { ...count, footnotes: ['c'] },
  I11: { ...count, footnotes: ['c'] },
  I12: {
    ...count,
    figures: { value: 'count', inEcoParks: 'count', allProjects: 'count' },
    footnotes: ['b', 'c'],
  },
  I13: {
    kind: 'money',
    unit: 'fen',
    figures: { value: 'fen', inPeriod: 'fen', inPlatforms: 'fen', inEcoParks: 'fen' },
    footnotes: ['b', 'c'],
  },
  I14: { ...coverage, kind: 'ratio' },
  I15: {
    kind: 'ratio',
    unit: '1/10000 percent',
    figures: { num: 'fen', den: 'fen', withoutAgreed: 'count' },
    footnotes: [],
  },
  I16: {
    kind: 'ratio',
    unit: '1/10000 percent',
    figures: { num: 'count', den: 'count', production: 'count' },
    footnotes: [],
  },
  I17: count,
  I18: coverage,
  I19: count,
  I20: coverage,
  I21: {
    kind: 'count',
    unit: 'person-times',
    figures: { value: 'person-times', cumulative: 'person-times', fund: 'fen', fundCumulative: 'fen' },
    footnotes: [],
  },
} as const satisfies Readonly<Record<string, IndicatorDeclaration>>;

export type IndicatorId = keyof typeof indicators;
/** Indicators that are counted in something that has a name, no money and no share. */
export type CountedIndicatorId = {
  [I in IndicatorId]: (typeof indicators)[I]['unit'] extends 'count' | 'person-times' ? I : never;
}[IndicatorId];
export const indicatorIds = Object.keys(indicators) as readonly IndicatorId[];

/** An indicator's declaration; the union is widened so that loops over indicators stay simple. */
export function indicatorOf(id: IndicatorId): IndicatorDeclaration {
  return indicators[id];
}
