import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fingerprint } from '../../build/bundle.ts';
import { rewriteAddress } from '../../build/source-addresses.ts';

describe('a bundle is stale', () => {
  let folder: string;
  const print = (): string => fingerprint(['src', 'config.ts'], folder);
  const write = (file: string, text: string): void => writeFileSync(join(folder, file), text);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'bundle-'));
    mkdirSync(join(folder, 'src/inner'), { recursive: true });
    write('src/inner/a.ts', 'one');
    write('config.ts', 'two');
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('when a source changes, appears, moves or goes, and not when only its time does', () => {
    const before = print();
    utimesSync(join(folder, 'config.ts'), new Date(0), new Date(0));
    expect(print()).toBe(before);

    write('config.ts', 'three');
    const changed = print();
    expect(changed).not.toBe(before);

    write('src/b.ts', '');
    expect(print()).not.toBe(changed);
    rmSync(join(folder, 'src/b.ts'));
    expect(print()).toBe(changed);
    rmSync(join(folder, 'config.ts'));
    expect(print()).not.toBe(changed);
  });
});

describe('an address in the desktop bundle', () => {
  const entries = { main: 'electron/main.ts', 'store-thread': 'db/thread/store-thread.ts' };
  const rewrite = (file: string, target: string): unknown => rewriteAddress(file, target, entries);

  test('of a worker becomes the built worker', () => {
    expect(rewrite('db/thread/start.ts', './store-thread.ts')).toEqual({ to: './store-thread.mjs' });
  });

  test('of data is copied beside the bundle', () => {
    expect(rewrite('db/migrate.ts', './migrations/')).toEqual({
      to: './db/migrations/',
      copy: 'db/migrations/',
    });
  });

  test('of the built window and of package.json finds them from out/electron', () => {
    expect(rewrite('electron/main.ts', '../out/renderer/')).toEqual({ to: '../renderer/' });
    expect(rewrite('electron/app-info.ts', '../package.json')).toEqual({ to: '../../package.json' });
  });

  test('of anything else stays', () => {
    expect(rewrite('electron/main.ts', '../docs/manual.html')).toBeUndefined();
  });
});
