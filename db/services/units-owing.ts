import type { IsoDate } from '../domain/dates.ts';
import { FailureError } from '../domain/failure.ts';
import { Ledger, type RecordSet } from '../domain/ledger.ts';
import { owedBy } from '../domain/obligations.ts';
import type { FormId } from '../domain/options.ts';
import { type Period, periodEnd } from '../domain/period.ts';
import type { RecordOf } from '../domain/records/catalogue.ts';
import { thresholdsOn } from '../domain/rules/thresholds-on.ts';
import type { Level } from '../domain/workflow.ts';
import { mountainCounties } from '../reference/mountain-counties.ts';
import { allRecords } from '../repositories/records.ts';
import { reportingCalendarOf } from '../repositories/settings.ts';
import type { ServiceContext } from './context.ts';
import { requireUnit } from './sessions.ts';

/** A unit that owes a report. */
export interface OwingUnit {
  readonly code: string;
  readonly name: string;
  /** It left the list before the period's end, and goes on reporting. */
  readonly left: boolean;
  /** Forms that it owes. */
  readonly forms: readonly FormId[];
  /** By then the report is on time with all of them. */
  readonly deadline: IsoDate;
}

type Listed = Pick<RecordOf<'county'>, 'area_code' | 'name_zh' | 'member_from' | 'member_to' | 'voided'>;

/** The list that the app brings along, for as long as the level keeps none of its own. */
const broughtAlong: readonly Listed[] = mountainCounties.map(
  ({ area_code, name_zh, member_from, member_to }) => ({
    ...{ area_code, name_zh, voided: false },
    member_from: member_from as IsoDate,
    member_to: member_to as IsoDate | null,
  }),
);

/**
 * Units of the area that owe a report of a period, by code: as the province's obligations and extensions say, else every
 * county that was ever on the list, from its first day on it, without end (model §2.0). The list is the level's own
 * register, which the province's settings fill; the one that the app brings along while that is empty.
 */
export function unitsOwing(context: ServiceContext, period: Period): readonly OwingUnit[] {
  const { area } = requireReceiver(context);
  const { ledger, calendar } = context.ledger.store.read((reader) => {
    const types = ['county', 'obligation', 'extension', 'threshold'] as const;
    const records = Object.fromEntries(types.map((type) => [type, allRecords(reader, type)]));
    return { ledger: new Ledger(records as unknown as RecordSet), calendar: reportingCalendarOf(reader) };
  });
  const own = ledger.all('county');
  const list: readonly Listed[] = own.length === 0 ? broughtAlong : own;
  const inForce = {
    obligations: ledger.all('obligation'),
    extensions: ledger.all('extension'),
    calendar: thresholdsOn(ledger, period, calendar).calendar,
  };
  const end = periodEnd(period);
  return owedBy(inForce, list, period)
    .filter(({ unit }) => unit.startsWith(area))
    .map(({ unit, forms, deadline }) => {
      const rows = list.filter(({ area_code }) => area_code === unit);
      const stays = rows.some(({ member_to: to }) => to === null || to >= end);
      const name = context.areas.name(unit) ?? rows[0]?.name_zh ?? unit;
      return { code: unit, name, left: rows.length > 0 && !stays, forms, deadline };
    });
}

/** Who receives here: the level, the beginning of its units' codes, the person. @throws FailureError `forbidden` below the prefecture */
export function requireReceiver(context: ServiceContext): {
  readonly level: Exclude<Level, 'county'>;
  readonly area: string;
  readonly person: string;
} {
  const { role, unit, person } = requireUnit(context);
  if (role !== 'prefecture' && role !== 'province') throw new FailureError('forbidden');
  return { level: role, area: unit, person };
}
