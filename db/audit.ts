import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { AuditEntry } from './domain/answers.ts';
import type { Reader, SqlRow, Writer } from './store-handles.ts';

/** One change to be logged: `field` null for a creation, whose `new` holds all values. */
export interface Change {
  readonly record_type: string;
  readonly record_id: string;
  readonly field: string | null;
  /** JSON texts. */
  readonly old: string | null;
  readonly new: string | null;
}

/** Who changed something, when and why. */
export interface Authorship {
  readonly person: string;
  /** ISO instant. */
  readonly at: string;
  readonly why: string | null;
}

const START = '0'.repeat(64);

const insert = `INSERT INTO audit
  (seq, installation, person, at, record_type, record_id, field, old, new, why, previous_hash, hash)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

function hashOf(entry: Omit<AuditEntry, 'hash'>, previousHash: string): string {
  const text = canonicalize({ ...entry, previous_hash: previousHash });
  return createHash('sha256')
    .update(text ?? '')
    .digest('hex');
}

/** Appends changes to the installation's hash chain, within the caller's transaction. */
export function appendAudit(
  writer: Writer,
  installation: string,
  by: Authorship,
  changes: readonly Change[],
): void {
  const last = writer.get('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1');
  let seq = Number(last?.seq ?? 0);
  let previous = String(last?.hash ?? START);
  for (const change of changes) {
    seq += 1;
    const entry = { seq, installation, ...by, ...change };
    const hash = hashOf(entry, previous);
    writer.run(
      insert,
      seq,
      installation,
      by.person,
      by.at,
      change.record_type,
      change.record_id,
      change.field,
      change.old,
      change.new,
      by.why,
      previous,
      hash,
    );
    previous = hash;
  }
}

function entryOf(row: SqlRow): AuditEntry {
  const text = (name: string): string | null => (row[name] === null ? null : String(row[name]));
  return {
    seq: Number(row.seq),
    installation: String(row.installation),
    person: String(row.person),
    at: String(row.at),
    record_type: String(row.record_type),
    record_id: String(row.record_id),
    field: text('field'),
    old: text('old'),
    new: text('new'),
    why: text('why'),
    hash: String(row.hash),
  };
}

/** Log entries of one record, oldest first. */
export function recordHistory(reader: Reader, type: string, id: string): readonly AuditEntry[] {
  return reader
    .all('SELECT * FROM audit WHERE record_type = ? AND record_id = ? ORDER BY seq', type, id)
    .map(entryOf);
}

export interface ChainVerdict {
  readonly entries: number;
  /** Hash of the newest entry. */
  readonly head: string;
  /** First entry that does not fit, or null. */
  readonly first_bad_entry: number | null;
}

/** Recomputes the chain; a changed, missing or inserted entry shows as the first one that does not fit. */
export function verifyChain(reader: Reader): ChainVerdict {
  let previous = START;
  let entries = 0;
  for (const row of reader.all('SELECT * FROM audit ORDER BY seq')) {
    entries += 1;
    const { hash, ...entry } = entryOf(row);
    const fits = entry.seq === entries && row.previous_hash === previous && hash === hashOf(entry, previous);
    if (!fits) return { entries, head: previous, first_bad_entry: entry.seq };
    previous = hash;
  }
  return { entries, head: previous, first_bad_entry: null };
}
