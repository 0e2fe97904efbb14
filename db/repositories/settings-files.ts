import { createHash } from 'node:crypto';
import type { Authorship } from '../audit.ts';
import type { ProvincialType } from '../domain/provincial.ts';
import type { RecordType } from '../domain/records/catalogue.ts';
import type { Reader, SqlRow, Writer } from '../store-handles.ts';

/** A settings file as it was handed out or taken over: everything but its bytes. */
export interface SettingsFile {
  readonly version: number;
  /** The file's own hash, which its successor names. */
  readonly sha256: string;
  readonly previous_sha256: string | null;
  readonly file_name: string;
  /** Hash of the bytes as they came. */
  readonly file_sha256: string;
  readonly created: string;
  readonly installation: string;
  readonly public_key: string;
  readonly way: 'exported' | 'imported';
  readonly kept_at: string;
  readonly kept_by: string;
}

const columns = [
  'version',
  'sha256',
  'previous_sha256',
  'file_name',
  'file_sha256',
  'created',
  'installation',
  'public_key',
  'way',
  'kept_at',
  'kept_by',
] as const satisfies readonly (keyof SettingsFile)[];

/** Keeps a settings file whole, for ever. */
export function keepSettingsFile(
  writer: Writer,
  file: Omit<SettingsFile, 'file_sha256' | 'kept_at' | 'kept_by'> & { readonly bytes: Uint8Array },
  by: Pick<Authorship, 'at' | 'person'>,
): void {
  const { bytes, ...head } = file;
  const file_sha256 = createHash('sha256').update(bytes).digest('hex');
  const row: SettingsFile = { ...head, file_sha256, kept_at: by.at, kept_by: by.person };
  const names = [...columns, 'bytes'];
  writer.run(
    `INSERT INTO settings_file (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    ...columns.map((column) => row[column]),
    bytes,
  );
}

/** Settings files, newest version first. */
export function settingsFiles(reader: Reader): readonly SettingsFile[] {
  return reader.all(`SELECT ${columns.join(', ')} FROM settings_file ORDER BY version DESC`).map(fileOf);
}

/** The settings that were taken over last; undefined while none was, and at the province, which makes them. */
export function settingsInForce(reader: Reader): SettingsFile | undefined {
  return settingsFiles(reader).find(({ way }) => way === 'imported');
}

function fileOf(row: SqlRow): SettingsFile {
  const text = (name: string): string => String(row[name]);
  return {
    version: Number(row.version),
    sha256: text('sha256'),
    previous_sha256: row.previous_sha256 === null ? null : text('previous_sha256'),
    file_name: text('file_name'),
    file_sha256: text('file_sha256'),
    created: text('created'),
    installation: text('installation'),
    public_key: text('public_key'),
    way: row.way === 'exported' ? 'exported' : 'imported',
    kept_at: text('kept_at'),
    kept_by: text('kept_by'),
  };
}

/** Settings files that are not what their hash says: `settings_file <version>`. Reads one at a time. */
export function damagedSettingsFiles(reader: Reader): readonly string[] {
  return settingsFiles(reader)
    .filter(({ version, file_sha256 }) => {
      const row = reader.get('SELECT bytes FROM settings_file WHERE version = ?', version);
      const bytes = row?.bytes as Uint8Array;
      return createHash('sha256').update(bytes).digest('hex') !== file_sha256;
    })
    .map(({ version }) => `settings_file ${version}`);
}

/** A record that came with the province's settings: what it is called there, and here. */
export interface ProvinceRecord {
  readonly type: ProvincialType;
  readonly province_id: string;
  readonly record_id: string;
}

/** Every record that ever came with the province's settings. */
export function provinceRecords(reader: Reader): readonly ProvinceRecord[] {
  return reader
    .all('SELECT record_type, province_id, record_id FROM province_record ORDER BY record_type, record_id')
    .map((row) => ({
      type: row.record_type as ProvincialType,
      province_id: String(row.province_id),
      record_id: String(row.record_id),
    }));
}

/** Notes that a record is the province's from a version on. */
export function noteProvinceRecord(writer: Writer, record: ProvinceRecord, version: number): void {
  writer.run(
    `INSERT INTO province_record (record_type, province_id, record_id, settings_version) VALUES (?, ?, ?, ?)
      ON CONFLICT (record_type, province_id) DO NOTHING`,
    record.type,
    record.province_id,
    record.record_id,
    version,
  );
}

/** Whether a record came with the province's settings. */
export function isProvinceRecord(reader: Reader, type: RecordType, id: string): boolean {
  const row = reader.get('SELECT 1 FROM province_record WHERE record_type = ? AND record_id = ?', type, id);
  return row !== undefined;
}

/** Public keys whose signature is taken for a unit's and that were not withdrawn. */
export function pinnedKeys(reader: Reader, unit: string): readonly string[] {
  return reader
    .all('SELECT public_key FROM trusted_key WHERE unit = ? AND withdrawn_at IS NULL', unit)
    .map((row) => String(row.public_key));
}
