import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { FailureError } from './domain/failure.ts';
import { applicationId, type Migration, migrate } from './migrate.ts';
import type { Reader, SqlRow, SqlValue, Writer } from './store-handles.ts';

const failureBySqliteCode: readonly (readonly [prefix: string, code: FailureError['failure']['code']])[] = [
  ['SQLITE_FULL', 'disk_full'],
  ['SQLITE_READONLY', 'folder_read_only'],
  ['SQLITE_CANTOPEN', 'folder_read_only'],
  ['SQLITE_CORRUPT', 'store_damaged'],
  ['SQLITE_NOTADB', 'store_damaged'],
  ['SQLITE_IOERR', 'io_error'],
  ['SQLITE_BUSY', 'store_locked'],
  ['SQLITE_PERM', 'folder_read_only'],
];

/** SQLite's own errors by code, as typed failures; anything else is left as it is. */
export function asFailure(error: unknown, file: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const found = failureBySqliteCode.find(([prefix]) => error.code.startsWith(prefix));
  return found === undefined ? error : new FailureError(found[1], { path: file, cause: error.code });
}

/** Opens a database file with every pragma that matters, each for its reason. */
export function connect(file: string, readonly: boolean): Database.Database {
  const database = new Database(file, { readonly, fileMustExist: readonly, timeout: 5000 });
  try {
    // Someone else's schema must not run functions of ours.
    database.pragma('trusted_schema = OFF');
    // A damaged page is to be named, not read past.
    database.pragma('cell_size_check = ON');
    database.pragma('foreign_keys = ON');
    if (!readonly) {
      // Readers never wait for the writer, and a crash leaves the last commit whole.
      database.pragma('journal_mode = WAL');
      // The default under WAL may lose the last commits in a power cut; an officer is liable for them.
      database.pragma('synchronous = FULL');
    }
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Pages, then our mark, then the version. @throws FailureError `store_damaged` or `store_too_new`; changes nothing. */
function refuseUnfit(database: Database.Database, file: string, newestVersion: number): void {
  const verdict = database.pragma('quick_check(1)', { simple: true });
  if (verdict !== 'ok') throw new FailureError('store_damaged', { path: file, cause: String(verdict) });
  const mark = Number(database.pragma('application_id', { simple: true }));
  const version = Number(database.pragma('user_version', { simple: true }));
  const tables = Number(database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get());
  if (mark !== applicationId && tables > 0)
    throw new FailureError('store_damaged', { path: file, cause: 'application_id' });
  if (version > newestVersion)
    throw new FailureError('store_too_new', { path: file, version, known: newestVersion });
}

/** One SQLite file of one installation; the only thing that reads or writes it. */
export class Store {
  readonly file: string;
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();
  #writing = false;

  constructor(database: Database.Database, file: string) {
    this.#database = database;
    this.file = file;
  }

  #statement(sql: string): Database.Statement {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  readonly #reader: Reader = {
    all: (sql, ...values) => this.#statement(sql).all(...(values as SqlValue[])) as SqlRow[],
    get: (sql, ...values) => this.#statement(sql).get(...(values as SqlValue[])) as SqlRow | undefined,
  };

  readonly #writer: Writer = {
    ...this.#reader,
    run: (sql, ...values) => this.#statement(sql).run(...(values as SqlValue[])).changes,
  };

  /** Reads from one consistent state. @throws FailureError for what SQLite reports. */
  read<T>(reading: (reader: Reader) => T): T {
    try {
      return this.#database.transaction(() => reading(this.#reader)).deferred();
    } catch (error) {
      throw asFailure(error, this.file);
    }
  }

  /**
   * One transaction: what `writing` throws rolls everything back. It must be synchronous and may not be nested.
   * @throws FailureError for what SQLite reports; whatever `writing` throws.
   */
  write<T>(writing: (writer: Writer) => T): T {
    if (this.#writing) throw new Error('store.write inside store.write');
    this.#writing = true;
    try {
      return this.#database
        .transaction(() => {
          const value = writing(this.#writer);
          if (value instanceof Promise) throw new Error('a transaction cannot wait');
          return value;
        })
        .immediate();
    } catch (error) {
      throw asFailure(error, this.file);
    } finally {
      this.#writing = false;
    }
  }

  /** Online copy of the whole state, WAL included, into a new file. */
  async copyTo(file: string): Promise<void> {
    if (existsSync(file)) throw new FailureError('file_exists', { file });
    try {
      await this.#database.backup(file);
    } catch (error) {
      throw asFailure(error, file);
    }
  }

  /** Full integrity and foreign key check; empty when whole. */
  faults(): readonly string[] {
    const pages = this.#database.pragma('integrity_check(20)') as { integrity_check: string }[];
    const keys = this.#database.pragma('foreign_key_check') as { table: string; rowid: number }[];
    return [
      ...pages.map((row) => row.integrity_check).filter((text) => text !== 'ok'),
      ...keys.map((row) => `foreign key ${row.table} ${row.rowid}`),
    ];
  }

  close(): void {
    if (!this.#database.open) return;
    this.#database.close();
  }
}

/**
 * Opens a store that exists and is fit, read-only; for backups and salvage.
 * @throws FailureError `file_missing`, `store_damaged`, `store_too_new`.
 */
export function openReadOnly(file: string, migrations: readonly Migration[]): Store {
  if (!existsSync(file)) throw new FailureError('file_missing', { file });
  const database = openFit(file, true, migrations.length);
  return new Store(database, file);
}

/**
 * Opens or creates a store and brings it to the newest version. A newer or damaged file is looked at read-only first
 * and left untouched. `beforeMigrating` runs when records are about to be migrated: it makes the backup.
 * @throws FailureError `store_damaged`, `store_too_new`, `folder_read_only`, `disk_full`.
 */
export async function openStore(options: {
  readonly file: string;
  readonly migrations: readonly Migration[];
  readonly beforeMigrating: (store: Store) => Promise<void>;
}): Promise<Store> {
  const { file, migrations } = options;
  if (existsSync(file)) openFit(file, true, migrations.length).close();
  const database = openFit(file, false, migrations.length);
  const store = new Store(database, file);
  try {
    const version = Number(database.pragma('user_version', { simple: true }));
    if (version > 0 && version < migrations.length) await options.beforeMigrating(store);
    migrate(database, migrations);
    return store;
  } catch (error) {
    store.close();
    throw asFailure(error, file);
  }
}

function openFit(file: string, readonly: boolean, newestVersion: number): Database.Database {
  let database: Database.Database | undefined;
  try {
    database = connect(file, readonly);
    refuseUnfit(database, file, newestVersion);
    return database;
  } catch (error) {
    database?.close();
    throw asFailure(error, file);
  }
}

/**
 * Takes an exclusive hold on a small file of its own, which the kernel lets go of when the process ends, however it ends.
 * @returns the function that lets go. @throws FailureError `store_locked`.
 */
export function holdExclusively(file: string): () => void {
  let database: Database.Database | undefined;
  try {
    database = new Database(file, { timeout: 0 });
    database.exec('BEGIN EXCLUSIVE');
    const held = database;
    return () => held.close();
  } catch (error) {
    database?.close();
    throw asFailure(error, file);
  }
}
