import { WorkbookRefusal } from './refusal.ts';
import { readZipDirectory, type ZipEntry, zipLimits } from './zip-read.ts';

const zipMagic = Buffer.from('PK\x03\x04', 'latin1');
const emptyZipMagic = Buffer.from('PK\x05\x06', 'latin1');
const ole2Magic = Buffer.from('d0cf11e0a1b11ae1', 'hex');
/** The stream in which a password-protected .xlsx keeps its contents. */
const encryptedStream = Buffer.from('EncryptedPackage', 'utf16le');
const sniffedBytes = 4096;

/**
 * Judges bytes before any parser sees them, and in milliseconds: is it a zip file within our limits, and is there a
 * workbook in it?
 * @returns the table of contents
 * @throws WorkbookRefusal naming the reason
 */
export function preflight(bytes: Buffer): ZipEntry[] {
  if (bytes.length === 0) throw new WorkbookRefusal('empty');
  refuseTooLarge(bytes.length);
  if (!startsWith(bytes, zipMagic)) throw new WorkbookRefusal(...whatItIs(bytes));
  const entries = readZipDirectory(bytes);
  const names = new Set(entries.map((entry) => entry.name));
  if (!names.has('[Content_Types].xml') || !names.has('_rels/.rels') || !names.has('xl/workbook.xml')) {
    throw new WorkbookRefusal('not_a_workbook', { kind: otherDocument(names) });
  }
  return entries;
}

/** For callers that know a file's size before reading it. */
export function refuseTooLarge(size: number): void {
  if (size > zipLimits.fileBytes)
    throw new WorkbookRefusal('too_large', { size, limit: zipLimits.fileBytes });
}

function startsWith(bytes: Buffer, magic: Buffer): boolean {
  return bytes.subarray(0, magic.length).equals(magic);
}

/** Names what people rename to .xlsx, so that the message can say what to do. */
function whatItIs(bytes: Buffer): ConstructorParameters<typeof WorkbookRefusal> {
  if (startsWith(bytes, emptyZipMagic)) return ['not_a_workbook', { kind: 'zip' }];
  if (startsWith(bytes, ole2Magic)) return [bytes.includes(encryptedStream) ? 'encrypted' : 'ole2'];
  const start = bytes.subarray(0, sniffedBytes);
  const text = looksLikeUtf16(start) ? start.toString('utf16le') : start.toString('latin1');
  const trimmed = text.replace(/^(\uFEFF|ï»¿)?\s*/, '').toLowerCase();
  if (
    /^<(!doctype html|html|head|meta|table|style)|<html|urn:schemas-microsoft-com:office:spreadsheet/.test(
      trimmed,
    )
  ) {
    return ['html'];
  }
  // Latin-1 shows GBK and UTF-8 text without control characters, too; binary data has some.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the point
  const isText = !/[\u0000-\u0008\u000E-\u001F]/.test(text);
  return isText && /[,;\t\n]/.test(text) ? ['csv'] : ['not_zip'];
}

function looksLikeUtf16(bytes: Buffer): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xfe;
}

function otherDocument(names: ReadonlySet<string>): string {
  if (names.has('word/document.xml')) return 'docx';
  if (names.has('ppt/presentation.xml')) return 'pptx';
  if (names.has('xl/workbook.bin')) return 'xlsb';
  if (names.has('mimetype') && names.has('content.xml')) return 'ods';
  return 'zip';
}
