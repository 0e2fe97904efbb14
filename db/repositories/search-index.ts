import { type AnyRecord, type RecordType, recordTypes } from '../domain/records/catalogue.ts';
import { searchEdition, searchWords } from '../domain/search-words.ts';
import type { Reader, SqlValue, Writer } from '../store-handles.ts';
import { allRecords } from './records.ts';

/**
 * The search index: a row a record. It is written in the transaction of every save, so that it is in step whenever the
 * store is; an index of another edition, or of a store that was written without it, is made anew.
 */

const upsert = `INSERT INTO search_entry (record_type, record_id, voided, words) VALUES (?, ?, ?, ?)
  ON CONFLICT (record_type, record_id) DO UPDATE SET voided = excluded.voided, words = excluded.words`;

/** Takes saved records in, within the save's own transaction and after its audit entries. */
export function indexRecords(
  writer: Writer,
  saved: readonly { readonly type: RecordType; readonly record: AnyRecord }[],
): void {
  for (const { type, record } of saved) {
    writer.run(upsert, type, record.id, Number(record.voided), searchWords(type, record));
  }
  writer.run('UPDATE search_state SET audit_seq = (SELECT max(seq) FROM audit)');
}

/** Whether the index holds what the store holds. */
export function indexInStep(reader: Reader): boolean {
  const states = reader.all('SELECT edition, audit_seq FROM search_state');
  const [state] = states;
  if (state === undefined || states.length > 1 || state.edition !== searchEdition) return false;
  const newer = `SELECT 1 FROM audit WHERE seq > ? AND record_type <> 'setting' LIMIT 1`;
  if (reader.get(newer, state.audit_seq as SqlValue) !== undefined) return false;
  const known = new Map(
    reader
      .all('SELECT record_type, count(*) AS total FROM search_entry GROUP BY record_type')
      .map((row) => [row.record_type, row.total]),
  );
  return recordTypes.every(
    (type) => reader.get(`SELECT count(*) AS total FROM ${type}`)?.total === (known.get(type) ?? 0),
  );
}

/** Whether every record is found by its own words: what `indexInStep` cannot see. Works the words out anew. */
export function indexIsRight(reader: Reader): boolean {
  if (!indexInStep(reader)) return false;
  const entry = 'SELECT voided, words FROM search_entry WHERE record_type = ? AND record_id = ?';
  return recordTypes.every((type) =>
    allRecords(reader, type).every((record) => {
      const found = reader.get(entry, type, record.id);
      return found?.words === searchWords(type, record) && found.voided === Number(record.voided);
    }),
  );
}

/** Makes the index anew. */
export function makeIndex(writer: Writer): void {
  writer.run('DELETE FROM search_entry');
  writer.run('DELETE FROM search_state');
  writer.run(
    'INSERT INTO search_state (edition, audit_seq) VALUES (?, (SELECT coalesce(max(seq), 0) FROM audit))',
    searchEdition,
  );
  for (const type of recordTypes) {
    for (const record of allRecords(writer, type)) {
      writer.run(upsert, type, record.id, Number(record.voided), searchWords(type, record));
    }
  }
}
