import { type ComparedSide, type Difference, explainDifference } from '../domain/consolidation/difference.ts';
import { figureNames, figureOf, type UnitTotals } from '../domain/consolidation/figures.ts';
import type { ConsolidationDifference } from '../domain/consolidation-answers.ts';
import type { CallInput } from '../domain/contract.ts';
import { evaluateIndicators } from '../domain/indicators/evaluate.ts';
import type { CountyLedger } from '../domain/indicators/same-record.ts';
import type { Language } from '../domain/locale/labels.ts';
import { recordLabel } from '../domain/record-label.ts';
import type { RecordType } from '../domain/records/catalogue.ts';
import { consolidationById, type KeptConsolidation } from '../repositories/consolidations.ts';
import { countiesOf } from './accepted-counties.ts';
import { checkedTotals, consolidated } from './consolidation.ts';
import { storedOf } from './consolidation-jobs.ts';
import type { ServiceContext } from './context.ts';
import { unitName } from './sessions.ts';

/** A stored consolidation computed again from its inputs, which never change. */
export interface Recomputed extends ComparedSide {
  readonly kept: KeptConsolidation;
  readonly totals: UnitTotals;
}

/** @throws FailureError `not_found`, `totals_differ` */
export function recompute(context: ServiceContext, id: string): Recomputed {
  const { kept, packages, counties } = context.ledger.store.read((reader) => {
    const found = consolidationById(reader, id);
    return { ...found, counties: countiesOf(context, reader, found.packages, found.kept.period) };
  });
  const report = evaluateIndicators(counties, kept.period, { list: kept.members });
  return { kept, packages, counties, report, totals: checkedTotals(kept.period, report, counties) };
}

/**
 * What differs between two consolidations, of whatever periods: totals by units, units by records and fields. Without a
 * second one: what has changed since the first.
 * @throws FailureError `not_found`
 */
export function diffConsolidations(
  context: ServiceContext,
  { a, b, language }: CallInput<'consolidation.diff'>,
): ConsolidationDifference {
  const first = recompute(context, a);
  const second = b === undefined ? null : recompute(context, b);
  const sides = { a: first, b: second ?? present(context, first) };
  const difference = explainDifference(sides.a, sides.b);
  return {
    ...difference,
    a: storedOf(first.kept),
    b: second === null ? null : storedOf(second.kept),
    names: Object.fromEntries(unitsNamed(difference).map((unit) => [unit, unitName(context, unit)])),
    labels: labelsOf(context, difference, sides, language),
    restated: [...restated('a', first), ...(second === null ? [] : restated('b', second))],
  };
}

/** What counts now of the units and period of a stored consolidation. */
function present(context: ServiceContext, { kept: { period, scope } }: Recomputed): ComparedSide {
  const { counties, report } = consolidated(context, { period, scope });
  return { counties, report, packages: counties.flatMap(({ packages }) => packages) };
}

function restated(side: 'a' | 'b', { kept, totals }: Recomputed): ConsolidationDifference['restated'] {
  return figureNames.flatMap((name) => {
    const [stored, computed] = [figureOf(kept.figures.total, name), figureOf(totals.total, name)];
    return stored === computed ? [] : [{ ...name, side, stored, computed }];
  });
}

const unitsNamed = ({ figures, units }: Difference): readonly string[] => [
  ...new Set([
    ...units.map(({ unit }) => unit),
    ...figures.flatMap(({ parts }) => parts.map(({ unit }) => unit)),
  ]),
];

/** Of units that came or left the records are not named one by one. */
function labelsOf(
  { areas }: ServiceContext,
  { figures, units }: Difference,
  { a, b }: { readonly a: ComparedSide; readonly b: ComparedSide },
  language: Language,
): Readonly<Record<string, string>> {
  const ledgerOf = (side: ComparedSide, unit: string): CountyLedger['ledger'] | undefined =>
    side.counties.find((county) => county.unit === unit)?.ledger;
  const named = new Set(
    units.filter(({ cause }) => cause !== 'came' && cause !== 'left').map(({ unit }) => unit),
  );
  const labels: Record<string, string> = {};
  const add = (unit: string, type: RecordType, id: string): void => {
    const key = `${unit} ${type} ${id}`;
    if (!named.has(unit) || labels[key] !== undefined) return;
    const ledger = [ledgerOf(b, unit), ledgerOf(a, unit)].find((one) => one?.get(type, id) !== undefined);
    if (ledger !== undefined) labels[key] = recordLabel(ledger, areas, language, type, id);
  };
  for (const { unit, changes } of units) for (const { type, id } of changes) add(unit, type, id);
  for (const { parts } of figures)
    for (const { unit, records } of parts) for (const { type, id } of records) add(unit, type, id);
  return labels;
}
