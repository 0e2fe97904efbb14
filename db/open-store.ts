import { existsSync } from 'node:fs';
import { examine, removeStoreFile } from './backup.ts';
import { FailureError } from './domain/failure.ts';
import { flush } from './flush.ts';
import type { Migration } from './migrate.ts';
import { createStore, migrateFile, openReadOnly, openWritable, type Store } from './store.ts';
import { lostBetween, totalsOf } from './store-totals.ts';
import { swapIn } from './swap.ts';
import { isLogBroken } from './write-ahead-log.ts';

/** Instants of a migration at which a test may end the process. */
export type MigrationStep = 'backed up' | 'copied' | 'migrated' | 'compared' | 'closed' | 'swapped';

interface OpenOptions {
  readonly file: string;
  readonly migrations: readonly Migration[];
  /** Runs when records are about to be migrated: it makes the backup. */
  readonly beforeMigrating: (store: Store) => Promise<void>;
  /** For tests. */
  readonly atStep?: (step: MigrationStep) => void;
}

/**
 * Opens or creates a store and brings it to the newest version. A newer or damaged file is looked at read-only first
 * and left untouched.
 * @throws FailureError `store_damaged`, `store_too_new`, `migration_refused`, `folder_read_only`, `disk_full`.
 */
export async function openStore(options: OpenOptions): Promise<Store> {
  const { file, migrations } = options;
  if (existsSync(file)) {
    // Before anybody writes to the log: one that is being written to may look broken.
    if (isLogBroken(file)) throw new FailureError('store_damaged', { path: file, cause: 'write-ahead log' });
    openReadOnly(file, migrations).close();
  } else createStore(file, migrations);
  const store = openWritable(file, migrations);
  try {
    if (store.version() === migrations.length) return store;
    await options.beforeMigrating(store);
    options.atStep?.('backed up');
    await migrateOnCopy(store, options);
  } catch (error) {
    store.close();
    throw error;
  }
  return openWritable(file, migrations);
}

/** Name of the copy that is being migrated, beside the store. */
export const migratingFile = (file: string): string => `${file}.migrating`;

/**
 * Migrates a copy of the open store, compares the two, closes the store and puts the copy in its place. Ended at any
 * instant, the old or the new store stands under its name, whole.
 * @throws FailureError `migration_refused` with what was lost; the store is as it was.
 */
async function migrateOnCopy(store: Store, options: OpenOptions): Promise<void> {
  const { migrations, file } = options;
  const copy = migratingFile(file);
  const atStep = options.atStep ?? (() => undefined);
  try {
    removeStoreFile(copy);
    await store.copyTo(copy);
    atStep('copied');
    migrateFile(copy, migrations);
    atStep('migrated');
    const refusal = refusalOf(store, copy, migrations);
    if (refusal !== null) throw new FailureError('migration_refused', { path: file, cause: refusal });
    flush(copy);
    atStep('compared');
    store.close();
    atStep('closed');
    swapIn(copy, file);
    atStep('swapped');
  } finally {
    removeStoreFile(copy);
  }
}

/** What speaks against taking the migrated copy, or null. */
function refusalOf(store: Store, copy: string, migrations: readonly Migration[]): string | null {
  const migrated = openReadOnly(copy, migrations);
  try {
    const { faults, chain } = examine(migrated);
    if (faults[0] !== undefined) return faults[0];
    if (chain.first_bad_entry !== null) return `audit ${chain.first_bad_entry}`;
    return lostBetween(store.read(totalsOf), migrated.read(totalsOf));
  } finally {
    migrated.close();
  }
}
