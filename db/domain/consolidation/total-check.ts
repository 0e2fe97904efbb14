import { indicatorOf } from '../indicators/declarations.ts';
import type { Period } from '../period.ts';
import { H89 } from '../rules/received.ts';
import type { Finding } from '../rules/rule.ts';
import { addSums, type FigureName, figureNames, figureOf, type UnitTotals } from './figures.ts';

/** A figure whose total is not what its units add up to. */
export interface DifferingTotal extends FigureName {
  readonly finding: Finding;
}

/**
 * H89 for each figure, exact: Σ members = total, Σ of the other units = what stands apart. Both are computed by the program,
 * so that a difference is a fault of it.
 */
export function differingTotals(
  period: Period,
  { total, leavers, units }: UnitTotals,
): readonly DifferingTotal[] {
  const groups = [
    { whole: total, parts: units.filter(({ member }) => member) },
    { whole: leavers ?? addSums([]), parts: units.filter(({ member }) => !member) },
  ];
  return groups.flatMap(({ whole, parts }) =>
    figureNames.flatMap((name) => {
      const unit = indicatorOf(name.indicator).figures[name.figure];
      const stated = {
        period,
        indicator: `${name.indicator} ${name.figure}`,
        kind: unit === 'fen' ? ('money' as const) : ('integer' as const),
        total: figureOf(whole, name),
        counties: parts.map(({ sums }) => figureOf(sums, name)),
      };
      return [...H89.check(stated)].map((finding) => ({ ...name, finding }));
    }),
  );
}
