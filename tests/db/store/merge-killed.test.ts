import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { examine } from '../../../db/backup.ts';
import { OpenLedger } from '../../../db/open-ledger.ts';
import { seededPorts } from '../../../db/ports.ts';
import { HOME } from '../../support/ledger-builder.ts';
import { openServices } from '../../support/service-host.ts';
import { resourcesDir, temporaryFolder } from '../../support/store-folder.ts';

const driver = fileURLToPath(new URL('./merge-until-killed.ts', import.meta.url));
const records = 3000;
let folder: ReturnType<typeof temporaryFolder>;
let file: string;
beforeAll(async () => {
  folder = temporaryFolder();
  for (const [name, seed, count] of [
    ['laptop', 2, records],
    ['pc', 1, 1],
  ] as const) {
    const host = await openServices(join(folder.path, name), seededPorts(seed, '2022-01-10T01:00:00Z'));
    await host.call('session.initialise', { role: 'county', unit: HOME, person: name, language: 'zh-CN' });
    const changes = Array.from({ length: count }, (_, n) => ({
      type: 'host' as const,
      id: `${name}-${n}`,
      base_revision: null,
      values: { host_name: `${name} ${n}`, host_code: `${seed}${String(n).padStart(5, '0')}` },
    }));
    await host.call('records.save', { changes, why: null });
    if (name === 'laptop')
      file = join(folder.path, (await host.call('work.export', { folder: folder.path })).file);
    host.close();
  }
}, 60_000);
afterAll(() => folder.remove());

/**
 * Runs the driver and kills it some milliseconds after it began to merge, or (null) once it says that it is done.
 * @returns whether it had said so
 */
async function killAfter(dataDir: string, delay: number | null): Promise<boolean> {
  const child = spawn(process.execPath, [driver, dataDir, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  const hears = (word: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const listen = (): void => (said.includes(word) ? resolve() : undefined);
      child.stdout.on('data', listen);
      child.once('exit', (status) =>
        said.includes(word) ? resolve() : reject(new Error(`ended ${status}: ${said}`)),
      );
      listen();
    });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  await hears('begun');
  await (delay === null ? hears('done') : new Promise((resolve) => setTimeout(resolve, delay)));
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
  return said.includes('done');
}

it('leaves the old state or the new one when it is killed, never a part', { timeout: 180_000 }, async () => {
  const ends: string[] = [];
  for (const [run, delay] of [0, 40, 90, 150, 220, 300, 400, 550, 800, null].entries()) {
    const dataDir = join(folder.path, `run-${run}`);
    cpSync(join(folder.path, 'pc'), dataDir, { recursive: true });
    const wasDone = await killAfter(dataDir, delay);
    const ledger = await OpenLedger.open(
      dataDir,
      resourcesDir,
      'cli',
      seededPorts(9, '2022-01-11T01:00:00Z'),
    );
    try {
      const found = ledger.store.read((reader) => ({
        hosts: Number(reader.get('SELECT count(*) AS n FROM host')?.n),
        foreign: Number(reader.get('SELECT count(*) AS n FROM foreign_audit')?.n),
        keys: Number(reader.get('SELECT count(*) AS n FROM trusted_key')?.n),
        merges: Number(reader.get(`SELECT count(*) AS n FROM audit WHERE record_type = 'merge'`)?.n),
      }));
      const isNew = found.hosts > 1;
      expect(found).toEqual(
        isNew
          ? { hosts: records + 1, foreign: expect.any(Number), keys: 1, merges: 2 }
          : { hosts: 1, foreign: 0, keys: 0, merges: 0 },
      );
      if (isNew) expect(found.foreign).toBeGreaterThan(records);
      // What it said it had done is done.
      if (wasDone) expect(isNew).toBe(true);
      expect(examine(ledger.store)).toMatchObject({
        faults: [],
        chain: { first_bad_entry: null },
        diverging: null,
      });
      ends.push(isNew ? 'new' : 'old');
    } finally {
      ledger.close();
    }
  }
  expect(new Set(ends)).toEqual(new Set(['old', 'new']));
});
