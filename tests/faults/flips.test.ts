import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/store-folder.ts';
import { type Flip, flipTable, runFlips } from './flips.ts';
import { runReportFlips } from './report-flips.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => folder.remove());

const options = { each: 6, seed: 20_261_127 };
function expectNoneMissed(flips: readonly Flip[]): void {
  const table = flipTable(flips);
  process.stdout.write(`${table}\n`);
  expect(
    flips.filter(({ outcome }) => outcome === 'MISSED'),
    table,
  ).toEqual([]);
}

describe('a flipped bit is found or does no harm', { timeout: 300_000 }, () => {
  it('in every kind of page of the store and its log', async () => {
    const flips = await runFlips(join(folder.path, 'store'), options);
    expectNoneMissed(flips);
    // What is flipped in the tables that hold the data must show.
    for (const kind of ['audit leaf', 'records overflow', 'report_file overflow', 'form_draft leaf'])
      expect(
        flips.filter((flip) => flip.kind === kind && flip.outcome !== 'harmless').length,
        kind,
      ).toBeGreaterThan(0);
  });

  it('in every part of a report file', async () => {
    // Each is read by a worker of its own, as every file from outside is: few here, more by `npm run faults`.
    expectNoneMissed(await runReportFlips(join(folder.path, 'report'), { ...options, each: 2 }));
  });
});
