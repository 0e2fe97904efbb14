import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FailureError } from '../domain/failure.ts';
import { asFileFailure } from '../file-failure.ts';

/** A file that may be a report, as the folder shows it. */
export interface FolderFile {
  /** Path below the folder, with `/`. */
  readonly file: string;
  readonly path: string;
  readonly bytes: number;
  readonly modifiedMs: number;
}

/** Folders below the chosen one that are looked into: counties often have one each, some sort by year below it. */
const deepest = 2;
/** Beyond any inbox; a drive chosen by mistake must come to an end. */
const mostFiles = 2_000;
/** Lock files of Excel and WPS, files that are being written or fetched, and what is hidden. */
const unfinished = /^(~\$|\.|~)|\.(part|tmp|crdownload|partial)$/i;

/**
 * Workbooks in a folder and below it, by name. What goes away meanwhile is left out.
 * @throws FailureError `folder_missing`, `not_a_folder`, `io_error` where the folder itself cannot be read
 */
export async function listFolder(folder: string): Promise<readonly FolderFile[]> {
  const found: FolderFile[] = [];
  try {
    await lookInto(folder, '', 0, found);
  } catch (error) {
    throw folderFailure(error, folder);
  }
  return found.toSorted((a, b) => (a.file < b.file ? -1 : 1));
}

/** @throws FailureError as `listFolder` where there is no such folder */
export async function requireFolder(folder: string): Promise<void> {
  try {
    await readdir(folder);
  } catch (error) {
    throw folderFailure(error, folder);
  }
}

async function lookInto(folder: string, below: string, depth: number, found: FolderFile[]): Promise<void> {
  const entries = await readdir(join(folder, below), { withFileTypes: true });
  const folders: string[] = [];
  for (const entry of entries) {
    if (found.length >= mostFiles || unfinished.test(entry.name)) continue;
    const file = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) folders.push(file);
    else if (entry.isFile() && /\.xlsx$/i.test(entry.name)) {
      const path = join(folder, file);
      const seen = await stat(path).catch(() => undefined);
      if (seen !== undefined) found.push({ file, path, bytes: seen.size, modifiedMs: seen.mtimeMs });
    }
  }
  if (depth >= deepest) return;
  // A folder below that may not be entered keeps nothing else from being found.
  for (const one of folders) await lookInto(folder, one, depth + 1, found).catch(() => undefined);
}

function folderFailure(error: unknown, folder: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOTDIR') return new FailureError('not_a_folder', { path: folder });
  // A share that was unplugged answers in many ways; the officer does the same about all of them.
  const gone = ['ENOENT', 'ENODEV', 'ENXIO', 'ESTALE', 'EHOSTDOWN', 'EHOSTUNREACH', 'ENETUNREACH', 'EIO'];
  if (typeof code === 'string' && gone.includes(code))
    return new FailureError('folder_missing', { path: folder });
  return asFileFailure(error, folder);
}
