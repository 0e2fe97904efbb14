import type { OptionOf } from './options.ts';
import { declarationOf, isRecordType, type RecordType } from './records/catalogue.ts';
import { normaliseText } from './text.ts';

/** Files kept with records (附件): how large, of which kinds, with what, and under which names. */

export type AttachmentKind = OptionOf<'attachmentKind'>;
type AttachmentRole = OptionOf<'attachmentRole'>;

/** Bytes that one file may have: 20 MB. */
export const attachmentLimit = 20 * 1024 * 1024;

/** Endings of each kind; the first is given to a file that has none of them. */
export const attachmentEndings: { readonly [K in AttachmentKind]: readonly [string, ...string[]] } = {
  pdf: ['pdf'],
  jpeg: ['jpg', 'jpeg'],
  png: ['png'],
  tiff: ['tif', 'tiff'],
  ofd: ['ofd'],
  xlsx: ['xlsx'],
  xls: ['xls', 'et'],
  docx: ['docx'],
  doc: ['doc', 'wps'],
};

/** Kinds that the window itself can show. */
export const previewKinds: ReadonlySet<AttachmentKind> = new Set(['jpeg', 'png']);

/** What a scan of the sealed report may be (model §2.0: PDF or JPG). */
const scanKinds: ReadonlySet<AttachmentKind> = new Set(['pdf', 'jpeg', 'png', 'tiff', 'ofd']);

/** What a file attached to a record of a type is there for; null where the type takes none. */
export function attachmentRoleOf(type: RecordType): AttachmentRole | null {
  if (type === 'report') return 'sealedScan';
  return declarationOf(type).evidence ? 'evidence' : null;
}

/** Whether a file of a kind can serve for a role. */
export const servesAs = (role: AttachmentRole, kind: AttachmentKind): boolean =>
  role === 'evidence' || scanKinds.has(kind);

/** SHA-256 as it is written: only such a text may name a file in the data folder. */
export const isSha256 = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/** Whether a row can name a file: one from elsewhere may say anything. */
export const namesFile = ({ sha256, bytes, record_type }: Readonly<Record<string, unknown>>): boolean =>
  isSha256(String(sha256)) &&
  Number(bytes) >= 1 &&
  Number(bytes) <= attachmentLimit &&
  isRecordType(String(record_type));

/** Characters of a name as it is kept, without its ending. */
const longestName = 90;

/**
 * A file's name as it is kept: the last part of a path of either system, without what no eye sees or no system takes in a
 * name, with an ending of its kind. `..\..\合同.exe` of a PDF is `合同.exe.pdf`.
 */
export function attachmentName(name: string, kind: AttachmentKind): string {
  const last =
    normaliseText(name)
      .split(/[\\/]/)
      .findLast((part) => /[^.\s]/.test(part)) ?? '';
  const plain = trimmed(last.replace(/[<>:"|?*\t\n]/g, '_'));
  const { stem, ending } = cut(plain, kind);
  return `${trimmed(Array.from(stem).slice(0, longestName).join('')) || '_'}.${ending}`;
}

/** A name in two: what it says, and its ending; one that is none of the kind's is a part of what it says. */
export function cut(name: string, kind: AttachmentKind): { readonly stem: string; readonly ending: string } {
  const endings = attachmentEndings[kind];
  const [, stem = name, given = ''] = /^(.*)\.([^.]*)$/su.exec(name) ?? [];
  const ending = endings.find((one) => one === given.toLowerCase());
  return ending === undefined ? { stem: name, ending: endings[0] } : { stem, ending };
}

/** Windows drops blanks and points at a name's end, and files that begin with a point are hidden elsewhere. */
const trimmed = (name: string): string => name.replace(/^[\s.]+|[\s.]+$/gu, '');

/** Name of the folder beside a report file that holds the attachments of its records. */
export const attachmentFolderName = (reportFile: string): string =>
  `${reportFile.replace(/\.xlsx$/i, '')}_附件`;
