import type { Period } from '../domain/period.ts';
import type { RecordOf } from '../domain/records/catalogue.ts';
import type { ShownQuery } from '../domain/review-answers.ts';
import {
  listPackages,
  packageOfHash,
  packageRecordsOf,
  type ReceivedPackage,
} from '../repositories/received-packages.ts';
import type { ServiceContext } from './context.ts';
import { ownQueries, packageContents } from './review-desk.ts';
import { labelsOf, shownQuery, subjectOf } from './shown-queries.ts';

/** Queries about this very version. */
export function queriesAbout(context: ServiceContext, received: ReceivedPackage): readonly ShownQuery[] {
  const contents = packageContents(context, received.id);
  const labels = labelsOf(context, contents.ledger);
  return ownQueries(context, received)
    .filter(({ asked }) => asked.id === received.id)
    .map(({ query }) => {
      const subject = subjectOf(query);
      const record = subject === null ? undefined : contents.get(subject.type, subject.id);
      return shownQuery(context, query, received.version, { before: record, now: record }, labels);
    });
}

/** Queries about versions before this one, with the answers that this one brings. */
export function earlierQueries(context: ServiceContext, received: ReceivedPackage): readonly ShownQuery[] {
  const now = packageContents(context, received.id);
  return ownQueries(context, received)
    .filter(({ asked }) => asked.version < received.version)
    .map(({ query, asked }) => {
      const before = packageContents(context, asked.id);
      const subject = subjectOf(query);
      const answered = now.get('query', query.id) as RecordOf<'query'> | undefined;
      const { answer = null, answered_by = null, answered_on = null } = answered ?? {};
      const sides =
        subject === null
          ? null
          : { before: before.get(subject.type, subject.id), now: now.get(subject.type, subject.id) };
      const labels = labelsOf(context, before.ledger);
      return shownQuery(
        context,
        { ...query, answer, answered_by, answered_on },
        asked.version,
        sides,
        labels,
      );
    });
}

/** Queries about a unit's reports of a period. */
export interface UnitQueries {
  readonly unit: string;
  readonly queries: readonly ShownQuery[];
}

/**
 * What was asked about each unit's reports of a period, by this level and, as far as the newest report brings it along, by
 * others; each as it stands with that report. Units about which nothing was asked are left out.
 */
export function queriesOfUnits(
  context: ServiceContext,
  period: Period,
  units: readonly string[],
): readonly UnitQueries[] {
  const packages = context.ledger.store.read((reader) => listPackages(reader, period));
  const newest = new Map(packages.map((one) => [one.unit, one]));
  return units.flatMap((unit) => {
    const received = newest.get(unit);
    if (received === undefined) return [];
    const own = [...earlierQueries(context, received), ...queriesAbout(context, received)];
    const queries = [...own, ...othersQueries(context, received, new Set(own.map(({ id }) => id)))];
    return queries.length === 0 ? [] : [{ unit, queries }];
  });
}

/** Queries of other levels that a report brings along. @param known ids of the level's own */
function othersQueries(
  context: ServiceContext,
  received: ReceivedPackage,
  known: ReadonlySet<string>,
): readonly ShownQuery[] {
  const { store } = context.ledger;
  const brought = store
    .read((reader) => packageRecordsOf(reader, received.id, ['query']))
    .map(({ record }) => record as unknown as RecordOf<'query'>)
    .filter(({ id, voided, period }) => !known.has(id) && !voided && period === received.period);
  return brought.map((query) => {
    const now = packageContents(context, received.id);
    const subject = subjectOf(query);
    const asked = store.read((reader) => packageOfHash(reader, query.report_sha256));
    const sides =
      subject === null || asked === undefined
        ? null
        : {
            before: packageContents(context, asked.id).get(subject.type, subject.id),
            now: now.get(subject.type, subject.id),
          };
    return shownQuery(
      context,
      query,
      query.version ?? received.version,
      sides,
      labelsOf(context, now.ledger),
    );
  });
}
