import { type RecordType, recordTypes } from './domain/records/catalogue.ts';
import { systemFieldNames } from './domain/records/declaration.ts';
import { normaliseText } from './domain/text.ts';
import type { Reader, SqlRow, SqlValue } from './store-handles.ts';

/** A record that does not say what the audit log says of it. */
export interface DivergingRecord {
  readonly type: RecordType;
  readonly id: string;
  /** Null where the log, or the table, does not know the record at all. */
  readonly field: string | null;
}

const recordsAtATime = 500;
const entriesAtATime = 2000;

/**
 * Compares every record with what the audit log says it must be. SQLite's pages carry no checksum, so a flipped bit inside
 * an amount is an intact page with another amount: only the log, whose chain of hashes is checked by `verifyChain`, knows
 * better. Reads both sides once, in order of ids, whatever their size.
 *
 * Works on stores of earlier versions too: a column that the log never named must be blank, and a field that has been
 * given up since stands in the log only. A migration that changes recorded values has to log what it changes.
 * @returns the first record that differs, or null
 */
export function firstDiverging(reader: Reader): DivergingRecord | null {
  const tables = new Set(
    reader.all(`SELECT name FROM sqlite_schema WHERE type = 'table'`).map((row) => row.name),
  );
  const units = unitsOf(reader);
  for (const type of recordTypes) {
    const found = tables.has(type) ? divergingOf(reader, type, units) : null;
    if (found !== null) return found;
  }
  return null;
}

/** What the log says of one record: its values in the end, and what it says of the system fields. */
interface Logged {
  readonly id: string;
  readonly values: Record<string, unknown>;
  /** Null when the log has changes of it but never its creation. */
  readonly created: { readonly at: string; readonly by: string } | null;
  readonly updated: { readonly at: string; readonly by: string };
  /** Saves that can be told apart, and entries: the revision lies between both. */
  readonly saves: number;
  readonly entries: number;
}

function divergingOf(reader: Reader, type: RecordType, units: ReadonlySet<string>): DivergingRecord | null {
  const records = recordsOf(reader, type);
  const logged = loggedRecords(reader, type);
  for (;;) {
    const [record, log] = [records.next().value, logged.next().value];
    if (record === undefined && log === undefined) return null;
    // Both go in order of ids: of two that differ, the first has no partner.
    if (record?.id !== log?.id) return { type, id: firstOf(record, log), field: null };
    const field = record === undefined || log === undefined ? undefined : divergingField(record, log, units);
    if (field !== undefined) return { type, id: String(record?.id), field };
  }
}

function firstOf(record: SqlRow | undefined, log: Logged | undefined): string {
  if (record === undefined) return log?.id ?? '';
  return log === undefined || isBefore(String(record.id), log.id) ? String(record.id) : log.id;
}

/** SQLite orders text by its UTF-8 bytes, JavaScript by UTF-16 units: the two differ beyond the basic plane. */
const isBefore = (a: string, b: string): boolean => Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0;

const systemFields = new Set<string>(systemFieldNames.filter((name) => name !== 'voided'));

function divergingField(row: SqlRow, logged: Logged, units: ReadonlySet<string>): string | undefined {
  const { values, created, updated, saves, entries } = logged;
  const typed = Object.keys(row).filter((name) => !systemFields.has(name));
  const differing = typed.find((name) => row[name] !== asStored(values[name]));
  if (differing !== undefined) return differing;
  const revision = Number(row.revision);
  // Two saves of one record within a millisecond look like one in the log, so the revision has some room.
  if (revision < saves || revision > entries) return 'revision';
  if (row.created_at !== created?.at) return 'created_at';
  if (normaliseText(String(row.created_by)) !== created?.by) return 'created_by';
  if (row.updated_at !== updated.at) return 'updated_at';
  if (normaliseText(String(row.updated_by)) !== updated.by) return 'updated_by';
  return units.has(String(row.county_code)) ? undefined : 'county_code';
}

const asStored = (value: unknown): unknown => (typeof value === 'boolean' ? Number(value) : (value ?? null));

function* recordsOf(reader: Reader, type: RecordType): Generator<SqlRow, undefined> {
  const page = `SELECT * FROM ${type} WHERE id > ? ORDER BY id LIMIT ${recordsAtATime}`;
  let after: SqlValue = '';
  for (let rows = reader.all(page, after); rows.length > 0; rows = reader.all(page, after)) {
    yield* rows;
    after = rows.at(-1)?.id ?? '';
  }
}

function* loggedRecords(reader: Reader, type: string): Generator<Logged, undefined> {
  let of: SqlRow[] = [];
  for (const entry of entriesOf(reader, type)) {
    if (of.length > 0 && of[0]?.record_id !== entry.record_id) {
      yield replayed(of);
      of = [];
    }
    of.push(entry);
  }
  if (of.length > 0) yield replayed(of);
}

/** The log's entries of a type by record and then by time, as its index has them. */
function* entriesOf(reader: Reader, type: string): Generator<SqlRow, undefined> {
  const page = `SELECT seq, person, at, record_id, field, new, why FROM audit
    WHERE record_type = ? AND (record_id, seq) > (?, ?) ORDER BY record_id, seq LIMIT ${entriesAtATime}`;
  let [id, seq]: [SqlValue, SqlValue] = ['', 0];
  for (let rows = reader.all(page, type, id, seq); rows.length > 0; rows = reader.all(page, type, id, seq)) {
    yield* rows;
    const last = rows.at(-1);
    id = last?.record_id ?? '';
    seq = last?.seq ?? 0;
  }
}

function replayed(entries: readonly SqlRow[]): Logged {
  const values: Record<string, unknown> = {};
  let created: Logged['created'] = null;
  let saves = 0;
  let before: SqlRow | undefined;
  let inSave = new Set<string>();
  for (const entry of entries) {
    const value = parsed(entry.new);
    const field = entry.field === null ? null : String(entry.field);
    const goesOn =
      before !== undefined &&
      before.field !== null &&
      field !== null &&
      Number(entry.seq) === Number(before.seq) + 1 &&
      ['at', 'person', 'why'].every((name) => entry[name] === before?.[name]) &&
      !inSave.has(field);
    if (!goesOn) {
      saves += 1;
      inSave = new Set();
    }
    if (field === null) {
      Object.assign(values, value);
      created = { at: String(entry.at), by: String(entry.person) };
    } else {
      values[field] = value;
      inSave.add(field);
    }
    before = entry;
  }
  const updated = { at: String(before?.at), by: String(before?.person) };
  return { id: String(before?.record_id), values, created, updated, saves, entries: entries.length };
}

/** A log that was damaged itself may hold anything; its chain says so, and here it is unlike every record. */
function parsed(text: SqlValue | undefined): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}

/** Every unit that records were kept for; the province has none and stands as 33. */
function unitsOf(reader: Reader): ReadonlySet<string> {
  const entries = [...entriesOf(reader, 'setting')].filter(({ field }) => field === 'unit');
  return new Set(['33', ...entries.map((entry) => String(parsed(entry.new)))]);
}

/** Logged settings that are not as the log says: `setting <key>`. How lists were looked at last is not logged. */
export function damagedSettings(reader: Reader): readonly string[] {
  const newest = new Map<string, SqlValue | undefined>();
  for (const { field, new: value } of entriesOf(reader, 'setting')) newest.set(String(field), value);
  return [...newest]
    .filter(([key, value]) => reader.get('SELECT value FROM setting WHERE key = ?', key)?.value !== value)
    .map(([key]) => `setting ${key}`);
}
