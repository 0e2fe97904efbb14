import { copyFileSync, existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUp, backupFiles, verifyFile } from '../../../db/backup.ts';
import { refuseNetworkDrive } from '../../../db/local-disk.ts';
import { type Migration, readMigrations } from '../../../db/migrate.ts';
import type { OpenLedger } from '../../../db/open-ledger.ts';
import { storeFile } from '../../../db/open-ledger.ts';
import { openStore } from '../../../db/open-store.ts';
import { getRecord } from '../../../db/repositories/records.ts';
import { prepareRestore } from '../../../db/restore.ts';
import { openReadOnly, type Store } from '../../../db/store.ts';
import { expectFailure } from '../../support/failures.ts';
import { openTestLedger, saveHost, temporaryFolder } from '../../support/store-folder.ts';

let folder: ReturnType<typeof temporaryFolder>;
let ledger: OpenLedger;
let file: string;

beforeEach(async () => {
  folder = temporaryFolder();
  file = storeFile(folder.path);
  ledger = await openTestLedger(folder.path);
});
afterEach(() => {
  ledger.close();
  folder.remove();
});

const hostIn = (store: Store, id: string) => store.read((reader) => getRecord(reader, 'host', id));

it('names a store whose header speaks of a format that there is none', async () => {
  ledger.close();
  const bytes = readFileSync(file);
  // Schema format number: four bytes from 44 on.
  bytes.writeUInt8(0x81, 47);
  writeFileSync(file, bytes);
  await expectFailure('store_damaged', () => openTestLedger(folder.path));
  expect(readFileSync(file).equals(bytes)).toBe(true);
});

describe('a store that is not ours to open', () => {
  it('is left untouched when it is newer', async () => {
    ledger.close();
    const raw = new Database(file);
    raw.pragma('user_version = 9999');
    raw.close();
    const before = readFileSync(file);
    await expectFailure('store_too_new', () => openTestLedger(folder.path));
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(backupFiles(folder.path)).toEqual([]);
  });

  it('is left untouched when it is newer and its last saves are still in its log', async () => {
    const raw = new Database(file);
    raw.pragma('wal_autocheckpoint = 0');
    raw.pragma('user_version = 9999');
    // As a power cut leaves it: the store and its log, nobody having tidied up.
    const cut = join(folder.path, 'cut');
    mkdirSync(cut);
    for (const side of ['', '-wal']) copyFileSync(`${file}${side}`, `${storeFile(cut)}${side}`);
    raw.close();
    const bytes = () =>
      ['', '-wal'].map((side) => readFileSync(`${storeFile(cut)}${side}`).toString('base64'));
    const before = bytes();
    await expectFailure('store_too_new', () => openTestLedger(cut));
    expect(bytes()).toEqual(before);
  });

  it.each([
    ['cut off', () => truncateSync(file, 5000)],
    ['emptied', () => truncateSync(file, 0)],
    ['not a database', () => writeFileSync(file, 'not a database at all, but long enough to be read as one')],
    ['another program’s', () => new Database(file).exec('PRAGMA application_id = 7').close()],
    [
      'with bytes flipped',
      () => {
        const bytes = readFileSync(file);
        // Every page of tables and indexes from the second on loses its kind.
        for (let page = 4096; page < bytes.length; page += 4096) bytes[page] = 0xa5;
        writeFileSync(file, bytes);
      },
    ],
  ])('is named damaged: %s', async (_name, damage) => {
    ledger.close();
    damage();
    const before = readFileSync(file);
    await expectFailure('store_damaged', () => openTestLedger(folder.path));
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('leaves the folder free for the next attempt', async () => {
    ledger.close();
    const whole = readFileSync(file);
    writeFileSync(file, 'damaged');
    await expectFailure('store_damaged', () => openTestLedger(folder.path));
    writeFileSync(file, whole);
    ledger = await openTestLedger(folder.path);
  });

  it('is refused on a network drive', async () => {
    const [local, cifs] = [0xef53, 0xff534d42].map((type) => async () => type) as [
      () => Promise<number>,
      () => Promise<number>,
    ];
    const itself = async (path: string) => path;
    const mapped = async () => '\\\\server\\share\\ledger';
    await expectFailure('network_drive', () => refuseNetworkDrive('/mnt/share', cifs, itself));
    await expectFailure('network_drive', () => refuseNetworkDrive('\\\\server\\share', local, itself));
    await expectFailure('network_drive', () => refuseNetworkDrive('Z:\\ledger', local, mapped));
    await refuseNetworkDrive('/home', local);
  });
});

describe('the first start', () => {
  it('begins anew after one that was cut off while making the store', async () => {
    const other = join(folder.path, 'other');
    mkdirSync(other);
    writeFileSync(`${storeFile(other)}.new`, 'half a store');
    const second = await openTestLedger(other);
    saveHost(second, 'h1', '镇海区');
    second.close();
    expect(existsSync(`${storeFile(other)}.new`)).toBe(false);
  });
});

describe('migrating', () => {
  const migrations = (): readonly Migration[] => ledger.migrations;
  const newest = () => migrations().length;
  const next = (sql: string): readonly Migration[] => [
    ...migrations(),
    { version: newest() + 1, name: 'next.sql', sql },
  ];
  const versionOf = (path: string): unknown => {
    const raw = new Database(path, { readonly: true });
    try {
      return raw.pragma('user_version', { simple: true });
    } finally {
      raw.close();
    }
  };
  const open = (known: readonly Migration[]): Promise<Store> =>
    openStore({
      file,
      migrations: known,
      beforeMigrating: async (store) => {
        const at = '2026-01-05T10:00:00.000Z';
        await backUp(store, { dataDir: folder.path, migrations: known, at, reason: 'migration' });
      },
    });

  beforeEach(() => {
    saveHost(ledger, 'h1', '镇海区');
    ledger.close();
  });

  it('backs the store up first, verified, then brings it to the newest version', async () => {
    const known = next('CREATE TABLE later (id TEXT PRIMARY KEY) STRICT');
    const store = await open(known);
    expect(hostIn(store, 'h1')?.host_name).toBe('镇海区');
    expect(store.read((reader) => reader.all('SELECT * FROM later'))).toEqual([]);
    store.close();
    const [backup, ...others] = backupFiles(folder.path);
    expect(others).toEqual([]);
    const path = join(folder.path, 'backups', String(backup?.file_name));
    expect(backup?.file_name).toMatch(/^ledger-20260105T100000-000Z-migration\.sqlite$/);
    expect([versionOf(path), versionOf(file)]).toEqual([newest(), newest() + 1]);
    verifyFile(path, known);
    // Nothing to migrate: no backup either.
    (await open(known)).close();
    expect(backupFiles(folder.path)).toHaveLength(1);
  });

  it.each([
    ['fails half-way', 'CREATE TABLE later (id TEXT) STRICT; INSERT INTO nowhere VALUES (1)'],
    [
      'leaves a reference into nothing',
      `CREATE TABLE later (host_id TEXT REFERENCES host (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
       INSERT INTO later VALUES ('nobody')`,
    ],
  ])('that %s changes nothing and stops the start', async (_name, sql) => {
    await expect(open(next(sql))).rejects.toThrow();
    expect(versionOf(file)).toBe(newest());
    const store = await open(migrations());
    expect(hostIn(store, 'h1')?.host_name).toBe('镇海区');
    expect(
      store.read((reader) => reader.get(`SELECT 1 FROM sqlite_schema WHERE name = 'later'`)),
    ).toBeUndefined();
    store.close();
  });

  it('is not made when its backup cannot be', async () => {
    writeFileSync(join(folder.path, 'backups'), 'a file in the folder’s place');
    await expect(open(next('CREATE TABLE later (id TEXT) STRICT'))).rejects.toThrow();
    expect(versionOf(file)).toBe(newest());
  });

  it('takes a store of before a record type was added', async () => {
    const sql = migrations()[0]?.sql ?? '';
    const statementsOfDue = sql.split(/(?<=;)\n/).filter((text) => /\b(ON|TABLE) retention\b/.test(text));
    expect(statementsOfDue.length).toBeGreaterThan(2);
    const without = statementsOfDue.reduce((text, statement) => text.replace(statement, ''), sql);
    const older = [{ version: 1, name: 'older.sql', sql: without }];
    const newer = [...older, { version: 2, name: 'retention.sql', sql: statementsOfDue.join('\n') }];
    file = join(folder.path, 'older.sqlite');
    (await open(older)).close();
    const store = await open(newer);
    const retentions = (opened: Store) => opened.read((reader) => reader.all('SELECT id FROM retention'));
    expect(retentions(store)).toEqual([]);
    store.close();
    const [backup] = backupFiles(folder.path);
    // Going back to it later brings it to the newest version on the way.
    const copy = await prepareRestore(
      folder.path,
      join(folder.path, 'backups', String(backup?.file_name)),
      newer,
    );
    const restored = openReadOnly(copy, newer);
    expect(retentions(restored)).toEqual([]);
    restored.close();
    expect(versionOf(join(folder.path, 'backups', String(backup?.file_name)))).toBe(1);
  });

  it('refuses numbers with a gap', () => {
    writeFileSync(join(folder.path, '0001-a.sql'), '');
    writeFileSync(join(folder.path, '0003-b.sql'), '');
    expect(() => readMigrations(folder.path)).toThrow('should be number 2');
  });
});
