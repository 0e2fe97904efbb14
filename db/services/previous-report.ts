import { Ledger, type RecordSet } from '../domain/ledger.ts';
import type { PackagedRecord } from '../domain/package.ts';
import { comparePeriods, type Period } from '../domain/period.ts';
import type { AnyRecord, RecordType } from '../domain/records/catalogue.ts';
import { readReportFile } from '../exchange/report-file/read-report-file.ts';
import { listReports, reportFile } from '../repositories/reports.ts';
import type { Store } from '../store.ts';
import type { ServiceContext } from './context.ts';

/** Filed bytes never change, so that what they hold is read once. */
const decoded = new WeakMap<Store, Map<string, Ledger>>();

/**
 * The ledger as the last report of an earlier period said it (S14): the newest version of the newest period before; a
 * correction is compared with what came before it, not with what it corrects. Undefined where nothing was filed.
 * @throws FailureError `store_damaged` when the filed bytes are not what was filed.
 */
export async function previousLedger(context: ServiceContext, period: Period): Promise<Ledger | undefined> {
  const { store } = context.ledger;
  const earlier = store
    .read(listReports)
    .filter((report) => comparePeriods(report.period as Period, period) < 0)
    .toSorted((a, b) => comparePeriods(b.period as Period, a.period as Period));
  const [report] = earlier;
  return report === undefined ? undefined : ledgerOf(store, report);
}

async function ledgerOf(store: Store, report: AnyRecord): Promise<Ledger | undefined> {
  const known = decoded.get(store) ?? new Map<string, Ledger>();
  decoded.set(store, known);
  const read = known.get(report.id);
  if (read !== undefined) return read;
  const file = store.read((reader) => reportFile(reader, report.id));
  if (file === undefined) return undefined;
  const { report: said } = await readReportFile(file.bytes, String(report.file_name));
  const ledger = new Ledger(recordSet(said.records));
  known.set(report.id, ledger);
  return ledger;
}

/** Packaged records by type. */
export function recordSet(records: readonly PackagedRecord[]): RecordSet {
  const byType: Partial<Record<RecordType, AnyRecord[]>> = {};
  for (const { type, record } of records) {
    const rows = byType[type] ?? [];
    rows.push(record);
    byType[type] = rows;
  }
  return byType as unknown as RecordSet;
}
