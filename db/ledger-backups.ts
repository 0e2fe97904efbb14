import { existsSync } from 'node:fs';
import { copyAttachments } from './attachments/copy-attachments.ts';
import { type Authorship, auditHead } from './audit.ts';
import { backUp, backupFiles, backupFolder, markOf, type Verify } from './backup.ts';
import { type BackupFile, isVerified } from './backup-folder.ts';
import { chinaDate } from './domain/dates.ts';
import { type Failure, FailureError } from './domain/failure.ts';
import type { BackupReason } from './domain/retention.ts';
import type { SecondFolder, StoreCheck } from './domain/safety-answers.ts';
import type { Migration } from './migrate.ts';
import { getSetting, setSettings } from './repositories/settings.ts';
import { applyRetention, catchUp, installationFolder, isThere, missingIn } from './second-folder.ts';
import type { Store } from './store.ts';

/** The ledger whose backups are made; its store may be another one after a restore. */
interface BackedUp {
  readonly dataDir: string;
  readonly migrations: readonly Migration[];
  readonly store: Store;
}

/** Setting that names the disk or stick that backups are copied to. */
const secondFolderSetting = 'backup_folder';

/** Making the backups of an open ledger, keeping them by the rule, and the second folder. */
export class LedgerBackups {
  readonly #ledger: BackedUp;
  /** One piece of work at a time: a restore closes the store that a backup reads. */
  #turn: Promise<unknown> = Promise.resolve();
  #secondFailure: Failure | null = null;
  /** What the look at the whole store found, some seconds after the start; null before. */
  lastCheck: StoreCheck | null = null;
  /** Why the last daily backup was not made, or null. */
  dailyFailure: Failure | null = null;

  constructor(ledger: BackedUp) {
    this.#ledger = ledger;
  }

  /** Runs work that no other work on store or backups may interleave with. */
  exclusively<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  get folder(): string {
    return backupFolder(this.#ledger.dataDir);
  }

  /** Newest first. */
  list(): readonly BackupFile[] {
    return backupFiles(this.#ledger.dataDir);
  }

  /** The newest one that is not known to be damaged. */
  newest(): BackupFile | undefined {
    return this.list().find(isVerified);
  }

  /** Whether anything was saved or typed since the newest backup. */
  hasChanged(): boolean {
    return (
      this.newest()?.note?.mark !== this.#ledger.store.read((reader) => markOf(reader, auditHead(reader)))
    );
  }

  /** Whether the day's backup is still to be made: none of that day yet, and something changed since the last. */
  isDailyDue(now: string): boolean {
    const today = chinaDate(now);
    const made = this.list().some(
      (backup) => backup.reason === 'daily' && isVerified(backup) && chinaDate(backup.created_at) === today,
    );
    return !made && this.hasChanged();
  }

  /**
   * Makes a backup, verified, with the attached files; then keeps what the rule keeps and brings the second folder up to
   * it. A second folder that is not there, or does not take the copy, is no failure of the backup.
   * @returns its file name. @throws FailureError as `backUp`.
   */
  make(reason: BackupReason, at: string, verify?: Verify): Promise<string> {
    return this.exclusively(() => this.makeNow(reason, at, verify));
  }

  /** As `make`, for work that has its turn already. */
  async makeNow(reason: BackupReason, at: string, verify?: Verify): Promise<string> {
    const { dataDir, migrations, store } = this.#ledger;
    const checked = verify === undefined ? {} : { verify };
    const name = await backUp(store, { dataDir, migrations, at, reason, ...checked });
    await copyAttachments(dataDir, this.folder);
    applyRetention(this.folder, at);
    await this.#catchUpNow(at);
    return name;
  }

  /** Before a step that changes much: a backup, unless the newest one holds this very state. */
  async makeBefore(reason: BackupReason, at: string): Promise<string | null> {
    return this.hasChanged() ? this.make(reason, at) : null;
  }

  /** Chooses the disk or stick that backups are copied to; null: none. */
  choose(path: string | null, by: Authorship): void {
    setSettings(this.#ledger.store, { [secondFolderSetting]: path }, by);
    this.#secondFailure = null;
  }

  /** Path of the disk or stick chosen, or null. */
  chosen(): string | null {
    return this.#ledger.store.read((reader) => getSetting<string>(reader, secondFolderSetting));
  }

  /** The folder of this installation there, or null where none was chosen. */
  secondFolder(): string | null {
    const chosen = this.chosen();
    if (chosen === null) return null;
    return this.#ledger.store.read((reader) =>
      installationFolder(
        chosen,
        getSetting<string>(reader, 'unit') ?? '33',
        getSetting<string>(reader, 'installation') ?? '',
      ),
    );
  }

  /** Copies to the second folder what it lacks, where it is there. @returns number of backups copied */
  catchUp(at: string): Promise<number> {
    return this.exclusively(() => this.#catchUpNow(at));
  }

  async #catchUpNow(at: string): Promise<number> {
    const [chosen, second] = [this.chosen(), this.secondFolder()];
    this.#secondFailure = null;
    if (chosen === null || second === null || !isThere(chosen) || !existsSync(this.folder)) return 0;
    try {
      return await catchUp(this.folder, second, at);
    } catch (error) {
      if (!(error instanceof FailureError)) throw error;
      this.#secondFailure = error.failure;
      return 0;
    }
  }

  /** How the second folder stands, or null where none was chosen. */
  second(): SecondFolder | null {
    const [path, second] = [this.chosen(), this.secondFolder()];
    if (path === null || second === null) return null;
    const is_there = isThere(path);
    const behind = is_there ? missingIn(this.folder, second).length : null;
    return { path, is_there, behind, failure: is_there ? this.#secondFailure : null };
  }

  /** Folder in which a backup is looked for by its name. @throws FailureError `folder_missing` */
  folderOf(place: 'own' | 'second'): string {
    if (place === 'own') return this.folder;
    const second = this.secondFolder();
    if (second === null || !existsSync(second))
      throw new FailureError('folder_missing', { path: this.chosen() ?? '' });
    return second;
  }

  /**
   * Everything for a successor in one folder: a verified backup and the attached files.
   * @param folder is made @returns name of the backup in it
   */
  handOver(folder: string, at: string): Promise<string> {
    return this.exclusively(async () => {
      const { dataDir, migrations, store } = this.#ledger;
      const name = await backUp(store, { dataDir, migrations, at, reason: 'demand', folder });
      await copyAttachments(dataDir, folder);
      return name;
    });
  }
}
