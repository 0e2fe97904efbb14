import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { temporaryFolder } from '../support/store-folder.ts';
import { canImpose, conditionTable, runConditions } from './condition-run.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => folder.remove());

it('says what is wrong with the disk in the right words, loses nothing, and goes on once it is put right', {
  timeout: 300_000,
}, async (context) => {
  if (!canImpose(join(folder.path, 'disk')))
    context.skip('no small disk: mounting one, or limiting a process, is not allowed here');
  const cells = await runConditions(join(folder.path, 'conditions'));
  const table = conditionTable(cells);
  process.stdout.write(`${table}\n`);
  expect(
    cells.flatMap(({ problems }) => problems),
    table,
  ).toEqual([]);
  // Each condition was felt, or the run said little.
  for (const name of new Set(cells.map(({ condition }) => condition)))
    expect(cells.filter((cell) => cell.condition === name && cell.answer !== 'done').length).toBeGreaterThan(
      3,
    );
});
