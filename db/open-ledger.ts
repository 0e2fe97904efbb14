import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { backUp } from './backup.ts';
import { FailureError } from './domain/failure.ts';
import { refuseNetworkDrive } from './local-disk.ts';
import { lockDataFolder } from './lock.ts';
import { type Migration, readMigrations } from './migrate.ts';
import type { Ports } from './ports.ts';
import { prepareRestore, swapIn } from './restore.ts';
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

  get store(): Store {
    return this.#store;
  }

  /** Restores a backup into a new file, keeps a safety copy of the present store, then swaps. @returns the safety copy's name. */
  async restore(backupName: string): Promise<string> {
    const copy = prepareRestore(this.dataDir, backupName, this.migrations);
    const at = this.#ports.now();
    const options = { dataDir: this.dataDir, migrations: this.migrations, at, reason: 'restore' as const };
    const safetyCopy = await backUp(this.#store, options);
    this.#store.close();
    try {
      swapIn(copy, storeFile(this.dataDir));
    } finally {
      this.#store = await openAt(this.dataDir, this.migrations, this.#ports);
    }
    return safetyCopy;
  }

  close(): void {
    this.#store.close();
    this.#unlock();
  }
}

function openAt(dataDir: string, migrations: readonly Migration[], ports: Ports): Promise<Store> {
  return openStore({
    file: storeFile(dataDir),
    migrations,
    beforeMigrating: async (store) => {
      await backUp(store, { dataDir, migrations, at: ports.now(), reason: 'migration' });
    },
  });
}

function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    const full = (error as NodeJS.ErrnoException).code === 'ENOSPC';
    throw new FailureError(full ? 'disk_full' : 'folder_read_only', { path: dataDir });
  }
}
