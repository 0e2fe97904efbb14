import type { FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { constants, crc32, deflateRaw } from 'node:zlib';
import { deflatePortablePiece } from './deflate.ts';
import { directoryRecord, endRecord, localRecord, type ZipFacts } from './zip-records.ts';
import { packPart, type ZipPart } from './zip-write.ts';

/**
 * How hard a long part is compressed: zlib's level, whose bytes are the same on one machine, or our own compression
 * (`deflate.ts`), whose bytes are the same on any.
 */
export type DeflateLevel = 'portable' | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

const deflateAsync = promisify(deflateRaw);
/** Pieces that are compressed at the same time, in Node's own threads. */
const atOnce = 2;
const windowSize = 32_768;
/** An empty last block: what ends a stream of pieces of which none was the last. */
const lastBlock = Buffer.from([0x03, 0x00]);
/** What a zip file without the 64-bit extension can say. */
const largest = 0xffff_fffe;

/**
 * A zip file written from its beginning to its end into an open file, so that a part may be longer than the memory. The
 * same parts in the same pieces give the same bytes.
 */
export class ZipFile {
  readonly #file: FileHandle;
  readonly #at: string;
  readonly #level: DeflateLevel;
  readonly #directory: Buffer[] = [];
  #offset = 0;

  /** @param file empty and writable @param at ISO date-time of every entry, taken as UTC */
  constructor(file: FileHandle, at: string, level: DeflateLevel) {
    this.#file = file;
    this.#at = at;
    this.#level = level;
  }

  /** Adds a part that lies in memory. */
  async add(part: ZipPart): Promise<void> {
    const { facts, packed } = packPart(part, this.#level === 'portable' ? 'portable' : 'fast');
    this.#directory.push(directoryRecord(facts, this.#at, this.#offset));
    await this.#append(localRecord(facts, this.#at));
    await this.#append(packed);
  }

  /**
   * Adds a part piece by piece. Its header is written last, over its own place: a reader finds the sizes where it looks
   * for them first, and no program needs to understand sizes that follow.
   */
  async addPieces(name: string, pieces: AsyncIterable<Buffer>): Promise<void> {
    const from = this.#offset;
    const unknown: ZipFacts = { name, method: 8, crc: 0, packedSize: 0, size: 0 };
    await this.#append(localRecord(unknown, this.#at));
    const start = this.#offset;
    let crc = 0;
    let size = 0;
    let before: Buffer = Buffer.alloc(0);
    const waiting: Promise<Uint8Array>[] = [];
    try {
      for await (const piece of pieces) {
        crc = crc32(piece, crc);
        size += piece.length;
        waiting.push(this.#pack(piece, before));
        before = piece;
        if (waiting.length > atOnce) await this.#append(await next(waiting));
      }
      while (waiting.length > 0) await this.#append(await next(waiting));
    } finally {
      // Given up in between: what is still being compressed must not end as an error that nobody waits for.
      await Promise.allSettled(waiting);
    }
    await this.#append(lastBlock);
    if (size > largest) throw new Error(`${name} is too long for a zip file: ${size} bytes`);
    const facts: ZipFacts = { ...unknown, crc, size, packedSize: this.#offset - start };
    await writeWhole(this.#file, localRecord(facts, this.#at), from);
    this.#directory.push(directoryRecord(facts, this.#at, from));
  }

  /** Writes the table of contents. @returns the length of the file */
  async finish(): Promise<number> {
    const directory = Buffer.concat(this.#directory);
    const offset = this.#offset;
    if (offset > largest) throw new Error(`too long for a zip file: ${offset} bytes`);
    await this.#append(directory);
    await this.#append(endRecord(this.#directory.length, directory.length, offset));
    return this.#offset;
  }

  /** Each piece is compressed by itself, knowing only what stands before it: several at once, and in any order. */
  async #pack(piece: Buffer, before: Buffer): Promise<Uint8Array> {
    if (this.#level === 'portable') return deflatePortablePiece(piece);
    const dictionary = before.subarray(-windowSize);
    return deflateAsync(piece, {
      level: this.#level,
      finishFlush: constants.Z_SYNC_FLUSH,
      ...(dictionary.length > 0 ? { dictionary } : {}),
    });
  }

  async #append(bytes: Uint8Array): Promise<void> {
    await writeWhole(this.#file, bytes, this.#offset);
    this.#offset += bytes.length;
  }
}

/** The oldest of the waiting pieces: they must stand in the file in their order. */
async function next(waiting: Promise<Uint8Array>[]): Promise<Uint8Array> {
  const first = waiting.shift();
  if (first === undefined) throw new Error('nothing is waiting');
  return first;
}

/** A system may take less than it is given. */
async function writeWhole(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}
