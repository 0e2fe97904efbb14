import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { BenchLine } from './line.ts';

const run = promisify(execFile);
const reader = fileURLToPath(new URL('../db/workbook/read-hostile.ts', import.meta.url));
/** What a hostile file may take: seconds by the clock, and memory beside what the program had before. */
const most = { seconds: 1, megabytes: 250 };

interface HostileRead {
  readonly what: string;
  readonly outcome: string;
  readonly seconds: number;
  readonly megabytes: number;
}

/**
 * Every hostile file of the collection goes the way of a file that somebody picks, one after the other: the slowest, the
 * largest, and how many take more than they may.
 */
export async function benchHostile(): Promise<readonly BenchLine[]> {
  const { stdout } = await run(process.execPath, ['--expose-gc', reader, '--worker'], { maxBuffer: 1 << 24 });
  const reads = stdout
    .trim()
    .split('\n')
    .map((line): HostileRead => {
      const [what, outcome, , megabytes, seconds] = JSON.parse(line) as [
        string,
        string,
        number,
        number | null,
        number,
      ];
      return { what, outcome, seconds, megabytes: megabytes ?? 0 };
    });
  const slowest = largest(reads, ({ seconds }) => seconds);
  const biggest = largest(reads, ({ megabytes }) => megabytes);
  const beyond = reads.filter(
    ({ seconds, megabytes }) => seconds > most.seconds || megabytes > most.megabytes,
  );
  const read = reads.filter(({ outcome }) => outcome === 'read').length;
  return [
    {
      name: 'hostile files, the slowest',
      measured: { ms: slowest.seconds * 1000, as: 'once' },
      floor: null,
      goal: { kind: 'time', atMostMs: most.seconds * 1000 },
      note: [
        `${reads.length} files through the worker, ${reads.length - read} refused; slowest: ${slowest.what} (${slowest.outcome})`,
        `most memory: ${biggest.megabytes} MB, ${biggest.what} (${biggest.outcome}; goal ${most.megabytes})`,
        `beyond either: ${beyond.length === 0 ? 'none' : beyond.map(({ what }) => what).join(', ')}`,
      ].join('; '),
    },
  ];
}

function largest(reads: readonly HostileRead[], of: (read: HostileRead) => number): HostileRead {
  const found = reads.toSorted((a, b) => of(b) - of(a))[0];
  if (found === undefined) throw new Error('nothing was read');
  return found;
}
