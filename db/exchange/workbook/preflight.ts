import { kindOfBytes, kindOfZip } from './other-kinds.ts';
import { WorkbookRefusal } from './refusal.ts';
import { readZipDirectory, type ZipEntry, zipLimits } from './zip-read.ts';

const zipMagic = Buffer.from('PK\x03\x04', 'latin1');

/**
 * Judges bytes before any parser sees them, and in milliseconds: is it a zip file within our limits, and is there a
 * workbook in it?
 * @returns the table of contents
 * @throws WorkbookRefusal naming the reason
 */
export function preflight(bytes: Buffer): ZipEntry[] {
  if (bytes.length === 0) throw new WorkbookRefusal('empty');
  refuseTooLarge(bytes.length);
  if (!isZip(bytes)) throw new WorkbookRefusal(kindOfBytes(bytes));
  const entries = readZipDirectory(bytes);
  const names = new Set(entries.map((entry) => entry.name));
  // Some web offices call the part workbook22.xml; which one counts is said by the relations.
  const hasBook = [...names].some((name) => /^xl\/workbook\w*\.xml$/i.test(name));
  if (!names.has('[Content_Types].xml') || !names.has('_rels/.rels') || !hasBook)
    throw new WorkbookRefusal(kindOfZip(names));
  return entries;
}

/** Whether bytes begin as a zip file does. */
export const isZip = (bytes: Buffer): boolean => bytes.subarray(0, zipMagic.length).equals(zipMagic);

/** For callers that know a file's size before reading it. */
export function refuseTooLarge(size: number): void {
  if (size > zipLimits.fileBytes)
    throw new WorkbookRefusal('too_large', { size, limit: zipLimits.fileBytes });
}
