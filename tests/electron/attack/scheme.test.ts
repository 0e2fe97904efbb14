import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentSecurityPolicy, securityHeaders } from '../../../electron/content-security.ts';
import { registerAppScheme, serveAppScheme } from '../../../electron/protocol.ts';
import { protocol } from '../../support/electron-double.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'app-scheme-'));
  mkdirSync(join(folder, 'window', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.json'), '{"outside":true}');
  writeFileSync(join(folder, 'window', 'index.html'), '<title>山海台账</title>');
  writeFileSync(join(folder, 'window', 'assets', 'a.js'), 'export {};');
  writeFileSync(join(folder, 'window', 'assets', 'a.exe'), 'outside of the kinds that are served');
  symlinkSync(join(folder, 'secret.json'), join(folder, 'window', 'link.json'));
  registerAppScheme();
  serveAppScheme(join(folder, 'window'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function get(url: string, method = 'GET'): Promise<Response> {
  const handler = protocol.handlers.get('app');
  if (handler === undefined) throw new Error('no handler');
  return handler({ url, method } as Request);
}

test('the scheme is a secure one with an origin of its own, and cannot go around the policy', () => {
  const [scheme, ...others] = protocol.privileged;
  expect(others).toEqual([]);
  expect(scheme).toMatchObject({ scheme: 'app', privileges: { standard: true, secure: true } });
  for (const privilege of [
    'bypassCSP',
    'corsEnabled',
    'allowServiceWorkers',
    'allowExtensions',
    'stream',
  ] as const) {
    expect(scheme?.privileges?.[privilege as 'bypassCSP'] ?? false, privilege).toBe(false);
  }
});

test('the window’s files are served with their types and the policy', async () => {
  const page = await get('app://ledger/');
  expect([page.status, await page.text()]).toEqual([200, '<title>山海台账</title>']);
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
  const script = await get('app://ledger/assets/a.js?v=1');
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
});

test.each([
  'app://ledger/../secret.json',
  'app://ledger/%2e%2e/secret.json',
  'app://ledger/%2E%2E%2Fsecret.json',
  'app://ledger/.%2e/secret.json',
  'app://ledger/..%2fsecret.json',
  'app://ledger/..%5csecret.json',
  'app://ledger/..\\secret.json',
  'app://ledger/%252e%252e/secret.json',
  'app://ledger/%c0%ae%c0%ae/secret.json',
  'app://ledger/assets/../../secret.json',
  'app://ledger/assets/..;/secret.json',
  'app://ledger//secret.json',
  'app://ledger/link.json',
  'app://ledger/assets/',
  'app://ledger/assets',
  'app://ledger/assets/a.exe',
  'app://ledger/assets/a.js%00.html',
  'app://ledger/index.html::$DATA',
  'app://ledger/etc/passwd',
  'app://ledger/C:/Windows/win.ini',
  'app://ledger/constructor',
  'app://ledger/__proto__',
  'app://ledger?/../secret.json',
  'app://ledger/?/../secret.json#',
  'app://ledger:81/index.html',
  'app://user:word@ledger/index.html',
  'app://LEDGER.evil/index.html',
  'app://other/index.html',
  'app://secret.json/',
  'app:///index.html',
  'app:index.html',
  'not an address',
])('nothing outside lies at %s', async (url) => {
  const answer = await get(url);
  const text = await answer.text();
  expect(text).not.toContain('outside');
  // An address with a question mark in front of the attack is the page itself, and nothing else.
  if (answer.status === 200) expect([url.includes('?'), text]).toEqual([true, '<title>山海台账</title>']);
  else expect(answer.status).toBe(404);
  for (const [name, value] of Object.entries(securityHeaders)) expect(answer.headers.get(name)).toBe(value);
});

test.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'PATCH'])(
  '%s gets nothing',
  async (method) => {
    const answer = await get('app://ledger/', method);
    expect([answer.status, await answer.text()]).toEqual([404, 'not found']);
  },
);
