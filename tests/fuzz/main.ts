import { parseArgs } from 'node:util';
import { runFuzz } from './run-fuzz.ts';

/**
 * `npm run fuzz -- [--runs N] [--from K]`: reads N mutated workbooks from the K-th on. Prints what they came to, and each
 * that came to something else than a workbook or a refusal with what was done to it; exit status 1 if there is one.
 * `--from K --runs 1` repeats one.
 */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '10000' },
    from: { type: 'string', default: '0' },
  },
});
const from = Number(values.from);
const { outcomes, findings, slowest } = await runFuzz({ from, to: from + Number(values.runs) });
for (const [outcome, count] of [...outcomes].sort(([, a], [, b]) => b - a))
  process.stdout.write(`${String(count).padStart(7)}  ${outcome}\n`);
process.stdout.write(`slowest ${Math.round(slowest.ms)} ms (${slowest.run}); findings ${findings.length}\n`);
for (const { run, seed, did, fault } of findings)
  process.stdout.write(`${run} ${seed}: ${did}\n  ${fault}\n`);
if (findings.length > 0) process.exitCode = 1;
