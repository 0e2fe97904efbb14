import type { IsoDate } from '../dates.ts';
import type { Ledger } from '../ledger.ts';
import { type Period, periodContains, periodEnd, periodKind, periodStart, yearOfPeriod } from '../period.ts';
import { type AnyRecord, declarationOf, findField, type RecordType } from '../records/catalogue.ts';

/**
 * Whether a record is a row of the period, by its declaration (design §6): dated in it, of its year, or a line of such a
 * row. Registers and what the app keeps itself are in every period. A row whose day or year is blank is in none.
 */
export function isRowOf(ledger: Ledger, type: RecordType, record: AnyRecord, period: Period): boolean {
  const { belongs } = declarationOf(type);
  switch (belongs.by) {
    case 'register':
    case 'none':
      return true;
    case 'date': {
      const date = record[belongs.field];
      return typeof date === 'string' && periodContains(period, date as IsoDate);
    }
    case 'year':
      // Rows of a year travel with the annual report only: a retention note does not fill a quarter.
      return periodKind(period) === 'year' && record[belongs.field] === yearOfPeriod(period);
    case 'month':
      return periodContains(period, periodStart(record[belongs.field] as Period));
    case 'parent': {
      const parent = parentOf(ledger, type, belongs.field, record);
      return parent !== null && isRowOf(ledger, parent.type, parent.record, period);
    }
  }
}

/** Whether a record is of a day or year after the period; a blank day may still be in it. */
export function isAfter(ledger: Ledger, type: RecordType, record: AnyRecord, period: Period): boolean {
  const { belongs } = declarationOf(type);
  switch (belongs.by) {
    case 'register':
    case 'none':
      return false;
    case 'date': {
      const date = record[belongs.field];
      return typeof date === 'string' && date > periodEnd(period);
    }
    case 'year':
      return Number(record[belongs.field]) > yearOfPeriod(period);
    case 'month':
      return periodStart(record[belongs.field] as Period) > periodEnd(period);
    case 'parent': {
      const parent = parentOf(ledger, type, belongs.field, record);
      return parent !== null && isAfter(ledger, parent.type, parent.record, period);
    }
  }
}

function parentOf(
  ledger: Ledger,
  type: RecordType,
  field: string,
  record: AnyRecord,
): { readonly type: RecordType; readonly record: AnyRecord } | null {
  const parentType = findField(type, field)?.target as RecordType;
  const parent = ledger.get(parentType, String(record[field])) as unknown as AnyRecord | undefined;
  return parent === undefined ? null : { type: parentType, record: parent };
}
