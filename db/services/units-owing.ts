import { FailureError } from '../domain/failure.ts';
import { type Period, periodEnd } from '../domain/period.ts';
import type { Level } from '../domain/workflow.ts';
import { mountainCounties } from '../reference/mountain-counties.ts';
import type { ServiceContext } from './context.ts';
import { requireUnit } from './sessions.ts';

/** A unit that owes a report. */
export interface OwingUnit {
  readonly code: string;
  readonly name: string;
  /** It left the list before the period's end, and goes on reporting. */
  readonly left: boolean;
}

/**
 * Units of the area that owe a report of a period, by code (model §2.0: until the province sets obligations, every county
 * that was ever on the list, from its first day on it, without end).
 */
export function unitsOwing(context: ServiceContext, period: Period): readonly OwingUnit[] {
  const { area } = requireReceiver(context);
  const end = periodEnd(period);
  return mountainCounties
    .filter(({ area_code, member_from }) => area_code.startsWith(area) && member_from <= end)
    .map(({ area_code, name_zh, member_to }) => ({
      code: area_code,
      name: context.areas.name(area_code) ?? name_zh,
      left: member_to !== null && member_to < end,
    }))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
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
