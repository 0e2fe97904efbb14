import { wholesOf } from '../domain/ledger.ts';
import type { RecordType } from '../domain/records/catalogue.ts';

/**
 * The condition that a row is voided neither itself nor with what it is a part of (`wholesOf`), of whatever height: what
 * the ledger's figures count.
 * @param alias what the statement calls the row's table
 */
export function liveRow(type: RecordType, alias: string): string {
  const inLiveWholes = wholesOf(type).map((whole, n) => {
    const of = `${alias}_whole${n}`;
    // A whole that is not there voids nothing.
    return ` AND NOT EXISTS (SELECT 1 FROM ${whole.type} ${of} WHERE ${of}.id = ${alias}.${whole.field} AND NOT (${liveRow(whole.type, of)}))`;
  });
  return `${alias}.voided = 0${inLiveWholes.join('')}`;
}
