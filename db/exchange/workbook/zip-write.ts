import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { deflatePortable } from './deflate.ts';
import { directoryRecord, endRecord, localRecord, type ZipFacts } from './zip-records.ts';

/** A file of the package, in the order in which it is written. */
export interface ZipPart {
  name: string;
  content: Uint8Array;
}

/** How parts are packed; Node's own compression is much faster, and its bytes differ between versions and machines. */
export type Compression = 'portable' | 'fast';

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
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const { facts, packed } = packPart(part, compression);
    const local = localRecord(facts, at);
    directory.push(directoryRecord(facts, at, offset));
    chunks.push(local, packed);
    offset += local.length + packed.length;
  }
  const directoryBytes = Buffer.concat(directory);
  return new Uint8Array(
    Buffer.concat([...chunks, directoryBytes, endRecord(parts.length, directoryBytes.length, offset)]),
  );
}

/** Every compressed part is unpacked again before it is trusted: a report that cannot be read back is a lost report. */
export function packPart(part: ZipPart, compression: Compression): { facts: ZipFacts; packed: Buffer } {
  const { name } = part;
  const content = Buffer.from(part.content.buffer, part.content.byteOffset, part.content.byteLength);
  const packed =
    compression === 'fast' ? deflateRawSync(content, { level: 6 }) : Buffer.from(deflatePortable(content));
  const known = { name, crc: crc32(content), size: content.length };
  if (packed.length >= content.length)
    return { facts: { ...known, method: 0, packedSize: content.length }, packed: content };
  if (!inflateRawSync(packed).equals(content)) throw new Error(`compression of ${name} cannot be undone`);
  return { facts: { ...known, method: 8, packedSize: packed.length }, packed };
}
