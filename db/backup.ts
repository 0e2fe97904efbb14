import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type ChainVerdict, verifyChain } from './audit.ts';
import { type BackupFile, backupsIn, freeName, hashOf, stampOf, writeNote } from './backup-folder.ts';
import { FailureError } from './domain/failure.ts';
import { recordTypes } from './domain/records/catalogue.ts';
import type { BackupReason } from './domain/retention.ts';
import { asFileFailure } from './file-failure.ts';
import { flush } from './flush.ts';
import type { Migration } from './migrate.ts';
import { countRecords } from './repositories/records.ts';
import { openReadOnly, type Store } from './store.ts';
import type { Reader } from './store-handles.ts';

export const backupFolder = (dataDir: string): string => join(dataDir, 'backups');

/** Finished backups of a data folder, newest first. */
export const backupFiles = (dataDir: string): readonly BackupFile[] => backupsIn(backupFolder(dataDir));

/** Pages, references, audit chain and counts of a store. */
export function examine(store: Store): {
  readonly faults: readonly string[];
  readonly chain: ChainVerdict;
  readonly counts: Record<string, number>;
} {
  const faults = store.faults();
  return store.read((reader) => ({
    faults,
    chain: verifyChain(reader),
    counts: countRecords(reader, recordTypes),
  }));
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

/** @throws FailureError `store_damaged` unless the file is a whole store of ours with an unbroken audit chain. */
export function verifyFile(file: string, migrations: readonly Migration[]): Verified {
  const store = openReadOnly(file, migrations);
  try {
    const { faults, chain, counts } = examine(store);
    if (faults.length > 0 || chain.first_bad_entry !== null) {
      throw new FailureError('store_damaged', {
        path: file,
        cause: faults[0] ?? `audit ${chain.first_bad_entry}`,
      });
    }
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
 * @returns the file name. @throws FailureError `store_damaged`, `disk_full`, `folder_read_only`.
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
