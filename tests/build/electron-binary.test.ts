import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { downloadServer, electronBinary, installElectron } from '../../build/electron-binary.ts';

let folder: string;
let server: Server;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'electron-package-'));
  // A download server that takes the connection and never says a word.
  server = createServer(() => {});
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  vi.stubEnv('ELECTRON_MIRROR', `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  vi.stubEnv('npm_config_electron_mirror', '');
  vi.stubEnv('ELECTRON_GET_USE_PROXY', '');
  vi.stubEnv('NODE_USE_ENV_PROXY', '');
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', undefined);
  vi.stubEnv('XDG_CACHE_HOME', join(folder, 'no-cache'));
  vi.stubEnv('HOME', folder);
});

afterEach(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

function installer(source: string): void {
  writeFileSync(join(folder, 'package.json'), '{ "type": "commonjs" }');
  writeFileSync(join(folder, 'install.js'), source);
}

const writesElectron = `
  const { mkdirSync, writeFileSync } = require('node:fs');
  const { join } = require('node:path');
  mkdirSync(join(__dirname, 'dist'), { recursive: true });
  writeFileSync(join(__dirname, 'dist', 'electron'), 'program');
  writeFileSync(join(__dirname, 'path.txt'), 'electron');`;

const hangs = 'setInterval(() => {}, 1000);';

test('an installed Electron is found without loading its package', async () => {
  expect(electronBinary(folder)).toBeUndefined();
  installer(writesElectron);
  expect(await installElectron(() => {}, { answer: 2_000, stall: 10_000 }, folder)).toBeUndefined();
  expect(electronBinary(folder)).toBe(join(folder, 'dist/electron'));
});

test('a download that stalls is given up', async () => {
  installer(hangs);
  const reason = await installElectron(() => {}, { answer: 5_000, stall: 700 }, folder);
  expect(reason).toBe('no progress for 0.7 s');
});

test('a server that cannot be reached is given up at once', async () => {
  await new Promise((done) => server.close(done));
  installer(hangs);
  const start = Date.now();
  const reason = await installElectron(() => {}, { answer: 5_000, stall: 15_000 }, folder);
  expect(reason).toBe('127.0.0.1 cannot be reached: ECONNREFUSED');
  expect(Date.now() - start).toBeLessThan(5_000);
});

test('a slow download is waited for as long as bytes come', async () => {
  installer(`
    const { appendFileSync } = require('node:fs');
    const { join } = require('node:path');
    let rounds = 0;
    setInterval(() => {
      appendFileSync(join(process.env.TMPDIR, 'download'), 'x'.repeat(1000));
      if ((rounds += 1) === 20) { ${writesElectron} process.exit(); }
    }, 100);`);
  expect(await installElectron(() => {}, { answer: 5_000, stall: 1_500 }, folder)).toBeUndefined();
});

test("an installer's own error is the reason, and its temporary files are gone", async () => {
  vi.stubEnv('TMPDIR', folder);
  installer("console.error(new TypeError('fetch failed').stack); process.exitCode = 1;");
  expect(await installElectron(() => {}, { answer: 2_000, stall: 10_000 }, folder)).toBe(
    'TypeError: fetch failed',
  );
  expect(readdirSync(folder).toSorted()).toEqual(['install.js', 'package.json']);
});

test('the mirror or proxy that the installer would use is the server that must answer', () => {
  expect(downloadServer({}).hostname).toBe('github.com');
  expect(downloadServer({ ELECTRON_MIRROR: 'https://mirror.test/electron/' }).hostname).toBe('mirror.test');
  expect(downloadServer({ HTTPS_PROXY: 'http://proxy.test:3128' }).hostname).toBe('github.com');
  const proxied = { HTTPS_PROXY: 'http://proxy.test:3128', ELECTRON_GET_USE_PROXY: '1' };
  expect(downloadServer(proxied).host).toBe('proxy.test:3128');
});
