import { z } from 'zod';
import type { AuditEntry } from '../answers.ts';

/** How far each installation's log is known: installation → number of its newest entry. */
export type Vector = Readonly<Record<string, number>>;

/** What the machines of one office have written, as far as it is known: entries by installation, in order, from 1 on. */
export type Logs = ReadonlyMap<string, readonly AuditEntry[]>;

/**
 * How a merge stands in the log of the machine that made it: `vector` begins it and says what the machine knew from then
 * on, the records that it changed follow, then each `decision` that a person made, and `done` ends it. The changes between
 * repeat what others wrote; they say nothing of their own.
 */
export const mergeRecord = 'merge';
export type MergeField = 'vector' | 'decision' | 'done';

const vectorEntry = z.record(z.string().max(64), z.int().min(0));

/** How far logs go. */
export function vectorOf(logs: Logs): Vector {
  const ends = [...logs].map(([installation, entries]) => [installation, entries.at(-1)?.seq ?? 0] as const);
  return Object.fromEntries(ends.filter(([, seq]) => seq > 0).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * The first installation whose merges say that they knew what its logs do not hold; null for none. A merge knows only what
 * it loaded, and whoever loaded hands all of it on: such a claim would outdo entries that are not even written yet.
 */
export function firstOverstating(logs: Logs): string | null {
  for (const [installation, entries] of logs)
    for (const { record_type, field, new: vector } of entries) {
      if (record_type !== mergeRecord || field !== 'vector') continue;
      const known = vectorEntry.safeParse(JSON.parse(vector ?? 'null'));
      if (!known.success) return installation;
      if (Object.entries(known.data).some(([of, seq]) => seq > (logs.get(of)?.length ?? 0)))
        return installation;
    }
  return null;
}

/**
 * Two sides' logs as one: of each installation the longer one.
 * @returns `forked`: the first installation of which the sides know different entries under one number, as after a backup
 *   was restored or a data folder was copied; then the logs say nothing
 */
export function joinLogs(a: Logs, b: Logs): { readonly logs: Logs; readonly forked: string | null } {
  const logs = new Map(a);
  for (const [installation, entries] of b) {
    const known = logs.get(installation) ?? [];
    const common = Math.min(known.length, entries.length);
    // Entries are chained: equal hashes are equal logs up to there.
    if (common > 0 && known[common - 1]?.hash !== entries[common - 1]?.hash)
      return { logs: a, forked: installation };
    if (entries.length > known.length) logs.set(installation, entries);
  }
  return { logs, forked: null };
}

/** One entry's place among all. */
export interface Stamp {
  readonly installation: string;
  readonly seq: number;
  readonly person: string;
  readonly at: string;
}

/** What each entry's writer knew of the other logs when it was written. */
export class Knowledge {
  /** By installation, its merges in order. */
  readonly #merges = new Map<string, { readonly seq: number; readonly vector: Vector }[]>();

  constructor(logs: Logs) {
    for (const [installation, entries] of logs) {
      const merges = entries.filter(
        ({ record_type, field }) => record_type === mergeRecord && field === 'vector',
      );
      this.#merges.set(
        installation,
        merges.map(({ seq, new: vector }) => ({ seq, vector: JSON.parse(vector ?? '{}') as Vector })),
      );
    }
  }

  /** Whether an entry was known where and when a later one was written. */
  isKnownTo(entry: Stamp, later: Stamp): boolean {
    if (entry.installation === later.installation) return entry.seq < later.seq;
    const merges = this.#merges.get(later.installation) ?? [];
    const last = merges.findLast(({ seq }) => seq < later.seq);
    return (last?.vector[entry.installation] ?? 0) >= entry.seq;
  }

  /** Whether neither writer knew of the other's entry. */
  areApart(a: Stamp, b: Stamp): boolean {
    return a !== b && !this.isKnownTo(a, b) && !this.isKnownTo(b, a);
  }
}
