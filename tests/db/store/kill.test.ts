import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { examine } from '../../../db/backup.ts';
import { getRecord } from '../../../db/repositories/records.ts';
import { openTestLedger, temporaryFolder } from '../../support/store-folder.ts';

const driver = fileURLToPath(new URL('./save-until-killed.ts', import.meta.url));
let folder: ReturnType<typeof temporaryFolder>;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => folder.remove());

/** Runs the driver until it has acknowledged `enough` saves and `delay` ms have passed, then kills it with SIGKILL. */
async function killAfter(run: number, enough: number, delay: number): Promise<string[]> {
  const child = spawn(process.execPath, [driver, folder.path, String(run)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  const reached = new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.split('\n').length > enough) resolve();
    });
    child.once('exit', () => reject(new Error(`the driver ended by itself: ${said.slice(-200)}`)));
  });
  await reached;
  await new Promise((resolve) => setTimeout(resolve, delay));
  child.kill('SIGKILL');
  await once(child, 'close');
  // The last line may be cut; only whole lines are acknowledgements.
  return said.split('\n').slice(0, -1);
}

it('keeps every acknowledged save and frees the lock when killed at odd instants', {
  timeout: 60_000,
}, async () => {
  const acknowledged: string[] = [];
  for (const [run, delay] of [0, 3, 7, 1, 11, 5, 2, 17, 9, 4].entries()) {
    acknowledged.push(...(await killAfter(run, 5 + run * 7, delay)));
  }
  const ledger = await openTestLedger(folder.path);
  try {
    const missing = ledger.store.read((reader) =>
      acknowledged.filter((id) => getRecord(reader, 'host', id) === undefined),
    );
    expect(acknowledged.length).toBeGreaterThan(100);
    expect(missing).toEqual([]);
    expect(examine(ledger.store)).toMatchObject({ faults: [], chain: { first_bad_entry: null } });
  } finally {
    ledger.close();
  }
});
