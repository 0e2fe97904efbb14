import { crc32 } from 'node:zlib';
import type { ZipEntry } from './zip-read.ts';
import { directoryRecord, endRecord, localRecord, type ZipFacts } from './zip-records.ts';

/** Nobody looks at the times of a file that is never written. */
const anyTime = '2000-01-01T00:00:00Z';

/**
 * The same zip file with other contents for some of its parts, which are not compressed: for another reader in this
 * program, not for a disk.
 */
export function withParts(
  bytes: Buffer,
  entries: readonly ZipEntry[],
  parts: ReadonlyMap<string, Buffer>,
): Buffer {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const content = parts.get(entry.name);
    const packed = content ?? bytes.subarray(entry.start, entry.start + entry.packedSize);
    const facts: ZipFacts =
      content === undefined
        ? entry
        : {
            name: entry.name,
            method: 0,
            crc: crc32(content),
            packedSize: content.length,
            size: content.length,
          };
    const local = localRecord(facts, anyTime);
    directory.push(directoryRecord(facts, anyTime, offset));
    chunks.push(local, packed);
    offset += local.length + packed.length;
  }
  const table = Buffer.concat(directory);
  return Buffer.concat([...chunks, table, endRecord(entries.length, table.length, offset)]);
}
