import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { appendAudit } from '../../db/audit.ts';
import { declarationOf, type RecordType, recordTypes } from '../../db/domain/records/catalogue.ts';
import { type Migration, migrate, readMigrations } from '../../db/migrate.ts';
import type { SqlRow, SqlValue, Writer } from '../../db/store-handles.ts';
import { LedgerBuilder } from './ledger-builder.ts';

/**
 * Stores of every schema since the first, kept as the rows that were in them. A schema is what the migrations up to its
 * number make; its hash in the fixture shows a migration that was edited after it had been released.
 * `node tests/support/old-store.ts N` writes the fixture of schema N; once written it is never changed.
 */

const folder = fileURLToPath(new URL('../fixtures/stores/', import.meta.url));
const migrationsFolder = fileURLToPath(new URL('../../db/migrations/', import.meta.url));

/** Path of the fixture of a schema. */
export const fixtureFile = (version: number): string =>
  join(folder, `schema-${String(version).padStart(4, '0')}.sql`);

/** SHA-256 of all that a schema is made of. */
function schemaHash(database: Database.Database): string {
  const rows = database.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all();
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
}

/**
 * Makes the store of a fixture.
 * @throws when a migration is not what it was when the fixture was made, or the rows are not
 */
export function buildOldStore(file: string, version: number): void {
  const text = readFileSync(fixtureFile(version), 'utf8');
  const [, schema, rows] = /^-- schema ([0-9a-f]{64})\n-- rows ([0-9a-f]{64})\n/.exec(text) ?? [];
  const inserts = text.split('\n').slice(2).join('\n');
  if (createHash('sha256').update(inserts).digest('hex') !== rows)
    throw new Error(`the rows of schema ${version} were changed`);
  const database = new Database(file);
  try {
    migrate(database, migrationsTo(version));
    if (schemaHash(database) !== schema) throw new Error(`schema ${version} is not what it was`);
    database.transaction(() => database.exec(inserts)).exclusive();
  } finally {
    database.close();
  }
}

const migrationsTo = (version: number): readonly Migration[] =>
  readMigrations(migrationsFolder).filter((migration) => migration.version <= version);

/** Two records of every type that a schema knows, with their log, a draft, settings and a filed file. */
function writeFixture(version: number): void {
  const database = new Database(':memory:');
  migrate(database, migrationsTo(version));
  const tables = new Set(
    database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all() as string[],
  );
  const columnsOf = (table: string): readonly string[] =>
    (database.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
  const insert = (table: string, row: Readonly<Record<string, unknown>>): void => {
    const columns = columnsOf(table).filter((name) => name in row);
    const values = columns.map((name) => (typeof row[name] === 'boolean' ? Number(row[name]) : row[name]));
    database
      .prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`)
      .run(...values);
  };
  const writer: Writer = {
    all: (sql: string, ...values: readonly SqlValue[]) => database.prepare(sql).all(...values) as SqlRow[],
    get: (sql: string, ...values: readonly SqlValue[]) =>
      database.prepare(sql).get(...values) as SqlRow | undefined,
    run: (sql: string, ...values: readonly SqlValue[]) => database.prepare(sql).run(...values).changes,
  };
  const types = recordTypes.filter((type) => tables.has(type));
  const builder = new LedgerBuilder();
  for (const type of types) {
    builder.add(type);
    builder.add(type);
  }
  const by = { person: '王芳', at: '2026-01-05T09:00:00.000Z', why: null };
  const settings = { installation: 'installation-1', role: 'county', unit: '330825', person: '王芳' };
  const changes: Parameters<typeof appendAudit>[3][number][] = [];
  database.transaction(() => {
    for (const [key, value] of Object.entries(settings)) {
      insert('setting', { key, value: JSON.stringify(value) });
      changes.push({
        record_type: 'setting',
        record_id: 'installation',
        field: key,
        old: null,
        new: JSON.stringify(value),
      });
    }
    for (const type of types) {
      for (const [at, record] of (builder.records()[type] ?? []).entries()) {
        // As a save writes them: who and when are those of the log.
        const stamp = { created_at: by.at, created_by: by.person, updated_at: by.at, updated_by: by.person };
        const row = { ...(record as object), ...stamp, ...amounts(type, at) } as Record<string, unknown>;
        insert(type, row);
        const known = new Set(columnsOf(type));
        const values = Object.fromEntries(
          ['voided', ...declarationOf(type).fields.map(({ name }) => name)]
            .filter((name) => known.has(name))
            .map((name) => [name, row[name] ?? null]),
        );
        changes.push({
          record_type: type,
          record_id: String(row.id),
          field: null,
          old: null,
          new: JSON.stringify(values),
        });
      }
    }
    appendAudit(writer, settings.installation, by, changes);
    const bytes = Buffer.from('a filed report');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    insert('report_file', { report_id: 'report-1', bytes, sha256 });
    insert('form_draft', {
      form: 'receipt',
      record_id: 'receipt-1',
      base_revision: 1,
      money_unit: 'wanYuan',
      raw_json: '{"amount":"12.5"}',
      saved_at: by.at,
    });
    if (tables.has('reference_code'))
      insert('reference_code', { kind: 'areas', code: '330825999', parent: '330825', name: '试验镇' });
  })();
  const rows = [...tables]
    .filter((name) => !name.startsWith('sqlite_') && !name.startsWith('search_'))
    .flatMap((table) =>
      (database.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all() as SqlRow[]).map((row) => {
        const filled = Object.entries(row).filter(([, value]) => value !== null);
        const [names, values] = [filled.map(([name]) => name), filled.map(([, value]) => literal(value))];
        return `INSERT INTO ${table} (${names.join(', ')}) VALUES (${values.join(', ')});`;
      }),
    );
  const text = `${rows.join('\n')}\n`;
  const hash = createHash('sha256').update(text).digest('hex');
  writeFileSync(fixtureFile(version), `-- schema ${schemaHash(database)}\n-- rows ${hash}\n${text}`);
}

/** Amounts of a type, each another one, so that no two totals are alike by chance. */
function amounts(type: RecordType, at: number): Readonly<Record<string, number>> {
  const money = declarationOf(type).fields.filter(({ kind }) => kind === 'money');
  return Object.fromEntries(
    money.map(({ name }, n) => [name, (recordTypes.indexOf(type) + 1) * 1_000_003 + n * 1009 + at]),
  );
}

function literal(value: unknown): string {
  if (value instanceof Uint8Array) return `x'${Buffer.from(value).toString('hex')}'`;
  return typeof value === 'number' ? String(value) : `'${String(value).replaceAll("'", "''")}'`;
}

if (import.meta.main) writeFixture(Number(process.argv[2]));
