import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Session } from '../../../db/domain/answers.ts';
import { sampleCall } from '../../../db/domain/sample-call.ts';
import { type StoreClient, startStoreThread } from '../../../db/thread/store-client.ts';
import { resourcesDir, temporaryFolder } from '../../support/store-folder.ts';

let data: ReturnType<typeof temporaryFolder>;
let client: StoreClient;
beforeEach(async () => {
  data = temporaryFolder();
  client = await start();
});
afterEach(async () => {
  await client.close();
  data.remove();
});

async function start(): Promise<StoreClient> {
  const started = await startStoreThread(
    { dataDir: data.path, resourcesDir, hostKind: 'cli', ports: { kind: 'system' }, appVersion: '0' },
    { resolveFile: async (token) => token },
  );
  if (!started.ok) throw new Error(started.failure.code);
  return started.value;
}

/** The answer; a refusal fails the test. */
async function ask(name: string, input: unknown): Promise<unknown> {
  const result = await client.call(name, input);
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.failure)}`);
  return result.value;
}
const session = (name = 'session.open') => ask(name, {}) as Promise<Session>;
const ofSample = (name: string, input: unknown) => ask(sampleCall(name), input);
const counted = async (name: string, type: string): Promise<number> =>
  ((await ask(name, { type })) as { readonly total: number }).total;
const initialise = () =>
  ask('session.initialise', { role: 'county', unit: '331125', person: '王芳', language: 'zh-CN' });
const host = (id: string) => ({
  changes: [{ type: 'host', id, base_revision: null, values: { host_name: '镇海区' } }],
  why: null,
});

describe('the sample data', () => {
  test('are made before first use too, whole and without a hard violation, and their unit is marked', async () => {
    await ask('sample.make', { language: 'en' });
    expect(await session()).toMatchObject({ initialised: false, sample_kept: true, is_sample: false });
    expect(await session(sampleCall('session.open'))).toMatchObject({
      initialised: true,
      unit: { code: '330825', name: '龙游县（示例）' },
      shared_folder: null,
      language: 'en',
      is_sample: true,
    });
    for (const type of ['enclave', 'village', 'project', 'investment', 'policy'])
      expect(await counted(sampleCall('records.list'), type), type).toBeGreaterThan(0);
    expect(await ofSample('check.run', { period: '2021' })).toMatchObject({
      hard: 0,
      unexplained: 0,
      drafts: [],
    });
  });

  test('never mix with the own ledger, and remain as they were left', async () => {
    await initialise();
    await ask('sample.make', { language: 'zh-CN' });
    const before = await counted(sampleCall('records.list'), 'host');
    await ofSample('records.save', host('tried'));
    await ask('records.save', host('own'));
    expect(await counted('records.list', 'host')).toBe(1);
    expect(await counted(sampleCall('records.list'), 'host')).toBe(before + 1);
    // Making them once more opens those that are there; so does the next start, which opens the own ledger first.
    await ask('sample.make', { language: 'zh-CN' });
    await client.close();
    client = await start();
    expect(await session()).toMatchObject({ unit: { name: '云和县' }, sample_kept: true });
    expect(await counted(sampleCall('records.list'), 'host')).toBe(before + 1);
  });

  test('are told by their backups, also where one is about to take the place of the own ledger', async () => {
    await ask('session.initialise', { role: 'county', unit: '330825', person: '王芳', language: 'zh-CN' });
    await ask('sample.make', { language: 'zh-CN' });
    const { file_name } = (await ofSample('backup.create', {})) as { readonly file_name: string };
    const backup = { file: join(data.path, 'sample', 'backups', file_name) };
    const preview = { backup, language: 'zh-CN' };
    expect(await ask('backup.preview', preview)).toMatchObject({
      now: { unit: '龙游县' },
      backup: { unit: '龙游县（示例）' },
      saves_since: null,
    });
    expect(await ofSample('backup.preview', preview)).toMatchObject({
      now: { unit: '龙游县（示例）' },
      backup: { unit: '龙游县（示例）' },
    });
  });

  test('are removed with all that was tried out, and then answer no call', async () => {
    await initialise();
    await ask('sample.make', { language: 'zh-CN' });
    await ofSample('records.save', host('tried'));
    await ask('sample.remove', {});
    expect(readdirSync(data.path).filter((name) => name.startsWith('sample'))).toEqual([]);
    expect(await client.call(sampleCall('session.open'), {})).toMatchObject({
      failure: { code: 'sample_missing' },
    });
    expect(await session()).toMatchObject({ unit: { name: '云和县' }, sample_kept: false });
    await ask('sample.remove', {});
  });

  test('are not made, opened or removed from within', async () => {
    await ask('sample.make', { language: 'zh-CN' });
    for (const [name, input] of [
      ['sample.make', { language: 'en' }],
      ['sample.remove', {}],
    ] as const)
      expect(await client.call(sampleCall(name), input)).toMatchObject({ failure: { code: 'forbidden' } });
    expect(await client.call(sampleCall('no.such'), {})).toMatchObject({ failure: { code: 'unknown_call' } });
    expect(await client.call(sampleCall(sampleCall('session.open')), {})).toMatchObject({
      failure: { code: 'unknown_call' },
    });
  });

  test('put no file into the own shared folder, and mark those that go elsewhere', async () => {
    const shared = join(data.path, 'shared');
    const elsewhere = join(data.path, 'elsewhere');
    for (const folder of [join(shared, 'below'), elsewhere]) mkdirSync(folder, { recursive: true });
    await initialise();
    await ask('session.settings', { shared_folder: shared });
    await ask('sample.make', { language: 'zh-CN' });
    const signers = {
      ...{ unit_head: '李军', stat_head: '张伟', filler: '王芳', phone: '0570' },
      report_date: '2022-01-10',
    };
    const submit = (folder: string | null) =>
      client.call(sampleCall('reports.submit'), { period: '2021', folder, signers, correction_reason: null });
    for (const folder of [shared, join(shared, 'below')])
      expect(await submit(folder)).toMatchObject({ failure: { code: 'sample_folder' } });
    expect(await submit(null)).toMatchObject({ failure: { code: 'folder_missing' } });
    expect(await client.call(sampleCall('session.settings'), { shared_folder: shared })).toMatchObject({
      failure: { code: 'sample_folder' },
    });
    expect(readdirSync(shared)).toEqual(['below']);
    // Filed long after its deadline: what is asked about the day keeps it from being written.
    await ofSample('records.export', {
      ...{ type: 'village', columns: ['name'], folder: elsewhere, language: 'zh-CN', money_unit: 'wanYuan' },
      selection: {},
    });
    expect(readdirSync(elsewhere).every((name) => name.startsWith('龙游县（示例）_'))).toBe(true);
  });

  test('a half one that was left is thrown away, and the own ledger opens as ever', async () => {
    await initialise();
    await client.close();
    mkdirSync(join(data.path, 'sample.part', '330825'), { recursive: true });
    writeFileSync(join(data.path, 'sample.part', '330825', 'ledger.sqlite'), 'half');
    client = await start();
    expect(await session()).toMatchObject({ initialised: true, sample_kept: false });
    expect(existsSync(join(data.path, 'sample.part'))).toBe(false);
  });
});

const driver = fileURLToPath(new URL('../../support/sample-driver.ts', import.meta.url));

test.each([0, 60, 120, 200, 300])(
  'killed %d ms after the sample was begun, the own ledger opens as ever and the sample is whole or not there',
  async (delay) => {
    await initialise();
    await client.close();
    const child = spawn(process.execPath, [driver, data.path], { stdio: ['ignore', 'pipe', 'inherit'] });
    // On a quick machine it is done and gone before it is killed.
    const gone = once(child, 'exit');
    await once(child.stdout, 'data');
    await new Promise((done) => setTimeout(done, delay));
    child.kill('SIGKILL');
    await gone;
    client = await start();
    const { sample_kept, unit } = await session();
    expect(unit?.name).toBe('云和县');
    expect(existsSync(join(data.path, 'sample.part'))).toBe(false);
    if (sample_kept) expect(await counted(sampleCall('records.list'), 'village')).toBeGreaterThan(100);
    await ask('sample.make', { language: 'zh-CN' });
    expect(await ofSample('check.run', { period: '2021' })).toMatchObject({ hard: 0, unexplained: 0 });
  },
);
