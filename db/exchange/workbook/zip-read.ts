import { crc32, inflateRawSync } from 'node:zlib';
import { WorkbookRefusal } from './refusal.ts';

/** One entry of a zip file's table of contents that has passed {@link readZipDirectory}. */
export interface ZipEntry {
  name: string;
  /** 0 stored, 8 deflated. */
  method: 0 | 8;
  crc: number;
  packedSize: number;
  size: number;
  /** Where the packed bytes begin. */
  start: number;
}

/** Bounds for files from outside. A template is some hundred kB; a county's whole year some MB. */
export const zipLimits = {
  fileBytes: 50 * 1024 * 1024,
  entries: 5000,
  partBytes: 256 * 1024 * 1024,
  totalBytes: 400 * 1024 * 1024,
  /**
   * How far a part of more than so many bytes may have been packed. Spreadsheet XML packs 10 to 25:1; a column of one long
   * text written into every cell 45:1.
   */
  ratios: [
    { beyond: 32 * 1024 * 1024, ratio: 50 },
    { beyond: 8 * 1024 * 1024, ratio: 100 },
  ],
} as const;

const endSignature = 0x06054b50;
const directorySignature = 0x02014b50;
const localSignature = 0x04034b50;
const unknown16 = 0xffff;
const unknown32 = 0xffffffff;
const flagEncrypted = 0x0001;
const flagSizesFollow = 0x0008;

/**
 * Reads and judges a zip file's table of contents without unpacking anything.
 * @throws WorkbookRefusal when an entry is hidden, doubled, hostile or larger than {@link zipLimits}.
 */
export function readZipDirectory(bytes: Buffer): ZipEntry[] {
  const end = findEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  const directorySize = bytes.readUInt32LE(end + 12);
  let at = bytes.readUInt32LE(end + 16);
  if (count === unknown16 || directorySize === unknown32 || at === unknown32)
    throw new WorkbookRefusal('zip64');
  if (bytes.readUInt16LE(end + 8) !== count) throw new WorkbookRefusal('damaged', { part: 'directory' });
  if (count > zipLimits.entries)
    throw new WorkbookRefusal('too_many_entries', { count, limit: zipLimits.entries });

  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let total = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== directorySignature)
      throw new WorkbookRefusal('truncated');
    const nameLength = bytes.readUInt16LE(at + 28);
    const entry = readEntry(bytes, at, nameLength);
    // Spreadsheet programs compare part names without regard to case.
    const key = entry.name.toLowerCase();
    if (names.has(key)) throw new WorkbookRefusal('duplicate_entry', { part: entry.name });
    names.add(key);
    total += entry.size;
    if (total > zipLimits.totalBytes)
      throw new WorkbookRefusal('bomb', { size: total, limit: zipLimits.totalBytes });
    entries.push(entry);
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** The last end-of-directory record: what every reader starts from. A comment of up to 64 kB may follow it. */
function findEnd(bytes: Buffer): number {
  const earliest = Math.max(0, bytes.length - 22 - unknown16);
  for (let at = bytes.length - 22; at >= earliest; at--) {
    if (bytes.readUInt32LE(at) === endSignature) return at;
  }
  throw new WorkbookRefusal('truncated');
}

function readEntry(bytes: Buffer, at: number, nameLength: number): ZipEntry {
  const flags = bytes.readUInt16LE(at + 8);
  const method = bytes.readUInt16LE(at + 10);
  const crc = bytes.readUInt32LE(at + 16);
  const packedSize = bytes.readUInt32LE(at + 20);
  const size = bytes.readUInt32LE(at + 24);
  const localAt = bytes.readUInt32LE(at + 42);
  const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);

  if (packedSize === unknown32 || size === unknown32 || localAt === unknown32)
    throw new WorkbookRefusal('zip64');
  if (flags & flagEncrypted) throw new WorkbookRefusal('encrypted', { part: name });
  if (method !== 0 && method !== 8) throw new WorkbookRefusal('bad_method', { part: name, method });
  if (name === '' || /^\/|(^|\/)\.\.(\/|$)|[\\\0\uFFFD]|^[A-Za-z]:/.test(name)) {
    throw new WorkbookRefusal('bad_name', { part: name });
  }
  // Without a size here the parser would trust the entry's own header, which nobody has judged.
  const sizeHidden = (size === 0 && packedSize > 2) || (packedSize === 0 && (flags & flagSizesFollow) !== 0);
  if (sizeHidden || (method === 0 && packedSize !== size) || (packedSize === 0 && size > 0)) {
    throw new WorkbookRefusal('damaged', { part: name });
  }
  const packedTooFar = zipLimits.ratios.some(
    ({ beyond, ratio }) => size > beyond && size > packedSize * ratio,
  );
  if (size > zipLimits.partBytes || packedTooFar) {
    throw new WorkbookRefusal('bomb', { part: name, size, limit: zipLimits.partBytes });
  }
  return { name, method, crc, packedSize, size, start: dataStart(bytes, localAt, name, packedSize) };
}

/** The entry's own header must say the same name, or two programs would see two different files. */
function dataStart(bytes: Buffer, localAt: number, name: string, packedSize: number): number {
  if (localAt + 30 > bytes.length) throw new WorkbookRefusal('truncated');
  const nameLength = bytes.readUInt16LE(localAt + 26);
  const localName = bytes.toString('utf8', localAt + 30, localAt + 30 + nameLength);
  if (bytes.readUInt32LE(localAt) !== localSignature || localName !== name) {
    throw new WorkbookRefusal('damaged', { part: name });
  }
  const start = localAt + 30 + nameLength + bytes.readUInt16LE(localAt + 28);
  if (start + packedSize > bytes.length) throw new WorkbookRefusal('truncated');
  return start;
}

/**
 * The unpacked bytes of one entry, never more than it declared.
 * @throws WorkbookRefusal 'damaged' when size or checksum differ from the table of contents.
 */
export function unpack(bytes: Buffer, entry: ZipEntry): Buffer {
  const packed = bytes.subarray(entry.start, entry.start + entry.packedSize);
  const content = entry.method === 0 ? packed : inflate(packed, entry);
  if (content.length !== entry.size || crc32(content) !== entry.crc) {
    throw new WorkbookRefusal('damaged', { part: entry.name });
  }
  return content;
}

function inflate(packed: Buffer, entry: ZipEntry): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(entry.size, 1) });
  } catch {
    throw new WorkbookRefusal('damaged', { part: entry.name });
  }
}
