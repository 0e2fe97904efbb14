/** First bytes of an OLE2 compound file: old Office documents, but also installers and messages. */
export const oleMagic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] as const;

const endOfChain = 0xfffffffe;
const headerBytes = 512;
const entryBytes = 128;
const tablesInHeader = 109;
/** Sectors of a directory that are looked at; a document has a few. */
const longestChain = 4096;

/**
 * Names of the streams and storages of an OLE2 file: what tells a workbook from a document. Only tables that the header
 * names are followed, which reach beyond the largest attachment.
 * @returns null where the file is not built as it says
 */
export function oleNames(bytes: Buffer): ReadonlySet<string> | null {
  if (bytes.length < headerBytes) return null;
  const shift = bytes.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) return null;
  const sectorBytes = 1 << shift;
  const sectorAt = (sector: number): number => (sector + 1) * sectorBytes;
  const perTable = sectorBytes / 4;

  const next = (sector: number): number | null => {
    const table = Math.floor(sector / perTable);
    if (table >= tablesInHeader) return null;
    const at = sectorAt(bytes.readUInt32LE(76 + table * 4)) + (sector % perTable) * 4;
    return at + 4 <= bytes.length ? bytes.readUInt32LE(at) : null;
  };

  const names = new Set<string>();
  const seen = new Set<number>();
  for (let sector = bytes.readUInt32LE(48); sector !== endOfChain; ) {
    const start = sectorAt(sector);
    if (seen.has(sector) || seen.size >= longestChain || start + sectorBytes > bytes.length) return null;
    seen.add(sector);
    for (let at = start; at < start + sectorBytes; at += entryBytes) {
      // The length counts bytes and the closing zero.
      const length = bytes.readUInt16LE(at + 64);
      if (length >= 2 && length <= 64) names.add(bytes.toString('utf16le', at, at + length - 2));
    }
    const following = next(sector);
    if (following === null) return null;
    sector = following;
  }
  return names;
}
