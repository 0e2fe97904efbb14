import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { declarationOf, recordTypes } from '../../../db/domain/records/catalogue.ts';
import { systemFieldNames } from '../../../db/domain/records/declaration.ts';
import { migrate, readMigrations } from '../../../db/migrate.ts';
import { receivedTypes } from '../../../db/repositories/received-packages.ts';
import { resourcesDir } from '../../support/store-folder.ts';

const database = new Database(':memory:');
migrate(database, readMigrations(join(resourcesDir, 'migrations')));

const ownTables = [
  'audit',
  'department_part',
  'foreign_audit',
  'consolidation',
  'consolidation_input',
  'form_draft',
  'imported_reply',
  'form_owner',
  'package_move',
  'prefecture_reply',
  'province_record',
  'received_package',
  'reference_code',
  'report_file',
  'search_entry',
  'search_state',
  'setting',
  'settings_file',
  'trusted_key',
];
/** Records of received packages stand in tables of their own. */
const receivedTables = receivedTypes.map((type) => `received_${type}`);
const numberKinds = new Set(['money', 'percent', 'mu', 'squareMetre', 'integer', 'year', 'flag']);

interface Column {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
}

describe('the tables and the declarations say the same', () => {
  it('has one strict table a record type and no other', () => {
    const tables = database.pragma('table_list') as { schema: string; name: string; strict: number }[];
    const ours = tables.filter((table) => table.schema === 'main' && !table.name.startsWith('sqlite_'));
    expect(ours.map((table) => table.name).toSorted()).toEqual(
      [...recordTypes, ...receivedTables, ...ownTables].toSorted(),
    );
    expect(ours.filter((table) => table.strict !== 1)).toEqual([]);
  });

  it.each(recordTypes)('%s: columns, storage, NOT NULL and references', (type) => {
    const { fields } = declarationOf(type);
    const columns = database.pragma(`table_info(${type})`) as Column[];
    const expected = [
      ...systemFieldNames.map((name) => ({
        name,
        type: name === 'revision' || name === 'voided' ? 'INTEGER' : 'TEXT',
        notnull: 1,
      })),
      ...fields.map((field) => ({
        name: field.name,
        type: numberKinds.has(field.kind) ? 'INTEGER' : 'TEXT',
        notnull: field.need === 'identity' ? 1 : 0,
      })),
    ];
    // A column that a later migration adds stands last in its table, wherever its field is declared.
    const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);
    expect(
      columns.map(({ name, type: storage, notnull }) => ({ name, type: storage, notnull })).toSorted(byName),
    ).toEqual(expected.toSorted(byName));

    const keys = database.pragma(`foreign_key_list(${type})`) as {
      from: string;
      table: string;
      to: string;
    }[];
    const references = fields.filter((field) => field.kind === 'reference');
    expect(keys.map((key) => `${key.from} → ${key.table}.${key.to}`).toSorted()).toEqual(
      references.map((field) => `${field.name} → ${field.target}.id`).toSorted(),
    );
    const indexes = database.pragma(`index_list(${type})`) as {
      name: string;
      unique: number;
      origin: string;
    }[];
    expect(indexes.filter((index) => index.unique === 1 && index.origin !== 'pk')).toEqual([]);
    const firstColumns = indexes.map(
      (index) => (database.pragma(`index_info(${index.name})`) as { name: string }[])[0]?.name,
    );
    for (const field of references) expect(firstColumns).toContain(field.name);
  });

  it.each(receivedTypes)('received %s: the columns of its own table, and the package', (type) => {
    const shape = (table: string) =>
      (database.pragma(`table_info(${table})`) as Column[])
        .map(({ name, type: storage, notnull }) => ({ name, type: storage, notnull }))
        .toSorted((a, b) => (a.name < b.name ? -1 : 1));
    const received = shape(`received_${type}`);
    expect(received.filter(({ name }) => name !== 'package_id')).toEqual(shape(type));
    expect(received.some(({ name }) => name === 'package_id')).toBe(true);
  });

  it.each([
    ...receivedTables,
    'received_package',
    'package_move',
    'imported_reply',
    'prefecture_reply',
    'consolidation',
    'consolidation_input',
  ])('%s takes new rows only: none is changed, none deleted', (table) => {
    const triggers = database
      .prepare(`SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?`)
      .pluck()
      .all(table) as string[];
    for (const event of ['UPDATE', 'DELETE'])
      expect(
        triggers.some((sql) => sql.includes(`BEFORE ${event} ON ${table} BEGIN SELECT RAISE(ABORT`)),
        event,
      ).toBe(true);
  });

  it('refuses to delete a record of any type', () => {
    database.exec('SAVEPOINT deletion; PRAGMA defer_foreign_keys = ON');
    for (const type of recordTypes) {
      const columns = database.pragma(`table_info(${type})`) as Column[];
      const needed = columns.filter((column) => column.notnull === 1);
      const values = needed.map((column) => (column.type === 'INTEGER' ? 1 : `'x'`)).join(', ');
      const names = needed.map((column) => column.name).join(', ');
      database.exec(`INSERT INTO ${type} (${names}) VALUES (${values})`);
      expect(() => database.exec(`DELETE FROM ${type}`), type).toThrow('voided, never deleted');
    }
    database.exec('ROLLBACK TO deletion; RELEASE deletion');
  });

  it('takes only yes, no or nothing in a flag', () => {
    const flags = recordTypes.flatMap((type) =>
      declarationOf(type)
        .fields.filter((field) => field.kind === 'flag')
        .map((field) => [type, field.name] as const),
    );
    expect(flags.length).toBeGreaterThan(0);
    for (const [type, name] of [...flags, ...recordTypes.map((type) => [type, 'voided'] as const)]) {
      const columns = database.pragma(`table_info(${type})`) as Column[];
      const needed = columns.filter((column) => column.notnull === 1 && column.name !== name);
      const values = needed.map((column) => (column.type === 'INTEGER' ? 1 : `'x'`)).join(', ');
      const names = needed.map((column) => column.name).join(', ');
      const insert = `INSERT INTO ${type} (${names}, ${name}) VALUES (${values}, 2)`;
      expect(() => database.exec(insert), `${type}.${name}`).toThrow('CHECK constraint failed');
    }
  });
});
