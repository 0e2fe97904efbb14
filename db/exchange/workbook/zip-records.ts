/** What a zip file says about one of its entries, in the entry's own header and again in the table of contents. */
export interface ZipFacts {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: 0 | 8;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
}

const localSignature = 0x04034b50;
const directorySignature = 0x02014b50;
const endSignature = 0x06054b50;
const needsVersion = 20;
/** Names are UTF-8. */
const flagUtf8 = 0x0800;

/** The header before an entry's bytes; its length depends on the name alone. @param at ISO date-time, taken as UTC */
export function localRecord(facts: ZipFacts, at: string): Buffer {
  return Buffer.concat([uint32(localSignature), shared(facts, at), Buffer.from(facts.name, 'utf8')]);
}

/** An entry in the table of contents. @param offset where its header begins */
export function directoryRecord(facts: ZipFacts, at: string, offset: number): Buffer {
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  const name = Buffer.from(facts.name, 'utf8');
  return Buffer.concat([uint32(directorySignature), uint16(needsVersion), shared(facts, at), rest, name]);
}

/** What ends the file: how many entries, and where the table of contents begins. */
export function endRecord(entries: number, directorySize: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(endSignature, 0);
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(directorySize, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

/** Both headers share these bytes, from "version needed" to the length of the extra field. */
function shared({ name, method, crc, packedSize, size }: ZipFacts, at: string): Buffer {
  const { date, time } = dosTime(new Date(at));
  const bytes = Buffer.alloc(26);
  bytes.writeUInt16LE(needsVersion, 0);
  bytes.writeUInt16LE(flagUtf8, 2);
  bytes.writeUInt16LE(method, 4);
  bytes.writeUInt16LE(time, 6);
  bytes.writeUInt16LE(date, 8);
  bytes.writeUInt32LE(crc, 10);
  bytes.writeUInt32LE(packedSize, 14);
  bytes.writeUInt32LE(size, 18);
  bytes.writeUInt16LE(Buffer.byteLength(name, 'utf8'), 22);
  return bytes;
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
