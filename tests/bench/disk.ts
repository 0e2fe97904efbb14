import { closeSync, fsyncSync, openSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** tmpfs, where nothing is ever flushed to a disk. */
const memoryFileSystem = 0x01021994;

/** Whether a folder lies in memory: then no figure about saving says anything. */
export const liesInMemory = (folder: string): boolean => statfsSync(folder).type === memoryFileSystem;

/** Times how long the disk of a folder takes to keep a page of 4,096 bytes for good. */
export class FlushProbe {
  readonly #file: number;
  readonly #page = Buffer.alloc(4096, 1);

  constructor(folder: string) {
    this.#file = openSync(join(folder, 'flush-probe'), 'a');
  }

  /** Appends a page and flushes it. @returns milliseconds of the flush */
  flush(): number {
    writeSync(this.#file, this.#page);
    const start = performance.now();
    fsyncSync(this.#file);
    return performance.now() - start;
  }

  close(): void {
    closeSync(this.#file);
  }
}
