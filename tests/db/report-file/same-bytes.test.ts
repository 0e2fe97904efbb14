import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { keyFileName } from '../../../db/exchange/report-file/keys.ts';
import { temporaryFolder } from '../../support/store-folder.ts';
import { drawnReports, recordsOf } from './drawn-report.ts';
import { richCounty } from './rich-county.ts';

const run = promisify(execFile);
const printer = fileURLToPath(new URL('./print-report-hashes.ts', import.meta.url));
const folder = temporaryFolder();
afterAll(() => folder.remove());

const places = [
  { TZ: 'America/New_York', LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8' },
  { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
];

async function hashesIn(name: string, period = '2021'): Promise<string[]> {
  const path = join(folder.path, name);
  const key = join(folder.path, 'first', 'data', keyFileName);
  await mkdir(join(path, 'data'), { recursive: true });
  if (name !== 'first') await copyFile(key, join(path, 'data', keyFileName));
  const reports = await drawnReports(path, recordsOf(richCounty()), ['2021Q4', period]);
  return [...reports.values()].map(({ bytes }) => createHash('sha256').update(bytes).digest('hex'));
}

it('the same records and key give the same drawn reports again, in every time zone and locale', {
  timeout: 60_000,
}, async () => {
  const first = await hashesIn('first');
  expect(new Set(first).size).toBe(2);
  expect(await hashesIn('second')).toEqual(first);
  const key = join(folder.path, 'first', 'data', keyFileName);
  for (const place of places) {
    const env = { ...process.env, ...place, NODE_OPTIONS: '' };
    const { stdout } = await run(process.execPath, [printer, key], { env });
    expect(stdout.split(' ')).toEqual([...first, place.TZ]);
  }
});
