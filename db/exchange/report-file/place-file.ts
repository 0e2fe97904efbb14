import { createHash, randomUUID } from 'node:crypto';
import { lstat, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type FailureCode, FailureError } from '../../domain/failure.ts';
import { reportFileName } from './file-name.ts';
import { codeOf, flushFolder, nameOnce, writeDurably } from './name-once.ts';

export interface PlacedFile {
  readonly file: string;
  readonly path: string;
  /** False when the very same file was there already: an attempt that was repeated after an interruption. */
  readonly created: boolean;
}

/** A share or stick that is gone answers in many ways. */
const gone = ['ENOENT', 'ENOTDIR', 'ENODEV', 'ENXIO', 'ESTALE', 'EHOSTDOWN', 'EHOSTUNREACH', 'ENETUNREACH'];
const failureOfCode: ReadonlyMap<string, FailureCode> = new Map<string, FailureCode>([
  ...gone.map((code) => [code, 'folder_missing'] as const),
  ['EACCES', 'folder_read_only'],
  ['EPERM', 'folder_read_only'],
  ['EROFS', 'folder_read_only'],
  ['ENOSPC', 'disk_full'],
  ['EDQUOT', 'disk_full'],
]);

/**
 * Puts a report file into a folder: written under a temporary name in that folder, flushed, read back and compared, then
 * named. A file of that name is never overwritten, also not one that appears at the same moment (`name-once.ts`). After
 * a failure before the naming nothing of ours is left in the folder, after a crash perhaps a `.shanhai-….part`. Trying
 * again with the same bytes is always right: a file that did get there is found, not written twice.
 * @param stem beginning of the name, made safe for every system
 * @param version of the report: 1 → `<stem>.xlsx`, n → `<stem>_vn.xlsx`
 * @throws FailureError `folder_missing`, `folder_read_only`, `disk_full`, `file_exists`, `io_error`
 */
export async function placeReportFile(
  folder: string,
  stem: string,
  bytes: Uint8Array,
  version = 1,
): Promise<PlacedFile> {
  const file = reportFileName(stem, version);
  const path = join(folder, file);
  const unfinished = join(folder, `.shanhai-${randomUUID()}.part`);
  try {
    if (!(await stat(folder)).isDirectory()) throw new FailureError('folder_missing', { path: folder });
    await writeDurably(unfinished, bytes);
    if (!(await holds(unfinished, bytes)))
      throw new FailureError('io_error', { path, cause: 'read back differs' });
    const created = await named(unfinished, path, bytes);
    if (!created && !(await holds(path, bytes))) throw new FailureError('file_exists', { file });
    await flushFolder(folder);
    return { file, path, created };
  } catch (error) {
    throw failureOf(error, folder);
  } finally {
    // What became of the report is more important than a temporary file that will not go.
    await rm(unfinished, { force: true }).catch(() => undefined);
  }
}

/** @returns false when the name is taken */
async function named(unfinished: string, path: string, bytes: Uint8Array): Promise<boolean> {
  try {
    await nameOnce(unfinished, path);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
  if (!(await holds(path, bytes))) throw new FailureError('io_error', { path, cause: 'read back differs' });
  return true;
}

/** Whether a file has exactly these contents, by size and SHA-256. */
async function holds(path: string, bytes: Uint8Array): Promise<boolean> {
  const found = await lstat(path);
  if (!found.isFile() || found.size !== bytes.byteLength) return false;
  return sha256(await readFile(path)) === sha256(bytes);
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function failureOf(error: unknown, folder: string): unknown {
  const code = codeOf(error);
  if (error instanceof FailureError || code === '') return error;
  const known = failureOfCode.get(code);
  return known
    ? new FailureError(known, { path: folder })
    : new FailureError('io_error', { path: folder, cause: code });
}
