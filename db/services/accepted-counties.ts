import {
  type AcceptedPackage,
  acceptedLedger,
  missingPeriods,
  type NeededRecords,
  neededRecords,
  rowTypes,
  strayRows,
} from '../domain/accepted-ledger.ts';
import type { ConsolidatedPackage } from '../domain/consolidation/difference.ts';
import type { StrayCount } from '../domain/consolidation-answers.ts';
import type { CountyLedger } from '../domain/indicators/same-record.ts';
import { type Period, periodEnd } from '../domain/period.ts';
import { countsAt } from '../domain/workflow.ts';
import { countedPackages, packageRecordsOf, receivedTypes } from '../repositories/received-packages.ts';
import type { Store } from '../store.ts';
import type { Reader } from '../store-handles.ts';
import type { ServiceContext } from './context.ts';
import { ownLedger } from './ledgers.ts';
import { requireUnit, unitName } from './sessions.ts';

/** A unit with what counts of it up to a period's end, and what that was put together from. */
export interface AcceptedCounty extends CountyLedger {
  readonly packages: readonly ConsolidatedPackage[];
  readonly missing_periods: readonly Period[];
  readonly stray: readonly StrayCount[];
}

/**
 * Every unit's ledger of what counts at this level up to a period's end. A county has its own records instead, which nobody
 * has accepted yet.
 * @throws FailureError `not_initialised`
 */
export function acceptedCounties(context: ServiceContext, period: Period): readonly AcceptedCounty[] {
  const { unit, role } = requireUnit(context);
  if (role === 'county' || role === 'department') {
    const own = { unit, name: unitName(context, unit), ledger: ownLedger(context) };
    return [{ ...own, packages: [], missing_periods: [], stray: [] }];
  }
  return context.ledger.store.read((reader) => {
    const packages = countedPackages(reader, countsAt(role)).map(asInput);
    return countiesOf(context, reader, packages, period);
  });
}

const asInput = ({ id, ...one }: Omit<ConsolidatedPackage, 'package_id'> & { readonly id: string }) => ({
  package_id: id,
  unit: one.unit,
  period: one.period,
  version: one.version,
  sha256: one.sha256,
});

/**
 * The ledgers that some packages come to at a period's end, one for each unit; packages that end later are left out.
 * @param packages at most one of each unit and period
 */
export function countiesOf(
  context: ServiceContext,
  reader: Reader,
  packages: readonly ConsolidatedPackage[],
  period: Period,
): readonly AcceptedCounty[] {
  const used = packages.filter((one) => periodEnd(one.period) <= periodEnd(period));
  const kept = knownCounties(context.ledger.store);
  return [...Map.groupBy(used, ({ unit }) => unit)].map(([unit, ofUnit]) => {
    const key = [period, ...ofUnit.map(({ package_id }) => package_id).toSorted()].join(' ');
    const known = kept.get(key);
    const county = known ?? countyOf(context, reader, unit, ofUnit, period);
    // What was asked for last is kept longest.
    kept.delete(key);
    kept.set(key, county);
    if (kept.size > mostKept) kept.delete(kept.keys().next().value ?? '');
    return county;
  });
}

/** Packages never change, so that the ledger of some of them holds for ever; a few periods of a province are kept. */
const known = new WeakMap<Store, Map<string, AcceptedCounty>>();
const mostKept = 120;

function knownCounties(store: Store): Map<string, AcceptedCounty> {
  const kept = known.get(store) ?? new Map<string, AcceptedCounty>();
  known.set(store, kept);
  return kept;
}

function countyOf(
  context: ServiceContext,
  reader: Reader,
  unit: string,
  packages: readonly ConsolidatedPackage[],
  period: Period,
): AcceptedCounty {
  const needed = neededRecords(packages, period);
  const read = packages.map((one): AcceptedPackage & ConsolidatedPackage => ({
    ...one,
    records: packageRecordsOf(reader, one.package_id, typesRead[needed.get(one.period) ?? 'none']),
  }));
  const stray = read.flatMap((one) => strayCounts(one, one.version));
  return {
    unit,
    name: unitName(context, unit),
    ledger: acceptedLedger(read, period),
    packages,
    missing_periods: missingPeriods(read, period),
    stray,
  };
}

const typesRead: { readonly [N in NeededRecords]: typeof receivedTypes } = {
  all: receivedTypes,
  rows: receivedTypes.filter((type) => rowTypes.has(type)),
  none: [],
};

function strayCounts(received: AcceptedPackage, version: number): readonly StrayCount[] {
  const byType = Map.groupBy(strayRows(received), ({ type }) => type);
  return [...byType].map(([type, rows]) => ({ period: received.period, version, type, count: rows.length }));
}
