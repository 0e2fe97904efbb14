import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUp, backupFiles, examine } from '../../../db/backup.ts';
import { OpenLedger, storeFile } from '../../../db/open-ledger.ts';
import { seededPorts } from '../../../db/ports.ts';
import { getRecord } from '../../../db/repositories/records.ts';
import { openReadOnly } from '../../../db/store.ts';
import { expectFailure } from '../../support/failures.ts';
import { openTestLedger, resourcesDir, saveHost, temporaryFolder } from '../../support/store-folder.ts';

let folder: ReturnType<typeof temporaryFolder>;
let ledger: OpenLedger;

beforeEach(async () => {
  folder = temporaryFolder();
  ledger = await openTestLedger(folder.path);
  saveHost(ledger, 'h1', '镇海区');
});
afterEach(() => {
  ledger.close();
  folder.remove();
});

const hostOf = (id: string) => ledger.store.read((reader) => getRecord(reader, 'host', id));
/** Backups, without the notes beside them. */
const inBackups = () =>
  readdirSync(join(folder.path, 'backups'))
    .filter((name) => !name.endsWith('.sqlite.json'))
    .toSorted();
const inFolder = () => readdirSync(folder.path).toSorted();
const make = (): Promise<string> =>
  backUp(ledger.store, {
    dataDir: folder.path,
    migrations: ledger.migrations,
    at: '2026-01-05T10:00:00.000Z',
    reason: 'demand',
  });

function damage(backup: string): void {
  const path = join(folder.path, 'backups', backup);
  const bytes = readFileSync(path);
  // The middle of a page in use, so that the fault is in the data and not in free space.
  bytes.fill(0xff, 4096 * 2, 4096 * 3);
  writeFileSync(path, bytes);
}

describe('a backup', () => {
  it('never overwrites one of the same instant and leaves nothing else behind', async () => {
    const names = [await make(), await make()];
    expect(new Set(names).size).toBe(2);
    expect(backupFiles(folder.path).map((backup) => backup.file_name)).toEqual(names.toSorted().toReversed());
    expect(inBackups()).toEqual(names.toSorted());
  });

  it('made while saves go on is whole and holds every save that came before it', async () => {
    for (let number = 0; number < 300; number += 1) saveHost(ledger, `before-${number}`, '甲'.repeat(100));
    let going = true;
    let made = 0;
    const saving = (async () => {
      for (; going; made += 1) {
        saveHost(ledger, `during-${made}`, '乙'.repeat(100));
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    const name = await make();
    going = false;
    await saving;
    expect(made).toBeGreaterThan(0);
    const copy = openReadOnly(join(folder.path, 'backups', name), ledger.migrations);
    try {
      const { faults, chain, counts } = examine(copy);
      expect({ faults, bad: chain.first_bad_entry }).toEqual({ faults: [], bad: null });
      expect(counts.host).toBeGreaterThanOrEqual(301);
    } finally {
      copy.close();
    }
    expect(examine(ledger.store).counts.host).toBe(301 + made);
    // One file, also after it was read: what is carried away on a stick is complete.
    expect(inBackups()).toEqual([name]);
  });
});

describe('a restore', () => {
  it('says first what it would change, and changes nothing by saying so', async () => {
    const backup = await make();
    saveHost(ledger, 'h1', '鄞州区', 1);
    saveHost(ledger, 'h2', '北仑区');
    const before = { backups: inBackups(), folder: inFolder(), chain: examine(ledger.store).chain };
    const plan = await ledger.planRestore(backup);
    expect(plan.differing).toEqual({ host: 2 });
    expect([plan.now.counts.host, plan.backup.counts.host]).toEqual([2, 1]);
    expect(plan.now.audit_head).toBe(before.chain.head);
    expect(plan.backup.audit_head).not.toBe(plan.now.audit_head);
    expect(plan.now.audit_entries - plan.backup.audit_entries).toBe(2);
    expect({ backups: inBackups(), folder: inFolder(), chain: examine(ledger.store).chain }).toEqual(before);
    await ledger.restore(backup);
    expect((await ledger.planRestore(backup)).differing).toEqual({});
  });

  it('brings back the state of the backup, and its safety copy undoes it', async () => {
    const backup = await make();
    saveHost(ledger, 'h1', '鄞州区', 1);
    const safetyCopy = await ledger.restore(backup);
    expect(hostOf('h1')?.host_name).toBe('镇海区');
    expect(examine(ledger.store)).toMatchObject({ faults: [], chain: { first_bad_entry: null } });
    expect(inBackups()).toEqual([backup, safetyCopy].toSorted());
    await ledger.restore(safetyCopy);
    expect(hostOf('h1')?.host_name).toBe('鄞州区');
    expect(inFolder()).not.toContain('restoring.sqlite');
    expect(saveHost(ledger, 'h1', '北仑区', 2)).toBe(3);
  });

  it('refuses a damaged or missing backup before anything is touched', async () => {
    const backup = await make();
    saveHost(ledger, 'h1', '鄞州区', 1);
    damage(backup);
    const before = { backups: inBackups(), folder: inFolder() };
    for (const act of [(name: string) => ledger.restore(name), (name: string) => ledger.planRestore(name)]) {
      await expectFailure('store_damaged', () => act(backup));
      await expectFailure('file_missing', () => act('../ledger.sqlite'));
      await expectFailure('file_missing', () => act('nothing.sqlite'));
    }
    expect(hostOf('h1')?.host_name).toBe('鄞州区');
    expect({ backups: inBackups(), folder: inFolder() }).toEqual(before);
  });

  it('refuses a backup whose log was changed, though its pages are whole', async () => {
    const backup = await make();
    const raw = new Database(join(folder.path, 'backups', backup));
    raw.exec(`DROP TRIGGER audit_is_never_changed; UPDATE audit SET person = 'x' WHERE seq = 2`);
    raw.close();
    await expectFailure('store_damaged', () => ledger.restore(backup));
  });
});

describe('a store that cannot be opened any more', () => {
  const recover = (backup: string) =>
    OpenLedger.restoreUnopened(
      folder.path,
      resourcesDir,
      'cli',
      seededPorts(7, '2026-02-01T00:00:00Z'),
      backup,
    );

  it('is kept as it is, and a backup takes its place', async () => {
    const backup = await make();
    ledger.close();
    writeFileSync(storeFile(folder.path), 'damaged');
    writeFileSync(`${storeFile(folder.path)}-wal`, 'its log');
    await expectFailure('store_damaged', () => openTestLedger(folder.path));
    const kept = await recover(backup);
    expect(readFileSync(join(folder.path, 'backups', String(kept)), 'utf8')).toBe('damaged');
    expect(readFileSync(join(folder.path, 'backups', `${kept}-wal`), 'utf8')).toBe('its log');
    ledger = await openTestLedger(folder.path);
    expect(hostOf('h1')?.host_name).toBe('镇海区');
    expect(backupFiles(folder.path).map((file) => file.file_name)).toEqual([backup]);
  });

  it('stays where it is when the backup is no better', async () => {
    const backup = await make();
    damage(backup);
    ledger.close();
    writeFileSync(storeFile(folder.path), 'damaged');
    await expectFailure('store_damaged', () => recover(backup));
    expect(readFileSync(storeFile(folder.path), 'utf8')).toBe('damaged');
  });

  it('is not replaced while somebody has it open', async () => {
    await make().then((backup) => expectFailure('store_locked', () => recover(backup)));
    expect(hostOf('h1')?.host_name).toBe('镇海区');
  });
});
