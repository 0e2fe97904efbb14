import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** 'ShLe' in ASCII: marks a SQLite file as ours. */
export const applicationId = 0x53684c65;

export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

/** Reads `0001-name.sql …`. @throws when the numbers are not 1, 2, 3 …: a gap would be applied in the wrong order. */
export function readMigrations(directory: string): readonly Migration[] {
  const files = readdirSync(directory)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  return files.map((name, index) => {
    const version = Number(name.slice(0, 4));
    if (version !== index + 1) throw new Error(`migration ${name} should be number ${index + 1}`);
    return { version, name, sql: readFileSync(join(directory, name), 'utf8') };
  });
}

/** Brings a store to the newest version, one transaction a migration; a failing one leaves its predecessor's state. */
export function migrate(database: Database.Database, migrations: readonly Migration[]): void {
  const present = Number(database.pragma('user_version', { simple: true }));
  for (const migration of migrations) {
    if (migration.version <= present) continue;
    database
      .transaction(() => {
        database.exec(migration.sql);
        const dangling = database.pragma('foreign_key_check') as unknown[];
        if (dangling.length > 0)
          throw new Error(`migration ${migration.name} leaves references into nothing`);
        database.pragma(`application_id = ${applicationId}`);
        database.pragma(`user_version = ${migration.version}`);
      })
      .exclusive();
  }
}

/** What the migrations make of nothing, by version: name of each table, index and trigger, and its SQL. */
const schemas = new WeakMap<readonly Migration[], Map<number, ReadonlyMap<string, string>>>();

const schemaOf = (database: Database.Database): ReadonlyMap<string, string> =>
  new Map(
    database
      .prepare('SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name')
      .raw()
      .all() as [string, string][],
  );

/**
 * Tables, indexes and triggers that are not as the migrations made them: a trigger that is gone would let the log be
 * changed, and no other check sees it.
 */
export function schemaFaults(
  database: Database.Database,
  migrations: readonly Migration[],
): readonly string[] {
  const version = Number(database.pragma('user_version', { simple: true }));
  const known = schemas.get(migrations) ?? new Map<number, ReadonlyMap<string, string>>();
  schemas.set(migrations, known);
  const wanted = known.get(version) ?? freshSchema(migrations.slice(0, version));
  known.set(version, wanted);
  const found = schemaOf(database);
  const names = new Set([...wanted.keys(), ...found.keys()]);
  return [...names].filter((name) => found.get(name) !== wanted.get(name)).map((name) => `schema ${name}`);
}

function freshSchema(migrations: readonly Migration[]): ReadonlyMap<string, string> {
  const database = new Database(':memory:');
  try {
    migrate(database, migrations);
    return schemaOf(database);
  } finally {
    database.close();
  }
}

/** Full check of pages, references and schema; what it says, or nothing. */
export function storeFaults(
  database: Database.Database,
  migrations: readonly Migration[],
): readonly string[] {
  const pages = (): readonly string[] =>
    (database.pragma('integrity_check(20)') as { integrity_check: string }[])
      .map((row) => row.integrity_check)
      .filter((text) => text !== 'ok');
  const references = (): readonly string[] =>
    (database.pragma('foreign_key_check') as { table: string; rowid: number }[]).map(
      (row) => `foreign key ${row.table} ${row.rowid}`,
    );
  return [pages, references, () => schemaFaults(database, migrations)].flatMap((check) => {
    try {
      return check();
    } catch (error) {
      // A page so damaged that a check gives up is a fault as well.
      if (error instanceof Database.SqliteError) return [error.code];
      throw error;
    }
  });
}

/** Bytes of the first page: the file's head, then that of the schema's own tree. (Format: sqlite.org/fileformat2.html) */
const pageSize = 4096;
const at = { changes: 24, pages: 28, freePages: 32, userVersion: 60, validFor: 92, tree: 100 } as const;

/** Which ledger a file is, or undefined where that cannot be read. */
function installationOf(database: Database.Database): unknown {
  try {
    return database.prepare(`SELECT value FROM setting WHERE key = 'installation'`).pluck().get();
  } catch {
    return undefined;
  }
}

/**
 * Gives a store's file, whose own list of tables cannot be read, that of a backup of it: both have each table at the same
 * page, because a backup copies pages and only migrations make tables. The file must be a copy, without a log.
 * @returns whether the backup is of the same version and, as far as that can be read, of the same ledger
 * @throws what SQLite answers where backup or file cannot be read
 */
export function lendSchema(file: string, backup: string): boolean {
  const lender = new Database(backup, { readonly: true, fileMustExist: true });
  const version = Number(lender.pragma('user_version', { simple: true }));
  const installation = installationOf(lender);
  const rows = lender.prepare('SELECT type, name, tbl_name, rootpage, sql FROM sqlite_schema').raw().all();
  lender.close();
  const bytes = readFileSync(file);
  if (bytes.length < pageSize || bytes.readUInt32BE(at.userVersion) !== version) return false;
  // An empty tree; new pages go to the file's end, whatever its list of free ones says.
  bytes.fill(0, at.freePages, at.freePages + 8);
  bytes.writeUInt32BE(Math.floor(bytes.length / pageSize), at.pages);
  bytes.copy(bytes, at.validFor, at.changes, at.changes + 4);
  bytes.fill(0, at.tree, pageSize);
  bytes.writeUInt8(0x0d, at.tree);
  bytes.writeUInt16BE(pageSize, at.tree + 5);
  writeFileSync(file, bytes.subarray(0, Math.floor(bytes.length / pageSize) * pageSize));
  const emptied = new Database(file);
  try {
    emptied.unsafeMode(true);
    emptied.pragma('writable_schema = ON');
    const insert = emptied.prepare(
      'INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES (?, ?, ?, ?, ?)',
    );
    emptied.transaction(() => {
      for (const row of rows) insert.run(...(row as unknown[]));
    })();
  } finally {
    emptied.close();
  }
  const lent = new Database(file, { readonly: true });
  try {
    return [installation, undefined].includes(installationOf(lent));
  } finally {
    lent.close();
  }
}
