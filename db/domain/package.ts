import type { IsoDate } from './dates.ts';
import { formsOf } from './form-set.ts';
import type { Ledger } from './ledger.ts';
import { type Period, periodContains, periodEnd, periodKind, periodStart, yearOfPeriod } from './period.ts';
import { type AnyRecord, declarationOf, type RecordType, recordTypes } from './records/catalogue.ts';

/** One record as it travels in a package. */
export interface PackagedRecord {
  readonly type: RecordType;
  readonly record: AnyRecord;
}

const byId = (a: AnyRecord, b: AnyRecord): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/**
 * Records of a unit's package for a period (design §6): every register and all dues as they stand, the dated rows of the
 * period in the forms of its set, in a year's package also the rows of that year, lines with their batch, and the explanations, declarations
 * and form heads that the period needs. Attachments travel with the rows of the period that they are evidence of; those of
 * registers, which go into every package, with the year's only. Voided records stay at home. Always a snapshot, never a
 * delta; ordered by record type (parents first), then id, so that the same records give the same package.
 */
export function packageRecords(ledger: Ledger, period: Period): readonly PackagedRecord[] {
  const packaged: PackagedRecord[] = [];
  const included = new Set<string>();
  /** Of those the rows that the period itself made. */
  const moved = new Set<string>();
  for (const type of recordTypes) {
    const rows = ledger.all(type) as readonly unknown[] as readonly AnyRecord[];
    // Only what travels is sorted: most rows of a long ledger are of other years.
    const belonging = rows.filter((record) => belongsTo(type, record, period, included, moved)).sort(byId);
    for (const record of belonging) {
      included.add(record.id);
      if (isRowOfPeriod(type, record, moved)) moved.add(record.id);
      packaged.push({ type, record });
    }
  }
  return packaged;
}

function isRowOfPeriod(type: RecordType, record: AnyRecord, moved: ReadonlySet<string>): boolean {
  const { belongs } = declarationOf(type);
  if (belongs.by === 'parent') return moved.has(String(record[belongs.field]));
  return belongs.by === 'date' || belongs.by === 'year' || belongs.by === 'month';
}

function belongsTo(
  type: RecordType,
  record: AnyRecord,
  period: Period,
  included: ReadonlySet<string>,
  moved: ReadonlySet<string>,
): boolean {
  const { belongs, form } = declarationOf(type);
  // Rows of a period go into the package of their form only; registers go into every one, whole.
  const isRow = belongs.by === 'date' || belongs.by === 'year' || belongs.by === 'month';
  if (isRow && form !== null && !formsOf(period).includes(form)) return false;
  switch (belongs.by) {
    case 'register':
      return true;
    case 'date': {
      const date = record[belongs.field];
      return typeof date === 'string' && periodContains(period, date as IsoDate);
    }
    case 'year':
      return periodKind(period) === 'year' && record[belongs.field] === yearOfPeriod(period);
    case 'month':
      return periodContains(period, periodStart(record[belongs.field] as Period));
    case 'parent':
      return included.has(String(record[belongs.field]));
    case 'none':
      if (type === 'attachment')
        return (periodKind(period) === 'year' ? included : moved).has(String(record.record_id));
      return accompanies(type, record, period);
  }
}

/** Records about the report itself that travel with it. */
function accompanies(type: RecordType, record: AnyRecord, period: Period): boolean {
  switch (type) {
    case 'declaration':
    case 'query':
      return record.period === period;
    case 'explanation':
      return record.period === null || record.period === period;
    case 'form_head':
      return record.valid_from === null || String(record.valid_from) <= periodEnd(period);
    default:
      return false;
  }
}
