import { z } from 'zod';
import type { AuditEntry } from '../answers.ts';
import { type FieldValue, isRecordType, type RecordType } from '../records/catalogue.ts';
import { type Logs, mergeRecord, type Stamp } from './logs.ts';

/** One value that somebody gave a field. */
export interface Write {
  readonly value: FieldValue;
  readonly stamp: Stamp;
}

/**
 * A person's choice between values of one field. It chooses writes, not a value: whoever wrote the chosen one may have
 * changed it since, and that change is not asked about again.
 */
export interface Choice {
  readonly value: FieldValue;
  readonly winners: readonly Place[];
  readonly stamp: Stamp;
}

/** All that was written about one record, by field; `voided` is one of them. */
export interface WrittenRecord {
  /** Who made it; none while only changes of it are known. */
  readonly made: Stamp[];
  readonly fields: Map<string, Write[]>;
  readonly choices: Map<string, Choice[]>;
}

/** A record of which nothing is known yet. */
export const unwritten = (): WrittenRecord => ({ made: [], fields: new Map(), choices: new Map() });

/** All that a set of logs says, before anything of it is judged. */
export interface Writes {
  readonly records: ReadonlyMap<RecordType, ReadonlyMap<string, WrittenRecord>>;
  /** Answers to "one thing?", by their question. */
  readonly twins: ReadonlyMap<string, readonly Write[]>;
}

const fieldValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const values = z.record(z.string(), fieldValue);
const place = z.strictObject({ installation: z.string().max(64), seq: z.int().min(1) });
/** Where an entry stands. */
export type Place = z.infer<typeof place>;
/** A decision as it stands in the log; `winners` is empty where twins were asked about. */
const decisionEntry = z.strictObject({
  key: z.string().max(400),
  value: fieldValue,
  winners: z.array(place).max(1000),
});
export type Decision = z.infer<typeof decisionEntry>;

/** Types whose records travel between machines; a filed report stays where it was filed. */
export const mergedType = (type: RecordType): boolean => type !== 'report';

const separator = '/';
const joinKey = (...parts: readonly string[]): string => parts.map(encodeURIComponent).join(separator);

/** What is decided: the value of a field, `voided` among them. */
export const fieldKey = (type: RecordType, id: string, field: string): string =>
  joinKey('field', type, id, field);

/** What is decided: whether two records are one thing. */
export const twinKey = (type: RecordType, a: string, b: string): string =>
  joinKey('twin', type, ...[a, b].toSorted());

/** What a key is about; undefined for one of no known kind. */
export function readKey(
  key: string,
): { readonly kind: string; readonly type: RecordType; readonly rest: readonly string[] } | undefined {
  const [kind = '', type = '', ...rest] = key.split(separator).map(decodeURIComponent);
  const isKey = (kind === 'field' || kind === 'twin') && rest.length === 2 && isRecordType(type);
  return isKey ? { kind, type, rest } : undefined;
}

/**
 * Reads logs into writes. The changes that a merge made repeat what others wrote and are left out.
 * @throws z.ZodError or SyntaxError where an entry is none that the program writes
 */
export function collectWrites(logs: Logs): Writes {
  const records = new Map<RecordType, Map<string, WrittenRecord>>();
  const twins = new Map<string, Write[]>();
  const recordOf = (type: RecordType, id: string): WrittenRecord => {
    const ofType = records.get(type) ?? new Map<string, WrittenRecord>();
    records.set(type, ofType);
    const record = ofType.get(id) ?? unwritten();
    ofType.set(id, record);
    return record;
  };
  const decide = ({ key, value, winners }: Decision, stamp: Stamp): void => {
    const of = readKey(key);
    if (of === undefined) return;
    const [id = '', field = ''] = of.rest;
    if (of.kind === 'twin') twins.set(key, [...(twins.get(key) ?? []), { value, stamp }]);
    else append(recordOf(of.type, id).choices, field, { value, winners, stamp });
  };
  for (const entries of logs.values()) {
    let merging = false;
    for (const entry of entries) {
      const { record_type, record_id, field } = entry;
      if (record_type === mergeRecord) {
        if (field === 'decision') decide(decisionEntry.parse(parsed(entry)), entry);
        else merging = field === 'vector';
      } else if (!merging && isRecordType(record_type) && mergedType(record_type)) {
        const record = recordOf(record_type, record_id);
        if (field === null) make(record, values.parse(parsed(entry)), entry);
        else write(record, field, fieldValue.parse(parsed(entry)), entry);
      }
    }
  }
  return { records, twins };
}

const parsed = (entry: AuditEntry): unknown => JSON.parse(entry.new ?? 'null');

/** What is left blank at the beginning says nothing: another machine's figure for it is no contradiction. */
function make(record: WrittenRecord, given: Readonly<Record<string, FieldValue>>, stamp: Stamp): void {
  record.made.push(stamp);
  for (const [field, value] of Object.entries(given))
    if (value !== null && !(field === 'voided' && value === false)) write(record, field, value, stamp);
}

function write(record: WrittenRecord, field: string, value: FieldValue, stamp: Stamp): void {
  append(record.fields, field, { value, stamp });
}

/** Adds to one of several lists. */
export function append<T>(lists: Map<string, T[]>, key: string, one: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [one]);
  else list.push(one);
}
