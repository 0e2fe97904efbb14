import { hash } from 'node:crypto';
import { canonicalFlat } from './canonical-json.ts';
import type { AuditEntry } from './domain/answers.ts';
import { normaliseText } from './domain/text.ts';
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

const columns =
  'seq, installation, person, at, record_type, record_id, field, old, new, why, previous_hash, hash';
const insert = `INSERT INTO audit (${columns})
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

function hashOf(entry: Omit<AuditEntry, 'hash'>, previous_hash: string): string {
  const { at, field, installation, new: now, old, person, record_id, record_type, seq, why } = entry;
  // In the order of their names, as canonical JSON has them.
  const said = {
    at,
    field,
    installation,
    new: now,
    old,
    person,
    previous_hash,
    record_id,
    record_type,
    seq,
    why,
  };
  return hash('sha256', canonicalFlat(said));
}

/**
 * Appends changes to the installation's hash chain, within the caller's transaction. What a person typed (name and
 * reason) is normalised as stored text is: the hash must be that of the text as it is read back.
 */
export function appendAudit(
  writer: Writer,
  installation: string,
  by: Authorship,
  changes: readonly Change[],
): void {
  const last = writer.get('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1');
  let seq = Number(last?.seq ?? 0);
  let previous = String(last?.hash ?? START);
  const { at } = by;
  const person = normaliseText(by.person);
  const why = by.why === null ? null : normaliseText(by.why);
  for (const { record_type, record_id, field, old, new: now } of changes) {
    seq += 1;
    const entry = { seq, installation, person, at, record_type, record_id, field, old, new: now, why };
    const own = hashOf(entry, previous);
    writer.run(
      insert,
      seq,
      installation,
      person,
      at,
      record_type,
      record_id,
      field,
      old,
      now,
      why,
      previous,
      own,
    );
    previous = own;
  }
}

/** Number of the newest entry about a record, 0 while there is none: it grows with every change of one. */
export function recordsSeq(reader: Reader): number {
  return Number(
    reader.get(`SELECT seq FROM audit WHERE record_type <> 'setting' ORDER BY seq DESC LIMIT 1`)?.seq ?? 0,
  );
}

/** When and by whom a record was saved last; null while none was. */
export function lastSave(reader: Reader): { readonly at: string; readonly person: string } | null {
  const row = reader.get(
    `SELECT at, person FROM audit WHERE record_type <> 'setting' ORDER BY seq DESC LIMIT 1`,
  );
  return row === undefined ? null : { at: String(row.at), person: String(row.person) };
}

/** When the ledger was begun; null before first use. */
export function firstEntryAt(reader: Reader): string | null {
  const row = reader.get('SELECT at FROM audit ORDER BY seq LIMIT 1');
  return row === undefined ? null : String(row.at);
}

/** Hash of the newest entry. */
export function auditHead(reader: Reader): string {
  return String(reader.get('SELECT hash FROM audit ORDER BY seq DESC LIMIT 1')?.hash ?? START);
}

/** An entry as a table of entries holds it. */
export function entryOf(row: SqlRow): AuditEntry {
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
    .all(`SELECT ${columns} FROM audit WHERE record_type = ? AND record_id = ? ORDER BY seq`, type, id)
    .map(entryOf);
}

/** The whole log, oldest entry first. */
export function auditEntries(reader: Reader): readonly AuditEntry[] {
  return reader.all(`SELECT ${columns} FROM audit ORDER BY seq`).map(entryOf);
}

/** Number of the first of one installation's entries that does not follow from those before it; null where all do. */
export function firstUnchained(installation: string, entries: readonly AuditEntry[]): number | null {
  let previous = START;
  for (const [index, { hash: own, ...entry }] of entries.entries()) {
    const fits = entry.seq === index + 1 && entry.installation === installation;
    if (!fits || own !== hashOf(entry, previous)) return index + 1;
    previous = own;
  }
  return null;
}

export interface ChainVerdict {
  readonly entries: number;
  /** Hash of the newest entry. */
  readonly head: string;
  /** First entry that does not fit, or null. */
  readonly first_bad_entry: number | null;
}

/**
 * Recomputes the chain; a changed, missing or inserted entry shows as the first one that does not fit. Entries cut off at
 * the end do not show: for that, compare the head with one noted earlier (a filed report carries it).
 */
export function verifyChain(reader: Reader): ChainVerdict {
  const page = `SELECT ${columns} FROM audit WHERE seq > ? ORDER BY seq LIMIT 1000`;
  let previous = START;
  let entries = 0;
  let seq = Number.MIN_SAFE_INTEGER;
  for (let rows = reader.all(page, seq); rows.length > 0; rows = reader.all(page, seq)) {
    for (const row of rows) {
      entries += 1;
      const { hash: own, ...entry } = entryOf(row);
      const fits = entry.seq === entries && row.previous_hash === previous && own === hashOf(entry, previous);
      if (!fits) return { entries, head: previous, first_bad_entry: entry.seq };
      previous = own;
      seq = entry.seq;
    }
  }
  return { entries, head: previous, first_bad_entry: null };
}

/** Ids of a type's records that an undo voided last: their making was taken back, and nothing was done to them since. */
export function undoneRecords(reader: Reader, type: string): ReadonlySet<string> {
  const last = 'SELECT max(seq) FROM audit WHERE record_type = one.record_type AND record_id = one.record_id';
  const rows = reader.all(
    `SELECT record_id FROM audit one WHERE record_type = ? AND field = 'voided' AND why = 'undo' AND seq = (${last})`,
    type,
  );
  return new Set(rows.map(({ record_id }) => String(record_id)));
}
