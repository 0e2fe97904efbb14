import { addSums, type UnitTotals, unitTotals } from '../domain/consolidation/figures.ts';
import { differingTotals } from '../domain/consolidation/total-check.ts';
import type {
  ConsolidationScope,
  ConsolidationView,
  DuplicateLine,
  IndicatorsJson,
  PrefectureLine,
  ReceivedViolation,
  UnitLine,
} from '../domain/consolidation-answers.ts';
import type { CallInput } from '../domain/contract.ts';
import { FailureError } from '../domain/failure.ts';
import { indicatorIds } from '../domain/indicators/declarations.ts';
import { evaluateIndicators, type IndicatorReport } from '../domain/indicators/evaluate.ts';
import { indicatorsJson } from '../domain/indicators/indicator-json.ts';
import type { Membership } from '../domain/indicators/membership.ts';
import type { Period } from '../domain/period.ts';
import { recordLabel } from '../domain/record-label.ts';
import { S88, S92 } from '../domain/rules/received.ts';
import type { Finding } from '../domain/rules/rule.ts';
import { type AcceptedCounty, acceptedCounties } from './accepted-counties.ts';
import {
  type Asker,
  askerOf,
  isInScope,
  memberList,
  owingUnits,
  requireScope,
  type Standing,
  standingsOf,
} from './consolidation-units.ts';
import type { ServiceContext } from './context.ts';
import { unitName } from './sessions.ts';

/** What some units come to at a period's end, with all that it was computed of. */
export interface Consolidated {
  readonly asker: Asker;
  readonly period: Period;
  readonly scope: ConsolidationScope;
  readonly counties: readonly AcceptedCounty[];
  /** The members asked about, by the level's list. */
  readonly members: readonly Membership[];
  readonly report: IndicatorReport;
  readonly totals: UnitTotals;
}

/**
 * Adds up what counts at this level.
 * @throws FailureError `forbidden` or `rejected` for a scope, `totals_differ` where a total is not the sum of its units
 */
export function consolidated(
  context: ServiceContext,
  { period, scope }: { readonly period: Period; readonly scope: ConsolidationScope },
): Consolidated {
  const asker = askerOf(context);
  const all = acceptedCounties(context, period);
  const list = memberList(context, asker).filter(({ area_code }) => area_code.startsWith(asker.area));
  requireScope(
    scope,
    asker,
    new Set([...list.map(({ area_code }) => area_code), ...all.map(({ unit }) => unit)]),
  );
  const counties = all.filter(({ unit }) => isInScope(scope, unit));
  const members = list.filter(({ area_code }) => isInScope(scope, area_code));
  const report = evaluateIndicators(counties, period, { list: members });
  const totals = checkedTotals(period, report, counties);
  return { asker, period, scope, counties, members, report, totals };
}

/** Figures by unit, whose sums are the totals. @throws FailureError `totals_differ` (H89) */
export function checkedTotals(
  period: Period,
  report: IndicatorReport,
  counties: readonly { readonly unit: string }[],
): UnitTotals {
  const totals = unitTotals(
    report,
    counties.map(({ unit }) => unit),
  );
  const [differing] = differingTotals(period, totals);
  if (differing !== undefined) {
    const where = `${differing.indicator} ${differing.figure}`;
    throw new FailureError('totals_differ', { where, period });
  }
  return totals;
}

/** I1–I21 as one JSON document. @throws as `consolidated` */
export function computeIndicators(
  context: ServiceContext,
  input: CallInput<'indicators.compute'>,
): IndicatorsJson {
  return indicatorsJson(consolidated(context, input).report);
}

/** The tree of units with their figures and what is to be known about them. @throws as `consolidated` */
export function viewConsolidation(
  context: ServiceContext,
  input: CallInput<'consolidation.view'>,
): ConsolidationView {
  return viewOf(context, consolidated(context, input));
}

/** A consolidation as a person sees it. */
export function viewOf(context: ServiceContext, all: Consolidated): ConsolidationView {
  const { asker, period, scope, counties, members, report, totals } = all;
  const owing = asker.level === 'county' ? [] : owingUnits(context, period, scope);
  const standing = standingOfAll(context, all, new Set(owing.map(({ unit }) => unit)));
  const blanks = indicatorIds.map((id) => [id, report.values[id].incomplete.length] as const);
  const names = new Map([
    ...members.map(({ area_code, name_zh }) => [area_code, name_zh] as const),
    ...owing.map(({ unit, name }) => [unit, name] as const),
  ]);
  const nameOf = (unit: string): string => names.get(unit) ?? unitName(context, unit);
  const reporters = new Map(counties.map((county) => [county.unit, county]));
  const lines = withOwing(totals.units, owing).map(
    ({ unit, member, sums }): UnitLine => ({
      unit,
      name: nameOf(unit),
      member,
      ...standing(unit),
      figures: sums,
      missing_periods: reporters.get(unit)?.missing_periods ?? [],
      stray: reporters.get(unit)?.stray ?? [],
    }),
  );
  const missing = owing
    .filter(({ unit }) => standing(unit).counted === null)
    .map(({ unit }) => ({ unit, name: nameOf(unit) }));
  return {
    period,
    scope,
    level: asker.level,
    provisional: asker.level === 'county',
    prefectures: prefecturesOf(context, lines),
    total: totals.total,
    leavers: totals.leavers,
    owing: owing.length,
    missing,
    violations: violationsOf(
      S88,
      S88.check({
        period,
        owing: owing.map(({ unit }) => ({ code: unit, name: nameOf(unit) })),
        accepted: new Set(owing.map(({ unit }) => unit).filter((unit) => standing(unit).counted !== null)),
      }),
    ),
    duplicates: duplicatesOf(context, all, nameOf),
    shared_accounts: report.sharedAccounts,
    incomplete: blanks.reduce((sum, [, count]) => sum + count, 0),
    incomplete_by: Object.fromEntries(blanks.filter(([, count]) => count > 0)),
    packages: counties.flatMap(({ packages }) => packages),
  };
}

/** A unit that left the list and still owes its report has a line, too, though no figure counts it yet. */
function withOwing(
  units: UnitTotals['units'],
  owing: readonly { readonly unit: string }[],
): UnitTotals['units'] {
  const known = new Set(units.map(({ unit }) => unit));
  const others = owing.filter(({ unit }) => !known.has(unit));
  const added = others.map(({ unit }) => ({ unit, member: false, sums: addSums([]) }));
  return [...units, ...added].toSorted((a, b) => (a.unit < b.unit ? -1 : 1));
}

function standingOfAll(
  context: ServiceContext,
  { asker: { level }, period }: Consolidated,
  owing: ReadonlySet<string>,
): (unit: string) => Standing {
  if (level === 'county') return () => ({ standing: 'own', counted: null, newest: null });
  return context.ledger.store.read((reader) => standingsOf(reader, period, level, owing));
}

/** Sums of prefectures are those of their members: a unit that left the list stands there and is not added. */
function prefecturesOf(context: ServiceContext, lines: readonly UnitLine[]): readonly PrefectureLine[] {
  return [...Map.groupBy(lines, ({ unit }) => unit.slice(0, 4))]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, units]) => ({
      code,
      name: unitName(context, code),
      figures: addSums(units.filter(({ member }) => member).map(({ figures }) => figures)),
      units,
    }));
}

const violationsOf = (
  { id: rule, ruleClass }: Pick<typeof S88, 'id' | 'ruleClass'>,
  found: Iterable<Finding>,
): readonly ReceivedViolation[] => [...found].map((one) => ({ rule, ruleClass, form: null, ...one }));

/** What several units report, with what they disagree about (S92). */
function duplicatesOf(
  { areas }: ServiceContext,
  { counties, report }: Consolidated,
  nameOf: (unit: string) => string,
): readonly DuplicateLine[] {
  const reporting = new Set(report.duplicates.flatMap(({ reporters }) => reporters.map(({ unit }) => unit)));
  const involved = counties
    .filter(({ unit }) => reporting.has(unit))
    .map(({ unit, ledger }) => ({ unit: nameOf(unit), ledger }));
  const disagreements = involved.length === 0 ? [] : violationsOf(S92, S92.check(involved));
  return report.duplicates.map(({ type, key, reporters }) => {
    const [first] = reporters;
    const ids = new Set(reporters.map(({ id }) => id));
    const ledger = counties.find(({ unit }) => unit === first?.unit)?.ledger;
    return {
      type,
      key,
      label: ledger === undefined ? key : recordLabel(ledger, areas, 'zh-CN', type, first?.id ?? null),
      reporters: reporters.map((one) => ({ ...one, name: nameOf(one.unit) })),
      disagreements: disagreements.filter(
        ({ recordType, recordId }) => recordType === type && ids.has(recordId ?? ''),
      ),
    };
  });
}
