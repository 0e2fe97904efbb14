import { type RecordType, recordTypes } from '../domain/records/catalogue.ts';
import { searchForm, searchNeedle, typedWords } from '../domain/search-words.ts';
import type { Reader, SqlValue } from '../store-handles.ts';

export interface FoundEntry {
  readonly type: RecordType;
  readonly id: string;
}

/**
 * Live records of any type that hold all typed words, at most `limit`: what is called or numbered exactly so comes first,
 * then what begins so; among equals registers before what hangs on them, and what was entered last.
 */
export function searchRecords(reader: Reader, text: string, limit: number): readonly FoundEntry[] {
  const words = typedWords(text);
  if (words.length === 0) return [];
  const whole = searchForm(text);
  const values: SqlValue[] = [`\n${whole}\n`, `\n${whole}`];
  const held = words.map((word) => {
    const needle = searchNeedle(word);
    const looks = [needle.text, ...needle.amounts];
    values.push(...looks);
    return `(${looks.map(() => 'instr(words, ?)').join(' OR ')})`;
  });
  const sql = `SELECT record_type, record_id,
      CASE WHEN instr(words, ?) THEN 0 WHEN instr(words, ?) THEN 1 ELSE 2 END AS rank
    FROM search_entry WHERE voided = 0 AND ${held.join(' AND ')}
    ORDER BY rank, instr(?, ',' || record_type || ','), record_id DESC LIMIT ?`;
  return reader.all(sql, ...values, `,${recordTypes.join(',')},`, limit).map((row) => ({
    type: row.record_type as RecordType,
    id: String(row.record_id),
  }));
}
