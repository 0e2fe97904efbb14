import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asFileFailure } from '../file-failure.ts';

/** Where copies lie that the system's programs open; emptied at every start. */
export const openedFolder = (dataDir: string): string => join(dataDir, 'opened');

/** Lays a copy out in a folder of its own, so that it can have its own name. @throws FailureError `disk_full` … */
export function layOpened(dataDir: string, opened: string, name: string, content: Buffer): void {
  const folder = join(openedFolder(dataDir), opened);
  const path = join(folder, name);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(path, content, { flag: 'wx', mode: 0o600 });
    chmodSync(path, 0o400);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw asFileFailure(error, path);
  }
}

/** Removes the copies of earlier runs. Never throws: another program may still hold one. */
export function removeOpened(dataDir: string): void {
  try {
    rmSync(openedFolder(dataDir), { recursive: true, force: true });
  } catch {
    // The next start tries again.
  }
}
