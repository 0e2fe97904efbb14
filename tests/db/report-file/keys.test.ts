import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keyFileName, loadOrCreateKeys, verify } from '../../../db/exchange/report-file/keys.ts';
import { temporaryFolder } from '../../support/store-folder.ts';
import { newKeys } from './sample-report.ts';

let folder = temporaryFolder();
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());
const keyFile = () => join(folder.path, keyFileName);

it('makes one key pair and finds it again, readable by its owner alone', async () => {
  const first = await loadOrCreateKeys(folder.path);
  const again = await loadOrCreateKeys(folder.path);
  expect(again.publicKey).toBe(first.publicKey);
  expect(first.publicKey).toMatch(/^[\w-]{43}$/);
  if (process.platform !== 'win32') expect(statSync(keyFile()).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder.path)).toEqual([keyFileName]);
});

it('hosts that start at the same moment agree on one key', async () => {
  const all = await Promise.all(Array.from({ length: 50 }, () => loadOrCreateKeys(folder.path)));
  expect(new Set(all.map((keys) => keys.publicKey)).size).toBe(1);
  expect(readdirSync(folder.path)).toEqual([keyFileName]);
});

it('signs what it verifies and nothing else', async () => {
  const keys = await loadOrCreateKeys(folder.path);
  const signature = keys.sign('龙游');
  expect(verify(keys.publicKey, '龙游', signature)).toBe(true);
  expect(verify(keys.publicKey, '龙泉', signature)).toBe(false);
  expect(verify(newKeys().publicKey, '龙游', signature)).toBe(false);
  for (const malformed of ['', 'x', `${signature}=`, ` ${signature}`, signature.slice(1)])
    expect(verify(keys.publicKey, '龙游', malformed)).toBe(false);
  expect(verify('', '龙游', signature)).toBe(false);
});

it('never replaces a key, not even a damaged one', async () => {
  writeFileSync(keyFile(), 'not a key');
  await expect(loadOrCreateKeys(folder.path)).rejects.toThrow('store_damaged');
  expect(readFileSync(keyFile(), 'utf8')).toBe('not a key');
});

it('closes a key file that copying opened to others', async (context) => {
  if (process.platform === 'win32') context.skip('Windows has no modes');
  await loadOrCreateKeys(folder.path);
  chmodSync(keyFile(), 0o644);
  await loadOrCreateKeys(folder.path);
  expect(statSync(keyFile()).mode & 0o777).toBe(0o600);
});
