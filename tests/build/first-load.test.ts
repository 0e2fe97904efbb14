import { beforeAll, describe, expect, test } from 'vitest';
import { ensureBuilt } from '../../build/bundle.ts';
import { type FirstLoad, firstLoadOf } from '../../build/first-load.ts';

describe('what the window fetches before its first page stands', () => {
  let load: FirstLoad;
  beforeAll(async () => {
    await ensureBuilt('window');
    load = firstLoadOf();
  }, 120_000);

  test('holds the page, and not the grids and forms of other pages', () => {
    const names = load.files.map(({ file }) => file.replace(/^assets\/|-[^-]*$/g, ''));
    expect(names).toContain('ThisPeriodPage');
    expect(names).not.toContain('RecordForm');
    expect(names).not.toContain('LedgerGrid');
  });

  test('is at most 500 KB gzipped', () => {
    expect(load.bytes).toBeLessThanOrEqual(500_000);
  });
});
