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
  /** Names of files whose contents do not fit their name, or cannot be read; they are not carried on. */
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
        if (!(await copyWhole(join(source, name), unfinished, hashInName(name)))) {
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

/**
 * Copies a file. @returns false where it does not hold what it should, or cannot be read: one such file must not keep the
 * records from being backed up. @throws as the file system answers of the target.
 */
async function copyWhole(from: string, to: string, sha256: string): Promise<boolean> {
  try {
    await copyFile(from, to);
  } catch (error) {
    const isReadable = await hashOf(from).then(
      () => true,
      () => false,
    );
    if (isReadable) throw error;
    return false;
  }
  return (await hashOf(to)) === sha256;
}

/** Names of attached files of a folder whose contents do not fit their name, or cannot be read. */
export async function damagedAttachments(folder: string): Promise<readonly string[]> {
  const place = attachmentFolder(folder);
  if (!existsSync(place)) return [];
  const damaged: string[] = [];
  for (const name of readdirSync(place).filter(isHashName)) {
    const hash = await hashOf(join(place, name)).catch(() => null);
    if (hash !== hashInName(name)) damaged.push(name);
  }
  return damaged;
}
