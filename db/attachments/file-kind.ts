import type { AttachmentKind } from '../domain/attachment.ts';
import { FailureError } from '../domain/failure.ts';
import { WorkbookRefusal } from '../exchange/workbook/refusal.ts';
import { readZipDirectory } from '../exchange/workbook/zip-read.ts';
import { oleMagic, oleNames } from './ole-directory.ts';

/** Kinds that are known by their first bytes. */
const magics: readonly (readonly [AttachmentKind, readonly number[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['tiff', [0x4d, 0x4d, 0x00, 0x2a]],
];
const zipMagic = [0x50, 0x4b, 0x03, 0x04] as const;

/** Zip packages are known by a part that each of them must have. */
const mainParts: readonly (readonly [AttachmentKind, string])[] = [
  ['ofd', 'ofd.xml'],
  ['xlsx', 'xl/workbook.xml'],
  ['docx', 'word/document.xml'],
];

/**
 * What a file is, by what is in it; its name is not asked. Whatever is none of the kinds is refused, programs and scripts
 * above all, and so are documents that carry programs (macros): nobody can run an attachment.
 * @throws FailureError `attachment_refused` with the reason: `empty`, `kind_unknown`, `macros`, `encrypted`, or what is
 *   wrong with a zip package
 */
export function fileKindOf(bytes: Buffer): AttachmentKind {
  if (bytes.length === 0) throw refused('empty');
  if (startsWith(bytes, zipMagic)) return kindOfZip(bytes);
  if (startsWith(bytes, oleMagic)) return kindOfOle(bytes);
  const found = magics.find(([, magic]) => startsWith(bytes, magic));
  if (found === undefined) throw refused('kind_unknown');
  return found[0];
}

const refused = (reason: string): FailureError => new FailureError('attachment_refused', { reason });

const startsWith = (bytes: Buffer, magic: readonly number[]): boolean =>
  magic.every((byte, at) => bytes[at] === byte);

function kindOfZip(bytes: Buffer): AttachmentKind {
  const parts = new Set(partsOf(bytes));
  const found = mainParts.find(([, part]) => parts.has(part));
  if (found === undefined) throw refused('kind_unknown');
  if ([...parts].some((part) => part.endsWith('vbaproject.bin'))) throw refused('macros');
  return found[0];
}

function partsOf(bytes: Buffer): readonly string[] {
  try {
    return readZipDirectory(bytes).map(({ name }) => name.toLowerCase());
  } catch (error) {
    throw error instanceof WorkbookRefusal ? refused(error.code) : error;
  }
}

function kindOfOle(bytes: Buffer): AttachmentKind {
  const names = oleNames(bytes);
  if (names === null) throw refused('damaged');
  if (names.has('EncryptedPackage')) throw refused('encrypted');
  if (names.has('_VBA_PROJECT_CUR') || names.has('_VBA_PROJECT') || names.has('Macros'))
    throw refused('macros');
  if (names.has('WordDocument')) return 'doc';
  if (names.has('Workbook') || names.has('Book')) return 'xls';
  throw refused('kind_unknown');
}
