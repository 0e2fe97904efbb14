import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, type TestContext } from 'vitest';
import { backUp, examine } from '../../../db/backup.ts';
import { loadOrCreateKeys } from '../../../db/exchange/report-file/keys.ts';
import { storeFile } from '../../../db/open-ledger.ts';
import { getRecord } from '../../../db/repositories/records.ts';
import { failureOf } from '../../support/failures.ts';
import { type OrdinaryUser, ordinaryUser } from '../../support/ordinary-user.ts';
import { openTestLedger, saveHost, temporaryFolder } from '../../support/store-folder.ts';

const driver = fileURLToPath(new URL('./save-until-refused.ts', import.meta.url));

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

/** Runs the driver, as another user where asked; its lines. */
function drive(
  dataDir: string,
  limit: number,
  user?: OrdinaryUser,
): { saved: string[]; refused: string | undefined } {
  const { file, before, options } = user ?? { file: process.execPath, before: [], options: {} };
  const said = execFileSync(file, [...before, driver, dataDir, String(limit)], {
    encoding: 'utf8',
    ...options,
  });
  const lines = said.split('\n').filter((line) => line !== '');
  const saved = lines.filter((line) => !line.startsWith('refused '));
  return { saved, refused: lines.find((line) => line.startsWith('refused '))?.slice(8) };
}

describe('a full disk', () => {
  /** A disk of its own, so small that it fills up. */
  async function onSmallDisk(context: TestContext, act: (path: string) => Promise<void>): Promise<void> {
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder.path], { stdio: 'pipe' });
    } catch {
      context.skip('no small disk: mounting one is not allowed here');
    }
    try {
      await act(folder.path);
    } finally {
      execFileSync('umount', [folder.path]);
    }
  }

  it('is named; every acknowledged save is kept, and saving goes on once there is room', async (context) => {
    await onSmallDisk(context, async (path) => {
      writeFileSync(join(path, 'ballast'), Buffer.alloc(500_000));
      const { saved, refused } = drive(path, 100_000);
      expect(refused).toBe('disk_full');
      expect(saved.length).toBeGreaterThan(20);

      rmSync(join(path, 'ballast'));
      const ledger = await openTestLedger(path);
      try {
        const missing = ledger.store.read((reader) =>
          saved.filter((id) => getRecord(reader, 'host', id) === undefined),
        );
        expect(missing).toEqual([]);
        expect(examine(ledger.store)).toMatchObject({
          faults: [],
          chain: { first_bad_entry: null },
          counts: { host: saved.length },
        });
        expect(saveHost(ledger, 'afterwards', '镇海区')).toBe(1);
      } finally {
        ledger.close();
      }
    });
  });

  it('stops a backup or a restore by name, leaving nothing unfinished and the store as it was', async (context) => {
    await onSmallDisk(context, async (path) => {
      const ledger = await openTestLedger(path);
      try {
        saveHost(ledger, 'h1', '镇海区');
        const at = '2026-01-05T10:00:00.000Z';
        const options = { dataDir: path, migrations: ledger.migrations, at, reason: 'demand' as const };
        const backup = await backUp(ledger.store, options);
        fill(join(path, 'ballast'));
        expect((await failureOf(() => backUp(ledger.store, options))).code).toBe('disk_full');
        expect((await failureOf(() => ledger.planRestore(backup))).code).toBe('disk_full');
        expect((await failureOf(() => ledger.restore(backup))).code).toBe('disk_full');
        expect(readdirSync(join(path, 'backups')).toSorted()).toEqual([backup, `${backup}.json`]);
        expect(existsSync(join(path, 'restoring.sqlite'))).toBe(false);
        expect(ledger.store.read((reader) => getRecord(reader, 'host', 'h1'))?.host_name).toBe('镇海区');
        rmSync(join(path, 'ballast'));
        expect(saveHost(ledger, 'h2', '鄞州区')).toBe(1);
      } finally {
        ledger.close();
      }
    });
  });

  it('is named at the first start, which leaves no half store behind', async (context) => {
    await onSmallDisk(context, async (path) => {
      writeFileSync(join(path, 'ballast'), Buffer.alloc(2_800_000));
      expect(drive(path, 1)).toEqual({ saved: [], refused: 'disk_full' });
      expect(existsSync(storeFile(path))).toBe(false);
      rmSync(join(path, 'ballast'));
      expect(drive(path, 1).saved).toHaveLength(1);
    });
  });
});

/** Writes until nothing more goes in. */
function fill(file: string): void {
  try {
    for (let _part = 0; ; _part += 1) writeFileSync(file, Buffer.alloc(4096), { flag: 'a' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}

describe('a folder without the right to write', () => {
  const user = ordinaryUser();
  const driveAsUser = (dataDir: string): ReturnType<typeof drive> => {
    chmodSync(folder.path, 0o755);
    return drive(dataDir, 1, user);
  };

  it('is named when the data folder is to be made in it', () => {
    const closed = join(folder.path, 'closed');
    mkdirSync(closed, { mode: 0o555 });
    expect(driveAsUser(join(closed, 'data'))).toEqual({ saved: [], refused: 'folder_read_only' });
    expect(readdirSync(closed)).toEqual([]);
  });

  it('is named when it holds a store, which stays as it is', async () => {
    const dataDir = join(folder.path, 'data');
    const ledger = await openTestLedger(dataDir);
    saveHost(ledger, 'h1', '镇海区');
    ledger.close();
    const before = readdirSync(dataDir).toSorted();
    for (const name of before) chmodSync(join(dataDir, name), 0o444);
    chmodSync(dataDir, 0o555);
    expect(driveAsUser(dataDir)).toEqual({ saved: [], refused: 'folder_read_only' });
    expect(readdirSync(dataDir).toSorted()).toEqual(before);
  });

  it('is named when only the store itself may not be written', async () => {
    const dataDir = join(folder.path, 'data');
    const ledger = await openTestLedger(dataDir);
    ledger.close();
    for (const name of ['', 'lock.sqlite']) user.own(join(dataDir, name));
    chmodSync(storeFile(dataDir), 0o444);
    expect(driveAsUser(dataDir)).toEqual({ saved: [], refused: 'folder_read_only' });
  });

  it('takes saves of that user once it may be written', () => {
    const dataDir = join(folder.path, 'open');
    mkdirSync(dataDir);
    user.own(dataDir);
    expect(driveAsUser(dataDir).saved).toHaveLength(1);
  });
});

describe('a data folder that is gone, as on a stick that was pulled out', () => {
  it('is named by a backup, and nothing is made in its place', async () => {
    const dataDir = join(folder.path, 'data');
    const ledger = await openTestLedger(dataDir);
    const at = '2026-01-05T10:00:00.000Z';
    const options = { dataDir, migrations: ledger.migrations, at, reason: 'demand' as const };
    renameSync(dataDir, `${dataDir}.gone`);
    expect((await failureOf(() => backUp(ledger.store, options))).code).toBe('store_missing');
    expect(existsSync(dataDir)).toBe(false);
    renameSync(`${dataDir}.gone`, dataDir);
    expect(await backUp(ledger.store, options)).toContain('demand');
    ledger.close();
  });

  it('is named where the key is asked for, and no other key is made', async () => {
    const gone = join(folder.path, 'gone');
    expect((await failureOf(() => loadOrCreateKeys(gone))).code).toBe('store_missing');
    expect(existsSync(gone)).toBe(false);
  });

  it('is named where the key cannot be kept', async (context) => {
    const user = ordinaryUser();
    if (user.before.length === 0 && process.getuid?.() === 0)
      context.skip('nobody can be bound by modes here');
    const closed = join(folder.path, 'closed');
    mkdirSync(closed, { mode: 0o555 });
    const script = `import('${new URL('../../../db/exchange/report-file/keys.ts', import.meta.url)}')
      .then((keys) => keys.loadOrCreateKeys('${closed}')).catch((error) => console.log(error.failure?.code))`;
    const said = execFileSync(user.file, [...user.before, '-e', script], {
      encoding: 'utf8',
      ...user.options,
    });
    expect(said.trim()).toBe('folder_read_only');
  });
});
