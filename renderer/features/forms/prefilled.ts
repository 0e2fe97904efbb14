import { type Period, yearOfPeriod } from '../../../db/domain/period.ts';
import { declarationOf, type RecordType } from '../../../db/domain/records/catalogue.ts';
import type { Values } from '../../ui/forms/use-record-form.ts';

/** What a new record of any type starts with: the period's year, and the county that reports. */
export function startValues(type: RecordType, period: Period, unit: string): Values {
  const values: Record<string, Values[string]> = {};
  for (const { name, kind, need } of declarationOf(type).fields) {
    if (kind === 'year' && need === 'identity') values[name] = yearOfPeriod(period);
    if (name === 'home_county') values[name] = unit;
  }
  return values;
}
