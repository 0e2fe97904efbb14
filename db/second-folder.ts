import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { copyAttachments } from './attachments/copy-attachments.ts';
import { removeStoreFile } from './backup.ts';
import { backupsIn, deleteBackup, hashOf, isVerified, tidy, writeNote } from './backup-folder.ts';
import { backupsToDelete } from './domain/retention.ts';
import { asFileFailure } from './file-failure.ts';
import { flush } from './flush.ts';

/** Folder of this installation's backups on the disk or stick that was chosen: two machines may share a stick. */
export const installationFolder = (chosen: string, unit: string, installation: string): string =>
  join(chosen, `山海台账备份-${unit}-${installation.slice(-8)}`);

/** Whether the disk or stick that was chosen is there. */
export function isThere(chosen: string): boolean {
  try {
    return statSync(chosen).isDirectory();
  } catch {
    return false;
  }
}

/** Names of verified backups of the first folder that the second one lacks. */
export function missingIn(first: string, second: string): readonly string[] {
  const present = new Set(backupsIn(second).map(({ file_name }) => file_name));
  return backupsIn(first)
    .filter((backup) => isVerified(backup) && !present.has(backup.file_name))
    .map(({ file_name }) => file_name);
}

/** Gives up the backups of a folder that the rule does not keep. @param now ISO instant @returns their names */
export function applyRetention(folder: string, now: string): readonly string[] {
  tidy(folder);
  const backups = backupsIn(folder).map((backup) => ({ ...backup, verified: isVerified(backup) }));
  const surplus = backupsToDelete(backups, now);
  for (const name of surplus) deleteBackup(folder, name);
  return surplus;
}

/**
 * Brings the second folder up to the first: verified backups that it lacks, each compared with its note after copying,
 * and attached files; then the rule is applied to it. Copies in pieces, so that nothing waits for a slow stick.
 * @returns number of backups copied
 * @throws FailureError `disk_full`, `folder_read_only`, `io_error`; what lies there under a final name is whole.
 */
export async function catchUp(first: string, second: string, now: string): Promise<number> {
  try {
    mkdirSync(second, { recursive: true });
    tidy(second);
    const missing = new Set(missingIn(first, second));
    const wanted = backupsIn(first).filter(({ file_name }) => missing.has(file_name));
    let copied = 0;
    for (const { file_name, note } of wanted) {
      const [from, to] = [join(first, file_name), join(second, file_name)];
      const unfinished = `${to}.part`;
      try {
        await copyFile(from, unfinished);
        // A backup that rotted meanwhile is not carried on; "verify backups" names it.
        if (note === null || (await hashOf(unfinished)) !== note.sha256) continue;
        flush(unfinished);
        writeNote(to, note);
        renameSync(unfinished, to);
        flush(to);
        copied += 1;
      } finally {
        removeStoreFile(unfinished);
      }
    }
    if (existsSync(first)) await copyAttachments(first, second);
    applyRetention(second, now);
    return copied;
  } catch (error) {
    throw asFileFailure(error, second);
  }
}
