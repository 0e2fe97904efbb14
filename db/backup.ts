import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type ChainVerdict, verifyChain } from './audit.ts';
import { type DivergingRecord, damagedSettings, firstDiverging } from './audit-replay.ts';
import { type BackupFile, backupsIn, freeName, hashOf, stampOf, writeNote } from './backup-folder.ts';
import { FailureError } from './domain/failure.ts';
import { recordTypes } from './domain/records/catalogue.ts';
import type { BackupReason } from './domain/retention.ts';
import { asFileFailure } from './file-failure.ts';
import { flush } from './flush.ts';
import type { Migration } from './migrate.ts';
import { damagedDrafts } from './repositories/drafts.ts';
import { damagedLogs } from './repositories/foreign-logs.ts';
import { countRecords } from './repositories/records.ts';
import { damagedCodes } from './repositories/reference-codes.ts';
import { damagedReportFiles } from './repositories/reports.ts';
import { damagedSettingsFiles } from './repositories/settings-files.ts';
import { openReadOnly, type Store } from './store.ts';
import type { Reader } from './store-handles.ts';

export const backupFolder = (dataDir: string): string => join(dataDir, 'backups');

/** Finished backups of a data folder, newest first. */
export const backupFiles = (dataDir: string): readonly BackupFile[] => backupsIn(backupFolder(dataDir));

/** What the audit log does not repeat, or that is no record: each has a hash, or an entry of its own. */
const unlogged = [
  ['report_file', damagedReportFiles],
  ['form_draft', damagedDrafts],
  ['reference_code', damagedCodes],
  ['setting', damagedSettings],
  ['settings_file', damagedSettingsFiles],
  ['foreign_audit', damagedLogs],
] as const;

/** Pages, references, audit chain, records beside the log, and counts of a store. Damaged pages are not read any further. */
export function examine(store: Store): {
  readonly faults: readonly string[];
  readonly chain: ChainVerdict;
  /** First record that is not as the log says; not looked for where there are faults. */
  readonly diverging: DivergingRecord | null;
  readonly counts: Record<string, number>;
} {
  const pages = store.faults();
  return store.read((reader) => {
    // A table that a store of another version does not have is none of its faults.
    const present = (table: string): boolean =>
      reader.get(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`, table) !== undefined;
    const faults =
      pages.length > 0
        ? pages
        : unlogged.flatMap(([table, damaged]) => (present(table) ? damaged(reader) : []));
    return {
      faults,
      chain: verifyChain(reader),
      diverging: faults.length > 0 ? null : firstDiverging(reader),
      counts: countRecords(reader, recordTypes),
    };
  });
}

function firstFault({ faults, chain, diverging }: ReturnType<typeof examine>): string | undefined {
  if (faults[0] !== undefined) return faults[0];
  if (chain.first_bad_entry !== null) return `audit ${chain.first_bad_entry}`;
  return diverging === null
    ? undefined
    : [diverging.type, diverging.id, diverging.field ?? ''].join(' ').trim();
}

/** What a store that was found whole holds. */
export interface Verified {
  readonly records: number;
  readonly audit_entries: number;
  readonly audit_head: string;
  readonly mark: string;
}

/** Verifies a store's file; see `verifyFile`. In another thread where nothing may wait. */
export type Verify = (file: string) => Promise<Verified> | Verified;

/** @throws FailureError `store_damaged` unless the file is a whole store of ours whose records are as its unbroken log says. */
export function verifyFile(file: string, migrations: readonly Migration[]): Verified {
  const store = openReadOnly(file, migrations);
  try {
    const found = examine(store);
    const cause = firstFault(found);
    if (cause !== undefined) throw new FailureError('store_damaged', { path: file, cause });
    const { chain, counts } = found;
    return {
      records: Object.values(counts).reduce((sum, count) => sum + count, 0),
      audit_entries: chain.entries,
      audit_head: chain.head,
      mark: store.read((reader) => markOf(reader, chain.head)),
    };
  } finally {
    store.close();
  }
}

/** State of a ledger in one text: it changes with every save and every draft. @param head the audit log's newest hash */
export function markOf(reader: Reader, head: string): string {
  const drafts = reader.all('SELECT form, record_id, saved_at FROM form_draft ORDER BY form, record_id');
  return createHash('sha256')
    .update(JSON.stringify([head, drafts]))
    .digest('hex');
}

/**
 * Copies the open store into a folder (`backups/` unless another is given) under a temporary name, opens and verifies the
 * copy, notes what was found, then gives it its name.
 * @returns the file name. @throws FailureError `store_damaged`, `store_missing`, `disk_full`, `folder_read_only`.
 */
export async function backUp(
  store: Store,
  options: {
    readonly dataDir: string;
    readonly migrations: readonly Migration[];
    readonly at: string;
    readonly reason: BackupReason;
    readonly folder?: string;
    readonly verify?: Verify;
  },
): Promise<string> {
  const { at, reason, migrations } = options;
  const folder = options.folder ?? backupFolder(options.dataDir);
  const verify = options.verify ?? ((file: string) => verifyFile(file, migrations));
  const name = freeName(folder, `ledger-${stampOf(at)}-${reason}`);
  const unfinished = join(folder, `${name}.part`);
  try {
    // On a stick that was pulled out: a backup in a new folder of that name would be lost when it is back.
    if (!existsSync(options.dataDir)) throw new FailureError('store_missing', { path: store.file });
    mkdirSync(folder, { recursive: true });
    removeStoreFile(unfinished);
    await store.copyTo(unfinished);
    const found = await verify(unfinished);
    flush(unfinished);
    const bytes = statSync(unfinished).size;
    const sha256 = await hashOf(unfinished);
    writeNote(join(folder, name), { sha256, bytes, verified_at: at, ...found, damaged_at: null });
    renameSync(unfinished, join(folder, name));
    flush(join(folder, name));
    return name;
  } catch (error) {
    throw asFileFailure(error, folder);
  } finally {
    removeStoreFile(unfinished);
  }
}

/** Removes a store's file that is no longer wanted, with whatever SQLite kept beside it. */
export function removeStoreFile(file: string): void {
  for (const side of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${side}`, { force: true });
}
