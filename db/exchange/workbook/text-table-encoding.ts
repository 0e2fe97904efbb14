import { WorkbookRefusal } from './refusal.ts';

/** Characters beyond this share of all Chinese ones are rare ones: another encoding is read as this one. */
const mostRare = 0.1;

/**
 * What a text file says: UTF-8, UTF-16 with its mark, or what Chinese Windows writes (GB18030). Nothing is guessed where
 * the bytes may be read in two ways: wrong characters are worse than none.
 * @throws WorkbookRefusal `csv_encoding`
 */
export function textOfBytes(bytes: Buffer): string {
  const text = decoded(bytes);
  // A file of one byte 1A at its end is one of old programs; any other control character stands in no table.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the point
  if (text === undefined || /[\u0000-\u0008\u000e-\u0019\u001b-\u001f]/.test(text))
    throw new WorkbookRefusal('csv_encoding');
  return text;
}

function decoded(bytes: Buffer): string | undefined {
  if (startsWith(bytes, 0xff, 0xfe)) return decode('utf-16le', bytes);
  if (startsWith(bytes, 0xfe, 0xff)) return decode('utf-16be', bytes);
  const utf8 = decode('utf-8', bytes);
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return utf8;
  const isChinese = utf8 === undefined || mayBeChinese(utf8);
  const gb18030 = isChinese && isUsualChinese(bytes) ? decode('gb18030', bytes) : undefined;
  // Short Chinese texts happen to be letters of other languages in UTF-8.
  return utf8 !== undefined && gb18030 !== undefined ? undefined : (utf8 ?? gb18030);
}

const startsWith = (bytes: Buffer, ...mark: readonly number[]): boolean =>
  mark.every((byte, at) => bytes[at] === byte);

function decode(encoding: string, bytes: Buffer): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Letters of other languages and no Chinese at all. */
const mayBeChinese = (utf8: string): boolean =>
  /[\u0080-\u07ff]/.test(utf8) && !/[\u2e80-\u9fff\uff00-\uffef]/.test(utf8);

/** Whether the characters are those of GB2312 but for a few rare ones, as in every Chinese table. */
function isUsualChinese(bytes: Buffer): boolean {
  let usual = 0;
  let rare = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    at += 1;
    const trail = bytes[at] ?? 0;
    const isSymbol = lead >= 0xa1 && lead <= 0xa9;
    if (trail >= 0xa1 && (isSymbol || (lead >= 0xb0 && lead <= 0xf7))) usual += 1;
    else rare += 1;
  }
  return rare <= (usual + rare) * mostRare;
}
