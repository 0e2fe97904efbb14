import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';

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
