import type { WorkbookRefusalCode } from '../../domain/workbook-refusal.ts';

/*
 * What people take for an .xlsx file: other programs' documents under its name, by their first bytes or their parts.
 * Only the message depends on it, so the most likely answer is good enough.
 */

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

const magics: readonly (readonly [WorkbookRefusalCode, Buffer])[] = [
  ['archive', latin('PK\x05\x06')],
  ['archive', latin('PK\x07\x08')],
  ['archive', latin('Rar!\x1a\x07')],
  ['archive', latin('7z\xbc\xaf\x27\x1c')],
  ['archive', latin('\x1f\x8b')],
  ['archive', latin('BZh')],
  ['archive', latin('\xfd7zXZ\x00')],
  ['archive', latin('MSCF')],
  ['pdf', latin('%PDF-')],
  ['picture', latin('\x89PNG')],
  ['picture', latin('\xff\xd8\xff')],
  ['picture', latin('GIF8')],
  ['picture', latin('II*\x00')],
  ['picture', latin('MM\x00*')],
  ['program', latin('MZ')],
  ['program', latin('\x7fELF')],
  ['word', latin('{\\rtf')],
  // Excel 2 to 4, which kept no container around a sheet.
  ['ole2', latin('\x09\x00\x04\x00')],
  ['ole2', latin('\x09\x02\x06\x00')],
  ['ole2', latin('\x09\x04\x06\x00')],
];

/** Software that keeps an office's documents inside writes its mark in front of what it encrypts. */
const guards: readonly Buffer[] = [latin('E-SafeNet'), latin('%TSD-Header-###%')];

const zipStart = latin('PK\x03\x04');

const ole2Magic = Buffer.from('d0cf11e0a1b11ae1', 'hex');
/** Names in the directory of an OLE2 file; a password-protected .xlsx is `EncryptedPackage` in one. */
const ole2Kinds: readonly (readonly [WorkbookRefusalCode, string])[] = [
  ['encrypted', 'EncryptedPackage'],
  ['word', 'WordDocument'],
  ['slides', 'PowerPoint Document'],
];

const sniffedBytes = 4096;
const ownerFileBytes = 165;

/** Names a file that does not begin as a zip file does. @param bytes not empty */
export function kindOfBytes(bytes: Buffer): WorkbookRefusalCode {
  const start = bytes.subarray(0, sniffedBytes);
  // A computer that lost its power while the file was written leaves its length and nothing in it.
  if (start.every((byte) => byte === 0)) return 'damaged';
  if (guards.some((mark) => start.subarray(0, 512).includes(mark))) return 'guarded';
  if (startsWith(bytes, ole2Magic)) return kindOfOle2(bytes);
  const found = magics.find(([, magic]) => startsWith(bytes, magic));
  if (found !== undefined) return found[0];
  if (startsWith(bytes, latin('BM')) && bytes.length > 54 && bytes.readUInt32LE(2) === bytes.length)
    return 'picture';
  if (startsWith(bytes, latin('RIFF')) && start.includes('WEBP')) return 'picture';
  if (bytes.subarray(257, 262).equals(latin('ustar'))) return 'archive';
  if (isOwnerFile(bytes)) return 'owner_file';
  // A web system or an editor put a mark or blank lines before it.
  if (start.subarray(0, 64).includes(zipStart)) return 'damaged';
  return kindOfText(textOf(start));
}

/** Names a zip file that holds no workbook of ours, by the names of its parts. */
export function kindOfZip(names: ReadonlySet<string>): WorkbookRefusalCode {
  if (names.has('word/document.xml')) return 'word';
  if (names.has('ppt/presentation.xml')) return 'slides';
  if (names.has('xl/workbook.bin')) return 'xlsb';
  if (names.has('mimetype') && names.has('content.xml')) return 'ods';
  if (names.has('OFD.xml')) return 'ofd';
  if ([...names].some((name) => name.endsWith('.iwa'))) return 'numbers';
  return names.has('[Content_Types].xml') || names.has('xl/workbook.xml') ? 'not_a_workbook' : 'archive';
}

function startsWith(bytes: Buffer, magic: Buffer): boolean {
  return bytes.subarray(0, magic.length).equals(magic);
}

function kindOfOle2(bytes: Buffer): WorkbookRefusalCode {
  const found = ole2Kinds.find(([, name]) => bytes.includes(Buffer.from(name, 'utf16le')));
  return found?.[0] ?? 'ole2';
}

/** The length of a user's name, the name filled up with blanks, and once more in UTF-16. */
function isOwnerFile(bytes: Buffer): boolean {
  return bytes.length === ownerFileBytes && (bytes[0] ?? 0) <= 54 && bytes[54] === 0x20 && bytes[164] === 0;
}

function kindOfText(text: string): WorkbookRefusalCode {
  const trimmed = text.replace(/^(\uFEFF|ï»¿)?\s*/, '').toLowerCase();
  if (/^mime-version:|^content-type:\s*multipart\/related/m.test(trimmed)) return 'mht';
  if (trimmed.includes('urn:schemas-microsoft-com:office:spreadsheet')) return 'xml_2003';
  if (/^<(!doctype html|html|head|meta|table|style|div|body)|<html/.test(trimmed)) return 'html';
  if (trimmed.startsWith('<')) return trimmed.includes('office:document') ? 'ods' : 'xml';
  // Latin-1 shows GBK and UTF-8 text without control characters, too; binary data has some.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the point
  const isText = !/[\u0000-\u0008\u000E-\u001F]/.test(text);
  const isJson = /^[[{]/.test(trimmed);
  return isText && !isJson && /[,;\t\n]/.test(text) ? 'csv' : 'not_zip';
}

function textOf(start: Buffer): string {
  const even = start.subarray(0, start.length - (start.length % 2));
  if (start[0] === 0xff && start[1] === 0xfe) return even.toString('utf16le');
  if (start[0] === 0xfe && start[1] === 0xff) return Buffer.from(even).swap16().toString('utf16le');
  return start.toString('latin1');
}
