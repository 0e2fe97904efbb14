import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { FailureError } from './domain/failure.ts';
import { asFileFailure } from './file-failure.ts';
import { flush } from './flush.ts';

/**
 * Puts a finished copy in the store's place by renaming it: at any instant one of the two stands under the store's name,
 * whole. The store must be closed.
 * @throws FailureError `store_locked` where saves of it are still in its log, and as the file system answers.
 */
export function swapIn(copy: string, storeFile: string): void {
  const wal = `${storeFile}-wal`;
  // A closed store has emptied its WAL. One that is not empty holds saves which no copy may have.
  if (existsSync(wal) && statSync(wal).size > 0) throw new FailureError('store_locked', { path: storeFile });
  try {
    for (const side of ['-wal', '-shm']) rmSync(`${storeFile}${side}`, { force: true });
    renameSync(copy, storeFile);
    flush(storeFile);
  } catch (error) {
    throw asFileFailure(error, storeFile);
  }
}
