import canonicalize from 'canonicalize';
import type { FiledReport } from '../domain/answers.ts';
import { isSaid } from '../domain/changes-since.ts';
import type { IsoDate } from '../domain/dates.ts';
import { FailureError } from '../domain/failure.ts';
import { Ledger, type RecordSet } from '../domain/ledger.ts';
import type { OptionOf } from '../domain/options.ts';
import type { PackagedRecord } from '../domain/package.ts';
import { comparePeriods, type Period } from '../domain/period.ts';
import type { AnyRecord, RecordType } from '../domain/records/catalogue.ts';
import { systemFieldNames } from '../domain/records/declaration.ts';
import type { ReadReport } from '../exchange/report-file/data-sheet.ts';
import { readReportFile } from '../exchange/report-file/read-report-file.ts';
import { listReports, reportFile } from '../repositories/reports.ts';
import type { Store } from '../store.ts';
import type { ServiceContext } from './context.ts';

/** A filed report's record as lists and pages have it. */
export function filedReport(record: AnyRecord): FiledReport {
  const text = (field: string): string => String(record[field] ?? '');
  return {
    id: record.id,
    period: record.period as Period,
    version: Number(record.version),
    status: record.status as OptionOf<'reportStatus'>,
    signers: {
      unit_head: text('unit_head'),
      stat_head: text('stat_head'),
      filler: text('filler'),
      phone: text('phone'),
      report_date: text('report_date') as IsoDate,
    },
    correction_reason: record.correction_reason as string | null,
    correction_kind: record.correction_kind as OptionOf<'correctionKind'> | null,
    sha256: text('sha256'),
    file_name: text('file_name'),
    filed_at: record.created_at,
  };
}

/** All filed reports, newest version of a period first. */
export function filedReports(context: ServiceContext): readonly FiledReport[] {
  return context.ledger.store.read(listReports).map(filedReport);
}

/** Filed bytes never change, so that what they say is read once. */
const read = new WeakMap<Store, Map<string, ReadReport>>();

/** What a filed report says. @throws FailureError `store_damaged` when its bytes are not there or not what was filed. */
export async function contentsOf(context: ServiceContext, report: FiledReport): Promise<ReadReport> {
  const { store } = context.ledger;
  const known = read.get(store) ?? new Map<string, ReadReport>();
  read.set(store, known);
  const before = known.get(report.id);
  if (before !== undefined) return before;
  const { bytes } = filedBytes(context, report);
  const contents = (await readReportFile(bytes, report.file_name)).report;
  if (contents.sha256 !== report.sha256)
    throw new FailureError('store_damaged', { cause: `report ${report.id}` });
  known.set(report.id, contents);
  return contents;
}

/** The file of a filed report. @throws FailureError `store_damaged` when it is not there or not what was filed. */
export function filedBytes(
  { ledger: { store } }: ServiceContext,
  { id }: FiledReport,
): { readonly bytes: Uint8Array } {
  const file = store.read((reader) => reportFile(reader, id));
  if (file === undefined) throw new FailureError('store_damaged', { cause: `report_file ${id}` });
  return file;
}

/**
 * The ledger as the last report of an earlier period said it (S14): the newest version of the newest period before; a
 * correction is compared with what came before it, not with what it corrects. Undefined where nothing was filed.
 */
export async function previousLedger(context: ServiceContext, period: Period): Promise<Ledger | undefined> {
  const [report] = filedReports(context)
    .filter((one) => comparePeriods(one.period, period) < 0)
    .toSorted((a, b) => comparePeriods(b.period, a.period));
  return report === undefined
    ? undefined
    : new Ledger(recordSet((await contentsOf(context, report)).records));
}

/** Records by type, as a ledger takes them. */
export function recordSet(records: readonly PackagedRecord[]): RecordSet {
  const byType: Partial<Record<RecordType, AnyRecord[]>> = {};
  for (const { type, record } of records) {
    const rows = byType[type] ?? [];
    rows.push(record);
    byType[type] = rows;
  }
  return byType as unknown as RecordSet;
}

const kept: ReadonlySet<string> = new Set(systemFieldNames.filter((name) => name !== 'id'));

/** Whether two packages say the same: their records with their ids, whoever saved them and how often. */
export function saysTheSame(a: readonly PackagedRecord[], b: readonly PackagedRecord[]): boolean {
  return saidBy(a) === saidBy(b);
}

function saidBy(records: readonly PackagedRecord[]): string {
  const said = records.filter(isSaid).map(({ type, record }) => {
    const values = Object.fromEntries(Object.entries(record).filter(([name]) => !kept.has(name)));
    return canonicalize([type, values]) ?? '';
  });
  return said.toSorted().join('\n');
}
