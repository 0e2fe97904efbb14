import { expect, it } from 'vitest';
import { mutate } from './mutate.ts';
import { runFuzz } from './run-fuzz.ts';
import { fuzzSeeds } from './seeds.ts';

// More of them by hand: `npm run fuzz -- --runs 10000`.
const runs = 200;

it(`${runs} mutated workbooks come to a workbook or a refusal, and to nothing else`, {
  timeout: 120_000,
}, async () => {
  const { outcomes, findings } = await runFuzz({ from: 0, to: runs });
  expect(findings).toEqual([]);
  expect([...outcomes.values()].reduce((sum, count) => sum + count, 0)).toBe(runs);
  // Mutants that are all refused at the door would say nothing about the parser behind it.
  expect(outcomes.get('read')).toBeGreaterThan(runs / 5);
});

it('the same seed makes the same mutant', async () => {
  const [seed] = await fuzzSeeds();
  if (seed === undefined) throw new Error('no seeds');
  for (const run of [1, 7, 8, 9, 10]) expect(mutate(seed.bytes, run)).toEqual(mutate(seed.bytes, run));
});
