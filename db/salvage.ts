import { closeSync, copyFileSync, existsSync, openSync, readSync, writeSync } from 'node:fs';
import { removeStoreFile } from './backup.ts';
import { FailureError } from './domain/failure.ts';
import {
  type AnyRecord,
  declarationOf,
  type FieldValue,
  findField,
  type RecordType,
  recordTypes,
} from './domain/records/catalogue.ts';
import { systemFieldNames } from './domain/records/declaration.ts';
import type { SalvagedType } from './domain/safety-answers.ts';
import { asFileFailure } from './file-failure.ts';
import { lendSchema } from './migrate.ts';
import { DamagedFile } from './store.ts';
import type { SqlRow } from './store-handles.ts';
import { takeInLog } from './write-ahead-log.ts';

/** What was read out of a store's file, damaged or not. */
export interface Salvage {
  readonly records: ReadonlyMap<RecordType, readonly AnyRecord[]>;
  readonly by_type: readonly SalvagedType[];
  readonly audit_entries: number;
  readonly audit_complete: boolean;
  /** Code of the unit, or null where the settings cannot be read. */
  readonly unit: string | null;
}

/**
 * Reads what can be read of a store's file, from a copy of it; the file itself is not touched. A record whose row is lost
 * but whose changes the audit log still tells is taken from the log.
 * @param copy path for the copy, which is gone afterwards
 * @param backups of this store, newest first: where its own list of tables cannot be read, theirs says where each lies
 * @throws FailureError `store_damaged` where nothing can be read, `disk_full`, `file_missing`.
 */
export function salvage(storeFile: string, copy: string, backups: readonly string[]): Salvage {
  try {
    layCopy(storeFile, copy);
    const file = openDamaged(storeFile, copy, backups);
    try {
      return readAll(file);
    } finally {
      file.close();
    }
  } catch (error) {
    throw asFileFailure(error, storeFile);
  } finally {
    removeStoreFile(copy);
  }
}

function layCopy(storeFile: string, copy: string): void {
  removeStoreFile(copy);
  copyFileSync(storeFile, copy);
  if (existsSync(`${storeFile}-wal`)) copyFileSync(`${storeFile}-wal`, `${copy}-wal`);
  mendHeader(copy);
}

/** The copy, if need be with the list of tables of the first backup that fits. @throws FailureError `store_damaged` */
function openDamaged(storeFile: string, copy: string, backups: readonly string[]): DamagedFile {
  try {
    return new DamagedFile(copy);
  } catch (error) {
    for (const backup of backups) {
      try {
        layCopy(storeFile, copy);
        takeInLog(copy);
        mendHeader(copy);
        if (lendSchema(copy, backup)) return new DamagedFile(copy);
      } catch {
        // A backup that cannot be read either lends nothing.
      }
    }
    throw error instanceof FailureError ? error : asFileFailure(error, storeFile);
  }
}

/** The fixed bytes of a SQLite file of ours, by their place: without them nothing behind them would be read. */
const fixedBytes: readonly (readonly [at: number, bytes: Buffer])[] = [
  [0, Buffer.from('SQLite format 3\0', 'latin1')],
  // Pages of 4096 bytes.
  [16, Buffer.from([0x10, 0x00])],
  [20, Buffer.from([0, 64, 32, 32])],
  // Schema format 4; text in UTF-8.
  [44, Buffer.from([0, 0, 0, 4])],
  [56, Buffer.from([0, 0, 0, 1])],
];

/** Puts right, in the copy, what is the same in every file of ours. */
function mendHeader(copy: string): void {
  const handle = openSync(copy, 'r+');
  try {
    for (const [at, bytes] of fixedBytes) writeSync(handle, bytes, 0, bytes.length, at);
    // 1 or 2: kept with a rollback journal or a log.
    const ways = Buffer.alloc(2);
    readSync(handle, ways, 0, 2, 18);
    if (ways.some((way) => way !== 1 && way !== 2)) {
      const way = existsSync(`${copy}-wal`) ? 2 : 1;
      writeSync(handle, Buffer.from([way, way]), 0, 2, 18);
    }
  } finally {
    closeSync(handle);
  }
}

function readAll(file: DamagedFile): Salvage {
  const log = file.readTable('audit');
  const setting = file.readTable('setting').rows.find(({ key }) => key === 'unit')?.value;
  const unit = typeof setting === 'string' ? String(parsed(setting)) : null;
  const told = replay(log.rows, unit ?? '');
  const records = new Map<RecordType, readonly AnyRecord[]>();
  const by_type: SalvagedType[] = [];
  for (const type of recordTypes) {
    const { rows, unreadable } = file.readTable(type);
    const read = rows.map((row) => recordOf(type, row));
    const ids = new Set(read.map(({ id }) => id));
    const fromLog: AnyRecord[] = [];
    const missing: string[] = [];
    for (const [id, record] of told.get(type) ?? []) {
      if (ids.has(id)) continue;
      missing.push(id);
      if (record !== null) fromLog.push(record);
    }
    const all = [...read, ...fromLog];
    if (all.length > 0) records.set(type, all);
    if (all.length > 0 || unreadable > 0 || missing.length > 0)
      by_type.push({ type, read: read.length, unreadable, missing, from_log: fromLog.length });
  }
  return {
    records,
    by_type,
    audit_entries: log.rows.length,
    audit_complete: log.complete,
    unit,
  };
}

function recordOf(type: RecordType, row: SqlRow): AnyRecord {
  const record: Record<string, FieldValue> = {};
  for (const name of [...systemFieldNames, ...declarationOf(type).fields.map((field) => field.name)]) {
    const value = (row[name] ?? null) as FieldValue;
    const isFlag = name === 'voided' || findField(type, name)?.kind === 'flag';
    record[name] = isFlag && value !== null ? value === 1 : value;
  }
  return record as AnyRecord;
}

/** Records as the log tells them, by type and id; null where its first entry is lost. @param county_code the log has none */
function replay(
  entries: readonly SqlRow[],
  county_code: string,
): ReadonlyMap<RecordType, ReadonlyMap<string, AnyRecord | null>> {
  const told = new Map<RecordType, Map<string, AnyRecord | null>>();
  for (const { record_type, record_id, field, new: now, at, person } of entries) {
    const type = record_type as RecordType;
    if (!recordTypes.includes(type)) continue;
    const ofType = told.get(type) ?? new Map<string, AnyRecord | null>();
    told.set(type, ofType);
    const id = String(record_id);
    const before = ofType.get(id) ?? null;
    const value = parsed(String(now));
    const updated = { updated_at: String(at), updated_by: String(person) };
    if (field === null && typeof value === 'object') {
      const made = { revision: 1, created_at: String(at), created_by: String(person), ...updated };
      ofType.set(id, { id, county_code, ...made, ...(value as object) } as unknown as AnyRecord);
    } else if (before !== null && field !== null) {
      const revision = before.revision + (before.updated_at === updated.updated_at ? 0 : 1);
      ofType.set(id, { ...before, ...updated, revision, [String(field)]: value as FieldValue });
    } else ofType.set(id, before);
  }
  return told;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
