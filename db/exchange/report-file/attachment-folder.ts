import { randomUUID } from 'node:crypto';
import { lstat, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import {
  type AttachmentKind,
  attachmentFolderName,
  attachmentName,
  cut,
  namesFile,
} from '../../domain/attachment.ts';
import type { FoundAttachments, ReportAttachment } from '../../domain/attachment-answers.ts';
import { FailureError } from '../../domain/failure.ts';
import type { PackagedRecord } from '../../domain/package.ts';
import type { RecordType } from '../../domain/records/catalogue.ts';
import { safeStem } from './file-name.ts';
import type { Manifest } from './manifest.ts';
import { codeOf, flushFolder, nameOnce, writeDurably } from './name-once.ts';
import { holdsFile, placingFailure } from './place-file.ts';

/** Letters of the hash before a file's name: two files of one name lie side by side. */
const shortHash = 12;
/** Entries of the folder that are named as extra; a wrong folder may hold any number. */
const mostExtra = 200;

/** The attachments among a package's records, under the names that they have in the folder beside the report file. */
export function reportAttachments(records: readonly PackagedRecord[]): readonly ReportAttachment[] {
  return records
    .filter(({ type, record }) => type === 'attachment' && namesFile(record))
    .map(({ record }) => {
      const kind = record.file_kind as AttachmentKind;
      const name = attachmentName(String(record.file_name), kind);
      const { stem, ending } = cut(name, kind);
      const sha256 = String(record.sha256);
      return {
        file: `${sha256.slice(0, shortHash)}_${safeStem(stem)}.${ending}`,
        name,
        bytes: Number(record.bytes),
        sha256,
        record_type: record.record_type as RecordType,
        record_id: String(record.record_id),
      };
    });
}

/** Attachments that lie whole in the folder they are for, in one that nobody takes for theirs. */
export interface StagedFolder {
  /** Gives the folder its name. @throws FailureError as {@link stageAttachments} */
  name(): Promise<void>;
  /** Takes what has no name out of the folder again. Never rejects. */
  discard(): Promise<void>;
}

/**
 * Writes the attachments of a report into a hidden folder beside where they belong, flushed and read back, so that what
 * can be foreseen happens before the report is filed. What lies under the final name already is kept: the same files are
 * taken as they are, missing ones are added, another file of the same name is refused.
 * @param folder that receives the report file
 * @param read gives one file's content; called file by file, because together they may be large
 * @throws FailureError `folder_missing`, `folder_read_only`, `disk_full`, `file_exists`, `io_error`, and as `read`; then
 *   nothing of ours is left in the folder
 */
export async function stageAttachments(
  folder: string,
  name: string,
  files: readonly ReportAttachment[],
  read: (file: ReportAttachment) => Uint8Array,
): Promise<StagedFolder> {
  const final = join(folder, name);
  const unfinished = join(folder, `.shanhai-${randomUUID()}.part`);
  const discard = (): Promise<void> =>
    rm(unfinished, { recursive: true, force: true }).catch(() => undefined);
  const once = new Map(files.map((one) => [one.file, one]));
  const staged: ReportAttachment[] = [];
  try {
    for (const one of once.values()) {
      if (await liesIn(final, name, one)) continue;
      if (staged.length === 0) await mkdir(unfinished);
      const path = join(unfinished, one.file);
      await writeDurably(path, read(one));
      if (!(await holdsFile(path, one)))
        throw new FailureError('io_error', { path, cause: 'read back differs' });
      staged.push(one);
    }
    if (staged.length > 0) await flushFolder(unfinished);
  } catch (error) {
    await discard();
    throw placingFailure(error, folder);
  }
  return {
    async name() {
      try {
        if (staged.length > 0) await nameFolder(unfinished, final, name, staged);
        await flushFolder(folder);
      } catch (error) {
        throw placingFailure(error, folder);
      }
    },
    discard,
  };
}

/** Whether a folder of the final name holds the very file. @throws FailureError `file_exists` for anything in its way */
async function liesIn(final: string, name: string, one: ReportAttachment): Promise<boolean> {
  try {
    // A link could lead anywhere; nothing is ever written through one.
    if (!(await lstat(final)).isDirectory()) throw new FailureError('file_exists', { file: name });
    if (await holdsFile(join(final, one.file), one)) return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
  throw new FailureError('file_exists', { file: `${name}/${one.file}` });
}

/** In one step where there is no such folder yet, else file by file; nothing that lies there is replaced. */
async function nameFolder(
  unfinished: string,
  final: string,
  name: string,
  staged: readonly ReportAttachment[],
): Promise<void> {
  try {
    await lstat(final);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    await rename(unfinished, final);
    return;
  }
  for (const one of staged) {
    if (await liesIn(final, name, one)) continue;
    await nameOnce(join(unfinished, one.file), join(final, one.file));
  }
  await flushFolder(final);
}

/**
 * The attachments that a report file names, as they lie beside it; what else lies there is named, too. The folder is looked
 * for under the name it was given and under the one that the report file has now.
 * @param path of the report file. @returns null where the report has none
 */
export async function lookBeside(
  path: string,
  attachments: Manifest['attachments'],
): Promise<FoundAttachments | null> {
  if (attachments === undefined) return null;
  const renamed = attachmentFolderName(basename(path));
  const given = (await isFolder(join(dirname(path), attachments.folder))) ? attachments.folder : renamed;
  const folder = join(dirname(path), given);
  const there = await isFolder(folder);
  const files = [];
  for (const one of attachments.files) {
    const state = there ? await stateOf(join(folder, one.file), one) : ('missing' as const);
    files.push({ ...one, state });
  }
  const named = new Set(attachments.files.map(({ file }) => file));
  const extra = there ? (await readdir(folder)).filter((name) => !named.has(name.normalize('NFC'))) : [];
  return { folder: there ? given : attachments.folder, files, extra: extra.toSorted().slice(0, mostExtra) };
}

async function isFolder(path: string): Promise<boolean> {
  return lstat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function stateOf(path: string, one: ReportAttachment): Promise<'present' | 'missing' | 'changed'> {
  try {
    return (await holdsFile(path, one)) ? 'present' : 'changed';
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? 'missing' : 'changed';
  }
}
