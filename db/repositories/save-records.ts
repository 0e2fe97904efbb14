import type { z } from 'zod';
import { appendAudit, type Change } from '../audit.ts';
import { canonicalFlat } from '../canonical-json.ts';
import type { RecordChange } from '../domain/contract.ts';
import { FailureError } from '../domain/failure.ts';
import {
  type AnyRecord,
  blankValues,
  declarationOf,
  type FieldValue,
  type RecordType,
  recordTypes,
} from '../domain/records/catalogue.ts';
import { mayChangeQuery } from '../domain/records/query.ts';
import { refusedPlaces } from '../domain/refusal.ts';
import { normaliseText } from '../domain/text.ts';
import type { Store } from '../store.ts';
import type { Writer } from '../store-handles.ts';
import { type DraftKey, discardDraft } from './drafts.ts';
import { refuseForeignForms } from './form-owners.ts';
import { getRecord, insertRecord, updateRecord } from './records.ts';
import { indexRecords } from './search-index.ts';
import { requireInstallation } from './settings.ts';
import { usesOf } from './still-used.ts';

export interface SaveRequest {
  readonly changes: readonly RecordChange[];
  readonly person: string;
  /** ISO instant. */
  readonly at: string;
  readonly why: string | null;
  /** Six-digit code of the unit that keeps the records. */
  readonly unit: string;
  readonly clearDrafts?: readonly DraftKey[];
  /** Takes what hangs on a voided record as it stood elsewhere, for imports: the check says it. */
  readonly asItStood?: boolean;
  /** A merge has judged already what is voided and what hangs on it (`domain/merge`): neither is refused here. */
  readonly merged?: boolean;
  /** Rows of a department's forms, as its part-report brings them: nobody else may write them. */
  readonly fromPart?: boolean;
}

export interface SavedRecord {
  readonly type: RecordType;
  readonly record: AnyRecord;
  /** As it stood before; null for a new one, the record itself where nothing changed. */
  readonly before: AnyRecord | null;
}

/**
 * The one way a record is written: check → write → audit log, in one transaction; drafts named are cleared with it.
 * A change that changes nothing keeps its revision.
 * @throws FailureError `stale` with the record as it stands, `rejected` for a bad value or a reference into nothing,
 *   `still_used` where a record is voided on which live ones hang that the save does not void with it, `parent_voided`
 *   where a live one is restored or newly put under a voided one, `owned_by_department`, `not_own_form`.
 */
export function saveRecords(store: Store, request: SaveRequest): { readonly saved: readonly SavedRecord[] } {
  return store.write((writer) => ({ saved: writeRecords(writer, request) }));
}

/** As `saveRecords`, within a transaction that keeps something else beside the records. */
export function writeRecords(writer: Writer, request: SaveRequest): readonly SavedRecord[] {
  const installation = requireInstallation(writer);
  // A register that a department only names may come in by an import.
  if (request.merged !== true && request.fromPart !== true)
    refuseForeignForms(writer, request.changes, request.asItStood ?? false);
  const saved: SavedRecord[] = [];
  const log: Change[] = [];
  const ids = new NewIds(writer);
  for (const change of inWritingOrder(request.changes)) {
    saved.push(applyChange(writer, request, change, ids, log));
  }
  refuseDangling(writer, saved);
  if (request.merged !== true) {
    refuseLeftBehind(writer, log);
    refuseOrphans(writer, saved, request.asItStood ?? false);
  }
  appendAudit(writer, installation, { person: request.person, at: request.at, why: request.why }, log);
  indexRecords(writer, saved);
  for (const key of request.clearDrafts ?? []) discardDraft(writer, key);
  return saved;
}

/** Parents before children, else as given. */
function inWritingOrder(changes: readonly RecordChange[]): readonly RecordChange[] {
  return changes.toSorted((a, b) => recordTypes.indexOf(a.type) - recordTypes.indexOf(b.type));
}

function applyChange(
  writer: Writer,
  request: SaveRequest,
  change: RecordChange,
  ids: NewIds,
  log: Change[],
): SavedRecord {
  const { type, id } = change;
  // An id that is not read back as it was written would be a record that nobody finds again.
  if (id !== normaliseText(id)) {
    throw new FailureError('rejected', { type, id: id.toWellFormed() }, [
      { path: 'id', problem: 'not_normal' },
    ]);
  }
  const present = ids.isAfterAll(type, id) ? undefined : getRecord(writer, type, id);
  if ((present?.revision ?? null) !== change.base_revision) {
    const revision = present?.revision ?? null;
    throw new FailureError('stale', { type, id, revision }, present ?? null);
  }
  const values = checkedValues(change, present);
  if (present === undefined) {
    const record = {
      ...values,
      id,
      county_code: request.unit,
      revision: 1,
      voided: change.voided ?? false,
      created_at: request.at,
      created_by: request.person,
      updated_at: request.at,
      updated_by: request.person,
    };
    insertRecord(writer, type, record);
    const text = canonicalFlat(inOrder(type, { ...values, voided: record.voided }));
    log.push({ record_type: type, record_id: id, field: null, old: null, new: text });
    return { type, record, before: null };
  }
  const voided = change.voided ?? present.voided;
  const changed = Object.entries({ ...values, voided }).filter(([name, value]) => present[name] !== value);
  if (changed.length === 0) return { type, record: present, before: present };
  refuseOthersQuery(request.unit, present, change, changed);
  const record: AnyRecord = {
    ...present,
    ...values,
    voided,
    revision: present.revision + 1,
    updated_at: request.at,
    updated_by: request.person,
  };
  if (!updateRecord(writer, type, record, present.revision))
    throw new Error('a record changed within its save');
  for (const [field, value] of changed) {
    const [old, now] = [JSON.stringify(present[field]), JSON.stringify(value)];
    log.push({ record_type: type, record_id: id, field, old, new: now });
  }
  return { type, record, before: present };
}

/** A query is changed by who asked, its answer by who is asked; whatever way a save comes. @throws FailureError `forbidden` */
function refuseOthersQuery(
  unit: string,
  present: AnyRecord,
  { type }: RecordChange,
  changed: readonly (readonly [string, unknown])[],
): void {
  if (type !== 'query') return;
  const fields = changed.map(([field]) => field);
  if (!mayChangeQuery({ asked_by_unit: present.asked_by_unit }, unit, fields))
    throw new FailureError('forbidden');
}

/** Ids that no record has, told without a look at each: the ids of new records ascend. */
class NewIds {
  readonly #writer: Writer;
  readonly #last = new Map<RecordType, string>();

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** Whether the id comes after all of its type, those asked about before among them; false where that is not certain. */
  isAfterAll(type: RecordType, id: string): boolean {
    const last =
      this.#last.get(type) ?? String(this.#writer.get(`SELECT max(id) AS id FROM ${type}`)?.id ?? '');
    // SQLite and JavaScript put letters beyond these into different orders.
    const isAfter = /^[!-~]+$/.test(id) && id > last;
    this.#last.set(type, isAfter ? id : last);
    return isAfter;
  }
}

const orders = new Map<RecordType, readonly string[]>();

/** A record's values in the order of their names: of 100,000 each would be sorted anew. */
function inOrder(
  type: RecordType,
  values: Readonly<Record<string, FieldValue>>,
): Readonly<Record<string, FieldValue>> {
  const names = orders.get(type) ?? Object.keys(values).toSorted();
  orders.set(type, names);
  const ordered: Record<string, FieldValue> = {};
  for (const name of names) ordered[name] = values[name] ?? null;
  return ordered;
}

const partialSchemas = new Map<RecordType, z.ZodType>();

/** A type's schema with every field left out at will; made once, because making it costs more than a save. */
function changedOnly(type: RecordType): z.ZodType {
  const schema = partialSchemas.get(type) ?? declarationOf(type).schema.partial();
  partialSchemas.set(type, schema);
  return schema;
}

/**
 * The values to be written, text normalised, strictly parsed: all of them for a creation, else those of the change only.
 * What an earlier version of the program stored must not stand in the way of correcting another field.
 */
function checkedValues(change: RecordChange, present: AnyRecord | undefined): Record<string, FieldValue> {
  const { schema } = declarationOf(change.type);
  const values: Record<string, FieldValue> = present === undefined ? { ...blankValues(change.type) } : {};
  for (const [name, value] of Object.entries(change.values)) {
    const text = typeof value === 'string' ? normaliseText(value) : value;
    values[name] = text === '' ? null : text;
  }
  const parsed = (present === undefined ? schema : changedOnly(change.type)).safeParse(values);
  if (parsed.success) return parsed.data as Record<string, FieldValue>;
  const detail = refusedPlaces(parsed.error, values);
  throw new FailureError('rejected', { type: change.type, id: change.id }, detail);
}

/** References lead to records that are there; those that this save wrote itself are. */
function refuseDangling(writer: Writer, saved: readonly SavedRecord[]): void {
  const present = new Set(saved.map(({ type, record }) => `${type} ${record.id}`));
  for (const { type, record } of saved) {
    for (const { kind, name, target } of declarationOf(type).fields) {
      const id = record[name];
      if (kind !== 'reference' || typeof id !== 'string' || present.has(`${target} ${id}`)) continue;
      if (writer.get(`SELECT 1 FROM ${target} WHERE id = ?`, id) === undefined) {
        const detail = [{ path: name, problem: 'no_such_record' }];
        throw new FailureError('rejected', { type, id: record.id, field: name }, detail);
      }
      present.add(`${target} ${id}`);
    }
  }
}

/** What is voided leaves no live record behind that belongs to it: its money would be filed without saying whose. */
function refuseLeftBehind(writer: Writer, log: readonly Change[]): void {
  for (const { record_type, record_id: id, field, new: now } of log) {
    if (field !== 'voided' || now !== 'true') continue;
    const type = record_type as RecordType;
    const uses = usesOf(writer, type, id);
    if (uses.length === 0) continue;
    const used = uses.map((use) => `${use.type}:${use.count}`).join(',');
    throw new FailureError('still_used', { type, id, used });
  }
}

/**
 * What is restored or newly put somewhere belongs to something live, by the rule that voiding follows the other way round.
 * A reference that the save leaves as it was may lead to a voided record: other fields are mended all the same.
 */
function refuseOrphans(writer: Writer, saved: readonly SavedRecord[], asItStood: boolean): void {
  /** Each is looked up once: a pasted table names the same few thousands of times. */
  const voided = new Map<string, boolean>();
  const isVoided = (type: RecordType, id: string): boolean => {
    const key = `${type} ${id}`;
    const known = voided.get(key) ?? getRecord(writer, type, id)?.voided === true;
    voided.set(key, known);
    return known;
  };
  for (const { type, record, before } of saved) {
    if (record.voided) continue;
    const restored = before?.voided === true;
    if (asItStood && !restored) continue;
    for (const { kind, name, target } of declarationOf(type).fields) {
      const id = record[name];
      if (kind !== 'reference' || typeof id !== 'string') continue;
      if (!restored && before?.[name] === id) continue;
      if (isVoided(target as RecordType, id))
        throw new FailureError('parent_voided', { type, id: record.id, used: `${target}:1` });
    }
  }
}
