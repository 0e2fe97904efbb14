import { type FieldValue, type RecordType, recordTypes } from './domain/records/catalogue.ts';
import { allRecords } from './repositories/records.ts';
import type { Reader } from './store-handles.ts';

/** A record that does not say what the audit log says of it. */
export interface DivergingRecord {
  readonly type: RecordType;
  readonly id: string;
  /** Null where the log, or the table, does not know the record at all. */
  readonly field: string | null;
}

/**
 * Compares every record with what the audit log tells of it. SQLite has no checksum on its pages: a bit that turned in an
 * amount is found by this alone.
 * @returns the first record that differs, or null. @throws nothing of its own
 */
export function firstDiverging(reader: Reader): DivergingRecord | null {
  for (const type of recordTypes) {
    const told = toldBy(reader, type);
    for (const record of allRecords(reader, type)) {
      const values = told.get(record.id);
      if (values === undefined) return { type, id: record.id, field: null };
      told.delete(record.id);
      for (const [field, value] of Object.entries(values)) {
        // A field that has been given up since stands in the log only.
        if (field in record && (record[field] ?? null) !== value) return { type, id: record.id, field };
      }
    }
    for (const id of told.keys()) return { type, id, field: null };
  }
  return null;
}

/** Values of a type's records as the log alone tells them, by id. */
function toldBy(reader: Reader, type: RecordType): Map<string, Record<string, FieldValue>> {
  const told = new Map<string, Record<string, FieldValue>>();
  const page = `SELECT seq, record_id, field, new FROM audit WHERE record_type = ? AND seq > ? ORDER BY seq LIMIT 5000`;
  let seq = 0;
  for (let rows = reader.all(page, type, seq); rows.length > 0; rows = reader.all(page, type, seq)) {
    for (const { record_id, field, new: now, seq: at } of rows) {
      seq = Number(at);
      const id = String(record_id);
      const value = parsedJson(String(now));
      if (field === null) told.set(id, value as Record<string, FieldValue>);
      else told.set(id, { ...told.get(id), [String(field)]: value as FieldValue });
    }
  }
  return told;
}

/** A text that is no JSON any more belongs to an entry that the chain names. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
