import type { FileHandle } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
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
/** Bytes of XML that are compressed at once: some hundred rows, some milliseconds of work. */
const pieceSize = 192 * 1024;
/** Bytes by which a piece usually goes beyond. */
const pieceRoom = 64 * 1024;
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
   * Adds a part text by text. Its header is written last, over its own place: a reader finds the sizes where it looks for
   * them first, and no program needs to understand sizes that follow. After each piece, whatever else waits for the thread
   * has its turn.
   */
  async addTexts(name: string, texts: AsyncIterable<string>): Promise<void> {
    const from = this.#offset;
    const unknown: ZipFacts = { name, method: 8, crc: 0, packedSize: 0, size: 0 };
    await this.#append(localRecord(unknown, this.#at));
    const start = this.#offset;
    let crc = 0;
    let size = 0;
    const used: Piece[] = [];
    const waiting: { readonly piece: Piece; readonly packed: Promise<Uint8Array> }[] = [];
    let before: Piece | null = null;
    let piece = new Piece();
    const compress = (): void => {
      crc = crc32(piece.bytes, crc);
      size += piece.bytes.length;
      waiting.push({ piece, packed: this.#pack(piece.bytes, before?.bytes) });
      before = piece;
      piece = used.pop() ?? new Piece();
    };
    let written: Piece | null = null;
    const writeNext = async (): Promise<void> => {
      const next = waiting.shift();
      if (next === undefined) return;
      await this.#append(await next.packed);
      // The piece after it, which begins by its end, is compressed by now, too.
      if (written !== null) used.push(written.emptied());
      written = next.piece;
    };
    try {
      for await (const text of texts) {
        piece.add(text);
        if (piece.bytes.length < pieceSize) continue;
        compress();
        if (waiting.length > atOnce) await writeNext();
        await setImmediate();
      }
      compress();
      while (waiting.length > 0) await writeNext();
    } finally {
      // Given up in between: what is still being compressed must not end as an error that nobody waits for.
      await Promise.allSettled(waiting.map(({ packed }) => packed));
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
  async #pack(piece: Buffer, before: Buffer | undefined): Promise<Uint8Array> {
    if (this.#level === 'portable') return deflatePortablePiece(piece);
    return deflateAsync(piece, {
      level: this.#level,
      finishFlush: constants.Z_SYNC_FLUSH,
      ...(before === undefined ? {} : { dictionary: before.subarray(-windowSize) }),
    });
  }

  async #append(bytes: Uint8Array): Promise<void> {
    await writeWhole(this.#file, bytes, this.#offset);
    this.#offset += bytes.length;
  }
}

/**
 * Texts as the bytes of one piece. Pieces are used again: what a piece leaves behind for the collector of garbage, a busy
 * machine frees so late that memory would grow with the list.
 */
class Piece {
  #room = Buffer.allocUnsafe(pieceSize + pieceRoom);
  #length = 0;

  get bytes(): Buffer {
    return this.#room.subarray(0, this.#length);
  }

  add(text: string): void {
    const most = this.#length + text.length * 3;
    if (most > this.#room.length) this.#room = Buffer.concat([this.bytes], most);
    this.#length += this.#room.write(text, this.#length, 'utf8');
  }

  emptied(): this {
    this.#length = 0;
    return this;
  }
}

/** A system may take less than it is given. */
async function writeWhole(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}
