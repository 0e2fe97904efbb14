import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type BackupReason, backupReasons } from './domain/retention.ts';
import { asFileFailure } from './file-failure.ts';
import { flush } from './flush.ts';

/**
 * A folder of backups: `ledger-<instant>-<reason>.sqlite`, beside each the note of its verification (`….sqlite.json`),
 * and `attachments/`, where every attached file lies once under its SHA-256. Attachments are never deleted.
 */

/** What was found when a backup was verified; written before the backup gets its name, so that none is without. */
export interface BackupNote {
  /** Of the whole file: a copy that rotted later differs. */
  readonly sha256: string;
  readonly bytes: number;
  /** ISO instant. */
  readonly verified_at: string;
  /** Records of every type, voided ones included. */
  readonly records: number;
  readonly audit_entries: number;
  readonly audit_head: string;
  /** State of the ledger, drafts included: two backups of one mark hold the same. */
  readonly mark: string;
  /** ISO instant at which it was found damaged, or null. */
  readonly damaged_at: string | null;
}

export interface BackupFile {
  readonly file_name: string;
  readonly bytes: number;
  /** ISO instant, as its name says: copying a file changes its own time. */
  readonly created_at: string;
  readonly reason: BackupReason;
  /** Null for one that was made before notes were kept, or whose note is lost. */
  readonly note: BackupNote | null;
}

/** Verified when it was made and not found damaged since. */
export const isVerified = ({ note }: BackupFile): boolean => note !== null && note.damaged_at === null;

/** An ISO instant as a part of a file name: `20260105T100000-000Z`. */
export const stampOf = (at: string): string => at.replaceAll(/[-:]/g, '').replace('.', '-');

const named = new RegExp(
  `^ledger-(\\d{4})(\\d\\d)(\\d\\d)T(\\d\\d)(\\d\\d)(\\d\\d)-(\\d{3})Z-(${backupReasons.join('|')})(?:-\\d+)?\\.sqlite$`,
);

/** Finished backups of a folder, newest first; a folder that is not there, or cannot be read, has none. */
export function backupsIn(folder: string): readonly BackupFile[] {
  return namesIn(folder)
    .flatMap((name) => backupOf(folder, name) ?? [])
    .sort((a, b) => (a.file_name < b.file_name ? 1 : -1));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // A stick pulled out, or failing: what is wanted of it fails by name where it is written to.
    return [];
  }
}

function backupOf(folder: string, file_name: string): BackupFile | undefined {
  const parts = named.exec(file_name);
  const file = statSync(join(folder, file_name), { throwIfNoEntry: false });
  if (parts === null || file === undefined) return undefined;
  const [, year, month, day, hour, minute, second, ms, reason] = parts;
  return {
    file_name,
    bytes: file.size,
    created_at: `${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`,
    reason: reason as BackupReason,
    note: readNote(join(folder, file_name)),
  };
}

const noteFile = (backup: string): string => `${backup}.json`;

/** The note beside a backup, or null where there is none that can be read. */
export function readNote(backup: string): BackupNote | null {
  try {
    const note = JSON.parse(readFileSync(noteFile(backup), 'utf8')) as BackupNote;
    return typeof note.sha256 === 'string' ? note : null;
  } catch {
    return null;
  }
}

/** Writes the note beside a backup; half a note never stands under its name. */
export function writeNote(backup: string, note: BackupNote): void {
  const unfinished = `${noteFile(backup)}.part`;
  writeFileSync(unfinished, `${JSON.stringify(note)}\n`);
  flush(unfinished);
  renameSync(unfinished, noteFile(backup));
  flush(noteFile(backup));
}

/** A first name of the stem that no backup has. */
export function freeName(folder: string, stem: string): string {
  for (let copy = 1; ; copy += 1) {
    const name = `${stem}${copy === 1 ? '' : `-${copy}`}.sqlite`;
    if (!existsSync(join(folder, name))) return name;
  }
}

/** Deletes a backup. Its note goes last: what is left of a cut is a note alone, which the next tidying takes. */
export function deleteBackup(folder: string, fileName: string): void {
  for (const side of ['', '-wal', '-shm', '-journal', '.json'])
    rmSync(join(folder, `${fileName}${side}`), { force: true });
}

/** Removes what a process that was cut off left in a folder of backups: unfinished copies, notes without a backup. */
export function tidy(folder: string): void {
  const names = new Set(namesIn(folder));
  for (const name of names) {
    const unfinished = /^ledger-.*\.part(-wal|-shm|-journal)?$/.test(name);
    const alone = /^ledger-.*\.sqlite\.json$/.test(name) && !names.has(name.slice(0, -'.json'.length));
    if (unfinished || alone) rmSync(join(folder, name), { force: true });
  }
}

/** SHA-256 of a file, read in pieces so that nothing waits long. @throws FailureError as the file system answers. */
export async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  } catch (error) {
    throw asFileFailure(error, file);
  }
  return hash.digest('hex');
}
