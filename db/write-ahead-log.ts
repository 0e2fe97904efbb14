import { closeSync, existsSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { endianness } from 'node:os';

/**
 * SQLite's write-ahead log holds the newest saves of a store that was not closed (its owner was killed, the power was
 * cut). Every frame carries a checksum; at the first that does not fit SQLite takes the log to end and says nothing. After
 * a crash that is right: what follows was never acknowledged. A bit that flips later would take acknowledged saves away in
 * silence. (Format: sqlite.org/walformat.html)
 */

const headerSize = 32;
const frameHeaderSize = 24;
const magic = 0x377f0682;

/** Running checksum over 32-bit words, taken in pairs. */
interface Sum {
  first: number;
  second: number;
}

function add(sum: Sum, bytes: Buffer, from: number, to: number, bigEndian: boolean): void {
  let { first, second } = sum;
  // Node reads a word through a call; a typed array reads it at once, where the machine's order is the log's.
  const native = bigEndian === (endianness() === 'BE') && (bytes.byteOffset + from) % 4 === 0;
  const words = native ? new Uint32Array(bytes.buffer, bytes.byteOffset + from, (to - from) / 4) : null;
  const word = (at: number): number => {
    if (words !== null) return words[at] ?? 0;
    return bigEndian ? bytes.readUInt32BE(from + at * 4) : bytes.readUInt32LE(from + at * 4);
  };
  for (let at = 0; at < (to - from) / 4; at += 2) {
    first = (first + word(at) + second) >>> 0;
    second = (second + word(at + 1) + first) >>> 0;
  }
  sum.first = first;
  sum.second = second;
}

const fits = ({ first, second }: Sum, bytes: Buffer, at: number): boolean =>
  bytes.readUInt32BE(at) === first && bytes.readUInt32BE(at + 4) === second;

/**
 * Whether a store's log lost saves that had been acknowledged: its head does not fit, or a later save stands behind a
 * frame that does not fit. A save begins only when the one before it is on the disk, so no crash leaves that behind. Of
 * a damaged last save nobody can tell whether it was ever acknowledged: it is taken, as SQLite takes it, for one that was
 * not.
 * @param storeFile the store; its log lies beside it, or there is none
 */
export function isLogBroken(storeFile: string): boolean {
  const file = `${storeFile}-wal`;
  if (!existsSync(file)) return false;
  const handle = openSync(file, 'r');
  try {
    const head = Buffer.alloc(headerSize);
    // Less than a head holds no save yet.
    if (readSync(handle, head, 0, headerSize, 0) < headerSize) return false;
    const bigEndian = head.readUInt32BE(0) === magic + 1;
    const sum: Sum = { first: 0, second: 0 };
    add(sum, head, 0, 24, bigEndian);
    const pageSize = head.readUInt32BE(8);
    if ((!bigEndian && head.readUInt32BE(0) !== magic) || !fits(sum, head, 24)) return true;
    return losesSaves(handle, head, pageSize, sum, bigEndian);
  } finally {
    closeSync(handle);
  }
}

function losesSaves(handle: number, head: Buffer, pageSize: number, sum: Sum, bigEndian: boolean): boolean {
  const frame = Buffer.alloc(frameHeaderSize + pageSize);
  let broken = false;
  let brokenSaveEnded = false;
  for (
    let at = headerSize;
    readSync(handle, frame, 0, frame.length, at) === frame.length;
    at += frame.length
  ) {
    // Frames of an earlier round of the log carry another salt: they are leftovers.
    const ofThisRound = frame.compare(head, 16, 24, 8, 16) === 0;
    if (!broken) {
      add(sum, frame, 0, 8, bigEndian);
      add(sum, frame, frameHeaderSize, frame.length, bigEndian);
      broken = !ofThisRound || !fits(sum, frame, 16);
      if (!broken) continue;
    } else if (ofThisRound && brokenSaveEnded) return true;
    // The last frame of a save says how large the store became by it.
    brokenSaveEnded ||= ofThisRound && frame.readUInt32BE(4) !== 0;
  }
  return false;
}

/**
 * Puts the saves of a store's log into the file itself, up to the first frame that does not fit, and takes the log away: for
 * a copy that SQLite cannot open. A log without a head that fits is only taken away.
 */
export function takeInLog(storeFile: string): void {
  const file = `${storeFile}-wal`;
  if (!existsSync(file)) return;
  const log = openSync(file, 'r');
  const store = openSync(storeFile, 'r+');
  try {
    for (const { page, bytes } of savedPages(log))
      writeSync(store, bytes, 0, bytes.length, (page - 1) * bytes.length);
  } finally {
    closeSync(log);
    closeSync(store);
  }
  rmSync(file);
}

/** Pages of whole saves, in their order. */
function savedPages(log: number): readonly { readonly page: number; readonly bytes: Buffer }[] {
  const head = Buffer.alloc(headerSize);
  if (readSync(log, head, 0, headerSize, 0) < headerSize) return [];
  const bigEndian = head.readUInt32BE(0) === magic + 1;
  const sum: Sum = { first: 0, second: 0 };
  add(sum, head, 0, 24, bigEndian);
  if ((!bigEndian && head.readUInt32BE(0) !== magic) || !fits(sum, head, 24)) return [];
  const frame = Buffer.alloc(frameHeaderSize + head.readUInt32BE(8));
  const pages: { page: number; bytes: Buffer }[] = [];
  let whole = 0;
  for (let at = headerSize; readSync(log, frame, 0, frame.length, at) === frame.length; at += frame.length) {
    add(sum, frame, 0, 8, bigEndian);
    add(sum, frame, frameHeaderSize, frame.length, bigEndian);
    if (frame.compare(head, 16, 24, 8, 16) !== 0 || !fits(sum, frame, 16)) break;
    pages.push({ page: frame.readUInt32BE(0), bytes: Buffer.from(frame.subarray(frameHeaderSize)) });
    if (frame.readUInt32BE(4) !== 0) whole = pages.length;
  }
  return pages.slice(0, whole);
}
