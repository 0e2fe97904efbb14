import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Result } from '../../db/domain/failure.ts';

/** The browser host as it is started: its own process, the real store thread, a data folder of its own. */

const main = join(import.meta.dirname, '../../electron/browser/main.ts');
let dataDir: string;
// Several processes at once, on a machine that has other things to do.
vi.setConfig({ testTimeout: 120_000 });
const started: ChildProcess[] = [];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'browser-main-'));
});
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
});

interface Running {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Exit status. */
  readonly ended: Promise<number | null>;
}

function run(...args: string[]): Running {
  // The window's own build is not needed here: its files would be asked of a development server, which nobody does.
  const all = [main, '--data', dataDir, '--no-open', '--window', 'http://127.0.0.1:9', ...args];
  const child = spawn(process.execPath, all, { stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  let text = '';
  child.stdout.on('data', (part: Buffer) => {
    text += part.toString();
  });
  child.stderr.on('data', (part: Buffer) => {
    text += part.toString();
  });
  return { child, output: () => text, ended: new Promise((resolve) => child.once('close', resolve)) };
}

const addressPattern = /http:\/\/127\.0\.0\.1:\d+\/#token=\S+/;

async function addressOf({ output }: Running): Promise<URL> {
  await expect.poll(output, { timeout: 60_000 }).toMatch(addressPattern);
  return new URL(addressPattern.exec(output())?.[0] ?? '');
}

async function post<T>(origin: string, path: string, body: unknown, secret = ''): Promise<Result<T>> {
  const headers = { 'content-type': 'application/json', origin, 'x-shanhai-session': secret };
  const answer = await fetch(origin + path, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await answer.json()) as Result<T>;
}

test('prints one address, answers calls from the real store, and closes it on SIGTERM', async () => {
  const host = run();
  const { origin, hash } = await addressOf(host);
  expect(host.output().trim().split('\n')).toHaveLength(1);
  const opened = await post<{ secret: string }>(origin, '/api/session', {
    token: hash.slice('#token='.length),
  });
  if (!opened.ok) throw new Error(opened.failure.code);
  const ask = (name: string, input: unknown) =>
    post(origin, '/api/call', { name, input }, opened.value.secret);
  expect(await ask('session.open', {})).toMatchObject({ ok: true, value: { initialised: false } });
  expect(await ask('files.places', {})).toMatchObject({ ok: true });
  expect(await ask('no.such', {})).toMatchObject({ failure: { code: 'unknown_call' } });
  expect(await ask('session.open', { more: 1 })).toMatchObject({ failure: { code: 'rejected' } });
  host.child.kill('SIGTERM');
  expect(await host.ended).toBe(0);
  // A store that was closed has taken its log back in, and the lock is free.
  expect(readdirSync(dataDir).filter((name) => /-wal$|-shm$|^lock\.json$|^open-/.test(name))).toEqual([]);
  const again = run();
  await addressOf(again);
  again.child.kill('SIGINT');
  expect(await again.ended).toBe(0);
});

test('a second process is told in both languages that the records are in use, exit status 3', async () => {
  const first = run();
  await addressOf(first);
  const second = run();
  expect(await second.ended).toBe(3);
  expect(second.output()).toMatch(/正被.*使用/);
  expect(second.output()).toMatch(/in use/);
  expect(second.output()).not.toMatch(addressPattern);
  first.child.kill('SIGKILL');
  await first.ended;
  // The kernel gave the lock back.
  await addressOf(run());
});

test('a damaged store is left as it was, and the page that shows the ways out is served', async () => {
  const file = join(dataDir, 'ledger.sqlite');
  const damaged = Buffer.alloc(8192, 'damaged ');
  writeFileSync(file, damaged);
  const host = run();
  await addressOf(host);
  expect(readFileSync(file).equals(damaged)).toBe(true);
  expect(existsSync(`${file}-wal`)).toBe(false);
});

test('a port that is taken, and arguments that mean nothing, are said in one go', async () => {
  const first = run();
  const { port } = await addressOf(first);
  const elsewhere = mkdtempSync(join(tmpdir(), 'browser-main-'));
  const second = run('--data', elsewhere, '--port', port);
  expect(await second.ended).toBe(3);
  expect(second.output()).toContain(`Port ${port} cannot be used`);
  rmSync(elsewhere, { recursive: true });
  expect(await run('--port', 'x').ended).toBe(2);
  expect(await run('--unknown').ended).toBe(2);
});
