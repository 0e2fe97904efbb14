import type { Parts } from './book-parts.ts';
import { ContentGuard } from './content-guard.ts';
import { WorkbookRefusal } from './refusal.ts';
import { guarded } from './xml-guard.ts';
import { unpack, type ZipEntry } from './zip-read.ts';

/**
 * The parts of a workbook, unpacked and guarded when they are asked for: pictures, drawings and what other programs attach
 * are never looked at, and can do no harm.
 */
export class PartReader implements Parts {
  readonly #bytes: Buffer;
  /** By name in small letters: programs compare the names of parts without regard to case. */
  readonly #entries: ReadonlyMap<string, ZipEntry>;
  readonly contents = new ContentGuard();

  constructor(bytes: Buffer, entries: readonly ZipEntry[]) {
    this.#bytes = bytes;
    this.#entries = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  }

  nameOf(part: string): string | undefined {
    return this.#entries.get(part.toLowerCase())?.name;
  }

  /** @throws WorkbookRefusal as `guarded`; `damaged` where there is no such part, or its bytes are not what was packed */
  xml(part: string): Buffer {
    const entry = this.#entries.get(part.toLowerCase());
    if (entry === undefined) throw new WorkbookRefusal('damaged', { part, reason: 'missing' });
    return guarded(part, unpack(this.#bytes, entry), this.contents);
  }

  text(part: string): string {
    return this.xml(part).toString('utf8');
  }
}
