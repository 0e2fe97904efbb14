import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { canImpose, conditionTable, runConditions } from './condition-run.ts';
import { flipTable, runFlips } from './flips.ts';
import { killTable, runKills, survivedAll } from './kill-run.ts';
import { runReportFlips } from './report-flips.ts';

/**
 * `npm run faults -- [--kills N] [--flips N] [--seed S] [--only K]`: kills drivers at seeded instants, puts them under
 * every condition and flips bits in every kind of place, and looks at what became of it. `--only` repeats one kill. What a
 * run that failed left behind is kept, and its folder printed.
 */

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '50' },
    flips: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    only: { type: 'string' },
  },
});
const seed = Number(values.seed);
const folder = mkdtempSync(join(tmpdir(), 'shanhai-faults-'));
const say = (text: string): void => void process.stdout.write(`${text}\n\n`);
let failed = false;

const kills = await runKills(join(folder, 'kills'), {
  ...{ count: Number(values.kills), seed },
  ...(values.only === undefined ? {} : { only: Number(values.only) }),
});
say(killTable(kills));
failed ||= !survivedAll(kills);

if (values.only === undefined) {
  if (canImpose(join(folder, 'disk'))) {
    const cells = await runConditions(join(folder, 'conditions'));
    say(conditionTable(cells));
    failed ||= cells.some(({ problems }) => problems.length > 0);
  } else say('conditions: not run, mounting a small disk is not allowed here');
  const options = { each: Number(values.flips), seed };
  for (const flips of [
    await runFlips(join(folder, 'store-flips'), options),
    await runReportFlips(join(folder, 'report-flips'), options),
  ]) {
    say(flipTable(flips));
    failed ||= flips.some(({ outcome }) => outcome === 'MISSED');
  }
}

if (failed) {
  say(`kept: ${folder}`);
  process.exitCode = 1;
} else rmSync(folder, { recursive: true });
