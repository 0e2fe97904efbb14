import { type AffectedReport, affectedReports, type FiledAndNow } from '../domain/affected-reports.ts';
import type { FiledReport } from '../domain/answers.ts';
import { type ChangeSince, changesSince } from '../domain/changes-since.ts';
import type { CallInput } from '../domain/contract.ts';
import { chinaDate } from '../domain/dates.ts';
import { FailureError } from '../domain/failure.ts';
import { formsOf } from '../domain/form-set.ts';
import type { Ledger } from '../domain/ledger.ts';
import { packageRecords } from '../domain/package.ts';
import type { Period } from '../domain/period.ts';
import { recordPlace } from '../domain/record-place.ts';
import {
  type AnyRecord,
  declarationOf,
  type RecordOf,
  type RecordType,
} from '../domain/records/catalogue.ts';
import type { AffectedReports, ReviewState, ShownChange, ShownQuery } from '../domain/review-answers.ts';
import { normaliseText } from '../domain/text.ts';
import { correctionKindAfter } from '../domain/workflow.ts';
import { reportedAccounts } from '../exchange/report-file/sheets/accounts.ts';
import { addUp } from '../exchange/report-file/sheets/control-totals.ts';
import { getRecord } from '../repositories/records.ts';
import { repliesTo } from '../repositories/replies.ts';
import { saveRecords } from '../repositories/save-records.ts';
import { namesOfAreas } from './areas.ts';
import { requireReporter } from './checks.ts';
import type { ServiceContext } from './context.ts';
import { contentsOf, filedReports } from './filed-reports.ts';
import { ownLedger } from './ledgers.ts';
import { requireUnit } from './sessions.ts';
import { labelsOf, shownQuery, subjectOf } from './shown-queries.ts';

/** Changes that are listed; a year entered anew differs in everything. */
const mostChanges = 300;

/** What upper levels answered about a period, what they ask, and what is unlike the last version filed. */
export async function reviewState(
  context: ServiceContext,
  { period }: CallInput<'review.state'>,
): Promise<ReviewState> {
  requireReporter(context);
  const filed = filedReports(context).filter((report) => report.period === period);
  const ledger = ownLedger(context);
  const queries = (await queriesOf(context, filed, ledger)).toSorted(
    (a, b) => Number(b.state === 'open') - Number(a.state === 'open') || b.version - a.version,
  );
  const all = await changesOf(context, filed[0], ledger);
  const changes = all.slice(0, mostChanges).map((change) => shownChange(context, ledger, change));
  return {
    period,
    replies: repliesOf(context, filed),
    queries,
    open: queries.filter(({ state }) => state === 'open').length,
    next_kind: filed[0] === undefined ? null : correctionKindAfter(filed[0].status),
    changes,
    left_out: all.length - changes.length,
    ...wordsFor(context, ledger, [...changes, ...queries.flatMap(asChange)]),
  };
}

function repliesOf(context: ServiceContext, filed: readonly FiledReport[]): ReviewState['replies'] {
  return context.ledger.store.read((reader) =>
    filed.flatMap(({ id, period, version }) =>
      repliesTo(reader, id).map(({ verdict, unit, unit_name, person, at, why, file_name, imported_at }) => ({
        ...{ verdict, person, at, why, period, version, file_name, imported_at },
        unit: { code: unit, name: unit_name },
        queries: 0,
      })),
    ),
  );
}

/** Queries about filed versions of a period, in the order they were asked. */
async function queriesOf(
  context: ServiceContext,
  filed: readonly FiledReport[],
  ledger: Ledger,
): Promise<readonly ShownQuery[]> {
  const shown: ShownQuery[] = [];
  const labels = labelsOf(context, ledger);
  for (const query of ledger.all('query')) {
    const report = filed.find(({ sha256 }) => sha256 === query.report_sha256);
    if (report === undefined) continue;
    const subject = subjectOf(query);
    const sides =
      subject === null
        ? null
        : {
            before: (await contentsOf(context, report)).records.find(
              ({ type, record }) => type === subject.type && record.id === subject.id,
            )?.record,
            now: ledger.get(subject.type, subject.id) as unknown as AnyRecord | undefined,
          };
    shown.push(
      shownQuery(context, query, report.version, sides, labels, (type, id) => recordPlace(ledger, type, id)),
    );
  }
  return shown;
}

/** Number of queries about a period's reports that were neither answered nor led to another figure. */
export async function openQueries(context: ServiceContext, period: Period): Promise<number> {
  const filed = filedReports(context).filter((report) => report.period === period);
  const queries = await queriesOf(context, filed, ownLedger(context));
  return queries.filter(({ state }) => state === 'open').length;
}

async function changesOf(
  context: ServiceContext,
  last: FiledReport | undefined,
  ledger: Ledger,
): Promise<readonly ChangeSince[]> {
  if (last === undefined) return [];
  const { records } = await contentsOf(context, last);
  const own = (type: RecordType, id: string) => ownRecord(context, type, id);
  const all = changesSince(records, packageRecords(ledger, last.period), own);
  // Answers stand with their questions.
  return all.filter(({ type }) => type !== 'query');
}

/** The own record as it stands, voided or not. */
function ownRecord(context: ServiceContext, type: RecordType, id: string): AnyRecord | undefined {
  return context.ledger.store.read((reader) => getRecord(reader, type, id));
}

function shownChange(context: ServiceContext, ledger: Ledger, change: ChangeSince): ShownChange {
  const { type, id } = change;
  return { ...change, label: labelsOf(context, ledger)(type, id), place: recordPlace(ledger, type, id) };
}

/** A query's two values, as those of a changed field. */
export function asChange({
  record_type,
  field,
  before,
  now,
}: ShownQuery): Pick<ChangeSince, 'type' | 'fields'>[] {
  if (record_type === null || field === null) return [];
  return [{ type: record_type, fields: [{ field, before, now }] }];
}

/** What values of changed fields name: records and areas. */
export function wordsFor(
  context: ServiceContext,
  ledger: Ledger,
  changes: readonly Pick<ChangeSince, 'type' | 'fields'>[],
): Pick<ReviewState, 'referred' | 'area_names'> {
  const labels = labelsOf(context, ledger);
  const referred: Record<string, ShownChange['label']> = {};
  const codes = new Set<string>();
  for (const { type, fields } of changes) {
    for (const { name, kind, target } of declarationOf(type).fields) {
      const change = fields.find(({ field }) => field === name);
      for (const value of [change?.before, change?.now]) {
        if (typeof value !== 'string') continue;
        if (kind === 'reference') referred[value] = labels(target as RecordType, value);
        if (kind === 'areaCode') codes.add(value);
      }
    }
  }
  return { referred, area_names: namesOfAreas(context, [...codes]) };
}

/** Later reports that the changes since a period's last version reach. */
export async function affectedBy(
  context: ServiceContext,
  { period }: CallInput<'review.affected'>,
): Promise<AffectedReports> {
  const { unit } = requireReporter(context);
  const ledger = ownLedger(context);
  const all = filedReports(context);
  const changes = await changesOf(
    context,
    all.find((report) => report.period === period),
    ledger,
  );
  if (changes.length === 0) return { period, reports: [] };
  const newest = all.filter(
    (report) => report === all.find((other) => other.period === report.period) && report.period !== period,
  );
  const compared: FiledAndNow[] = [];
  for (const report of newest) {
    const { records, manifest } = await contentsOf(context, report);
    const accounts = reportedAccounts(ledger, unit, report.period);
    compared.push({
      period: report.period,
      version: report.version,
      status: report.status,
      filed: { records, totals: manifest.control_totals },
      now: {
        records: packageRecords(ledger, report.period),
        totals: addUp(ledger, accounts, report.period, formsOf(report.period)),
      },
    });
  }
  const reports: readonly AffectedReport[] = affectedReports({ period, changes }, compared);
  return { period, reports };
}

/**
 * Answers a query, or takes the answer back; the question stays as it was asked.
 * @throws FailureError `not_found`, `stale` with the query as it stands
 */
export async function answerQuery(
  context: ServiceContext,
  { query_id, base_revision, answer }: CallInput<'review.answer'>,
): Promise<ShownQuery> {
  requireReporter(context);
  const { person, unit } = requireUnit(context);
  const at = context.ports.now();
  const text = normaliseText(answer) || null;
  const by = text === null ? null : person || null;
  saveRecords(context.ledger.store, {
    changes: [
      {
        type: 'query',
        id: query_id,
        base_revision,
        values: { answer: text, answered_by: by, answered_on: text === null ? null : chinaDate(at) },
      },
    ],
    ...{ person, at, why: null, unit },
  });
  const query = ownRecord(context, 'query', query_id) as RecordOf<'query'> | undefined;
  const filed = filedReports(context).filter(({ period }) => period === query?.period);
  const shown = (await queriesOf(context, filed, ownLedger(context))).find(({ id }) => id === query_id);
  if (shown === undefined) throw new FailureError('not_found', { type: 'query', id: query_id });
  return shown;
}
