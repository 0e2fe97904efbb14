import type { RecordPlace } from '../domain/answers.ts';
import { changesSince } from '../domain/changes-since.ts';
import type { IsoDate } from '../domain/dates.ts';
import type { Ledger } from '../domain/ledger.ts';
import { type Language, languages } from '../domain/locale/labels.ts';
import type { PackagedRecord } from '../domain/package.ts';
import { recordLabel } from '../domain/record-label.ts';
import { type AnyRecord, isRecordType, type RecordOf, type RecordType } from '../domain/records/catalogue.ts';
import type { QueryState, ShownQuery } from '../domain/review-answers.ts';
import type { ServiceContext } from './context.ts';

/** A record in one package and in another, or in the ledger. */
interface Sides {
  /** As it was when it was asked about. */
  readonly before: AnyRecord | undefined;
  readonly now: AnyRecord | undefined;
}

const noPlace: RecordPlace = { enclave_id: null, home_county: null, batch_id: null };

/** What a query asks about, or null where it is the report as a whole. */
export function subjectOf(
  query: Pick<RecordOf<'query'>, 'record_type' | 'record_id'>,
): { readonly type: RecordType; readonly id: string } | null {
  const { record_type, record_id } = query;
  return record_type !== null && record_id !== null && isRecordType(record_type)
    ? { type: record_type, id: record_id }
    : null;
}

/** How a query stands. A figure that another field is computed from is seen by its answer only. */
export function queryState(query: RecordOf<'query'>, sides: Sides | null): QueryState {
  if (query.answer !== null) return 'answered';
  const subject = subjectOf(query);
  if (subject === null || sides === null) return 'open';
  const { before, now } = sides;
  if (query.field !== null && before !== undefined && now !== undefined)
    return (before[query.field] ?? null) === (now[query.field] ?? null) ? 'open' : 'changed';
  const packaged = (record: AnyRecord | undefined): PackagedRecord[] =>
    record === undefined ? [] : [{ type: subject.type, record }];
  return changesSince(packaged(before), packaged(now), () => now).length === 0 ? 'open' : 'changed';
}

/** A query with the words and values beside it. @param label names the record; @param place where it is worked on */
export function shownQuery(
  context: ServiceContext,
  query: RecordOf<'query'>,
  version: number,
  sides: Sides | null,
  labels: (type: RecordType, id: string) => ShownQuery['label'],
  place: (type: RecordType, id: string) => RecordPlace = () => noPlace,
): ShownQuery {
  const subject = subjectOf(query);
  const value = (record: AnyRecord | undefined) =>
    query.field === null ? null : (record?.[query.field] ?? null);
  return {
    id: query.id,
    revision: query.revision,
    version,
    asked_by_unit: {
      code: query.asked_by_unit,
      name: context.areas.name(query.asked_by_unit) ?? query.asked_by_unit,
    },
    asked_by: query.asked_by,
    asked_on: query.asked_on as IsoDate | null,
    record_type: subject?.type ?? null,
    record_id: subject?.id ?? null,
    field: query.field,
    rule: query.rule,
    text: query.text ?? '',
    answer: query.answer,
    answered_by: query.answered_by,
    answered_on: query.answered_on as IsoDate | null,
    label: subject === null ? { 'zh-CN': '', en: '' } : labels(subject.type, subject.id),
    place: subject === null ? noPlace : place(subject.type, subject.id),
    before: value(sides?.before),
    now: value(sides?.now),
    state: queryState(query, sides),
  };
}

/** Names records of a ledger in every language, each worked out once. */
export function labelsOf({ areas }: ServiceContext, ledger: Ledger): (type: RecordType, id: string) => Words {
  const known = new Map<string, Words>();
  return (type, id) => {
    const key = `${type} ${id}`;
    const label =
      known.get(key) ??
      (Object.fromEntries(
        languages.map((language) => [language, recordLabel(ledger, areas, language, type, id)]),
      ) as Words);
    known.set(key, label);
    return label;
  };
}

type Words = Readonly<Record<Language, string>>;
