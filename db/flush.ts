import { closeSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes a file's data and its name durable: after a power cut the file is there and whole. */
export function flush(file: string): void {
  // Windows flushes only what is open for writing, and keeps names without being asked.
  fsync(file, 'r+');
  if (process.platform !== 'win32') fsync(dirname(file), 'r');
}

function fsync(path: string, mode: 'r' | 'r+'): void {
  const handle = openSync(path, mode);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
