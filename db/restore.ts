import { constants, copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { copyAttachments } from './attachments/copy-attachments.ts';
import { backupFiles, backupFolder, removeStoreFile, verifyFile } from './backup.ts';
import { hashOf, readNote, stampOf } from './backup-folder.ts';
import { FailureError } from './domain/failure.ts';
import { asFileFailure } from './file-failure.ts';
import { flush } from './flush.ts';
import type { Migration } from './migrate.ts';
import { openStore } from './open-store.ts';

/**
 * Path of a backup by its name in a folder of backups. @throws FailureError `file_missing` for what is no plain name, or
 * none of a backup that is there.
 */
export function backupNamed(folder: string, name: string): string {
  if (/[\\/]/.test(name) || !existsSync(join(folder, name))) {
    throw new FailureError('file_missing', { file: name });
  }
  return join(folder, name);
}

/** Name of the copy that is being restored, beside the store. */
export const restoringFile = (dataDir: string): string => join(dataDir, 'restoring.sqlite');

/**
 * Copies a backup beside the store into a new file, verifies the copy (its hash, too, where it was noted) and brings it to
 * the newest version; neither the store nor the backup is touched.
 * @param backup path of any file that may be one
 * @returns path of the copy. @throws FailureError `file_missing`, `store_damaged`, `store_too_new`, `disk_full`.
 */
export async function prepareRestore(
  dataDir: string,
  backup: string,
  migrations: readonly Migration[],
): Promise<string> {
  if (!existsSync(backup)) throw new FailureError('file_missing', { file: basename(backup) });
  const copy = restoringFile(dataDir);
  try {
    removeStoreFile(copy);
    copyFileSync(backup, copy);
    // A store that was in use keeps its last saves in a log beside it.
    if (existsSync(`${backup}-wal`) && statSync(`${backup}-wal`).size > 0)
      copyFileSync(`${backup}-wal`, `${copy}-wal`);
    const note = readNote(backup);
    if (note !== null && note.sha256 !== (await hashOf(copy)))
      throw new FailureError('store_damaged', { path: backup, cause: 'sha256' });
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

/** Attached files that lie beside a backup and are missing in the data folder; after a restore, records may name them. */
export async function bringAttachments(backup: string, dataDir: string): Promise<void> {
  if (dirname(backup) !== dataDir) await copyAttachments(dirname(backup), dataDir);
}

/**
 * Keeps a store that cannot be opened, bytes as they are, as `backups/damaged-<instant>.sqlite`, so that the prepared
 * copy can take its place. Never listed as a backup; for salvage. A log that was left without its store is kept, too: it
 * must not become a part of the next one.
 * @param at ISO instant. @returns its file name, or null where there was no store.
 */
export function setAside(dataDir: string, storeFile: string, at: string): string | null {
  const isThere = existsSync(storeFile);
  const name = `damaged-${stampOf(at)}.sqlite`;
  const kept = join(backupFolder(dataDir), name);
  try {
    mkdirSync(backupFolder(dataDir), { recursive: true });
    for (const side of ['', '-wal']) {
      if (!existsSync(`${storeFile}${side}`)) continue;
      copyFileSync(`${storeFile}${side}`, `${kept}${side}`, constants.COPYFILE_EXCL);
      flush(`${kept}${side}`);
    }
    rmSync(`${storeFile}-wal`, { force: true });
    return isThere ? name : null;
  } catch (error) {
    throw asFileFailure(error, storeFile);
  }
}

/**
 * Whether a store once stood here that is gone: its backups are there, or its log. An empty one in its place would look as
 * if everything recorded had never been.
 */
export function isStoreLost(dataDir: string, storeFile: string): boolean {
  if (existsSync(storeFile)) return false;
  const wal = statSync(`${storeFile}-wal`, { throwIfNoEntry: false });
  return (wal !== undefined && wal.size > 0) || backupFiles(dataDir).length > 0;
}

/**
 * Makes room for a new ledger where a store was lost: what it left behind, its backups above all, is kept in a folder of its
 * own, where the new one's rule never gives it up.
 * @param at ISO instant. @returns the folder's name. @throws FailureError as the file system answers.
 */
export function leaveBehind(dataDir: string, storeFile: string, at: string): string {
  const kept = `backups-${stampOf(at)}`;
  try {
    mkdirSync(backupFolder(dataDir), { recursive: true });
    setAside(dataDir, storeFile, at);
    renameSync(backupFolder(dataDir), join(dataDir, kept));
    return kept;
  } catch (error) {
    throw asFileFailure(error, dataDir);
  }
}
