import { createHash } from 'node:crypto';
import { FailureError } from '../domain/failure.ts';
import type { AnyRecord } from '../domain/records/catalogue.ts';
import type { Store } from '../store.ts';
import type { Reader } from '../store-handles.ts';
import { allRecords } from './records.ts';
import { type SavedRecord, type SaveRequest, writeRecords } from './save-records.ts';

/**
 * Saves a filed report with the bytes of its file in one transaction: neither stands without the other. `changes` holds
 * the report's creation and whatever is filed with it.
 * @throws FailureError `file_exists` when the report has its file already, else as `saveRecords`.
 */
export function fileReport(
  store: Store,
  request: SaveRequest & { readonly reportId: string; readonly bytes: Uint8Array },
): { readonly saved: readonly SavedRecord[] } {
  const { reportId, bytes } = request;
  return store.write((writer) => {
    const saved = writeRecords(writer, request);
    if (writer.get('SELECT 1 FROM report_file WHERE report_id = ?', reportId) !== undefined) {
      throw new FailureError('file_exists', { file: reportId });
    }
    const insert = 'INSERT INTO report_file (report_id, bytes, sha256) VALUES (?, ?, ?)';
    writer.run(insert, reportId, bytes, sha256Of(bytes));
    return { saved };
  });
}

/** The file of a filed report, byte for byte, or undefined. @throws FailureError `store_damaged` when its hash differs. */
export function reportFile(
  reader: Reader,
  reportId: string,
): { readonly bytes: Uint8Array; readonly sha256: string } | undefined {
  const row = reader.get('SELECT bytes, sha256 FROM report_file WHERE report_id = ?', reportId);
  if (row === undefined) return undefined;
  const bytes = row.bytes as Uint8Array;
  const sha256 = String(row.sha256);
  if (sha256Of(bytes) !== sha256)
    throw new FailureError('store_damaged', { cause: `report_file ${reportId}` });
  return { bytes, sha256 };
}

/** Files of filed reports that are not what their hash says: `report_file <id>`. Reads one at a time. */
export function damagedReportFiles(reader: Reader): readonly string[] {
  return reader
    .all('SELECT report_id FROM report_file ORDER BY report_id')
    .flatMap(({ report_id: id = null }) => {
      const row = reader.get('SELECT bytes, sha256 FROM report_file WHERE report_id = ?', id);
      return row !== undefined && sha256Of(row.bytes as Uint8Array) === row.sha256
        ? []
        : [`report_file ${id}`];
    });
}

/** Filed reports that were not voided, by period, newest version first. */
export function listReports(reader: Reader): readonly AnyRecord[] {
  return allRecords(reader, 'report')
    .filter((report) => !report.voided)
    .toSorted((a, b) => compare(a.period, b.period) || Number(b.version) - Number(a.version));
}

/** The newest version filed for a period, or undefined. */
export function latestReport(reader: Reader, period: string): AnyRecord | undefined {
  return listReports(reader).find((report) => report.period === period);
}

const compare = (a: unknown, b: unknown): number =>
  String(a) < String(b) ? -1 : Number(String(a) > String(b));

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
