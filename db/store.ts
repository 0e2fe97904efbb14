import { existsSync, renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { FailureError } from './domain/failure.ts';
import { asFileFailure } from './file-failure.ts';
import { flush } from './flush.ts';
import { applicationId, type Migration, migrate, schemaFaults, storeFaults } from './migrate.ts';
import type { Reader, SqlRow, SqlValue, Writer } from './store-handles.ts';

const failureBySqliteCode: readonly (readonly [prefix: string, code: FailureError['failure']['code']])[] = [
  ['SQLITE_FULL', 'disk_full'],
  // The index of the write-ahead log could not be made larger: there is no room for it.
  ['SQLITE_IOERR_SHMSIZE', 'disk_full'],
  ['SQLITE_READONLY', 'folder_read_only'],
  ['SQLITE_CANTOPEN', 'folder_read_only'],
  ['SQLITE_CORRUPT', 'store_damaged'],
  ['SQLITE_NOTADB', 'store_damaged'],
  ['SQLITE_IOERR', 'io_error'],
  ['SQLITE_BUSY', 'store_locked'],
  ['SQLITE_PERM', 'folder_read_only'],
];

/** Errors of SQLite and of the operating system by code, as typed failures; anything else is left as it is. */
function asFailure(error: unknown, file: string): unknown {
  if (!(error instanceof Database.SqliteError)) return asFileFailure(error, file);
  const found = failureBySqliteCode.find(([prefix]) => error.code.startsWith(prefix));
  if (found !== undefined) return new FailureError(found[1], { path: file, cause: error.code });
  // A header that names a format that there is none has no code of its own.
  return error.message === 'unsupported file format'
    ? new FailureError('store_damaged', { path: file, cause: error.message })
    : error;
}

/** Opens a database file with every pragma that matters, each for its reason. */
function connect(file: string, readonly: boolean): Database.Database {
  // A short wait for a backup tool or virus scanner that looks at the file; then `store_locked`.
  const database = new Database(file, { readonly, fileMustExist: readonly, timeout: 5000 });
  try {
    // Someone else's schema must not run functions of ours.
    database.pragma('trusted_schema = OFF');
    // A damaged page is to be named, not read past.
    database.pragma('cell_size_check = ON');
    // Off by default in SQLite; a reference into nothing is a lost figure.
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
  const version = versionOf(database);
  // An empty file has no mark either: it is what is left of a store, never a new one (see `createStore`).
  if (mark !== applicationId || version === 0)
    throw new FailureError('store_damaged', { path: file, cause: 'application_id' });
  if (version > newestVersion)
    throw new FailureError('store_too_new', { path: file, version, known: newestVersion });
}

const versionOf = (database: Database.Database): number =>
  Number(database.pragma('user_version', { simple: true }));

/** One SQLite file of one installation; the only thing that reads or writes it. */
export class Store {
  readonly file: string;
  readonly #database: Database.Database;
  readonly #migrations: readonly Migration[];
  readonly #statements = new Map<string, Database.Statement>();

  constructor(database: Database.Database, file: string, migrations: readonly Migration[]) {
    this.#database = database;
    this.#migrations = migrations;
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

  /** A column or table that our own SQL does not find is a fault of the schema, if the schema has one. */
  #failureOf(error: unknown): unknown {
    if (!(error instanceof Database.SqliteError) || error.code !== 'SQLITE_ERROR')
      return asFailure(error, this.file);
    const [cause] = schemaFaults(this.#database, this.#migrations);
    return cause === undefined ? error : new FailureError('store_damaged', { path: this.file, cause });
  }

  /** Reads from one consistent state. @throws FailureError for what SQLite reports. */
  read<T>(reading: (reader: Reader) => T): T {
    const handle = new Handle((sql) => this.#statement(sql), false);
    try {
      return this.#database.transaction(() => handle.use(reading)).deferred();
    } catch (error) {
      throw this.#failureOf(error);
    }
  }

  /**
   * One transaction: what `writing` throws rolls everything back, and so does a failed statement whose error it
   * swallowed. It must be synchronous and may not be nested.
   * @throws FailureError for what SQLite reports; whatever `writing` throws.
   */
  write<T>(writing: (writer: Writer) => T): T {
    if (this.#database.inTransaction) throw new Error('store.write inside another transaction');
    const handle = new Handle((sql) => this.#statement(sql), true);
    try {
      return this.#database.transaction(() => handle.use(writing)).immediate();
    } catch (error) {
      throw this.#failureOf(error);
    }
  }

  /** Online copy of the whole state, WAL included, into one new file that needs no other beside it. */
  async copyTo(file: string): Promise<void> {
    if (existsSync(file)) throw new FailureError('file_exists', { file });
    try {
      await this.#database.backup(file);
      const copy = new Database(file);
      try {
        // The copy is marked WAL as its source: reading it would leave side files, and fail in a read-only folder.
        copy.pragma('journal_mode = DELETE');
      } finally {
        copy.close();
      }
    } catch (error) {
      throw asFailure(error, file);
    }
  }

  /** Number of the last migration applied. */
  version(): number {
    return versionOf(this.#database);
  }

  /** Full integrity, foreign key and schema check; empty when whole. */
  faults(): readonly string[] {
    return storeFaults(this.#database, this.#migrations);
  }

  close(): void {
    if (!this.#database.open) return;
    this.#database.close();
  }
}

/** The reader or writer of one transaction: of no use before or after it. */
class Handle implements Writer {
  readonly #statement: (sql: string) => Database.Statement;
  readonly #mayWrite: boolean;
  #active = false;
  #failed: { readonly error: unknown } | undefined;

  constructor(statement: (sql: string) => Database.Statement, mayWrite: boolean) {
    this.#statement = statement;
    this.#mayWrite = mayWrite;
  }

  /** Runs the transaction's body. @throws what it throws, and the error of a failed statement that it swallowed. */
  use<T>(body: (handle: Writer) => T): T {
    this.#active = true;
    try {
      const value = body(this);
      if (isThenable(value)) throw new Error('a transaction cannot wait');
      if (this.#failed !== undefined) throw this.#failed.error;
      return value;
    } finally {
      this.#active = false;
    }
  }

  all(sql: string, ...values: readonly SqlValue[]): SqlRow[] {
    return this.#run(sql, (statement) => statement.all(...values)) as SqlRow[];
  }

  get(sql: string, ...values: readonly SqlValue[]): SqlRow | undefined {
    return this.#run(sql, (statement) => statement.get(...values)) as SqlRow | undefined;
  }

  run(sql: string, ...values: readonly SqlValue[]): number {
    return this.#run(sql, (statement) => statement.run(...values).changes);
  }

  #run<T>(sql: string, act: (statement: Database.Statement) => T): T {
    if (!this.#active) throw new Error('a store handle was used after its transaction');
    try {
      const statement = this.#statement(sql);
      if (!this.#mayWrite && !statement.readonly) throw new Error('a reader may not write');
      return act(statement);
    } catch (error) {
      this.#failed ??= { error };
      throw error;
    }
  }
}

const isThenable = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';

/**
 * Opens a store that exists and is fit, read-only; for backups and salvage.
 * @throws FailureError `file_missing`, `store_damaged`, `store_too_new`.
 */
export function openReadOnly(file: string, migrations: readonly Migration[]): Store {
  if (!existsSync(file)) throw new FailureError('file_missing', { file });
  try {
    const database = connect(file, true);
    try {
      refuseUnfit(database, file, migrations.length);
      return new Store(database, file, migrations);
    } catch (error) {
      database.close();
      throw error;
    }
  } catch (error) {
    throw asFailure(error, file);
  }
}

/** Opens a store that was found fit, for reading and writing. @throws FailureError for what SQLite reports. */
export function openWritable(file: string, migrations: readonly Migration[]): Store {
  try {
    return new Store(connect(file, false), file, migrations);
  } catch (error) {
    throw asFailure(error, file);
  }
}

/**
 * Brings the one file of a store to the newest version, with no other file beside it afterwards.
 * @throws FailureError `migration_refused` with the reason, or what SQLite reports of the disk.
 */
export function migrateFile(file: string, migrations: readonly Migration[]): void {
  try {
    const database = connect(file, false);
    try {
      migrate(database, migrations);
      database.pragma('journal_mode = DELETE');
    } finally {
      database.close();
    }
  } catch (error) {
    const failure = asFailure(error, file);
    if (failure instanceof FailureError || !(failure instanceof Error)) throw failure;
    throw new FailureError('migration_refused', { path: file, cause: failure.message });
  }
}

/**
 * Makes a new store under another name first: a file that stands under the store's own name was once whole.
 * @throws FailureError for what SQLite and the disk report.
 */
export function createStore(file: string, migrations: readonly Migration[]): void {
  const unfinished = `${file}.new`;
  try {
    for (const left of ['', '-wal', '-shm', '-journal']) rmSync(`${unfinished}${left}`, { force: true });
    const database = connect(unfinished, false);
    try {
      migrate(database, migrations);
    } finally {
      database.close();
    }
    flush(unfinished);
    renameSync(unfinished, file);
    flush(file);
  } catch (error) {
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

/** Rows of a table as far as they could be read. */
export interface ReadRows {
  readonly rows: readonly SqlRow[];
  /** Rows that an index names, or that lie between others, and whose page cannot be read. */
  readonly unreadable: number;
  /** Whether the table could be read in one go, from its first row to its last. */
  readonly complete: boolean;
}

/** Most rows that are asked for one by one where no index says which there are. */
const mostProbed = 200_000;

/**
 * A copy of a store's file of which perhaps only a part can be read; for salvage. A table is read from both ends, then row
 * by row where an index still knows of rows between: a lost page costs the rows on it, not those behind it.
 */
export class DamagedFile {
  readonly #database: Database.Database;

  /** @throws FailureError `store_damaged` where nothing of the file can be read. */
  constructor(file: string) {
    try {
      this.#database = new Database(file);
      this.#database.pragma('trusted_schema = OFF');
      this.#database.pragma('cell_size_check = ON');
      this.#database.prepare('SELECT count(*) FROM sqlite_schema').get();
    } catch (error) {
      throw asFailure(error, file);
    }
  }

  close(): void {
    this.#database.close();
  }

  /** @returns nothing read, not complete, where the table itself cannot be found. */
  readTable(table: string): ReadRows {
    const found = new Map<number, SqlRow>();
    const scan = (order: 'ASC' | 'DESC'): boolean => {
      try {
        const sql = `SELECT rowid AS "at!", * FROM "${table}" NOT INDEXED ORDER BY rowid ${order}`;
        for (const row of this.#database.prepare(sql).iterate() as Iterable<SqlRow>) {
          if (found.has(Number(row['at!'])) && order === 'DESC') return true;
          found.set(Number(row['at!']), row);
        }
        return true;
      } catch {
        return false;
      }
    };
    const complete = scan('ASC');
    if (complete) return { rows: [...found.values()], unreadable: 0, complete };
    const last = Math.max(0, ...found.keys());
    scan('DESC');
    const unreadable = this.#probe(table, found, last);
    const rows = [...found].toSorted(([a], [b]) => a - b).map(([, row]) => row);
    return { rows, unreadable, complete };
  }

  /** Asks for the rows that are still missing one by one. @returns number of those that are there and cannot be read */
  #probe(table: string, found: Map<number, SqlRow>, from: number): number {
    const named = this.#rowsInIndexes(table);
    const above = [...found.keys(), ...named].filter((at) => at > from);
    const to = Math.min(Math.max(from, ...above), from + mostProbed);
    const wanted = new Set([...named, ...Array.from({ length: to - from }, (_, n) => from + 1 + n)]);
    let unreadable = 0;
    for (const at of wanted) {
      if (found.has(at)) continue;
      try {
        const sql = `SELECT rowid AS "at!", * FROM "${table}" WHERE rowid = ?`;
        const row = this.#database.prepare(sql).get(at) as SqlRow | undefined;
        if (row !== undefined) found.set(at, row);
      } catch {
        unreadable += 1;
      }
    }
    return unreadable;
  }

  /** Row numbers that the indexes of a table name, as far as they can be read. */
  #rowsInIndexes(table: string): readonly number[] {
    const named = new Set<number>();
    try {
      for (const { name } of this.#database.pragma(`index_list("${table}")`) as { name: string }[]) {
        try {
          const sql = `SELECT rowid AS "at!" FROM "${table}" INDEXED BY "${name}"`;
          for (const row of this.#database.prepare(sql).iterate() as Iterable<SqlRow>)
            named.add(Number(row['at!']));
        } catch {
          // What was named before the damage is known.
        }
      }
    } catch {
      // No index can be found: the rows between are asked for by number.
    }
    return [...named];
  }
}
