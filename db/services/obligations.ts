import { Ledger, type RecordSet } from '../domain/ledger.ts';
import { type Obligation, obligationOf } from '../domain/obligations.ts';
import type { Period } from '../domain/period.ts';
import type { RecordType } from '../domain/records/catalogue.ts';
import { thresholdsOn } from '../domain/rules/thresholds-on.ts';
import { allRecords } from '../repositories/records.ts';
import { reportingCalendarOf } from '../repositories/settings.ts';
import type { Reader } from '../store-handles.ts';

const typesRead = ['county', 'obligation', 'extension', 'threshold'] as const satisfies readonly RecordType[];

/** What a unit owes for a period by what the store holds: read once, asked for as many periods as are wanted. */
export function obligationsOf(reader: Reader, unit: string): (period: Period) => Obligation | null {
  const records = Object.fromEntries(typesRead.map((type) => [type, allRecords(reader, type)]));
  return obligationsIn(new Ledger(records as unknown as RecordSet), unit, reader);
}

/** As `obligationsOf`, where the records have been read already. */
export function obligationsIn(
  ledger: Ledger,
  unit: string,
  reader: Reader,
): (period: Period) => Obligation | null {
  const set = reportingCalendarOf(reader);
  const [obligations, extensions] = [ledger.all('obligation'), ledger.all('extension')];
  return (period) => {
    const { calendar } = thresholdsOn(ledger, period, set);
    return obligationOf(unit, period, { obligations, extensions, calendar }, ledger.all('county'));
  };
}
