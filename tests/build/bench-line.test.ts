import { expect, test } from 'vitest';
import { type BenchLine, benchTable } from '../bench/line.ts';

const line = (given: Partial<BenchLine>): string =>
  benchTable([
    {
      name: 'saving',
      measured: { ms: 3, as: 'median' },
      floor: { ms: 1, as: 'median' },
      goal: { kind: 'ratio', atMost: 2, appliesIf: true, condition: 'where fsync ≥ 1 ms' },
      note: '300 rounds',
      ...given,
    },
  ]);

test('a line says the figure, what it is compared with, the ratio and whether the goal is reached', () => {
  expect(line({})).toMatch(
    /saving +3\.00 ms median +1\.00 ms median +3\.00× +≤ 2× where fsync ≥ 1 ms +not reached/,
  );
  expect(line({ measured: { ms: 2, as: 'median' } })).toMatch(/2\.00× .* reached/);
  expect(line({})).toContain('300 rounds');
});

test('a miss is not called one on a disk for which there is no goal, and a figure that is missing is not run', () => {
  const fast = { kind: 'ratio', atMost: 2, appliesIf: false, condition: '' } as const;
  expect(line({ goal: fast })).toContain('no goal on this disk');
  expect(line({ measured: null })).toMatch(/not run\n/);
});

test('a time is held against its limit', () => {
  const goal = { kind: 'time', atMostMs: 3 } as const;
  expect(line({ goal, floor: null })).toMatch(/3\.00 ms median +— +— +≤ 3 ms +reached/);
  expect(line({ goal, measured: { ms: 3.01, as: 'p95' } })).toContain('not reached');
});
