import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { backupFiles, examine } from '../../../db/backup.ts';
import type { RescueState } from '../../../db/domain/safety-answers.ts';
import { storeFile } from '../../../db/open-ledger.ts';
import { type StoreClient, startStoreThread } from '../../../db/thread/store-client.ts';
import { openTestLedger, resourcesDir, saveHost, temporaryFolder } from '../../support/store-folder.ts';

let folder: ReturnType<typeof temporaryFolder>;
let backups: readonly string[];

beforeEach(async () => {
  folder = temporaryFolder();
  const ledger = await openTestLedger(folder.path);
  saveHost(ledger, 'h1', '镇海区');
  await ledger.backups.make('demand', '2026-03-01T00:00:00.000Z');
  saveHost(ledger, 'h2', '鄞州区');
  await ledger.backups.make('daily', '2026-03-02T00:00:00.000Z');
  ledger.close();
  backups = backupFiles(folder.path).map(({ file_name }) => file_name);
});
afterEach(() => folder.remove());

const start = (hostKind: 'browser' | 'cli') =>
  startStoreThread(
    { dataDir: folder.path, resourcesDir, hostKind, ports: { kind: 'system' }, appVersion: '0' },
    { resolveFile: async (token) => token },
  );

async function running(): Promise<StoreClient> {
  const started = await start('browser');
  if (!started.ok) throw new Error(started.failure.code);
  return started.value;
}

function flip(file: string): void {
  const bytes = readFileSync(file);
  bytes.fill(0xa5, 4096 * 2, 4096 * 3);
  writeFileSync(file, bytes);
}
const answered = async (client: StoreClient, name: string, input: unknown = {}) => {
  const result = await client.call(name, input);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
};

it('a damaged store ends a terminal’s verb, and opens a window’s host into the ways out', async () => {
  flip(storeFile(folder.path));
  const damaged = readFileSync(storeFile(folder.path));
  expect(await start('cli')).toMatchObject({ ok: false, failure: { code: 'store_damaged' } });
  const client = await running();
  for (const name of ['session.open', 'safety.health', 'drafts.list'])
    expect(await client.call(name, {})).toMatchObject({ failure: { code: 'store_damaged' } });
  const state = (await answered(client, 'rescue.state')) as RescueState;
  expect(state).toMatchObject({ failure: { code: 'store_damaged' }, damaged: [] });
  expect(state.offered).toMatchObject({ file_name: backups[0], records: 2, state: 'whole' });
  // Nobody else may begin meanwhile.
  expect(await start('cli')).toMatchObject({ failure: { code: 'store_locked' } });

  const { kept } = (await answered(client, 'rescue.restore', { file_name: backups[0] })) as { kept: string };
  expect(readFileSync(join(folder.path, 'backups', kept)).equals(damaged)).toBe(true);
  expect(await answered(client, 'session.open')).toMatchObject({ initialised: true });
  expect(await answered(client, 'rescue.state')).toBeNull();
  expect(await client.call('rescue.restore', { file_name: backups[0] })).toMatchObject({
    failure: { code: 'rejected' },
  });
  await client.close();
  const ledger = await openTestLedger(folder.path);
  expect(examine(ledger.store)).toMatchObject({ faults: [], counts: { host: 2 } });
  ledger.close();
});

it('the newest backup that is whole is offered; what is damaged is named', async () => {
  flip(storeFile(folder.path));
  flip(join(folder.path, 'backups', String(backups[0])));
  const client = await running();
  const state = (await answered(client, 'rescue.state')) as RescueState;
  expect(state.offered).toMatchObject({ file_name: backups[1], records: 1 });
  expect(state.damaged).toEqual([backups[0]]);
  // A backup that is no better changes nothing, and the ways out stay open.
  expect(await client.call('rescue.restore', { file_name: backups[0] })).toMatchObject({
    failure: { code: 'store_damaged' },
  });
  expect(readdirSync(join(folder.path, 'backups')).some((name) => name.startsWith('damaged-'))).toBe(false);
  await answered(client, 'rescue.restore', { file_name: backups[1] });
  await client.close();
});

it('the lock is let go when the window is closed without a rescue', async () => {
  flip(storeFile(folder.path));
  await (await running()).close();
  expect(await start('cli')).toMatchObject({ failure: { code: 'store_damaged' } });
});
