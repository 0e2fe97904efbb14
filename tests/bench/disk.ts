import { closeSync, fsyncSync, openSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { median } from './timing.ts';

/** tmpfs, where nothing is ever flushed to a disk. */
const memoryFileSystem = 0x01021994;

/** Median milliseconds of flushing one appended page of 4,096 bytes to the disk of a folder. */
export function medianFsync(folder: string, rounds = 300): number {
  const file = openSync(join(folder, 'fsync-probe'), 'a');
  const page = Buffer.alloc(4096, 1);
  const times: number[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      writeSync(file, page);
      const start = performance.now();
      fsyncSync(file);
      times.push(performance.now() - start);
    }
  } finally {
    closeSync(file);
  }
  return median(times);
}

/** Whether a folder lies in memory: then no figure about saving says anything. */
export const liesInMemory = (folder: string): boolean => statfsSync(folder).type === memoryFileSystem;
