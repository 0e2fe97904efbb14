import { constants, crc32, deflateRawSync } from 'node:zlib';

/*
 * Zip files as other programs and attackers write them, with any field free to lie. Our own writer makes none of these.
 */

export interface RawEntry {
  readonly name: string;
  /** What is packed; `packed`, `size` and `crc` are made from it unless given. */
  readonly content?: Buffer;
  readonly packed?: Buffer;
  readonly size?: number;
  readonly crc?: number;
  readonly method?: number;
  readonly flags?: number;
  /** Sizes follow the data, as streaming writers do it; the directory has them in any case. */
  readonly descriptor?: boolean;
}

export interface RawZipOptions {
  readonly prefix?: Buffer;
  readonly comment?: Buffer;
  /** Bytes behind the end of the file that no comment length accounts for. */
  readonly suffix?: Buffer;
}

/** A zip file of these entries in their order; repeated names stay. */
export function rawZip(entries: readonly RawEntry[], options: RawZipOptions = {}): Buffer {
  const { prefix = Buffer.alloc(0), comment = Buffer.alloc(0), suffix = Buffer.alloc(0) } = options;
  const chunks: Buffer[] = [prefix];
  const directory: Buffer[] = [];
  let offset = prefix.length;
  for (const entry of entries) {
    const { content = Buffer.alloc(0), descriptor = false } = entry;
    const method = entry.method ?? 8;
    const packed = entry.packed ?? (method === 8 ? deflateRawSync(content) : content);
    const name = Buffer.from(entry.name, 'utf8');
    const sizes = [entry.crc ?? crc32(content), packed.length, entry.size ?? content.length];
    const flags = (entry.flags ?? 0x0800) | (descriptor ? 0x0008 : 0);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    writeShared(local, 4, { flags, method, sizes: descriptor ? [0, 0, 0] : sizes, nameLength: name.length });
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    writeShared(central, 6, { flags, method, sizes, nameLength: name.length });
    central.writeUInt32LE(offset, 42);
    directory.push(central, name);
    const after = descriptor ? descriptorOf(sizes) : Buffer.alloc(0);
    chunks.push(local, name, packed, after);
    offset += 30 + name.length + packed.length + after.length;
  }
  const directoryBytes = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directoryBytes.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...chunks, directoryBytes, end, comment, suffix]);
}

interface Shared {
  readonly flags: number;
  readonly method: number;
  /** Checksum, packed size, size. */
  readonly sizes: readonly number[];
  readonly nameLength: number;
}

/** The fields that both headers have, from "version needed" to the length of the extra field. */
function writeShared(header: Buffer, at: number, { flags, method, sizes, nameLength }: Shared): void {
  header.writeUInt16LE(20, at);
  header.writeUInt16LE(flags, at + 2);
  header.writeUInt16LE(method, at + 4);
  header.writeUInt32LE(0x00210000, at + 6);
  sizes.forEach((value, index) => {
    header.writeUInt32LE(value, at + 10 + index * 4);
  });
  header.writeUInt16LE(nameLength, at + 22);
}

function descriptorOf(sizes: readonly number[]): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32LE(0x08074b50, 0);
  sizes.forEach((value, index) => {
    bytes.writeUInt32LE(value, 4 + index * 4);
  });
  return bytes;
}

/**
 * An entry whose content is `head`, then `piece` as often as it takes to reach `size`, then `tail`: made without ever
 * having the whole in memory.
 */
export function repeated(name: string, [head, piece, tail]: readonly string[], size: number): RawEntry {
  const count = Math.ceil(size / Buffer.byteLength(piece ?? ' '));
  const many = Math.max(1, Math.floor((1 << 20) / Buffer.byteLength(piece ?? ' ')));
  const block = Buffer.from((piece ?? ' ').repeat(many));
  const blocks = Math.ceil(count / many);
  const flushed = (content: Buffer): Buffer =>
    deflateRawSync(content, { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const begin = Buffer.from(head ?? '');
  const end = Buffer.from(tail ?? '');
  const packedBlock = flushed(block);
  let crc = crc32(begin);
  for (let at = 0; at < blocks; at += 1) crc = crc32(block, crc);
  return {
    name,
    packed: Buffer.concat([flushed(begin), ...Array<Buffer>(blocks).fill(packedBlock), deflateRawSync(end)]),
    size: begin.length + block.length * blocks + end.length,
    crc: crc32(end, crc),
  };
}
