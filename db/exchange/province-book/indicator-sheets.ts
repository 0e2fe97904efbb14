import { addSums, type FigureName, figureOf } from '../../domain/consolidation/figures.ts';
import type { UnitLine } from '../../domain/consolidation-answers.ts';
import {
  type FigureId,
  footnoteIds,
  type IndicatorId,
  type IndicatorUnit,
  indicatorOf,
} from '../../domain/indicators/declarations.ts';
import { ratioOf } from '../../domain/indicators/evaluate.ts';
import { fill } from '../../domain/locale/fill.ts';
import { localeOf } from '../../domain/locale/locale.ts';
import type { BookContext, BookSheet } from './book-input.ts';
import { breakdownSheets } from './breakdown-sheet.ts';
import type { Measure, MeasureKind } from './measures.ts';

/** Columns of the indicators: of a ratio its percent, of money what the period and what all time brought. */
const shown: readonly (readonly [IndicatorId, FigureId | 'ratio' | 'productionRatio'])[] = [
  ['I1', 'value'],
  ['I2', 'value'],
  ['I3', 'value'],
  ['I4', 'value'],
  ['I4', 'beforeMergers'],
  ['I5', 'value'],
  ['I5', 'cumulative'],
  ['I6', 'value'],
  ['I6', 'cumulative'],
  ['I7', 'ratio'],
  ['I8', 'value'],
  ['I9', 'value'],
  ['I10', 'value'],
  ['I11', 'value'],
  ['I12', 'value'],
  ['I12', 'inEcoParks'],
  ['I13', 'value'],
  ['I13', 'inPeriod'],
  ['I13', 'inEcoParks'],
  ['I14', 'ratio'],
  ['I15', 'ratio'],
  ['I16', 'ratio'],
  ['I16', 'productionRatio'],
  ['I17', 'value'],
  ['I18', 'ratio'],
  ['I19', 'value'],
  ['I20', 'ratio'],
  ['I21', 'value'],
  ['I21', 'fund'],
];

const kindOfUnit: { readonly [U in IndicatorUnit]: MeasureKind } = {
  count: 'integer',
  fen: 'money',
  '1/10000 percent': 'percent',
  'person-times': 'integer',
};

/** The headline indicators by county, with the sums of prefectures and the total. */
export function indicatorSheets(context: BookContext): readonly BookSheet[] {
  const { indicators } = localeOf(context.input.language);
  const units = new Map(
    context.input.view.prefectures.flatMap(({ units }) => units.map((line) => [line.unit, line] as const)),
  );
  const ledgers = new Set(context.counties.map(({ unit }) => unit));
  const measures = shown.map(([id, figure]): Measure => {
    const label = `${id} ${labelOf(context, id, figure)}`;
    const group = id;
    if (figure === 'ratio' || figure === 'productionRatio') {
      const part: FigureId = figure === 'ratio' ? 'num' : 'production';
      const of = (codes: readonly string[]): number | null => {
        const sums = addSums(codes.flatMap((unit) => units.get(unit)?.figures ?? []));
        return ratioOf(
          figureOf(sums, { indicator: id, figure: part }),
          figureOf(sums, { indicator: id, figure: 'den' }),
        );
      };
      return {
        label,
        kind: 'percent',
        group,
        of: (unit) => (ledgers.has(unit) ? of([unit]) : null),
        ofAll: of,
      };
    }
    const unit = indicatorOf(id).figures[figure] ?? 'count';
    return {
      label,
      kind: kindOfUnit[unit],
      group,
      of: (code) => statedBy(units.get(code), ledgers, { indicator: id, figure }),
    };
  });
  const notes = footnoteIds.map((note) => indicators.footnotes[note]);
  const { tabs } = context.texts;
  return breakdownSheets(context, { tab: tabs.indicators, title: tabs.indicators, notes }, measures);
}

/** Of a unit without any report a zero says nothing; what others report about it counts all the same. */
function statedBy(line: UnitLine | undefined, ledgers: ReadonlySet<string>, name: FigureName): number | null {
  if (line === undefined) return null;
  const value = figureOf(line.figures, name);
  return value === 0 && !ledgers.has(line.unit) ? null : value;
}

function labelOf(
  { input }: BookContext,
  id: IndicatorId,
  figure: FigureId | 'ratio' | 'productionRatio',
): string {
  const { indicators, figures } = localeOf(input.language).indicators;
  const { short } = indicators[id];
  const { kind } = indicatorOf(id);
  if (figure === 'ratio' || (figure === 'value' && kind === 'count')) return short;
  const part = figure === 'productionRatio' ? figures.production : figures[figure];
  return fill(localeOf(input.language).reportSheets.headWithUnit, { label: short, unit: part });
}
