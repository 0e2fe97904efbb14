import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { backupFolder, flush, verifyFile } from './backup.ts';
import { FailureError } from './domain/failure.ts';
import type { Migration } from './migrate.ts';

/**
 * Copies a backup beside the store into a new file and verifies the copy; the store itself is not touched.
 * @returns path of the copy. @throws FailureError `file_missing`, `store_damaged`, `store_too_new`, `disk_full`.
 */
export function prepareRestore(
  dataDir: string,
  backupName: string,
  migrations: readonly Migration[],
): string {
  if (/[\\/]/.test(backupName)) throw new FailureError('file_missing', { file: backupName });
  const backup = join(backupFolder(dataDir), backupName);
  if (!existsSync(backup)) throw new FailureError('file_missing', { file: backupName });
  verifyFile(backup, migrations);
  const copy = join(dataDir, 'restoring.sqlite');
  rmSync(copy, { force: true });
  copyFileSync(backup, copy);
  verifyFile(copy, migrations);
  for (const side of [`${copy}-wal`, `${copy}-shm`]) rmSync(side, { force: true });
  flush(copy);
  return copy;
}

/** Puts the prepared copy in the store's place. The store must be closed, and its safety copy made. */
export function swapIn(copy: string, storeFile: string): void {
  // A closed store has emptied its WAL; what is left of it must not be replayed into the other file.
  for (const side of [`${storeFile}-wal`, `${storeFile}-shm`]) rmSync(side, { force: true });
  renameSync(copy, storeFile);
  flush(storeFile);
}
