import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { killFolder, killTable, runKills, survivedAll } from './kill-run.ts';

/**
 * `npm run faults -- [--kills N] [--seed S] [--only K]`: kills drivers at seeded random instants and looks at what they
 * left behind. What a kill that was not survived left is kept, and its folder printed.
 */

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '50' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    only: { type: 'string' },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'shanhai-faults-'));
const run = await runKills(killFolder(folder), {
  count: Number(values.kills),
  seed: Number(values.seed),
  ...(values.only === undefined ? {} : { only: Number(values.only) }),
});
process.stdout.write(`${killTable(run)}\n`);
if (survivedAll(run)) rmSync(folder, { recursive: true });
else {
  process.stdout.write(`kept: ${folder}\n`);
  process.exitCode = 1;
}
