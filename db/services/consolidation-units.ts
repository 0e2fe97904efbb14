import type { ConsolidationScope, StandingVersion, UnitStanding } from '../domain/consolidation-answers.ts';
import { isoDate } from '../domain/dates.ts';
import { FailureError } from '../domain/failure.ts';
import { formsOf } from '../domain/form-set.ts';
import type { Membership } from '../domain/indicators/membership.ts';
import type { Period } from '../domain/period.ts';
import { countsAt, type Level } from '../domain/workflow.ts';
import { mountainCounties } from '../reference/mountain-counties.ts';
import { listPackages } from '../repositories/received-packages.ts';
import { allRecords } from '../repositories/records.ts';
import type { Reader } from '../store-handles.ts';
import type { ServiceContext } from './context.ts';
import { requireUnit, unitName } from './sessions.ts';
import { unitsOwing } from './units-owing.ts';

/** Who asks: its level, and the area code that its units begin with. */
export interface Asker {
  readonly level: Level;
  /** Two, four or six digits. */
  readonly area: string;
  readonly person: string;
}

export function askerOf(context: ServiceContext): Asker {
  const { unit, role, person } = requireUnit(context);
  const level = role === 'department' ? 'county' : role;
  return { level, area: unit, person };
}

/**
 * The list of members that this level counts by: its own register of counties, else the one that the program knows. A county
 * counts by itself alone.
 */
export function memberList(context: ServiceContext, { level, area }: Asker): readonly Membership[] {
  if (level === 'county') {
    const name_zh = unitName(context, area);
    return [{ id: area, area_code: area, name_zh, member_from: null, member_to: null }];
  }
  const own = context.ledger.store
    .read((reader) => allRecords(reader, 'county'))
    .filter(({ voided }) => !voided);
  if (own.length > 0) return own as unknown as readonly Membership[];
  return mountainCounties.map(({ area_code, name_zh, member_from, member_to }) => ({
    id: area_code,
    area_code,
    name_zh,
    member_from: isoDate(member_from),
    member_to: member_to === null ? null : isoDate(member_to),
  }));
}

/** Whether a unit belongs to what is added up. */
export function isInScope(scope: ConsolidationScope, unit: string): boolean {
  if (scope === 'all') return true;
  return typeof scope === 'string' ? unit.startsWith(scope) : scope.includes(unit);
}

/**
 * @throws FailureError `forbidden` for units that do not belong to this level's area, `rejected` for some that neither are on
 *   the list nor reported
 */
export function requireScope(scope: ConsolidationScope, { area }: Asker, known: ReadonlySet<string>): void {
  const asked = scope === 'all' ? [] : typeof scope === 'string' ? [scope] : scope;
  if (asked.some((code) => !code.startsWith(area))) throw new FailureError('forbidden');
  const unknown = asked.filter((code) => ![...known].some((unit) => unit.startsWith(code)));
  if (unknown.length > 0)
    throw new FailureError('rejected', { call: 'consolidation' }, [
      { path: 'scope', problem: 'unknown_area' },
    ]);
}

/** Where a unit's report of a period stands. */
export interface Standing {
  readonly standing: UnitStanding;
  readonly counted: StandingVersion | null;
  readonly newest: StandingVersion | null;
}

/** Units of a scope that owe a report of a period; nobody owes one for a period that nothing is filed for. */
export function owingUnits(
  context: ServiceContext,
  period: Period,
  scope: ConsolidationScope,
): readonly { readonly unit: string; readonly name: string }[] {
  if (formsOf(period).length === 0) return [];
  return unitsOwing(context, period)
    .filter(({ code }) => isInScope(scope, code))
    .map(({ code, name }) => ({ unit: code, name }));
}

/** Where each unit's report of a period stands at a level, by what was received and decided. */
export function standingsOf(
  reader: Reader,
  period: Period,
  level: Exclude<Level, 'county'>,
  owing: ReadonlySet<string>,
): (unit: string) => Standing {
  const byUnit = Map.groupBy(listPackages(reader, period), ({ unit }) => unit);
  const counting = countsAt(level);
  return (unit) => {
    const versions = (byUnit.get(unit) ?? []).map(({ version, status }) => ({ version, status }));
    const counted = versions.findLast(({ status }) => counting.includes(status)) ?? null;
    const last = versions.at(-1) ?? null;
    const newest = last !== null && last.version !== counted?.version ? last : null;
    if (counted !== null) return { standing: 'counts', counted, newest };
    return { standing: standingOf(newest, owing.has(unit)), counted, newest };
  };
}

function standingOf(newest: StandingVersion | null, owes: boolean): UnitStanding {
  switch (newest?.status) {
    case undefined:
      return owes ? 'missing' : 'owesNothing';
    case 'sentBack':
    case 'cityAccepted':
      return newest.status;
    default:
      return 'submitted';
  }
}
