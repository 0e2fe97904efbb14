import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, isAbsolute, join, relative } from 'node:path';
import { attachmentFolder } from '../attachments/attachment-files.ts';
import { damagedAttachments } from '../attachments/copy-attachments.ts';
import { verifyAttachments } from '../attachments/verify-attachments.ts';
import { examine, verifyFile } from '../backup.ts';
import { type BackupFile, backupsIn, hashOf, isVerified, writeNote } from '../backup-folder.ts';
import type { StoreVerdict } from '../domain/answers.ts';
import type { CallInput } from '../domain/contract.ts';
import { chinaDate } from '../domain/dates.ts';
import { FailureError } from '../domain/failure.ts';
import type { BackupVerdict, ListedBackup } from '../domain/safety-answers.ts';
import type { OpenLedger } from '../open-ledger.ts';
import { indexIsRight, makeIndex } from '../repositories/search-index.ts';
import type { ServiceContext } from './context.ts';
import { requireUnit } from './sessions.ts';

/** Backs up on demand; the copy is opened and verified before it gets its name. */
export async function createBackup(context: ServiceContext): Promise<{ readonly file_name: string }> {
  return { file_name: await context.ledger.backups.make('demand', context.ports.now()) };
}

/** Newest first. */
export function listBackups({ ledger }: ServiceContext): readonly ListedBackup[] {
  const { backups } = ledger;
  const second = backups.secondFolder();
  const there = new Set((second === null ? [] : backupsIn(second)).map(({ file_name }) => file_name));
  return backups.list().map((backup) => ({ ...listed(backup), in_second: there.has(backup.file_name) }));
}

/** A backup as it is shown. */
export function listed(backup: BackupFile): ListedBackup {
  const { file_name, bytes, created_at, reason, note } = backup;
  const state = note === null ? 'unknown' : isVerified(backup) ? 'whole' : 'damaged';
  return { file_name, bytes, created_at, reason, state, records: note?.records ?? null, in_second: false };
}

/**
 * Whether pages, references and audit chain of the open store are whole, its records as the log says, and the files of its
 * attachments. A search index that is wrong is made anew and not mentioned: nothing is lost by it.
 */
export function verifyStore(context: ServiceContext): StoreVerdict {
  const { store, dataDir } = context.ledger;
  const { faults, chain, diverging, counts } = examine(store);
  if (faults.length === 0 && !store.read(indexIsRight)) store.write(makeIndex);
  return {
    integrity: faults.length === 0 ? 'ok' : 'damaged',
    audit_entries: chain.entries,
    first_bad_entry: chain.first_bad_entry,
    audit_head: chain.head,
    diverging,
    counts,
    attachments: store.read((reader) => verifyAttachments(dataDir, reader)),
  };
}

/** Path of the backup that a call means. @throws FailureError `file_missing`, `folder_missing`. */
export async function pathOfBackup(
  context: ServiceContext,
  input: CallInput<'backup.restore'>,
): Promise<string> {
  if ('file' in input) return context.files.resolve(input.file);
  const { file_name } = input;
  const folder = context.ledger.backups.folderOf(input.folder ?? 'own');
  if (/[\\/]/.test(file_name) || !existsSync(join(folder, file_name)))
    throw new FailureError('file_missing', { file: file_name });
  return join(folder, file_name);
}

/**
 * Looks at every backup again, in both folders: its hash against the one noted, then pages, references and audit chain; and
 * at every attached file. What was found is noted beside the backup, so that the rule and the list know.
 */
export async function verifyBackups({ ledger, ports }: ServiceContext): Promise<readonly BackupVerdict[]> {
  const verdicts: BackupVerdict[] = [];
  const { backups } = ledger;
  const second = backups.secondFolder();
  const places = [
    ['own', backups.folder] as const,
    ...(second === null ? [] : [['second', second] as const]),
  ];
  for (const [folder, path] of places) {
    for (const backup of backupsIn(path)) {
      const cause = await causeOf(ledger, join(path, backup.file_name), backup);
      noteVerdict(join(path, backup.file_name), backup, cause, ports.now());
      verdicts.push({ folder, file_name: backup.file_name, whole: cause === null, cause });
    }
    for (const name of await damagedAttachments(path))
      verdicts.push({ folder, file_name: name, whole: false, cause: 'sha256' });
  }
  return verdicts;
}

/** What is wrong with a backup, or null. */
async function causeOf(ledger: OpenLedger, file: string, { note }: BackupFile): Promise<string | null> {
  try {
    if (note !== null && (await hashOf(file)) !== note.sha256) return 'sha256';
    verifyFile(file, ledger.migrations);
    return null;
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    return String(error.failure.args.cause ?? error.failure.code);
  }
}

/** A stick that cannot be written to keeps its notes as they are. */
function noteVerdict(file: string, { note }: BackupFile, cause: string | null, at: string): void {
  if (note === null || (note.damaged_at === null) === (cause === null)) return;
  try {
    writeNote(file, { ...note, damaged_at: cause === null ? null : at });
  } catch {
    // The verdict is answered all the same.
  }
}

/** Chooses the disk or stick that backups are copied to, or none, and brings it up to date. @throws FailureError `rejected` for the first folder itself. */
export async function chooseSecondFolder(
  context: ServiceContext,
  input: CallInput<'backup.second'>,
): Promise<null> {
  const { person } = requireUnit(context);
  const { ledger, ports } = context;
  const path = input.folder === null ? null : await context.files.resolve(input.folder);
  if (path !== null && (path === ledger.dataDir || isWithin(ledger.backups.folder, path)))
    throw new FailureError('rejected', { call: 'backup.second' });
  ledger.backups.choose(path, { person, at: ports.now(), why: null });
  await ledger.backups.catchUp(ports.now());
  return null;
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return !isAbsolute(way) && way !== '..' && !/^\.\.[\\/]/.test(way);
}

/** Everything for a successor: one folder with a verified backup and the attached files. */
export async function handOver(
  context: ServiceContext,
  input: CallInput<'backup.handOver'>,
): Promise<{ readonly folder: string; readonly file_name: string }> {
  const { unit } = requireUnit(context);
  const parent = await context.files.resolve(input.folder);
  if (!existsSync(parent)) throw new FailureError('folder_missing', { path: parent });
  const at = context.ports.now();
  const stem = `山海台账移交_${context.areas.name(unit) ?? unit}_${chinaDate(at).replaceAll('-', '')}`;
  const folder = freeFolder(parent, stem);
  return { folder: basename(folder), file_name: await context.ledger.backups.handOver(folder, at) };
}

function freeFolder(parent: string, stem: string): string {
  for (let copy = 1; ; copy += 1) {
    const folder = join(parent, copy === 1 ? stem : `${stem}_${copy}`);
    if (!existsSync(folder)) return folder;
  }
}

/** Bytes of the store's file and its log. */
export function storeBytes(file: string): number {
  return ['', '-wal'].reduce((sum, side) => {
    const path = `${file}${side}`;
    return sum + (existsSync(path) ? statSync(path).size : 0);
  }, 0);
}

/** Number of attached files. */
export function attachmentCount(dataDir: string): number {
  const folder = attachmentFolder(dataDir);
  return existsSync(folder) ? readdirSync(folder).filter((name) => !name.endsWith('.part')).length : 0;
}
