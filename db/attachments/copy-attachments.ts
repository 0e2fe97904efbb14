import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashOf } from '../backup-folder.ts';
import { asFileFailure } from '../file-failure.ts';
import { flush } from '../flush.ts';
import { attachmentFolder } from './attachment-files.ts';

/** An attached file is named by the SHA-256 of what it holds. */
const isHashName = (name: string): boolean => /^[0-9a-f]{64}(\.[A-Za-z0-9]{1,10})?$/.test(name);
const hashInName = (name: string): string => name.slice(0, 64);

export interface CopiedAttachments {
  readonly copied: number;
  /** Names of files whose contents do not fit their name; they are not carried on. */
  readonly damaged: readonly string[];
}

/**
 * Copies the attached files that are missing from one folder's `attachments/` to another's, each verified by its name,
 * and deletes none. A folder without attachments has nothing to copy.
 * @throws FailureError `disk_full`, `folder_read_only`, `io_error`.
 */
export async function copyAttachments(from: string, to: string): Promise<CopiedAttachments> {
  const [source, target] = [attachmentFolder(from), attachmentFolder(to)];
  if (!existsSync(source)) return { copied: 0, damaged: [] };
  const damaged: string[] = [];
  let copied = 0;
  try {
    mkdirSync(target, { recursive: true });
    const present = new Set(readdirSync(target));
    for (const name of readdirSync(source).filter(isHashName)) {
      if (present.has(name)) continue;
      const unfinished = join(target, `${name}.part`);
      try {
        await copyFile(join(source, name), unfinished);
        if ((await hashOf(unfinished)) !== hashInName(name)) {
          damaged.push(name);
          continue;
        }
        flush(unfinished);
        renameSync(unfinished, join(target, name));
        flush(join(target, name));
        copied += 1;
      } finally {
        rmSync(unfinished, { force: true });
      }
    }
    return { copied, damaged };
  } catch (error) {
    throw asFileFailure(error, target);
  }
}

/** Names of attached files of a folder whose contents do not fit their name. */
export async function damagedAttachments(folder: string): Promise<readonly string[]> {
  const place = attachmentFolder(folder);
  if (!existsSync(place)) return [];
  const damaged: string[] = [];
  for (const name of readdirSync(place).filter(isHashName)) {
    if ((await hashOf(join(place, name))) !== hashInName(name)) damaged.push(name);
  }
  return damaged;
}
