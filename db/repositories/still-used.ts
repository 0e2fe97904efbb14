import { wholesOf } from '../domain/ledger.ts';
import { declarationOf, type RecordType, recordTypes } from '../domain/records/catalogue.ts';
import type { Reader } from '../store-handles.ts';
import { liveRow } from './live-rows.ts';

/** Live records that hang on another one and do not go with it: counts that are not 0, by type. */
export type Uses = readonly { readonly type: RecordType; readonly count: number }[];

/** What is counted of a type for a record: those that name it in some field. Made once: the declarations do not change. */
interface Count {
  readonly type: RecordType;
  readonly sql: string;
  readonly fields: number;
}

const counts = new Map<RecordType, readonly Count[]>();

/**
 * What still hangs on a record as the store stands: voiding it would leave that without what it belongs to. Its own parts
 * are voided with it and do not count, nor do parts of something else that is voided.
 */
export function usesOf(reader: Reader, type: RecordType, id: string): Uses {
  const counted = counts.get(type) ?? countsFor(type);
  counts.set(type, counted);
  return counted
    .map((one) => ({
      type: one.type,
      count: Number(reader.get(one.sql, ...Array<string>(one.fields).fill(id))?.total),
    }))
    .filter(({ count }) => count > 0);
}

function countsFor(used: RecordType): readonly Count[] {
  return recordTypes.flatMap((type) => {
    const wholes = wholesOf(type);
    const names = declarationOf(type)
      .fields.filter(({ kind, target }) => kind === 'reference' && target === used)
      .map(({ name }) => name)
      .filter((name) => !wholes.some((whole) => whole.field === name));
    if (names.length === 0) return [];
    const named = names.map((name) => `part.${name} = ?`).join(' OR ');
    const sql = `SELECT count(*) AS total FROM ${type} part WHERE (${named}) AND ${liveRow(type, 'part')}`;
    return [{ type, sql, fields: names.length }];
  });
}
