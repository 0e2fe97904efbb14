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
    const holds = (name: string): boolean =>
      load.files.some(({ file }) => file.startsWith(`assets/${name}-`));
    expect(holds('ThisPeriodPage')).toBe(true);
    for (const other of ['RecordForm', 'LedgerGrid', 'CheckPage']) expect(holds(other), other).toBe(false);
  });

  test('is at most 500 KB gzipped', () => {
    expect(load.bytes).toBeLessThanOrEqual(500_000);
  });
});
