import { FailureError } from '../domain/failure.ts';
import { Ledger, type RecordSet } from '../domain/ledger.ts';
import type { PackagedRecord } from '../domain/package.ts';
import type { Period } from '../domain/period.ts';
import {
  type AnyRecord,
  declarationOf,
  type RecordOf,
  type RecordType,
} from '../domain/records/catalogue.ts';
import type { Level, ReportStatus } from '../domain/workflow.ts';
import {
  type PackageMove,
  packageById,
  packageMoves,
  packageOfHash,
  packageRecordsOf,
  type ReceivedPackage,
} from '../repositories/received-packages.ts';
import { allRecords } from '../repositories/records.ts';
import type { Store } from '../store.ts';
import type { ServiceContext } from './context.ts';
import { recordSet } from './filed-reports.ts';
import { requireUnit } from './sessions.ts';

/** Who reviews here. */
export interface Reviewer {
  readonly level: Exclude<Level, 'county'>;
  readonly unit: { readonly code: string; readonly name: string };
  readonly person: string;
}

/** @throws FailureError `forbidden` below the prefecture */
export function requireReviewer(context: ServiceContext): Reviewer {
  const { role, unit, person } = requireUnit(context);
  if (role !== 'prefecture' && role !== 'province') throw new FailureError('forbidden');
  return { level: role, unit: { code: unit, name: context.areas.name(unit) ?? unit }, person };
}

/** A received package of a unit below the reviewer's own. */
export interface ReviewPackage extends ReceivedPackage {
  readonly moves: readonly PackageMove[];
  readonly status: ReportStatus;
}

/** @throws FailureError `not_found` for a package that is not here, or of a unit that is not the reviewer's */
export function reviewPackage(context: ServiceContext, id: string): ReviewPackage {
  const { unit } = requireReviewer(context);
  return context.ledger.store.read((reader) => {
    const received = packageById(reader, id);
    if (received === undefined || !received.unit.startsWith(unit.code))
      throw new FailureError('not_found', { type: 'report', id });
    const moves = packageMoves(reader, id);
    return { ...received, moves, status: moves.at(-1)?.status ?? 'submitted' };
  });
}

/** What a package says. */
export interface PackageContents {
  readonly records: readonly PackagedRecord[];
  readonly ledger: Ledger;
  get(type: RecordType, id: string): AnyRecord | undefined;
}

/** Rows of packages never change; as many as are compared at once are kept. */
const mostKept = 4;
const kept = new WeakMap<Store, Map<string, PackageContents>>();

/** Contents of a received package. */
export function packageContents(context: ServiceContext, id: string): PackageContents {
  const { store } = context.ledger;
  const known = kept.get(store) ?? new Map<string, PackageContents>();
  kept.set(store, known);
  const before = known.get(id);
  if (before !== undefined) return before;
  const records = store.read((reader) => packageRecordsOf(reader, id));
  const byKey = new Map(records.map(({ type, record }) => [`${type} ${record.id}`, record]));
  const contents: PackageContents = {
    records,
    ledger: new Ledger(recordSet(records) as RecordSet),
    get: (type, recordId) => byKey.get(`${type} ${recordId}`),
  };
  const [oldest] = known.keys();
  if (known.size >= mostKept && oldest !== undefined) known.delete(oldest);
  known.set(id, contents);
  return contents;
}

/** Fields of a type in which any of its records says something. */
export const filledFields = (type: RecordType, records: readonly AnyRecord[]): readonly string[] =>
  declarationOf(type)
    .fields.map(({ name }) => name)
    .filter((name) => records.some((record) => (record[name] ?? null) !== null));

/** A live query of the reviewer's own, with the package it was asked about. */
export interface OwnQuery {
  readonly query: RecordOf<'query'>;
  readonly asked: ReceivedPackage;
}

/** The reviewer's own live queries about all units' reports of a period, by the unit's code. */
export function ownQueriesOf(
  context: ServiceContext,
  period: Period,
): ReadonlyMap<string, readonly OwnQuery[]> {
  const queries = context.ledger.store.read((reader) =>
    (allRecords(reader, 'query') as readonly unknown[] as readonly RecordOf<'query'>[])
      .filter((query) => !query.voided && query.period === period)
      .flatMap((query): OwnQuery[] => {
        const asked = packageOfHash(reader, query.report_sha256);
        return asked === undefined ? [] : [{ query, asked }];
      })
      .toSorted((a, b) => (a.query.id < b.query.id ? -1 : 1)),
  );
  return Map.groupBy(queries, ({ asked }) => asked.unit);
}

/** The reviewer's own live queries about a unit's reports of a period. */
export function ownQueries(
  context: ServiceContext,
  { unit, period }: Pick<ReceivedPackage, 'unit' | 'period'>,
): readonly OwnQuery[] {
  return ownQueriesOf(context, period).get(unit) ?? [];
}
