import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { FailureError } from './domain/failure.ts';
import { holdExclusively } from './store.ts';

/** Who holds a data folder; written beside the lock so that a second process can be told. */
export interface LockHolder {
  readonly pid: number;
  readonly machine: string;
  readonly kind: string;
  /** ISO instant. */
  readonly since: string;
}

/**
 * One owner a data folder. The lock is an exclusive transaction on `lock.sqlite`: the kernel frees it even on kill -9.
 * @returns the function that lets go. @throws FailureError `store_locked` with pid, kind and since of the holder.
 */
export function lockDataFolder(dataDir: string, kind: string, now: string): () => void {
  const told = join(dataDir, 'lock.json');
  try {
    const release = holdExclusively(join(dataDir, 'lock.sqlite'));
    tellHolder(told, { pid: process.pid, machine: hostname(), kind, since: now });
    return () => {
      rmSync(told, { force: true });
      release();
    };
  } catch (error) {
    if (error instanceof FailureError && error.failure.code === 'store_locked') {
      throw new FailureError('store_locked', { path: dataDir, ...readHolder(told) });
    }
    throw error;
  }
}

/** Only for the message to a second process: where it cannot be written (full disk), the lock holds all the same. */
function tellHolder(file: string, holder: LockHolder): void {
  try {
    writeFileSync(file, JSON.stringify(holder));
  } catch {
    // Half a line, or the line of an owner long gone, would tell a wrong name.
    rmSync(file, { force: true });
  }
}

function readHolder(file: string): { pid: number | null; kind: string | null; since: string | null } {
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8')) as LockHolder;
    return { pid: holder.pid, kind: holder.kind, since: holder.since };
  } catch {
    return { pid: null, kind: null, since: null };
  }
}
