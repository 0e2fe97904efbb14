import { createHash } from 'node:crypto';
import { type Authorship, appendAudit } from '../audit.ts';
import { FailureError } from '../domain/failure.ts';
import type { PackagedRecord } from '../domain/package.ts';
import type { Period } from '../domain/period.ts';
import { type AnyRecord, type RecordType, recordTypes } from '../domain/records/catalogue.ts';
import type { ReportStatus } from '../domain/workflow.ts';
import type { Reader, SqlRow, Writer } from '../store-handles.ts';
import { columnsOf, fromRow, toSql } from './records.ts';
import { requireInstallation } from './settings.ts';

/** A package as it was received: everything but its bytes and its records. */
export interface ReceivedPackage {
  readonly id: string;
  /** Six-digit code of the county. */
  readonly unit: string;
  readonly period: Period;
  readonly version: number;
  /** The report's own hash, which its successor names. */
  readonly sha256: string;
  readonly previous_sha256: string | null;
  /** Hash of the bytes as they came: another program may have saved the same report again. */
  readonly file_sha256: string;
  readonly file_name: string;
  readonly installation: string;
  readonly public_key: string;
  readonly received_at: string;
  readonly received_by: string;
}

/** A decision about a package; the newest is its state. */
export interface PackageMove {
  readonly status: ReportStatus;
  readonly at: string;
  readonly person: string;
  readonly why: string | null;
}

/** Types whose records travel. */
export const receivedTypes: readonly RecordType[] = recordTypes.filter((type) => type !== 'report');

const packageColumns = [
  'id',
  'unit',
  'period',
  'version',
  'sha256',
  'previous_sha256',
  'file_sha256',
  'file_name',
  'installation',
  'public_key',
  'received_at',
  'received_by',
] as const satisfies readonly (keyof ReceivedPackage)[];
const select = `SELECT ${packageColumns.join(', ')} FROM received_package`;

/**
 * Keeps a package whole: its bytes, its manifest as canonical JSON, its records in the tables of received ones, and its
 * first state, `submitted`. Within the caller's transaction.
 * @throws FailureError `file_exists` where a package of this hash was received already
 */
export function keepPackage(
  writer: Writer,
  received: Omit<ReceivedPackage, 'file_sha256' | 'received_at' | 'received_by'> & {
    readonly manifest: string;
    /** As JSON: cells edited after the file was written; none unless told. */
    readonly edited_cells?: string;
    readonly bytes: Uint8Array;
    readonly records: readonly PackagedRecord[];
  },
  by: Authorship,
): void {
  if (packageOfHash(writer, received.sha256) !== undefined)
    throw new FailureError('file_exists', { file: received.file_name });
  const { manifest, edited_cells = '[]', bytes, records, ...head } = received;
  const file_sha256 = createHash('sha256').update(bytes).digest('hex');
  const row: ReceivedPackage = { ...head, file_sha256, received_at: by.at, received_by: by.person };
  const columns = [...packageColumns, 'manifest', 'edited_cells', 'bytes'];
  writer.run(
    `INSERT INTO received_package (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    ...packageColumns.map((column) => row[column]),
    manifest,
    edited_cells,
    bytes,
  );
  for (const { type, record } of records) insertReceived(writer, received.id, type, record);
  movePackage(writer, received.id, 'submitted', by);
}

const inserts = new Map<RecordType, string>();

function insertReceived(writer: Writer, packageId: string, type: RecordType, record: AnyRecord): void {
  const columns = columnsOf(type);
  const places = columns.map(() => '?').join(', ');
  const insert =
    inserts.get(type) ??
    `INSERT INTO received_${type} (package_id, ${columns.join(', ')}) VALUES (?, ${places})`;
  inserts.set(type, insert);
  writer.run(insert, packageId, ...columns.map((column) => toSql(record[column])));
}

/** Notes a decision, here and in the audit log; whether it may be made is `workflow.ts`'s to say. */
export function movePackage(writer: Writer, packageId: string, status: ReportStatus, by: Authorship): void {
  const before = packageMoves(writer, packageId).at(-1)?.status ?? null;
  writer.run(
    'INSERT INTO package_move (package_id, status, at, person, why) VALUES (?, ?, ?, ?, ?)',
    packageId,
    status,
    by.at,
    by.person,
    by.why,
  );
  const change = {
    record_type: 'package',
    record_id: packageId,
    field: 'status',
    old: before === null ? null : JSON.stringify(before),
    new: JSON.stringify(status),
  };
  appendAudit(writer, requireInstallation(writer), by, [change]);
}

/** Decisions about a package, oldest first. */
export function packageMoves(reader: Reader, packageId: string): readonly PackageMove[] {
  return reader
    .all('SELECT status, at, person, why FROM package_move WHERE package_id = ? ORDER BY seq', packageId)
    .map((row) => ({
      status: row.status as ReportStatus,
      at: String(row.at),
      person: String(row.person),
      why: row.why === null ? null : String(row.why),
    }));
}

/** Received packages with their state, by unit, period and version; of one period or of all. */
export function listPackages(
  reader: Reader,
  period: Period | null,
): readonly (ReceivedPackage & { readonly status: ReportStatus })[] {
  const state =
    '(SELECT status FROM package_move WHERE package_id = received_package.id ORDER BY seq DESC LIMIT 1)';
  return reader
    .all(
      `SELECT ${packageColumns.join(', ')}, ${state} AS status FROM received_package
        WHERE ? IS NULL OR period = ? ORDER BY unit, period, version, id`,
      period,
      period,
    )
    .map((row) => ({ ...packageOf(row), status: row.status as ReportStatus }));
}

/**
 * Packages whose figures count: of each unit and period the highest version in one of the states
 * (`countsAt`); a version that was never accepted leaves the one before in force (design §6).
 */
export function countedPackages(
  reader: Reader,
  states: readonly ReportStatus[],
): readonly (ReceivedPackage & { readonly status: ReportStatus })[] {
  const newest = new Map<string, ReceivedPackage & { readonly status: ReportStatus }>();
  for (const one of listPackages(reader, null))
    if (states.includes(one.status)) newest.set(`${one.unit} ${one.period}`, one);
  return [...newest.values()];
}

/** A package by its id, or undefined. */
export function packageById(reader: Reader, id: string): ReceivedPackage | undefined {
  const row = reader.get(`${select} WHERE id = ?`, id);
  return row === undefined ? undefined : packageOf(row);
}

/** A package by the report's own hash, or undefined. */
export function packageOfHash(reader: Reader, sha256: string): ReceivedPackage | undefined {
  const row = reader.get(`${select} WHERE sha256 = ?`, sha256);
  return row === undefined ? undefined : packageOf(row);
}

/** What a package said of itself, and the cells of its file that were edited, as JSON. @throws FailureError `not_found` */
export function packageStatements(
  reader: Reader,
  id: string,
): { readonly manifest: string; readonly edited_cells: string } {
  const row = reader.get('SELECT manifest, edited_cells FROM received_package WHERE id = ?', id);
  if (row === undefined) throw new FailureError('not_found', { type: 'package', id });
  return { manifest: String(row.manifest), edited_cells: String(row.edited_cells) };
}

/** The package that came as these bytes, or undefined. @param fileSha256 hash of the bytes */
export function packageOfFile(reader: Reader, fileSha256: string): ReceivedPackage | undefined {
  const row = reader.get(`${select} WHERE file_sha256 = ?`, fileSha256);
  return row === undefined ? undefined : packageOf(row);
}

/** The file as it came, and its manifest as JSON. @throws FailureError `store_damaged` when it is not what was received. */
export function packageFile(
  reader: Reader,
  id: string,
): { readonly bytes: Uint8Array; readonly manifest: string } {
  const row = reader.get('SELECT bytes, file_sha256, manifest FROM received_package WHERE id = ?', id);
  if (row === undefined) throw new FailureError('not_found', { type: 'package', id });
  const bytes = row.bytes as Uint8Array;
  if (createHash('sha256').update(bytes).digest('hex') !== row.file_sha256)
    throw new FailureError('store_damaged', { cause: `received_package ${id}` });
  return { bytes, manifest: String(row.manifest) };
}

/** Records of a package as they were projected, by type in the catalogue's order, then id; of all types, or of some. */
export function packageRecordsOf(
  reader: Reader,
  id: string,
  types: readonly RecordType[] = receivedTypes,
): readonly PackagedRecord[] {
  return types.flatMap((type) =>
    reader
      .all(`SELECT ${columnsOf(type).join(', ')} FROM received_${type} WHERE package_id = ? ORDER BY id`, id)
      .map((row) => ({ type, record: fromRow(type, row) })),
  );
}

/** One record of a package as it was projected; undefined where the package holds none of that id. */
export function packageRecordOf(
  reader: Reader,
  packageId: string,
  type: RecordType,
  id: string,
): AnyRecord | undefined {
  if (!receivedTypes.includes(type)) return undefined;
  const sql = `SELECT ${columnsOf(type).join(', ')} FROM received_${type} WHERE package_id = ? AND id = ?`;
  const row = reader.get(sql, packageId, id);
  return row === undefined ? undefined : fromRow(type, row);
}

function packageOf(row: SqlRow): ReceivedPackage {
  const text = (name: string): string => String(row[name]);
  return {
    id: text('id'),
    unit: text('unit'),
    period: row.period as Period,
    version: Number(row.version),
    sha256: text('sha256'),
    previous_sha256: row.previous_sha256 === null ? null : text('previous_sha256'),
    file_sha256: text('file_sha256'),
    file_name: text('file_name'),
    installation: text('installation'),
    public_key: text('public_key'),
    received_at: text('received_at'),
    received_by: text('received_by'),
  };
}
