import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { writeOpeningPage } from '../../../electron/browser/open-browser.ts';
import { reportNotRun } from '../../support/not-run.ts';

/**
 * A second user of the same machine, for whom `nobody` stands: reads what lies on the disk and in the list of processes,
 * and asks the host, whose port any user may connect to.
 */

const main = join(import.meta.dirname, '../../../electron/browser/main.ts');
const nobody = 65_534;
const canBeNobody = process.getuid?.() === 0;
if (!canBeNobody) reportNotRun('the second user of a machine', 'only root can be somebody else');

// Processes are started on a machine that has other things to do.
vi.setConfig({ testTimeout: 120_000 });

let folder: string;
let dataDir: string;
let host: ChildProcess | undefined;
beforeEach(() => {
  // Open to all, as a user's home is on many systems: what keeps others out must be the data folder's own rights.
  folder = mkdtempSync(join(tmpdir(), 'other-user-'));
  chmodSync(folder, 0o755);
  dataDir = join(folder, 'share', 'shanhai-ledger');
});
afterEach(() => {
  host?.kill('SIGKILL');
  host = undefined;
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a command as the other user. @returns its status and what it printed. */
function asOther(command: string, ...args: readonly string[]) {
  const { status, stdout } = spawnSync(command, args, {
    uid: nobody,
    gid: nobody,
    encoding: 'utf8',
    cwd: '/',
    // What this process loads by its environment lies where the other user may not read.
    env: { PATH: process.env.PATH },
  });
  return { status, stdout };
}

async function startHost(): Promise<URL> {
  const args = [main, '--data', dataDir, '--no-open', '--window', 'http://127.0.0.1:9'];
  host = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  host.stdout?.on('data', (part: Buffer) => {
    said += part.toString();
  });
  await expect.poll(() => said, { timeout: 60_000 }).toMatch(/#token=\S+/);
  return new URL(/http:\S+/.exec(said)?.[0] ?? '');
}

test.runIf(canBeNobody)('sees nothing of the records, nor of the page that opens the browser', async () => {
  const address = await startHost();
  const page = writeOpeningPage(dataDir, address.href);
  expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  expect(asOther('ls', folder).status).toBe(0);
  expect(asOther('ls', dataDir).status).not.toBe(0);
  for (const name of [...readdirSync(dataDir), 'ledger.sqlite-wal']) {
    expect(asOther('cat', join(dataDir, name)), name).toEqual({ status: 1, stdout: '' });
  }
  page.remove();
});

test.runIf(canBeNobody)('finds neither token nor secret in the list of processes', async () => {
  const { hash } = await startHost();
  const token = hash.slice('#token='.length);
  const { stdout } = asOther('sh', '-c', 'cat /proc/[0-9]*/cmdline | tr "\\0" " "');
  expect(stdout).toContain(dataDir);
  expect(stdout).not.toContain(token);
  const { pid } = host ?? {};
  expect(asOther('cat', `/proc/${pid}/environ`).stdout).toBe('');
});

test.runIf(canBeNobody)('gets no answer from the port but refusals', async () => {
  const { origin } = await startHost();
  const script = `
    const ask = (path, init) => fetch(${JSON.stringify(origin)} + path, init).then((answer) => answer.status);
    const post = (path, body) => ask(path, { method: 'POST', body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', origin: ${JSON.stringify(origin)}, 'x-shanhai-session': 'guess' } });
    console.log(JSON.stringify([
      await post('/api/call', { name: 'session.open', input: {} }),
      await post('/api/session', { token: 'guess' }),
    ]));`;
  // The project's own Node may lie in a folder that is closed to others.
  const node = join(folder, 'node');
  copyFileSync(process.execPath, node);
  chmodSync(node, 0o755);
  const { stdout } = asOther(node, '--input-type=module', '--eval', script);
  expect(JSON.parse(stdout)).toEqual([403, 403]);
});

test.runIf(process.platform !== 'win32')(
  'a data folder that stood open is closed, another folder is left alone',
  async () => {
    mkdirSync(dataDir, { recursive: true });
    chmodSync(dataDir, 0o755);
    await startHost();
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    host?.kill('SIGKILL');
    // Somebody's documents, with a ledger put among them: closing these to others is not for the program.
    const documents = join(folder, 'documents');
    mkdirSync(documents, { mode: 0o755 });
    writeFileSync(join(documents, 'letter.txt'), '');
    dataDir = documents;
    await startHost();
    expect(statSync(documents).mode & 0o777).toBe(0o755);
    expect(statSync(join(documents, 'ledger.sqlite')).mode & 0o077).toBe(0);
  },
);
