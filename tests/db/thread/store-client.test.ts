import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FailureError } from '../../../db/domain/failure.ts';
import { type StoreClient, startStoreThread } from '../../../db/thread/store-client.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'store-client-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const start = (appVersion = '0') =>
  startStoreThread(
    {
      dataDir,
      resourcesDir: dataDir,
      hostKind: 'cli',
      ports: { kind: 'system' },
      appVersion,
      workerUrl: new URL('../../support/stub-store-thread.ts', import.meta.url),
    },
    {
      resolveFile: async (token) => {
        if (token === 'known') return '/folder/known';
        if (token === 'broken') throw new Error('disk');
        throw new FailureError('file_missing', { name: token });
      },
    },
  );

async function running(): Promise<StoreClient> {
  const started = await start();
  if (!started.ok) throw new Error(started.failure.code);
  return started.value;
}

/** A call that takes so many milliseconds. */
const slow = (client: StoreClient, ms: number) => client.call('areas.children', { parent: String(ms) });

const logText = (): string =>
  existsSync(join(dataDir, 'logs'))
    ? readdirSync(join(dataDir, 'logs'))
        .map((name) => readFileSync(join(dataDir, 'logs', name), 'utf8'))
        .join('')
    : '';

describe('calls', () => {
  test('run one at a time in the order they came, also those that wait', async () => {
    const client = await running();
    const answers = await Promise.all([slow(client, 60), slow(client, 1), slow(client, 2)]);
    expect(answers.at(-1)).toEqual({ ok: true, value: 'begin 60 end 60 begin 1 end 1 begin 2 end 2' });
    await client.close();
  });

  test('are refused typed when unknown, unfit or impossible to carry', async () => {
    const client = await running();
    expect(await client.call('no.such', {})).toMatchObject({ failure: { code: 'unknown_call' } });
    expect(await client.call('constructor', {})).toMatchObject({ failure: { code: 'unknown_call' } });
    expect(await client.call('areas.children', { parent: 7 })).toMatchObject({
      failure: { code: 'rejected' },
    });
    expect(await client.call('areas.children', () => {})).toMatchObject({ failure: { code: 'rejected' } });
    expect(await slow(client, 1)).toMatchObject({ ok: true });
    await client.close();
  });

  test('get paths for tokens from the host, and its refusals', async () => {
    const client = await running();
    const ask = (shared_folder: string) => client.call('session.settings', { shared_folder });
    expect(await ask('known')).toEqual({ ok: true, value: { path: '/folder/known' } });
    expect(await ask('stale')).toEqual({
      ok: false,
      failure: { code: 'file_missing', args: { name: 'stale' } },
    });
    expect(await ask('broken')).toMatchObject({ failure: { code: 'internal' } });
    await client.close();
  });

  test('that meet a fault answer `internal`, and the log tells where without what was recorded', async () => {
    const client = await running();
    const failed = await client.call('records.history', { type: 'village', id: 'x' });
    expect(failed).toEqual({ ok: false, failure: { code: 'internal', args: {} } });
    expect(await client.call('backup.list', {})).toEqual(failed);
    expect(await slow(client, 1)).toMatchObject({ ok: true });
    await client.close();
    expect(readdirSync(join(dataDir, 'logs'))).toEqual([expect.stringMatching(/^\d{4}-\d\d-\d\d\.log$/)]);
    expect(logText()).toContain('records.history');
    expect(logText()).toContain('stub-store-thread.ts:');
    expect(logText()).not.toMatch(/第一村|118/);
  });
});

describe('closing', () => {
  test('finishes the calls already made; later ones answer `cancelled`', async () => {
    const client = await running();
    const before = [slow(client, 50), slow(client, 1)];
    const closed = client.close();
    expect(await slow(client, 1)).toEqual({ ok: false, failure: { code: 'cancelled', args: {} } });
    await closed;
    expect((await Promise.all(before)).map((answer) => answer.ok)).toEqual([true, true]);
    await client.close();
  });
});

describe('a thread that dies', () => {
  test('answers every waiting call and every later one with `internal`', async () => {
    const client = await running();
    const waiting = [client.call('backup.create', {}), slow(client, 1), slow(client, 1)];
    const internal = { ok: false, failure: { code: 'internal', args: {} } };
    expect(await Promise.all(waiting)).toEqual([internal, internal, internal]);
    expect(await slow(client, 1)).toEqual(internal);
    await client.close();
    expect(logText()).toContain('store thread');
    expect(logText()).not.toContain('第一村');
  });
});

describe('a start that fails', () => {
  test('says why, typed', async () => {
    expect(await start('refuses')).toEqual({
      ok: false,
      failure: { code: 'store_too_new', args: { path: 'ledger.sqlite' } },
    });
    expect(logText()).toBe('');
  });

  test('is `internal` for a fault, which is logged', async () => {
    expect(await start('breaks')).toEqual({ ok: false, failure: { code: 'internal', args: {} } });
    expect(logText()).toContain('start');
    expect(logText()).not.toContain('第一村');
  });
});
