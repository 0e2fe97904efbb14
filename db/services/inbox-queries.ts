import type { QueryCounts } from '../domain/inbox-answers.ts';
import type { AnyRecord, RecordOf } from '../domain/records/catalogue.ts';
import { packageRecordOf, type ReceivedPackage } from '../repositories/received-packages.ts';
import type { Reader } from '../store-handles.ts';
import type { ServiceContext } from './context.ts';
import type { OwnQuery } from './review-desk.ts';
import { queryState, subjectOf } from './shown-queries.ts';

/**
 * How many of this level's queries about a unit's reports of a period nobody did anything about, and how many the newest
 * version answers: in words, or by saying something else where it was asked.
 * @param head the newest version; undefined where none is
 */
export function queryCounts(
  { ledger }: ServiceContext,
  queries: readonly OwnQuery[],
  head: ReceivedPackage | undefined,
): QueryCounts {
  if (queries.length === 0) return { open: 0, answered: 0 };
  const open = ledger.store.read(
    (reader) => queries.filter((one) => stateIn(reader, one, head) === 'open').length,
  );
  return { open, answered: queries.length - open };
}

function stateIn(reader: Reader, { query, asked }: OwnQuery, head: ReceivedPackage | undefined) {
  if (head === undefined || asked.version >= head.version) return queryState(query, null);
  const answered = packageRecordOf(reader, head.id, 'query', query.id) as RecordOf<'query'> | undefined;
  const subject = subjectOf(query);
  const inPackage = (id: string): AnyRecord | undefined =>
    subject === null ? undefined : packageRecordOf(reader, id, subject.type, subject.id);
  return queryState(
    { ...query, answer: answered?.answer ?? null },
    subject === null ? null : { before: inPackage(asked.id), now: inPackage(head.id) },
  );
}
