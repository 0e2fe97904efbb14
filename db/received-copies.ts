import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { asFileFailure } from './file-failure.ts';

/** Characters of a name that are kept: four bytes each are within what any file system takes. */
const longestName = 50;

/** Where files lie that were dropped on a page which may not say where they come from. */
const receivedFolder = (dataDir: string): string => join(dataDir, 'received');

/**
 * Keeps the bytes of a dropped file in place of the one before.
 * @param name as the file is called where it comes from; what no file may be called is left out
 * @returns absolute path @throws FailureError `disk_full` …
 */
export function placeReceived(dataDir: string, name: string, content: Buffer): string {
  removeReceived(dataDir);
  const folder = join(receivedFolder(dataDir), randomUUID());
  const path = join(folder, safeName(name));
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(path, content, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw asFileFailure(error, path);
  }
  return path;
}

/** Whether a file is such a copy: nothing belongs beside it, and what is done to the original does not reach it. */
export function isReceived(dataDir: string, path: string): boolean {
  return dirname(dirname(path)) === receivedFolder(dataDir);
}

/** Removes what was received. Never throws: a copy that is being read goes the next time. */
export function removeReceived(dataDir: string): void {
  try {
    rmSync(receivedFolder(dataDir), { recursive: true, force: true });
  } catch {
    // The next start tries again.
  }
}

function safeName(name: string): string {
  const plain = name.normalize('NFC').replace(/[\p{C}/\\:*?"<>|]/gu, '_');
  const ending = extname(plain).slice(0, 10);
  const stem = [...plain.slice(0, plain.length - extname(plain).length)].slice(0, longestName).join('');
  return `${stem.replace(/^\.+$/, '') || '_'}${ending}`;
}
