import { type AnyRecord, declarationOf, type RecordType, recordTypes } from '../records/catalogue.ts';
import type { MergedRecords } from './questions.ts';
import { mergedType } from './writes.ts';

/**
 * The records of a state as one text, the same wherever and in whatever order its logs were loaded: types and ids in
 * order, declared fields and `voided`, nothing that says when or by whom. Its SHA-256 is the state's hash.
 */
export function stateText(records: MergedRecords): string {
  const lines: string[] = [];
  for (const type of recordTypes) {
    const ofType = [...(records.get(type)?.values() ?? [])].toSorted((a, b) => (a.id < b.id ? -1 : 1));
    for (const { id, values, voided } of ofType)
      lines.push(
        JSON.stringify([
          type,
          id,
          voided,
          declarationOf(type).fields.map(({ name }) => values[name] ?? null),
        ]),
      );
  }
  return lines.join('\n');
}

/** Records of a store as a merge compares them. */
export function mergedRecordsOf(records: ReadonlyMap<RecordType, readonly AnyRecord[]>): MergedRecords {
  return new Map(
    [...records]
      .filter(([type]) => mergedType(type))
      .map(([type, rows]) => [
        type,
        new Map(
          rows.map((row) => {
            const fields = declarationOf(type).fields.map(({ name }) => [name, row[name] ?? null] as const);
            return [row.id, { id: row.id, values: Object.fromEntries(fields), voided: row.voided }];
          }),
        ),
      ]),
  );
}
