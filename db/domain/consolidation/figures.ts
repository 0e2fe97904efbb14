import { type FigureId, type IndicatorId, indicatorIds, indicatorOf } from '../indicators/declarations.ts';
import { byCounty, type Figures, type IndicatorReport, ratioOf } from '../indicators/evaluate.ts';

/** Figures of an indicator as plain numbers, in the units that `indicators` declares. */
export type FigureSums = {
  readonly [I in IndicatorId]: { readonly [F in FigureId]?: number };
};

/** A figure of an indicator by its names. */
export interface FigureName {
  readonly indicator: IndicatorId;
  readonly figure: FigureId;
}

/** Every figure of every indicator, in the order of the declarations. */
export const figureNames: readonly FigureName[] = indicatorIds.flatMap((indicator) =>
  (Object.keys(indicatorOf(indicator).figures) as FigureId[]).map((figure) => ({ indicator, figure })),
);

/** A figure out of some sums; 0 where nobody states it. */
export const figureOf = (sums: FigureSums, { indicator, figure }: FigureName): number =>
  sums[indicator][figure] ?? 0;

/** Sums of figures given one by one. */
export function sumsOf(of: (name: FigureName) => number): FigureSums {
  const entries = indicatorIds.map((indicator) => [
    indicator,
    Object.fromEntries(
      figureNames
        .filter((name) => name.indicator === indicator)
        .map((name) => [name.figure, of(name)] as const),
    ),
  ]);
  return Object.fromEntries(entries) as FigureSums;
}

/** Σ of some units' figures. @throws RangeError when one is no safe integer */
export function addSums(all: readonly FigureSums[]): FigureSums {
  return sumsOf((name) => {
    const sum = all.reduce((before, one) => before + BigInt(figureOf(one, name)), 0n);
    if (!Number.isSafeInteger(Number(sum)))
      throw new RangeError(`no exact sum of ${all.length} units: ${sum}`);
    return Number(sum);
  });
}

/** What an indicator comes to in some sums: its value, or the ratio; null where there is nothing to divide by. */
export function headlineOfSums(sums: FigureSums, id: IndicatorId): number | null {
  const { kind } = indicatorOf(id);
  const { value = 0, num = 0, den = 0 } = sums[id];
  return kind === 'count' || kind === 'money' ? value : ratioOf(num, den);
}

/** Figures of one unit out of a whole. */
export interface UnitSums {
  /** Six-digit code. */
  readonly unit: string;
  /** Whether it counts in the total: a member at the period's end. */
  readonly member: boolean;
  readonly sums: FigureSums;
}

/** A total and the units that it is made of. */
export interface UnitTotals {
  /** Over the members. */
  readonly total: FigureSums;
  /** Over units that reported without being members; null where there is none. */
  readonly leavers: FigureSums | null;
  readonly units: readonly UnitSums[];
}

/**
 * Figures by unit. A county that nobody asked for but that a figure counts (the home county of an enclave that another
 * one reports) has a line, too: Σ units = total holds for each figure.
 * @param units the units that must have a line
 */
export function unitTotals(report: IndicatorReport, units: readonly string[]): UnitTotals {
  const members = new Set(report.members.map(({ area_code }) => area_code));
  const found = new Map<string, Map<string, number>>();
  for (const unit of [...units, ...members]) found.set(unit, new Map());
  for (const { indicator, figure } of figureNames) {
    const { figures, leavers } = report.values[indicator];
    for (const group of [figures, leavers]) {
      const whole = group?.[figure];
      if (whole === undefined) continue;
      for (const [unit, { value }] of byCounty(whole)) {
        const line = found.get(unit) ?? new Map<string, number>();
        found.set(unit, line.set(`${indicator} ${figure}`, value));
      }
    }
  }
  const lines = [...found].map(([unit, line]) => ({
    unit,
    member: members.has(unit),
    sums: sumsOf(({ indicator, figure }) => line.get(`${indicator} ${figure}`) ?? 0),
  }));
  const hasLeavers = lines.some(({ member }) => !member);
  return {
    total: sumsOfFigures((id) => report.values[id].figures),
    leavers: hasLeavers ? sumsOfFigures((id) => report.values[id].leavers ?? {}) : null,
    units: lines.toSorted((a, b) => (a.unit < b.unit ? -1 : 1)),
  };
}

function sumsOfFigures(of: (id: IndicatorId) => Figures): FigureSums {
  return sumsOf(({ indicator, figure }) => of(indicator)[figure]?.value ?? 0);
}
