import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BackupReason } from '../../../db/domain/retention.ts';
import { getRecord } from '../../../db/repositories/records.ts';
import { Housekeeping } from '../../../db/thread/housekeeping.ts';
import { expectFailure } from '../../support/failures.ts';
import { openServices, type ServiceHost } from '../../support/service-host.ts';
import { saveHost, temporaryFolder } from '../../support/store-folder.ts';

let data: ReturnType<typeof temporaryFolder>;
let stick: ReturnType<typeof temporaryFolder>;
let host: ServiceHost;
let saved = 0;

beforeEach(async () => {
  data = temporaryFolder();
  stick = temporaryFolder();
  host = await openServices(data.path);
  await host.call('session.initialise', {
    role: 'county',
    unit: '330825',
    person: '王芳',
    language: 'zh-CN',
  });
  save();
});
afterEach(() => {
  host.close();
  data.remove();
  stick.remove();
});

/** Something changes. */
function save(): void {
  saved += 1;
  saveHost(host.context.ledger, `h${saved}`, '镇海区');
}
const backups = () => host.context.ledger.backups;
const make = (reason: BackupReason, at: string) => backups().make(reason, at);
const reasons = () =>
  backups()
    .list()
    .map(({ reason }) => reason);
/** Flips one byte in the middle of a file. */
function flip(file: string): void {
  const bytes = readFileSync(file);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}
const own = (name: string) => join(data.path, 'backups', name);
const second = () => String(backups().secondFolder());
function attach(text: string): string {
  const folder = join(data.path, 'attachments');
  mkdirSync(folder, { recursive: true });
  const name = createHash('sha256').update(text).digest('hex');
  writeFileSync(join(folder, name), text);
  return name;
}

describe('the day’s backup', () => {
  it('is due once a day, and only where something changed since the last of any kind', async () => {
    expect(backups().isDailyDue('2026-03-01T00:00:00.000Z')).toBe(true);
    await make('daily', '2026-03-01T00:00:00.000Z');
    expect(backups().isDailyDue('2026-03-02T00:00:00.000Z')).toBe(false);
    save();
    expect(backups().isDailyDue('2026-03-01T10:00:00.000Z')).toBe(false);
    // The day is China's.
    expect(backups().isDailyDue('2026-03-01T16:30:00.000Z')).toBe(true);
    await make('demand', '2026-03-01T17:00:00.000Z');
    expect(backups().isDailyDue('2026-03-02T01:00:00.000Z')).toBe(false);
    await host.call('drafts.put', {
      form: 'receipt',
      record_id: 'r1',
      base_revision: null,
      money_unit: 'yuan',
      raw: { amount: '1' },
    });
    expect(backups().isDailyDue('2026-03-02T01:00:00.000Z')).toBe(true);
  });

  it('is made beside the work, and the whole store is looked at', async () => {
    const keeping = new Housekeeping(
      host.context.ledger,
      (where, error) => {
        throw new Error(where, { cause: error });
      },
      () => '2026-03-01T00:00:00.000Z',
      { first: 0, between: 20 },
    );
    await expect.poll(reasons, { timeout: 10_000 }).toEqual(['daily']);
    expect(backups().list()[0]?.note?.records).toBe(1);
    await expect
      .poll(() => backups().lastCheck, { timeout: 10_000 })
      .toEqual({
        checked_at: '2026-03-01T00:00:00.000Z',
        integrity: 'ok',
        first_bad_entry: null,
        diverging: null,
      });
    save();
    await keeping.stop();
    expect(reasons()).toEqual(['daily']);
  });

  it('names the first audit entry that does not fit', async () => {
    const { ledger } = host.context;
    ledger.store.write((writer) => {
      const { sql } = writer.get(`SELECT sql FROM sqlite_schema WHERE name = 'audit_is_never_changed'`) ?? {};
      writer.run('DROP TRIGGER audit_is_never_changed');
      writer.run(`UPDATE audit SET person = '某人' WHERE seq = 3`);
      // A trigger that stayed away would be a fault of the schema.
      writer.run(String(sql));
    });
    const keeping = new Housekeeping(
      ledger,
      () => undefined,
      () => '2026-03-01T00:00:00.000Z',
      {
        first: 0,
        between: 10_000,
      },
    );
    await expect.poll(() => backups().lastCheck?.first_bad_entry, { timeout: 10_000 }).toBe(3);
    await keeping.stop();
    const { check, daily_failure } = await host.call('safety.health', {});
    expect(check).toMatchObject({ integrity: 'ok', first_bad_entry: 3 });
    expect(daily_failure?.code ?? 'store_damaged').toBe('store_damaged');
    expect(reasons()).toEqual([]);
  });
});

describe('a record whose bytes turned on the disk', () => {
  it('is named, though pages, references and log are whole', async () => {
    const { store } = host.context.ledger;
    expect(await host.call('store.verify', {})).toMatchObject({ integrity: 'ok', diverging: null });
    store.write((writer) => writer.run(`UPDATE host SET host_name = '镇海巨'`));
    expect(await host.call('store.verify', {})).toMatchObject({
      integrity: 'ok',
      first_bad_entry: null,
      diverging: { type: 'host', id: `h${saved}`, field: 'host_name' },
    });
  });
});

describe('what is kept', () => {
  it('follows the rule, and what a cut-off process left is tidied', async () => {
    const first = await make('daily', '2026-03-01T00:00:00.000Z');
    for (const left of ['ledger-x.sqlite.part', 'ledger-20200101T000000-000Z-daily.sqlite.json'])
      writeFileSync(own(left), 'half');
    save();
    const later = await make('daily', '2026-03-01T01:00:00.000Z');
    expect(
      backups()
        .list()
        .map(({ file_name }) => file_name),
    ).toEqual([later]);
    expect(readdirSync(join(data.path, 'backups')).toSorted()).toEqual([later, `${later}.json`]);
    expect(existsSync(own(first))).toBe(false);
  });

  it('is backed up before an import that changes something, unless it just was', async () => {
    const record = { id: 'h9', host_name: '北仑区' };
    const imported = (name: string) =>
      host.call('records.import', {
        records: [{ type: 'host', record: { ...record, host_name: name } }],
        source: 'test',
      });
    await imported('北仑区');
    expect(reasons()).toEqual(['import']);
    await imported('北仑区');
    expect(reasons()).toEqual(['import']);
    await host.call('backup.create', {});
    await imported('鄞州区');
    expect(reasons().toSorted()).toEqual(['demand', 'import']);
  });
});

describe('the second folder', () => {
  const choose = () => host.call('backup.second', { folder: stick.path });

  it('gets every backup with the attached files, each whole', async () => {
    const attachment = attach('回单');
    const before = await make('demand', '2026-03-01T00:00:00.000Z');
    await choose();
    expect(readdirSync(second()).toSorted()).toEqual(['attachments', before, `${before}.json`].toSorted());
    save();
    const after = await make('demand', '2026-03-01T01:00:00.000Z');
    expect(readFileSync(join(second(), after)).equals(readFileSync(own(after)))).toBe(true);
    expect(readdirSync(join(second(), 'attachments'))).toEqual([attachment]);
    expect((await host.call('backup.list', {})).every(({ in_second }) => in_second)).toBe(true);
  });

  it('that is gone stops nothing, is named, and is caught up on its return', async () => {
    await choose();
    renameSync(stick.path, `${stick.path}-away`);
    const made = await make('demand', '2026-03-01T00:00:00.000Z');
    expect((await host.call('safety.state', {})).second).toEqual({
      path: stick.path,
      is_there: false,
      behind: null,
      failure: null,
    });
    expect(existsSync(stick.path)).toBe(false);
    renameSync(`${stick.path}-away`, stick.path);
    expect((await host.call('safety.state', {})).second).toMatchObject({ is_there: true, behind: 1 });
    await backups().catchUp('2026-03-01T01:00:00.000Z');
    expect((await host.call('safety.state', {})).second).toMatchObject({ behind: 0, failure: null });
    expect(existsSync(join(second(), made))).toBe(true);
  });

  it('that does not take the copy is no failure of the backup, and is named', async () => {
    await choose();
    rmSync(second(), { recursive: true, force: true });
    writeFileSync(second(), 'a file in its place');
    const made = await make('demand', '2026-03-01T00:00:00.000Z');
    expect(existsSync(own(made))).toBe(true);
    const state = await host.call('safety.state', {});
    expect(state.second?.failure?.code).toMatch(/file_exists|io_error/);
  });

  it('cannot be the data folder itself, and can be given up', async () => {
    expect((await host.refused('backup.second', { folder: join(data.path, 'backups') })).code).toBe(
      'rejected',
    );
    await choose();
    await host.call('backup.second', { folder: null });
    expect((await host.call('safety.state', {})).second).toBeNull();
  });

  it('is where a ledger comes back from when the first folder is lost', async () => {
    await choose();
    const name = await make('demand', '2026-03-01T00:00:00.000Z');
    const attachment = attach('回单');
    await backups().catchUp('2026-03-01T00:30:00.000Z');
    await make('demand', '2026-03-01T01:00:00.000Z');
    rmSync(join(data.path, 'attachments'), { recursive: true });
    rmSync(own(name));
    await host.call('backup.restore', { file_name: name, folder: 'second' });
    expect(readdirSync(join(data.path, 'attachments'))).toEqual([attachment]);
  });
});

describe('a backup that rotted later', () => {
  it('is found and named, in both folders, not offered any more, and refused to a restore', async () => {
    await host.call('backup.second', { folder: stick.path });
    const older = await make('demand', '2026-03-01T00:00:00.000Z');
    save();
    const newer = await make('demand', '2026-03-02T00:00:00.000Z');
    flip(own(newer));
    flip(join(second(), older));
    const attachment = attach('回单');
    await make('demand', '2026-03-03T00:00:00.000Z');
    flip(join(data.path, 'backups', 'attachments', attachment));
    const verdicts = await host.call('backup.verify', {});
    expect(verdicts.filter(({ whole }) => !whole)).toEqual([
      { folder: 'own', file_name: newer, whole: false, cause: 'sha256' },
      { folder: 'own', file_name: attachment, whole: false, cause: 'sha256' },
      { folder: 'second', file_name: older, whole: false, cause: 'sha256' },
    ]);
    const listed = await host.call('backup.list', {});
    expect(listed.find(({ file_name }) => file_name === newer)?.state).toBe('damaged');
    expect((await host.refused('backup.restore', { file_name: newer })).code).toBe('store_damaged');
    await expectFailure('store_damaged', () => host.context.ledger.planRestore(newer));
  });
});

describe('a restore', () => {
  it('is shown before: what would be different, by name, and which saves would be gone', async () => {
    await host.call('backup.second', { folder: stick.path });
    const { ledger } = host.context;
    saveHost(ledger, 'a', '镇海区');
    const { file_name } = await host.call('backup.create', {});
    saveHost(ledger, 'a', '鄞州区', 1);
    saveHost(ledger, 'b', '北仑区');
    for (const backup of [
      { file_name },
      { file_name, folder: 'second' as const },
      { file: join(second(), file_name) },
    ]) {
      const preview = await host.call('backup.preview', { backup, language: 'zh-CN' });
      expect(preview.types).toEqual([
        expect.objectContaining({ type: 'host', added: 1, changed: 1, removed: 0 }),
      ]);
      expect(preview.types[0]?.examples).toEqual([
        { id: 'a', change: 'changed', label: '鄞州区' },
        { id: 'b', change: 'added', label: '北仑区' },
      ]);
      expect(preview.saves_since?.saves).toBeGreaterThan(0);
      expect(preview.backup.unit).toBe('龙游县');
    }
    await host.call('backup.restore', { file: join(second(), file_name) });
    expect(ledger.store.read((reader) => getRecord(reader, 'host', 'a'))?.host_name).toBe('镇海区');
    expect(await host.call('undo.state', { language: 'zh-CN' })).toEqual({ back: null, again: null });
    expect(reasons()).toContain('restore');
  });

  it('can be tried out: the day is remembered and nothing is touched', async () => {
    const { file_name } = await host.call('backup.create', {});
    save();
    const test = await host.call('backup.test', {});
    expect(test).toMatchObject({ file_name, saves_since: 1 });
    expect((await host.call('safety.state', {})).last_test).toMatchObject({ file_name, at: test.at });
    expect(existsSync(join(data.path, 'restoring.sqlite'))).toBe(false);
  });

  it('of everything handed over brings the ledger to another machine, attached files included', async () => {
    const attachment = attach('回单');
    const { folder, file_name } = await host.call('backup.handOver', { folder: stick.path });
    const newcomer = temporaryFolder();
    const other = await openServices(newcomer.path);
    try {
      await other.call('backup.restore', { file: join(stick.path, folder, file_name) });
      expect((await other.call('session.open', {})).unit?.code).toBe('330825');
      expect(readdirSync(join(newcomer.path, 'attachments'))).toEqual([attachment]);
    } finally {
      other.close();
      newcomer.remove();
    }
  });
});

describe('a ledger without a backup', () => {
  it('is warned of after seven days, and not while nothing changed', async () => {
    const health = () => host.call('safety.health', {});
    expect(await health()).toMatchObject({ last_backup_at: null, overdue: false, days: 0 });
    await make('demand', '2022-01-08T00:00:00.000Z');
    expect(await health()).toMatchObject({ overdue: false, days: 2 });
    save();
    expect(await health()).toMatchObject({ overdue: false });
    rmSync(join(data.path, 'backups'), { recursive: true });
    await make('demand', '2021-12-01T00:00:00.000Z');
    expect(await health()).toMatchObject({ overdue: false, days: 40 });
    save();
    expect(await health()).toMatchObject({ overdue: true, days: 40 });
  });
});
