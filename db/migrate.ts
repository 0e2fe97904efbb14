import { readdirSync, readFileSync } from 'node:fs';
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
