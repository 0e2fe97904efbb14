import { type FigureId, indicatorOf } from '../indicators/declarations.ts';
import { byCounty, type Figures, headlineOf, type IndicatorValue, ratioOf } from '../indicators/evaluate.ts';
import type { Survey } from '../indicators/survey.ts';
import type { Percent } from '../percent.ts';

/** A county beside the others. */
export interface ComparisonRow {
  readonly unit: string;
  readonly name: string;
  /** Of a county that left the list `false`: it is in no total. */
  readonly member: boolean;
  readonly reported: boolean;
  /** In the unit of the figure; null of a county that did not report, and of a ratio without a denominator. */
  readonly value: number | null;
  /** Of the members' total; null of ratios, and where the total is not above zero. */
  readonly share: Percent | null;
}

/**
 * A figure of an indicator by county, the highest first: its headline unless another figure is named. Members that did not
 * report stand at the end, then counties that left the list.
 */
export function comparisonOf(
  survey: Survey,
  value: IndicatorValue,
  figure?: FigureId,
): readonly ComparisonRow[] {
  const members = valuesByCounty(value, value.figures, figure);
  const leavers = value.leavers === null ? new Map() : valuesByCounty(value, value.leavers, figure);
  const isRatio = figure === undefined && ['ratio', 'coverage'].includes(indicatorOf(value.id).kind);
  const total = figure === undefined ? headlineOf(value) : (value.figures[figure]?.value ?? null);
  const reported = new Map(survey.counties.map(({ unit, name }) => [unit, name]));
  const blank = isRatio ? null : 0;
  const rows = [
    ...survey.members.map(({ area_code, name_zh }): ComparisonRow => {
      const isReported = reported.has(area_code);
      const own = isReported ? (members.get(area_code) ?? blank) : null;
      const share = isRatio || own === null || total === null ? null : ratioOf(own, total);
      const name = reported.get(area_code) ?? name_zh ?? area_code;
      return { unit: area_code, name, member: true, reported: isReported, value: own, share };
    }),
    ...survey.counties
      .filter(({ unit }) => !survey.isMember(unit))
      .map(({ unit, name }): ComparisonRow => {
        return { unit, name, member: false, reported: true, value: leavers.get(unit) ?? blank, share: null };
      }),
  ];
  return rows.toSorted(
    (a, b) =>
      Number(b.member) - Number(a.member) ||
      (b.value ?? Number.NEGATIVE_INFINITY) - (a.value ?? Number.NEGATIVE_INFINITY) ||
      (a.unit < b.unit ? -1 : 1),
  );
}

function valuesByCounty(
  { id }: IndicatorValue,
  figures: Figures,
  figure: FigureId | undefined,
): ReadonlyMap<string, number | null> {
  const of = (one: FigureId): ReadonlyMap<string, number> => {
    const parts = figures[one];
    if (parts === undefined) return new Map();
    return new Map([...byCounty(parts)].map(([county, { value }]) => [county, value]));
  };
  const { kind } = indicatorOf(id);
  if (figure !== undefined) return of(figure);
  if (kind === 'count' || kind === 'money') return of('value');
  const num = of('num');
  return new Map([...of('den')].map(([county, den]) => [county, ratioOf(num.get(county) ?? 0, den)]));
}
