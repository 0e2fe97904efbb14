import { constants, copyFileSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { verifyChain } from './audit.ts';
import { backupFolder, removeStoreFile, stampOf, verifyFile } from './backup.ts';
import { FailureError } from './domain/failure.ts';
import { type AnyRecord, type RecordType, recordTypes } from './domain/records/catalogue.ts';
import { asFileFailure } from './file-failure.ts';
import { flush } from './flush.ts';
import type { Migration } from './migrate.ts';
import { allRecords, countRecords } from './repositories/records.ts';
import { openReadOnly, openStore, type Store } from './store.ts';

/**
 * Copies a backup beside the store into a new file, verifies the copy and brings it to the newest version; neither the
 * store nor the backup is touched.
 * @returns path of the copy. @throws FailureError `file_missing`, `store_damaged`, `store_too_new`, `disk_full`.
 */
export async function prepareRestore(
  dataDir: string,
  backupName: string,
  migrations: readonly Migration[],
): Promise<string> {
  const backup = join(backupFolder(dataDir), backupName);
  if (/[\\/]/.test(backupName) || !existsSync(backup)) {
    throw new FailureError('file_missing', { file: backupName });
  }
  const copy = join(dataDir, 'restoring.sqlite');
  try {
    removeStoreFile(copy);
    copyFileSync(backup, copy);
    verifyFile(copy, migrations);
    // The backup is the copy's own way back, so migrating it needs no other.
    (await openStore({ file: copy, migrations, beforeMigrating: async () => {} })).close();
    flush(copy);
    return copy;
  } catch (error) {
    removeStoreFile(copy);
    throw asFileFailure(error, backup);
  }
}

/** Puts the prepared copy in the store's place. The store must be closed, and its safety copy made. */
export function swapIn(copy: string, storeFile: string): void {
  const wal = `${storeFile}-wal`;
  // A closed store has emptied its WAL. One that is not empty holds saves which the safety copy may lack.
  if (existsSync(wal) && statSync(wal).size > 0) throw new FailureError('store_locked', { path: storeFile });
  try {
    for (const side of ['-wal', '-shm']) rmSync(`${storeFile}${side}`, { force: true });
    renameSync(copy, storeFile);
    flush(storeFile);
  } catch (error) {
    throw asFileFailure(error, storeFile);
  }
}

/**
 * Keeps a store that cannot be opened, bytes as they are, as `backups/damaged-<instant>.sqlite`, so that the prepared
 * copy can take its place. Never listed as a backup; for salvage by hand.
 * @param at ISO instant. @returns its file name, or null where there was no store.
 */
export function setAside(dataDir: string, storeFile: string, at: string): string | null {
  if (!existsSync(storeFile)) return null;
  const name = `damaged-${stampOf(at)}.sqlite`;
  const kept = join(backupFolder(dataDir), name);
  try {
    for (const side of ['', '-wal']) {
      if (!existsSync(`${storeFile}${side}`)) continue;
      copyFileSync(`${storeFile}${side}`, `${kept}${side}`, constants.COPYFILE_EXCL);
      flush(`${kept}${side}`);
    }
    rmSync(`${storeFile}-wal`, { force: true });
    return name;
  } catch (error) {
    throw asFileFailure(error, storeFile);
  }
}

/** One side of a restore: number of records by type (voided ones included) and the audit log's newest hash. */
export interface StoreContents {
  readonly counts: Readonly<Record<string, number>>;
  readonly audit_entries: number;
  readonly audit_head: string;
}

/** What a restore would change. */
export interface RestorePlan {
  readonly now: StoreContents;
  readonly backup: StoreContents;
  /** Records by type that differ, or stand on one side only; types without a difference left out. */
  readonly differing: Readonly<Record<string, number>>;
}

/**
 * Compares a backup with the open store and changes neither.
 * @throws FailureError `file_missing`, `store_damaged`, `store_too_new`, `disk_full`.
 */
export async function planRestore(
  store: Store,
  options: { dataDir: string; backupName: string; migrations: readonly Migration[] },
): Promise<RestorePlan> {
  const copy = await prepareRestore(options.dataDir, options.backupName, options.migrations);
  try {
    const then = openReadOnly(copy, options.migrations);
    try {
      const differing: Record<string, number> = {};
      for (const type of recordTypes) {
        const count = countDiffering(recordsById(store, type), recordsById(then, type));
        if (count > 0) differing[type] = count;
      }
      return { now: contentsOf(store), backup: contentsOf(then), differing };
    } finally {
      then.close();
    }
  } finally {
    removeStoreFile(copy);
  }
}

function contentsOf(store: Store): StoreContents {
  return store.read((reader) => {
    const { entries, head } = verifyChain(reader);
    return { counts: countRecords(reader, recordTypes), audit_entries: entries, audit_head: head };
  });
}

function recordsById(store: Store, type: RecordType): ReadonlyMap<string, AnyRecord> {
  return new Map(store.read((reader) => allRecords(reader, type)).map((record) => [record.id, record]));
}

function countDiffering(one: ReadonlyMap<string, AnyRecord>, other: ReadonlyMap<string, AnyRecord>): number {
  // Both sides list the columns in the declaration's order, so equal records have equal texts.
  return [...new Set([...one.keys(), ...other.keys()])].filter(
    (id) => JSON.stringify(one.get(id)) !== JSON.stringify(other.get(id)),
  ).length;
}
