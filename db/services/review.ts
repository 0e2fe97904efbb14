import type { CallInput } from '../domain/contract.ts';
import { chinaDate } from '../domain/dates.ts';
import { FailureError } from '../domain/failure.ts';
import { ruleTemplate } from '../domain/locale/rule-message.ts';
import {
  type AnyRecord,
  declarationOf,
  findField,
  type RecordType,
  recordTypes,
} from '../domain/records/catalogue.ts';
import type {
  ListedPackage,
  ReviewedPackage,
  ReviewedRecords,
  ShownQuery,
} from '../domain/review-answers.ts';
import type { AskedQuery } from '../domain/review-contract.ts';
import { mayMove } from '../domain/workflow.ts';
import { loadOrCreateKeys } from '../exchange/report-file/keys.ts';
import { manifestSchema } from '../exchange/report-file/manifest.ts';
import { listPackages, packageFile, packageOfHash } from '../repositories/received-packages.ts';
import { getRecord } from '../repositories/records.ts';
import { saveRecords } from '../repositories/save-records.ts';
import { namesOfAreas } from './areas.ts';
import type { ServiceContext } from './context.ts';
import { earlierQueries, queriesAbout } from './package-queries.ts';
import {
  filledFields,
  type PackageContents,
  packageContents,
  type ReviewPackage,
  requireReviewer,
  reviewPackage,
} from './review-desk.ts';
import { asChange, wordsFor } from './review-state.ts';
import { labelsOf } from './shown-queries.ts';

/** Packages of the reviewer's units for a period. */
export function reviewPackages(
  context: ServiceContext,
  { period }: CallInput<'review.packages'>,
): readonly ListedPackage[] {
  const { unit } = requireReviewer(context);
  return context.ledger.store
    .read((reader) => listPackages(reader, period))
    .filter((received) => received.unit.startsWith(unit.code))
    .map(({ id, unit: of, version, status }) => ({ id, unit: of, period, version, status }));
}

/** A received package with what was asked about it, and the answers to what was asked about earlier versions. */
export async function openReview(
  context: ServiceContext,
  { package_id }: CallInput<'review.open'>,
): Promise<ReviewedPackage> {
  const { level } = requireReviewer(context);
  const received = reviewPackage(context, package_id);
  const { id, unit, period, version, status, file_name, sha256, received_at } = received;
  const { records, ledger } = packageContents(context, id);
  const queries = queriesAbout(context, received);
  const earlier = earlierQueries(context, received);
  const { manifest } = context.ledger.store.read((reader) => packageFile(reader, id));
  const { correction_kind, correction_reason } = manifestSchema.parse(JSON.parse(manifest));
  return {
    ...{ id, period, version, status, file_name, sha256, received_at, correction_reason },
    unit: { code: unit, name: context.areas.name(unit) ?? unit },
    correction_kind: correction_kind ?? null,
    may_send_back: mayMove(status, 'sentBack', level),
    public_key: (await loadOrCreateKeys(context.ledger.dataDir)).publicKey,
    counts: recordTypes
      .map((type) => ({ type, count: records.filter((one) => one.type === type).length }))
      .filter(({ count }) => count > 0),
    queries,
    earlier,
    ...wordsFor(context, ledger, [...queries, ...earlier].flatMap(asChange)),
  };
}

/** Records of a type in a package, in the order of their ids, with what they refer to. */
export function reviewRecords(
  context: ServiceContext,
  { package_id, type, offset, limit }: CallInput<'review.records'>,
): ReviewedRecords {
  const contents = packageContents(context, reviewPackage(context, package_id).id);
  const all = contents.records.filter((one) => one.type === type).map(({ record }) => record);
  const rows = all.slice(offset, offset + limit);
  const labels = labelsOf(context, contents.ledger);
  const references = declarationOf(type).fields.filter(({ kind }) => kind === 'reference');
  const referred = rows.flatMap((row) =>
    references.flatMap(({ name, target }) => {
      const id = row[name];
      return typeof id === 'string' ? [[id, labels(target as RecordType, id)] as const] : [];
    }),
  );
  return {
    rows,
    total: all.length,
    filled: filledFields(type, all),
    labels: Object.fromEntries(rows.map(({ id }) => [id, labels(type, id)])),
    referred: Object.fromEntries(referred),
    area_names: namesOfAreas(context, areaCodes(type, rows)),
  };
}

/** Area codes that rows of a type state. */
export function areaCodes(type: RecordType, rows: readonly AnyRecord[]): string[] {
  const fields = declarationOf(type).fields.filter(({ kind }) => kind === 'areaCode');
  const codes = rows.flatMap((row) => fields.map(({ name }) => row[name]));
  return [...new Set(codes)].filter((code) => typeof code === 'string');
}

/**
 * Asks about a package: records of the reviewer's own, which change nothing in what was received.
 * @throws FailureError `move_refused` where it cannot be sent back any more, `rejected` for a record, field or rule that is none
 */
export function askAbout(
  context: ServiceContext,
  { package_id, queries }: CallInput<'review.ask'>,
): readonly ShownQuery[] {
  const { level, unit, person } = requireReviewer(context);
  const received = reviewPackage(context, package_id);
  if (!mayMove(received.status, 'sentBack', level)) throw new FailureError('move_refused');
  const contents = packageContents(context, package_id);
  const places = queries.flatMap((query, index) => refusedPlace(contents, query, index));
  if (places.length > 0) throw new FailureError('rejected', { call: 'review.ask' }, places);
  const at = context.ports.now();
  saveRecords(context.ledger.store, {
    changes: queries.map((query) => ({
      type: 'query',
      id: context.ports.newId(),
      base_revision: null,
      values: {
        ...query,
        report_sha256: received.sha256,
        period: received.period,
        version: received.version,
        asked_by_unit: unit.code,
        asked_by: person,
        asked_on: chinaDate(at),
      },
    })),
    ...{ person, at, why: null, unit: unit.code },
  });
  return queriesAbout(context, received);
}

function refusedPlace(
  contents: PackageContents,
  { record_type, record_id, field, rule }: AskedQuery,
  index: number,
): { readonly path: string; readonly problem: string }[] {
  const refused = (path: string, problem: string) => [{ path: `queries.${index}.${path}`, problem }];
  if ((record_type === null) !== (record_id === null) || (record_type === null && field !== null))
    return refused('record_id', 'missing');
  if (record_type !== null && record_id !== null && contents.get(record_type, record_id) === undefined)
    return refused('record_id', 'no_such_record');
  if (record_type !== null && field !== null && !isField(record_type, field))
    return refused('field', 'unknown_field');
  if (rule !== null && ruleTemplate('zh-CN', rule) === undefined) return refused('rule', 'not_accepted');
  return [];
}

const isField = (type: RecordType, name: string): boolean =>
  findField(type, name) !== undefined || declarationOf(type).computedFields.some((one) => one.name === name);

/** Takes a query back. @throws FailureError `move_refused` once the report was sent back with it */
export function unask(
  context: ServiceContext,
  { query_id }: CallInput<'review.unask'>,
): readonly ShownQuery[] {
  const { level, unit, person } = requireReviewer(context);
  const { store } = context.ledger;
  const query = store.read((reader) => getRecord(reader, 'query', query_id));
  const asked = query === undefined ? undefined : packageAsked(context, query);
  if (query === undefined || asked === undefined)
    throw new FailureError('not_found', { type: 'query', id: query_id });
  if (!mayMove(asked.status, 'sentBack', level)) throw new FailureError('move_refused');
  const at = context.ports.now();
  saveRecords(store, {
    changes: [{ type: 'query', id: query_id, base_revision: query.revision, values: {}, voided: true }],
    ...{ person, at, why: null, unit: unit.code },
  });
  return queriesAbout(context, asked);
}

function packageAsked(context: ServiceContext, query: AnyRecord): ReviewPackage | undefined {
  const found = context.ledger.store.read((reader) => packageOfHash(reader, String(query.report_sha256)));
  return found === undefined ? undefined : reviewPackage(context, found.id);
}
