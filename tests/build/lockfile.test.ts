import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { completeLock, type Lock } from '../../build/lockfile.ts';

test("the repository's lock file works on every platform and without a compiler (npm run lockfile)", () => {
  const file = join(resolve(import.meta.dirname, '../..'), 'package-lock.json');
  expect(completeLock(JSON.parse(readFileSync(file, 'utf8')))).toEqual([]);
});

test('what a registry did not serve is added, and what stands there is left alone', () => {
  const lock: Lock = {
    packages: {
      '': { optionalDependencies: {} },
      'node_modules/a': {
        dev: true,
        license: 'MIT',
        optionalDependencies: {
          '@a/binding-linux-x64-gnu': '1.2.3',
          '@a/binding-linux-arm-musleabihf': '1.2.3',
          '@a/cli-win32-x64': '^1.2.3',
          '@a/own-darwin-x64': '1.2.3',
        },
      },
      'node_modules/@a/binding-linux-x64-gnu': { version: '1.2.3' },
      'node_modules/a/node_modules/@a/own-darwin-x64': { version: '1.2.3' },
      'node_modules/better-sqlite3': { version: '13.2.0' },
    },
  };
  expect(completeLock(lock)).toEqual([
    '@a/binding-linux-arm-musleabihf',
    '@a/cli-win32-x64',
    'better-sqlite3: gypfile',
  ]);
  expect(lock.packages['node_modules/@a/binding-linux-arm-musleabihf']).toEqual({
    version: '1.2.3',
    cpu: ['arm'],
    dev: true,
    libc: ['musl'],
    license: 'MIT',
    optional: true,
    os: ['linux'],
  });
  expect(lock.packages['node_modules/@a/cli-win32-x64']).toMatchObject({
    version: '1.2.3',
    cpu: ['x64'],
    os: ['win32'],
  });
  expect(lock.packages['node_modules/better-sqlite3']).toEqual({ version: '13.2.0', gypfile: false });
  expect(completeLock(lock)).toEqual([]);
});

test('a package whose name does not tell its platform is left to a person', () => {
  const lock: Lock = { packages: { 'node_modules/a': { optionalDependencies: { '@a/extra': '1.0.0' } } } };
  expect(() => completeLock(lock)).toThrow('@a/extra');
});
