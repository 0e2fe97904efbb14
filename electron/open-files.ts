import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { shell } from 'electron';
import { openedFolder } from '../db/attachments/opened-copies.ts';
import { FailureError } from '../db/domain/failure.ts';
import { fileEndings, type HostHandlers } from '../db/domain/host-contract.ts';

const endings: ReadonlySet<string> = new Set(fileEndings.attachment);

/**
 * Opens the copies that the services lay out, and nothing else: the window names one by an id, the folder is ours, and a
 * file of any other ending than an attachment's is not handed to the system, which might run it.
 */
export function openHandlers(dataDir: string): HostHandlers<'files.open'> {
  return {
    'files.open': async ({ opened }) => {
      const folder = join(openedFolder(dataDir), opened);
      const [entry] = await entriesOf(folder);
      if (entry === undefined) throw new FailureError('file_missing');
      const ending = /\.([^.]+)$/.exec(entry.name)?.[1]?.toLowerCase() ?? '';
      if (!entry.isFile() || !endings.has(ending)) throw new FailureError('forbidden');
      const problem = await shell.openPath(join(folder, entry.name));
      if (problem !== '') throw new FailureError('io_error', { path: entry.name });
      return { file: entry.name };
    },
  };
}

/** @throws FailureError `forbidden` for a link in the folder's place */
async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    if (!(await lstat(folder)).isDirectory()) throw new FailureError('forbidden');
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (error instanceof FailureError) throw error;
    return [];
  }
}
