import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { deflatePortable } from './deflate.ts';

/** A file of the package, in the order in which it is written. */
export interface ZipPart {
  name: string;
  content: Uint8Array;
}

/** How parts are packed; Node's own compression is much faster, and its bytes differ between versions and machines. */
export type Compression = 'portable' | 'fast';

const localSignature = 0x04034b50;
const directorySignature = 0x02014b50;
const endSignature = 0x06054b50;
const needsVersion = 20;
/** Names are UTF-8. */
const flagUtf8 = 0x0800;

/**
 * A zip file that is a function of its arguments alone: our own compression, and `at` (taken as UTC) as the time
 * of every entry in both headers.
 * @param at ISO date-time; zip times have steps of 2 seconds
 */
export function writeZip(
  parts: readonly ZipPart[],
  at: string,
  compression: Compression = 'portable',
): Uint8Array {
  const { date, time } = dosTime(new Date(at));
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name, 'utf8');
    const { method, packed } = pack(part, compression);
    // Both headers share these 22 bytes, from "version needed" to the length of the extra field.
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(needsVersion, 0);
    shared.writeUInt16LE(flagUtf8, 2);
    shared.writeUInt16LE(method, 4);
    shared.writeUInt16LE(time, 6);
    shared.writeUInt16LE(date, 8);
    shared.writeUInt32LE(crc32(part.content), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(part.content.length, 18);
    shared.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([uint32(localSignature), shared, name]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([uint32(directorySignature), uint16(needsVersion), shared, rest, name]));
    chunks.push(local, packed);
    offset += local.length + packed.length;
  }
  const directoryBytes = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(endSignature, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directoryBytes.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...chunks, directoryBytes, end]));
}

/** Every compressed part is unpacked again before it is trusted: a report that cannot be read back is a lost report. */
function pack(part: ZipPart, compression: Compression): { method: 0 | 8; packed: Buffer } {
  const content = Buffer.from(part.content.buffer, part.content.byteOffset, part.content.byteLength);
  const packed =
    compression === 'fast' ? deflateRawSync(content, { level: 6 }) : Buffer.from(deflatePortable(content));
  if (packed.length >= content.length) return { method: 0, packed: content };
  if (!inflateRawSync(packed).equals(content))
    throw new Error(`compression of ${part.name} cannot be undone`);
  return { method: 8, packed };
}

function dosTime(at: Date): { date: number; time: number } {
  return {
    date: ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
    time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
  };
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value, 0);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value, 0);
  return bytes;
}
