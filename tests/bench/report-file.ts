import type { BenchLine } from './line.ts';

/** Making the report file of the year from the ledger; *not run* while the sheets for people are not drawn. */
export async function benchReportFile(_folder: string): Promise<readonly BenchLine[]> {
  return [
    {
      name: 'report file for 121 villages',
      measured: null,
      floor: null,
      goal: { kind: 'time', atMostMs: 300 },
      note: 'not run: the sheets of a report are not drawn yet',
    },
  ];
}
