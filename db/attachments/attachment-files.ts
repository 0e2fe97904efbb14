import { createHash, randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { type AttachmentKind, attachmentLimit, isSha256 } from '../domain/attachment.ts';
import { FailureError } from '../domain/failure.ts';
import { asFileFailure } from '../file-failure.ts';
import { flush } from '../flush.ts';
import { fileKindOf } from './file-kind.ts';

/**
 * The files of attachments: `<dataDir>/attachments/<sha256>`, each content once, readable by its owner only. Written under
 * a temporary name, flushed, then named; never changed, never deleted.
 */

export const attachmentFolder = (dataDir: string): string => join(dataDir, 'attachments');
/** Where backups keep the same files under the same names. */
const backupOf = (dataDir: string): string => join(dataDir, 'backups', 'attachments');

/** Whether a file is as its name says. */
export type AttachmentState = 'present' | 'missing' | 'changed';

export interface TakenFile {
  /** As it is called where it was taken from. */
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly kind: AttachmentKind;
}

/**
 * Copies a file into the data folder, whole or not at all. Its kind is found by its content.
 * @param source absolute path
 * @throws FailureError `file_missing`, `attachment_refused` (empty, too large, of no kind that is kept), `disk_full`,
 *   `folder_read_only`, `io_error`; then nothing of it is left behind
 */
export function takeIn(dataDir: string, source: string): TakenFile {
  const file = basename(source);
  const content = readSource(source);
  const kind = namingFile(file, () => fileKindOf(content));
  const sha256 = sha256Of(content);
  const folder = attachmentFolder(dataDir);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (contentIn(folder, sha256).state !== 'present') keep(folder, sha256, content);
  } catch (error) {
    throw asFileFailure(error, folder);
  }
  return { name: file, sha256, bytes: content.length, kind };
}

/** A refusal that also says which file it is about. */
function namingFile<T>(file: string, judge: () => T): T {
  try {
    return judge();
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    throw new FailureError(error.failure.code, { ...error.failure.args, file });
  }
}

/** The whole of a regular file of at most the limit: what is hashed is what is kept, however the source changes. */
function readSource(source: string): Buffer {
  const file = basename(source);
  const refused = (reason: string): FailureError => new FailureError('attachment_refused', { file, reason });
  try {
    // Without waiting: opening a pipe would otherwise hold up everything until somebody writes into it.
    const handle = openSync(source, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      if (!fstatSync(handle).isFile()) throw refused('kind_unknown');
      if (fstatSync(handle).size > attachmentLimit) throw refused('too_large');
      const content = readUpTo(handle, attachmentLimit + 1);
      if (content.length > attachmentLimit) throw refused('too_large');
      return content;
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    const failure = asFileFailure(error, source);
    // Of a source only its absence and its closedness can be told; the folder is somebody else's.
    if (failure instanceof FailureError && failure.failure.code === 'folder_read_only')
      throw new FailureError('io_error', { path: source, cause: 'EACCES' });
    throw failure;
  }
}

function readUpTo(handle: number, most: number): Buffer {
  const parts: Buffer[] = [];
  let total = 0;
  while (total < most) {
    const part = Buffer.alloc(Math.min(1024 * 1024, most - total));
    const read = readSync(handle, part);
    if (read === 0) break;
    parts.push(part.subarray(0, read));
    total += read;
  }
  return Buffer.concat(parts, total);
}

function keep(folder: string, sha256: string, content: Buffer): void {
  const unfinished = join(folder, `.${randomUUID()}.part`);
  try {
    writeFileSync(unfinished, content, { flag: 'wx', mode: 0o600 });
    flush(unfinished);
    renameSync(unfinished, join(folder, sha256));
    flush(join(folder, sha256));
  } finally {
    rmSync(unfinished, { force: true });
  }
}

export const sha256Of = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

interface FoundContent {
  readonly state: AttachmentState;
  /** Where it is present. */
  readonly content: Buffer | null;
}

/** What a folder of attachments holds of a content, by reading it. A text that is no hash names nothing. */
function contentIn(folder: string, sha256: string): FoundContent {
  const path = join(folder, isSha256(sha256) ? sha256 : '-');
  if (!existsSync(path)) return { state: 'missing', content: null };
  const found = lstatSync(path);
  if (!found.isFile() || found.size > attachmentLimit) return { state: 'changed', content: null };
  const content = readFileSync(path);
  return sha256Of(content) === sha256 ? { state: 'present', content } : { state: 'changed', content: null };
}

/**
 * The content behind a hash, checked at every reading. One that is missing or damaged is taken from the backups where they
 * have it, and put in its place.
 * @returns null content with the state where it cannot be had. @throws FailureError `disk_full`, `io_error` …
 */
export function findAttachment(dataDir: string, sha256: string): FoundContent {
  const folder = attachmentFolder(dataDir);
  try {
    const own = contentIn(folder, sha256);
    if (own.content !== null) return own;
    const kept = contentIn(backupOf(dataDir), sha256);
    if (kept.content === null) return own;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    keep(folder, sha256, kept.content);
    return kept;
  } catch (error) {
    throw asFileFailure(error, join(folder, basename(sha256)));
  }
}

export interface AttachmentFile {
  readonly content: Buffer;
  /** Found in the content. */
  readonly kind: AttachmentKind;
}

/**
 * The same for one who needs it.
 * @param name for the message. @throws FailureError `attachment_lost`, and as `findAttachment`
 */
export function readAttachment(dataDir: string, sha256: string, name: string): AttachmentFile {
  const { state, content } = findAttachment(dataDir, sha256);
  if (content === null) throw new FailureError('attachment_lost', { file: name, reason: state });
  return { content, kind: namingFile(name, () => fileKindOf(content)) };
}

/** Whether the file is there, without reading it. */
export function isAttachmentThere(dataDir: string, sha256: string): boolean {
  return isSha256(sha256) && existsSync(join(attachmentFolder(dataDir), sha256));
}

/** Removes what interrupted copies left behind; run while nobody else has the folder. Never throws. */
export function removeUnfinished(dataDir: string): void {
  const folder = attachmentFolder(dataDir);
  try {
    for (const name of readdirSync(folder)) {
      if (/^\.[0-9a-f-]{36}\.part$/.test(name)) rmSync(join(folder, name), { force: true });
    }
  } catch {
    // No such folder yet, or one that cannot be read: what lies in it is said where it is needed.
  }
}
