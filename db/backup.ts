import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type ChainVerdict, verifyChain } from './audit.ts';
import { type Unlike, unlikeLog } from './audit-replay.ts';
import { FailureError } from './domain/failure.ts';
import { recordTypes } from './domain/records/catalogue.ts';
import { asFileFailure } from './file-failure.ts';
import { flush } from './flush.ts';
import type { Migration } from './migrate.ts';
import { damagedDrafts } from './repositories/drafts.ts';
import { countRecords } from './repositories/records.ts';
import { damagedCodes } from './repositories/reference-codes.ts';
import { damagedReportFiles } from './repositories/reports.ts';
import { openReadOnly, type Store } from './store.ts';

export type BackupReason = 'demand' | 'migration' | 'restore';

export interface BackupFile {
  readonly file_name: string;
  readonly bytes: number;
  readonly created_at: string;
}

export const backupFolder = (dataDir: string): string => join(dataDir, 'backups');

/** Pages, references, audit chain, records beside the log, and counts of a store. */
export function examine(store: Store): {
  readonly faults: readonly string[];
  readonly chain: ChainVerdict;
  readonly unlike: readonly Unlike[];
  readonly counts: Record<string, number>;
} {
  const pages = store.faults();
  return store.read((reader) => ({
    faults: [...pages, ...damagedReportFiles(reader), ...damagedDrafts(reader), ...damagedCodes(reader)],
    chain: verifyChain(reader),
    unlike: unlikeLog(reader),
    counts: countRecords(reader, recordTypes),
  }));
}

function firstFault({ faults, chain, unlike }: ReturnType<typeof examine>): string | undefined {
  if (faults[0] !== undefined) return faults[0];
  if (chain.first_bad_entry !== null) return `audit ${chain.first_bad_entry}`;
  const [place] = unlike;
  return place && [place.record_type, place.record_id, place.field ?? ''].join(' ').trim();
}

/** @throws FailureError `store_damaged` unless the file is a whole store of ours whose records are as its unbroken log says. */
export function verifyFile(file: string, migrations: readonly Migration[]): void {
  const store = openReadOnly(file, migrations);
  try {
    const cause = firstFault(examine(store));
    if (cause !== undefined) throw new FailureError('store_damaged', { path: file, cause });
  } finally {
    store.close();
  }
}

/**
 * Copies the open store into `backups/` under a temporary name, opens and verifies the copy, then gives it its name.
 * @returns the file name. @throws FailureError `store_damaged`, `store_missing`, `disk_full`, `folder_read_only`.
 */
export async function backUp(
  store: Store,
  options: { dataDir: string; migrations: readonly Migration[]; at: string; reason: BackupReason },
): Promise<string> {
  const folder = backupFolder(options.dataDir);
  const name = freeName(folder, `ledger-${stampOf(options.at)}-${options.reason}`);
  const unfinished = join(folder, `${name}.part`);
  try {
    // On a stick that was pulled out: a backup in a new folder of that name would be lost when it is back.
    if (!existsSync(options.dataDir)) throw new FailureError('store_missing', { path: store.file });
    mkdirSync(folder, { recursive: true });
    rmSync(unfinished, { force: true });
    await store.copyTo(unfinished);
    verifyFile(unfinished, options.migrations);
    flush(unfinished);
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

/** An ISO instant as a part of a file name: `20260105T100000-000Z`. */
export const stampOf = (at: string): string => at.replaceAll(/[-:]/g, '').replace('.', '-');

function freeName(folder: string, stem: string): string {
  for (let copy = 1; ; copy += 1) {
    const name = `${stem}${copy === 1 ? '' : `-${copy}`}.sqlite`;
    if (!existsSync(join(folder, name))) return name;
  }
}

/** Finished backups, newest first. */
export function backupFiles(dataDir: string): readonly BackupFile[] {
  const folder = backupFolder(dataDir);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^ledger-.*\.sqlite$/.test(name))
    .map((name) => {
      const { size, mtime } = statSync(join(folder, name));
      return { file_name: name, bytes: size, created_at: mtime.toISOString() };
    })
    .sort((a, b) => (a.file_name < b.file_name ? 1 : -1));
}
