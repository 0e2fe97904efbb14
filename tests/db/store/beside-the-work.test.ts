import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupFiles } from '../../../db/backup.ts';
import { OpenLedger } from '../../../db/open-ledger.ts';
import { seededPorts } from '../../../db/ports.ts';
import { openReadOnly } from '../../../db/store.ts';
import { Housekeeping } from '../../../db/thread/housekeeping.ts';
import { expectFailure } from '../../support/failures.ts';
import { openServices, type ServiceHost } from '../../support/service-host.ts';
import { resourcesDir, saveHost, temporaryFolder } from '../../support/store-folder.ts';

let data: ReturnType<typeof temporaryFolder>;
let host: ServiceHost;

beforeEach(async () => {
  data = temporaryFolder();
  host = await openServices(data.path);
  await host.call('session.initialise', {
    role: 'county',
    unit: '330825',
    person: '王芳',
    language: 'zh-CN',
  });
  saveHost(host.context.ledger, 'h1', '镇海区');
});
afterEach(() => {
  host.close();
  data.remove();
});

const backups = () => host.context.ledger.backups;
const reasons = () =>
  backups()
    .list()
    .map(({ reason }) => reason);
const keep = (between = 10_000) =>
  new Housekeeping(
    host.context.ledger,
    (where, error) => {
      throw new Error(where, { cause: error });
    },
    () => '2026-03-01T00:00:00.000Z',
    { first: 0, between },
  );

describe('the look at the whole store', () => {
  it('takes its turn: a restore would find the store in use', async () => {
    let end = (): void => undefined;
    const work = backups().exclusively(() => new Promise<void>((resolve) => (end = resolve)));
    const keeping = keep();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(backups().lastCheck).toBeNull();
    end();
    await work;
    await expect.poll(() => backups().lastCheck?.integrity, { timeout: 10_000 }).toBe('ok');
    await keeping.stop();
  });

  it('is forgotten with the ledger that it was of', async () => {
    const { file_name } = await host.call('backup.create', {});
    const keeping = keep(10);
    await expect.poll(() => backups().lastCheck?.integrity, { timeout: 10_000 }).toBe('ok');
    await keeping.stop();
    await host.call('backup.restore', { file_name });
    expect(backups().lastCheck).toBeNull();
  });

  it('keeps no backup from being made where it cannot be had', async () => {
    // Somebody deleted the file of the open store: a backup is now all that will be left of it.
    rmSync(host.context.ledger.store.file);
    const keeping = keep();
    await expect.poll(reasons, { timeout: 10_000 }).toEqual(['daily']);
    await keeping.stop();
    expect(backups().lastCheck?.integrity ?? 'damaged').toBe('damaged');
  });
});

describe('verifying the backups', () => {
  it('waits for the work that makes and gives up backups: none vanishes under its eyes', async () => {
    const { file_name } = await host.call('backup.create', {});
    let end = (): void => undefined;
    const work = backups().exclusively(() => new Promise<void>((resolve) => (end = resolve)));
    const verdicts = host.call('backup.verify', {});
    await new Promise((resolve) => setTimeout(resolve, 300));
    rmSync(join(backups().folder, file_name));
    end();
    await work;
    expect(await verdicts).toEqual([]);
  });
});

describe('an attached file that cannot be read', () => {
  it('keeps neither a backup from being made nor another one from being restored', async () => {
    const folder = join(data.path, 'attachments');
    mkdirSync(folder, { recursive: true });
    const nameOf = (text: string) => createHash('sha256').update(text).digest('hex');
    symlinkSync(join(folder, 'gone'), join(folder, nameOf('a')));
    for (const text of ['0', '1', '2', '3']) writeFileSync(join(folder, nameOf(text)), text);
    const { file_name } = await host.call('backup.create', {});
    await host.call('backup.restore', { file_name });
    expect(reasons()).toEqual(expect.arrayContaining(['demand', 'restore']));
    const verdicts = await host.call('backup.verify', {});
    expect(verdicts.every(({ whole }) => whole)).toBe(true);
  });
});

describe('a store in which the look found a fault', () => {
  it('can be replaced by a backup of before, and is kept as it is', async () => {
    const { ledger } = host.context;
    const { file_name } = await host.call('backup.create', {});
    saveHost(ledger, 'h2', '鄞州区');
    ledger.store.write((writer) => writer.run(`UPDATE host SET host_name = '某地' WHERE id = 'h1'`));
    expect((await host.call('store.verify', {})).diverging).not.toBeNull();
    const { safety_copy } = await host.call('backup.restore', { file_name });
    expect((await host.call('store.verify', {})).diverging).toBeNull();
    expect(safety_copy).toMatch(/^damaged-.*\.sqlite$/);
    const kept = openReadOnly(join(backups().folder, safety_copy), ledger.migrations);
    const names = kept.read((reader) => reader.all('SELECT host_name FROM host ORDER BY id'));
    kept.close();
    expect(names).toEqual([{ host_name: '某地' }, { host_name: '鄞州区' }]);
  });
});

describe('a migration that is refused', () => {
  it('leaves one backup, however often the program is started', async () => {
    const resources = temporaryFolder();
    cpSync(join(resourcesDir, 'migrations'), join(resources.path, 'migrations'), { recursive: true });
    const next = `${String(host.context.ledger.migrations.length + 1).padStart(4, '0')}-next.sql`;
    writeFileSync(join(resources.path, 'migrations', next), 'INSERT INTO nowhere VALUES (1)');
    host.close();
    for (const at of ['2026-03-01', '2026-03-02', '2026-03-03']) {
      const ports = seededPorts(1, `${at}T00:00:00.000Z`);
      await expectFailure('migration_refused', () =>
        OpenLedger.open(data.path, resources.path, 'cli', ports),
      );
    }
    expect(backupFiles(data.path).map(({ reason }) => reason)).toEqual(['migration']);
    resources.remove();
    host = await openServices(data.path);
  });
});
