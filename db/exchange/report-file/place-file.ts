import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, lstat, open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type FailureCode, FailureError } from '../../domain/failure.ts';
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

/** Bytes that lie whole in the folder they are for, under a name that nobody takes for a report. */
export interface StagedFile {
  /**
   * Gives them the name, once: nothing that could be foreseen can fail any more.
   * @throws FailureError as {@link placeReportFile}
   */
  name(): Promise<PlacedFile>;
  /** Takes them out of the folder again if they have no name. Never rejects. */
  discard(): Promise<void>;
}

/**
 * First half of {@link placeReportFile}: written under a temporary name in the folder, flushed, read back and compared.
 * @param file the name they are for; taken by anything but these very bytes it is refused now
 * @throws FailureError `folder_missing`, `folder_read_only`, `disk_full`, `file_exists`, `io_error`; then nothing of ours
 *   is left in the folder
 */
export async function stageReportFile(folder: string, file: string, bytes: Uint8Array): Promise<StagedFile> {
  const path = join(folder, file);
  const unfinished = join(folder, `.shanhai-${randomUUID()}.part`);
  // What became of the report is more important than a temporary file that will not go.
  const discard = (): Promise<void> => rm(unfinished, { force: true }).catch(() => undefined);
  try {
    if (!(await stat(folder)).isDirectory()) throw new FailureError('folder_missing', { path: folder });
    await refuseTaken(path, file, bytes);
    await writeDurably(unfinished, bytes);
    if (!(await holds(unfinished, bytes)))
      throw new FailureError('io_error', { path, cause: 'read back differs' });
  } catch (error) {
    await discard();
    throw placingFailure(error, folder);
  }
  return {
    async name() {
      try {
        const created = await named(unfinished, path, bytes);
        if (!created && !(await holds(path, bytes))) throw new FailureError('file_exists', { file });
        await flushFolder(folder);
        return { file, path, created };
      } catch (error) {
        throw placingFailure(error, folder);
      }
    },
    discard,
  };
}

/** A file that was written piece by piece lies whole in its folder, under a name that nobody takes for a workbook. */
export interface WrittenFile {
  /** Where it lies until it has its name: to be read again and compared first. */
  readonly unfinished: string;
  /** Gives it a name that is free. @throws FailureError `file_exists` where it is not; another one can be tried */
  name(file: string): Promise<PlacedFile>;
  /** Takes it out of the folder again if it has no name. Never rejects. */
  discard(): Promise<void>;
}

/**
 * As {@link stageReportFile}, for a file too long to lie in memory: what it holds is for the caller to compare.
 * @param write fills the open, empty file
 * @throws FailureError `folder_missing`, `folder_read_only`, `disk_full`, `io_error`, and what `write` throws; then nothing
 *   of ours is left in the folder
 */
export async function stageWrittenFile(
  folder: string,
  write: (file: FileHandle) => Promise<unknown>,
): Promise<WrittenFile> {
  const unfinished = join(folder, `.shanhai-${randomUUID()}.part`);
  const discard = (): Promise<void> => rm(unfinished, { force: true }).catch(() => undefined);
  try {
    if (!(await stat(folder)).isDirectory()) throw new FailureError('folder_missing', { path: folder });
    const handle = await open(unfinished, 'wx');
    try {
      await write(handle);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    await discard();
    throw placingFailure(error, folder);
  }
  return {
    unfinished,
    async name(file) {
      const path = join(folder, file);
      try {
        await nameOnce(unfinished, path);
        await flushFolder(folder);
        return { file, path, created: true };
      } catch (error) {
        if (codeOf(error) === 'EEXIST') throw new FailureError('file_exists', { file });
        throw placingFailure(error, folder);
      }
    },
    discard,
  };
}

async function refuseTaken(path: string, file: string, bytes: Uint8Array): Promise<void> {
  try {
    if (!(await holds(path, bytes))) throw new FailureError('file_exists', { file });
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

/**
 * Puts a report file into a folder: written under a temporary name in that folder, flushed, read back and compared, then
 * named. A file of that name is never overwritten, also not one that appears at the same moment (`name-once.ts`). After
 * a failure before the naming nothing of ours is left in the folder, after a crash perhaps a `.shanhai-….part`. Trying
 * again with the same bytes is always right: a file that did get there is found, not written twice.
 * @param file its name, see `reportFileName`
 * @throws FailureError `folder_missing`, `folder_read_only`, `disk_full`, `file_exists`, `io_error`
 */
export async function placeReportFile(folder: string, file: string, bytes: Uint8Array): Promise<PlacedFile> {
  const staged = await stageReportFile(folder, file, bytes);
  try {
    return await staged.name();
  } finally {
    await staged.discard();
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
const holds = (path: string, bytes: Uint8Array): Promise<boolean> =>
  holdsFile(path, { bytes: bytes.byteLength, sha256: sha256(bytes) });

/** Whether a file has the size and SHA-256 that are said of it. @throws the system's error where it cannot be read */
export async function holdsFile(
  path: string,
  said: { readonly bytes: number; readonly sha256: string },
): Promise<boolean> {
  const found = await lstat(path);
  if (!found.isFile() || found.size !== said.bytes) return false;
  return sha256(await readFile(path)) === said.sha256;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What the system says of a folder that something is to be put into, as a typed failure; anything else as it is. */
export function placingFailure(error: unknown, folder: string): unknown {
  const code = codeOf(error);
  if (error instanceof FailureError || code === '') return error;
  const known = failureOfCode.get(code);
  return known
    ? new FailureError(known, { path: folder })
    : new FailureError('io_error', { path: folder, cause: code });
}
