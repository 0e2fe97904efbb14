import { basename, isAbsolute, join } from 'node:path';
import { auditHead } from './audit.ts';
import { backUp, backupFiles, backupFolder, markOf, removeStoreFile } from './backup.ts';
import { hashOf, isVerified, tidy, trustedFirst } from './backup-folder.ts';
import { FailureError } from './domain/failure.ts';
import { asFileFailure } from './file-failure.ts';
import { LedgerBackups } from './ledger-backups.ts';
import { refuseNetworkDrive } from './local-disk.ts';
import { lockDataFolder } from './lock.ts';
import { type Migration, readMigrations } from './migrate.ts';
import { migratingFile, openStore } from './open-store.ts';
import type { Ports } from './ports.ts';
import { makePrivateFolder, makePrivateStore } from './private-folder.ts';
import { indexInStep, makeIndex } from './repositories/search-index.ts';
import {
  backupNamed,
  bringAttachments,
  isStoreLost,
  prepareRestore,
  restoringFile,
  setAside,
} from './restore.ts';
import { comparePlan, type RestorePlan } from './restore-plan.ts';
import { openReadOnly, type Store } from './store.ts';
import { swapIn } from './swap.ts';

export const storeFile = (dataDir: string): string => join(dataDir, 'ledger.sqlite');

/** The open data folder: lock, store, and the store's replacement by a backup. */
export class OpenLedger {
  readonly dataDir: string;
  readonly migrations: readonly Migration[];
  readonly backups: LedgerBackups;
  readonly #ports: Ports;
  readonly #unlock: () => void;
  #store: Store;

  private constructor(
    dataDir: string,
    migrations: readonly Migration[],
    ports: Ports,
    unlock: () => void,
    store: Store,
  ) {
    this.dataDir = dataDir;
    this.migrations = migrations;
    this.#ports = ports;
    this.#unlock = unlock;
    this.#store = store;
    this.backups = new LedgerBackups(this);
  }

  /**
   * Opens a data folder, making it on first use; one whose store is lost is no such folder.
   * @throws FailureError `network_drive`, `store_locked`, `store_missing`, `store_too_new`, `store_damaged`, `migration_refused`,
   *   `folder_read_only`, `disk_full`.
   */
  static async open(dataDir: string, resourcesDir: string, kind: string, ports: Ports): Promise<OpenLedger> {
    makeFolder(dataDir);
    await refuseNetworkDrive(dataDir);
    const unlock = lockDataFolder(dataDir, kind, ports.now());
    try {
      const migrations = readMigrations(join(resourcesDir, 'migrations'));
      removeUnfinished(dataDir);
      if (isStoreLost(dataDir, storeFile(dataDir)))
        throw new FailureError('store_missing', { path: storeFile(dataDir) });
      const store = await openAt(dataDir, migrations, ports);
      return new OpenLedger(dataDir, migrations, ports, unlock, store);
    } catch (error) {
      unlock();
      throw error;
    }
  }

  /**
   * The way out when the store cannot be opened (`store_damaged`): keeps it as it is among the backups and puts a backup
   * in its place. The folder is left closed.
   * @param backup name in `backups/`, or path of any file
   * @returns name of the file kept, or null where no store was left. @throws FailureError as `open` and `restore`.
   */
  static async restoreUnopened(
    dataDir: string,
    resourcesDir: string,
    kind: string,
    ports: Ports,
    backup: string,
  ): Promise<string | null> {
    await refuseNetworkDrive(dataDir);
    const unlock = lockDataFolder(dataDir, kind, ports.now());
    try {
      const migrations = readMigrations(join(resourcesDir, 'migrations'));
      return await replaceUnopened(dataDir, migrations, ports, backup);
    } finally {
      unlock();
    }
  }

  get store(): Store {
    return this.#store;
  }

  /** What restoring a backup would change; changes nothing. @throws FailureError as `restore`. */
  planRestore(backup: string): Promise<RestorePlan> {
    return this.comparedWith(backup, (then) => comparePlan(this.#store, then));
  }

  /**
   * Opens a copy of a backup, brought to the newest version, and looks at it; nothing of it is left.
   * @param backup name in `backups/`, or path of any file @throws FailureError as `restore`.
   */
  comparedWith<T>(backup: string, look: (then: Store) => T): Promise<T> {
    return this.backups.exclusively(async () => {
      const copy = await prepareRestore(this.dataDir, pathOf(this.dataDir, backup), this.migrations);
      try {
        const then = openReadOnly(copy, this.migrations);
        try {
          return look(then);
        } finally {
          then.close();
        }
      } finally {
        removeStoreFile(copy);
      }
    });
  }

  /**
   * Restores a backup into a new file, keeps a safety copy of the present store, then swaps. A present store in which a
   * fault is found cannot become a backup; that it can be replaced matters most then, so it is kept as it is.
   * @param backup name in `backups/`, or path of any file
   * @returns the safety copy's name. @throws FailureError `file_missing`, `store_damaged`, `store_too_new`, `disk_full`.
   */
  restore(backup: string): Promise<string> {
    return this.backups.exclusively(async () => {
      const path = pathOf(this.dataDir, backup);
      const copy = await prepareRestore(this.dataDir, path, this.migrations);
      let safetyCopy: string | null;
      try {
        safetyCopy = await this.#safetyCopy();
        await bringAttachments(path, this.dataDir);
      } catch (error) {
        removeStoreFile(copy);
        throw error;
      }
      const second = this.backups.chosen();
      this.#store.close();
      try {
        safetyCopy ??= setAside(this.dataDir, storeFile(this.dataDir), this.#ports.now());
        swapIn(copy, storeFile(this.dataDir));
      } finally {
        // Whichever of the two stands under the name now: both are whole.
        removeStoreFile(copy);
        this.#store = await openAt(this.dataDir, this.migrations, this.#ports);
        // What was found was found of the store before.
        this.backups.lastCheck = null;
      }
      this.backups.keepChosen(second, this.#ports.now());
      return safetyCopy ?? '';
    });
  }

  /** @returns name of the backup made, or null where the store is not fit to be one. */
  async #safetyCopy(): Promise<string | null> {
    try {
      return await this.backups.makeNow('restore', this.#ports.now());
    } catch (error) {
      if (error instanceof FailureError && error.failure.code === 'store_damaged') return null;
      throw error;
    }
  }

  close(): void {
    this.#store.close();
    this.#unlock();
  }
}

/** An absolute path is taken as it is; a name is looked for in `backups/`. @throws FailureError `file_missing` */
const pathOf = (dataDir: string, backup: string): string =>
  isAbsolute(backup) ? backup : backupNamed(backupFolder(dataDir), backup);

/** What a process that was cut off left beside the store; never anything that stands under a final name. */
function removeUnfinished(dataDir: string): void {
  const restoring = restoringFile(dataDir);
  for (const file of [restoring, migratingFile(restoring), migratingFile(storeFile(dataDir))])
    removeStoreFile(file);
  tidy(backupFolder(dataDir));
}

/**
 * Puts a backup in the place of a store that cannot be opened, and keeps that one. The folder's lock must be held.
 * @returns name of the file kept, or null where no store was left.
 */
export async function replaceUnopened(
  dataDir: string,
  migrations: readonly Migration[],
  ports: Ports,
  backup: string,
): Promise<string | null> {
  const path = pathOf(dataDir, backup);
  const copy = await prepareRestore(dataDir, path, migrations);
  try {
    await bringAttachments(path, dataDir);
    const kept = setAside(dataDir, storeFile(dataDir), ports.now());
    swapIn(copy, storeFile(dataDir));
    return kept;
  } finally {
    removeStoreFile(copy);
  }
}

async function openAt(dataDir: string, migrations: readonly Migration[], ports: Ports): Promise<Store> {
  const store = await openStore({
    file: storeFile(dataDir),
    migrations,
    beforeMigrating: async (store) => {
      const at = ports.now();
      // A migration that is refused is tried again at every start; one way back from it is enough.
      if (!(await hasBackupOf(store, dataDir, at)))
        await backUp(store, { dataDir, migrations, at, reason: 'migration' });
    },
  });
  try {
    if (!store.read(indexInStep)) store.write(makeIndex);
    makePrivateStore(storeFile(dataDir));
    return store;
  } catch (error) {
    store.close();
    throw error;
  }
}

/** Whether the newest backup holds the very state of a store, and is still what was written. */
async function hasBackupOf(store: Store, dataDir: string, now: string): Promise<boolean> {
  const newest = trustedFirst(backupFiles(dataDir), now).find(isVerified);
  if (newest?.note?.mark !== store.read((reader) => markOf(reader, auditHead(reader)))) return false;
  return (await hashOf(join(backupFolder(dataDir), newest.file_name))) === newest.note.sha256;
}

function makeFolder(dataDir: string): void {
  try {
    makePrivateFolder(dataDir, basename(storeFile(dataDir)));
  } catch (error) {
    throw asFileFailure(error, dataDir);
  }
}
