import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { temporaryFolder } from '../support/store-folder.ts';
import { killTable, runKills } from './kill-run.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => folder.remove());

it('loses nothing that was acknowledged, whenever it is killed', { timeout: 240_000 }, async () => {
  const run = await runKills(join(folder.path, 'kills'), { count: 50, seed: 20_261_127 });
  const table = killTable(run);
  process.stdout.write(`${table}\n`);
  expect(
    run.kills.filter(({ problems }) => problems.length > 0),
    table,
  ).toEqual([]);
  expect(run.missed, table).toEqual([]);
});
