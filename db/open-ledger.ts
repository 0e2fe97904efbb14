import { basename, join } from 'node:path';
import { backUp, removeStoreFile } from './backup.ts';
import { asFileFailure } from './file-failure.ts';
import { refuseNetworkDrive } from './local-disk.ts';
import { lockDataFolder } from './lock.ts';
import { type Migration, readMigrations } from './migrate.ts';
import type { Ports } from './ports.ts';
import { makePrivateFolder, makePrivateStore } from './private-folder.ts';
import { indexInStep, makeIndex } from './repositories/search-index.ts';
import { planRestore, prepareRestore, type RestorePlan, setAside, swapIn } from './restore.ts';
import { openStore, type Store } from './store.ts';

export const storeFile = (dataDir: string): string => join(dataDir, 'ledger.sqlite');

/** The open data folder: lock, store, and the store's replacement by a backup. */
export class OpenLedger {
  readonly dataDir: string;
  readonly migrations: readonly Migration[];
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
  }

  /**
   * Opens a data folder, making it on first use.
   * @throws FailureError `network_drive`, `store_locked`, `store_too_new`, `store_damaged`, `folder_read_only`, `disk_full`.
   */
  static async open(dataDir: string, resourcesDir: string, kind: string, ports: Ports): Promise<OpenLedger> {
    makeFolder(dataDir);
    await refuseNetworkDrive(dataDir);
    const unlock = lockDataFolder(dataDir, kind, ports.now());
    try {
      const migrations = readMigrations(join(resourcesDir, 'migrations'));
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
   * @returns name of the file kept, or null where no store was left. @throws FailureError as `open` and `restore`.
   */
  static async restoreUnopened(
    dataDir: string,
    resourcesDir: string,
    kind: string,
    ports: Ports,
    backupName: string,
  ): Promise<string | null> {
    await refuseNetworkDrive(dataDir);
    const unlock = lockDataFolder(dataDir, kind, ports.now());
    try {
      const copy = await prepareRestore(
        dataDir,
        backupName,
        readMigrations(join(resourcesDir, 'migrations')),
      );
      try {
        const kept = setAside(dataDir, storeFile(dataDir), ports.now());
        swapIn(copy, storeFile(dataDir));
        return kept;
      } finally {
        removeStoreFile(copy);
      }
    } finally {
      unlock();
    }
  }

  get store(): Store {
    return this.#store;
  }

  /** What restoring a backup would change; changes nothing. @throws FailureError as `restore`. */
  planRestore(backupName: string): Promise<RestorePlan> {
    const { dataDir, migrations } = this;
    return planRestore(this.#store, { dataDir, migrations, backupName });
  }

  /**
   * Restores a backup into a new file, keeps a safety copy of the present store, then swaps.
   * @returns the safety copy's name. @throws FailureError `file_missing`, `store_damaged`, `store_too_new`, `disk_full`.
   */
  async restore(backupName: string): Promise<string> {
    const copy = await prepareRestore(this.dataDir, backupName, this.migrations);
    const at = this.#ports.now();
    const options = { dataDir: this.dataDir, migrations: this.migrations, at, reason: 'restore' as const };
    let safetyCopy: string;
    try {
      safetyCopy = await backUp(this.#store, options);
    } catch (error) {
      removeStoreFile(copy);
      throw error;
    }
    this.#store.close();
    try {
      swapIn(copy, storeFile(this.dataDir));
    } finally {
      // Whichever of the two stands under the name now: both are whole.
      removeStoreFile(copy);
      this.#store = await openAt(this.dataDir, this.migrations, this.#ports);
    }
    return safetyCopy;
  }

  close(): void {
    this.#store.close();
    this.#unlock();
  }
}

async function openAt(dataDir: string, migrations: readonly Migration[], ports: Ports): Promise<Store> {
  const store = await openStore({
    file: storeFile(dataDir),
    migrations,
    beforeMigrating: async (store) => {
      await backUp(store, { dataDir, migrations, at: ports.now(), reason: 'migration' });
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

function makeFolder(dataDir: string): void {
  try {
    makePrivateFolder(dataDir, basename(storeFile(dataDir)));
  } catch (error) {
    throw asFileFailure(error, dataDir);
  }
}
