import { readAttachment } from '../attachments/attachment-files.ts';
import type { CheckAnswer, FiledReport, Signers, SubmittedReport } from '../domain/answers.ts';
import { attachmentFolderName } from '../domain/attachment.ts';
import type { CallInput } from '../domain/contract.ts';
import { chinaDate } from '../domain/dates.ts';
import { FailureError } from '../domain/failure.ts';
import { lockedForms } from '../domain/obligations.ts';
import type { Period } from '../domain/period.ts';
import { normaliseText } from '../domain/text.ts';
import { correctionKindAfter } from '../domain/workflow.ts';
import { stageAttachments } from '../exchange/report-file/attachment-folder.ts';
import { type StagedFile, stageReportFile } from '../exchange/report-file/place-file.ts';
import { fileReport } from '../repositories/reports.ts';
import { checkPackage, requireReporter } from './checks.ts';
import type { ServiceContext } from './context.ts';
import { contentsOf, filedReport, filedReports, saysTheSame } from './filed-reports.ts';
import { obligationsOf } from './obligations.ts';
import { type Filing, makeDocument, packageOf, type ReportDocument } from './report-document.ts';
import { reportFolder } from './report-folder.ts';
import { reportName } from './report-name.ts';
import { openQueries } from './review-state.ts';
import { requireUnit, unitName } from './sessions.ts';

/**
 * Checked → signed → submitted in one use case (design §6). File and attachments lie whole in the folder, under temporary
 * names, before the report is filed, so that what can be foreseen files nothing; then record and bytes are filed in one
 * transaction; then the attachments get their name, and the file last: whoever sees it finds them beside it.
 * @throws FailureError `forbidden`, `period_invalid`, `period_locked`, `report_unchanged`, `queries_open`, `reason_needed`, `signers_missing`,
 *   `blocked_by_violations`, `open_drafts`, `attachment_lost`, or what the folder answers: nothing was filed. `filed_not_placed` with the
 *   report's id in its detail: it is filed, `placeReport` finishes.
 */
export async function submitReport(
  context: ServiceContext,
  input: CallInput<'reports.submit'>,
): Promise<SubmittedReport> {
  const { period } = input;
  const { unit: code, part } = requireReporter(context);
  const folder = await reportFolder(context, input.folder);
  const last = filedReports(context).find((report) => report.period === period);
  const reason = normaliseText(input.correction_reason ?? '') || null;
  const filing: Filing = {
    period,
    version: (last?.version ?? 0) + 1,
    unit: { code, name: unitName(context, code) },
    signers: signersOf(input.signers),
    correction_reason: last === undefined ? null : reason,
    ...(last === undefined ? {} : { correction_kind: correctionKindAfter(last.status) }),
    previous_sha256: last?.sha256 ?? null,
    part,
  };
  const { signers, version } = filing;
  const checked = await checkPackage(context, period, {
    ...signers,
    version,
    correction_reason: filing.correction_reason,
  });
  if (last !== undefined) {
    await refuseOpenQueries(context, period);
    const before = await contentsOf(context, last);
    refuseUnchanged(last, filing, saysTheSame(before.records, packageOf(checked.ledger, period, part)));
    if (filing.correction_reason === null) throw new FailureError('reason_needed');
  } else refuseLocked(context, code, period);
  refuseUnsigned(signers);
  refuseBlocked(checked.answer);

  const owner = part === null ? filing.unit.name : `${filing.unit.name}_${part.name}`;
  const file = reportName(owner, period, version);
  const document = await makeDocument(context, checked, filing, file);
  const staged = await stageReport(context, folder, file, document);
  try {
    const report = fileDocument(context, filing, document, file);
    try {
      const { created } = await staged.name();
      return { report, file, created, without: [] };
    } catch (error) {
      // Whatever it was: the report is filed, and to hear that nothing was done would be wrong.
      const failure = error instanceof FailureError ? error.failure : { code: 'internal', args: {} };
      const args = { version, file, path: folder };
      throw new FailureError('filed_not_placed', args, { report_id: report.id, failure });
    }
  } finally {
    await staged.discard();
  }
}

/** Report file and attachments under temporary names: named and taken away as one. */
async function stageReport(
  context: ServiceContext,
  folder: string,
  file: string,
  { bytes, attachments }: ReportDocument,
): Promise<StagedFile> {
  const { dataDir } = context.ledger;
  const report = await stageReportFile(folder, file, bytes);
  try {
    const beside = await stageAttachments(
      folder,
      attachmentFolderName(file),
      attachments,
      ({ sha256, name }) => readAttachment(dataDir, sha256, name).content,
    );
    return {
      name: async () => {
        await beside.name();
        return report.name();
      },
      discard: async () => {
        await beside.discard();
        await report.discard();
      },
    };
  } catch (error) {
    await report.discard();
    throw error;
  }
}

function signersOf({ report_date, ...names }: CallInput<'reports.submit'>['signers']): Signers {
  const { unit_head, stat_head, filler, phone } = names;
  return {
    unit_head: normaliseText(unit_head),
    stat_head: normaliseText(stat_head),
    filler: normaliseText(filler),
    phone: normaliseText(phone),
    report_date: report_date as Signers['report_date'],
  };
}

/**
 * The same once more is no new version: after an interruption the file is placed again instead. With a reason it may be
 * what was signed that is corrected.
 */
function refuseUnchanged(last: FiledReport, filing: Filing, same: boolean): void {
  const signedTheSame = JSON.stringify(last.signers) === JSON.stringify(filing.signers);
  if (!same || (filing.correction_reason !== null && !signedTheSame)) return;
  throw new FailureError(
    'report_unchanged',
    { version: last.version, file: last.file_name },
    { report_id: last.id },
  );
}

/** What an upper level asked is answered, or what it asked about is corrected, before the next version goes out. */
async function refuseOpenQueries(context: ServiceContext, period: Period): Promise<void> {
  const count = await openQueries(context, period);
  if (count > 0) throw new FailureError('queries_open', { count });
}

/**
 * After the lock day there is no first report, unless the province extended every form that is locked. A correction of what
 * was filed is the county's to give, with its reason; whether it is accepted is for the receiver to say (design §6).
 */
function refuseLocked(context: ServiceContext, unit: string, period: Period): void {
  const today = chinaDate(context.ports.now());
  const obligation = context.ledger.store.read((reader) => obligationsOf(reader, unit)(period));
  const locked = obligation === null ? [] : lockedForms(obligation, today);
  if (locked.length === 0) return;
  const args = { period, lock: obligation?.lock ?? null, forms: locked.join(',') };
  throw new FailureError('period_locked', args);
}

function refuseUnsigned(signers: Signers): void {
  const blank = Object.entries(signers).filter(([, value]) => value === '');
  if (blank.length === 0) return;
  throw new FailureError('signers_missing', { fields: blank.map(([name]) => name).join(',') });
}

/** With what blocks in the detail: head and foot are judged here only, a check without them does not show it. */
function refuseBlocked({ hard, unexplained, drafts, violations }: CheckAnswer): void {
  const blocking = violations.filter(
    ({ violation, explanation }) =>
      violation.ruleClass === 'hard' || (violation.ruleClass === 'soft' && explanation === null),
  );
  if (blocking.length > 0) {
    // A zero is nothing to say.
    const args = { hard: hard || null, unexplained: unexplained || null };
    throw new FailureError('blocked_by_violations', args, { violations: blocking });
  }
  if (drafts.length > 0) throw new FailureError('open_drafts', { count: drafts.length });
}

function fileDocument(
  context: ServiceContext,
  filing: Filing,
  { bytes, sha256 }: ReportDocument,
  file: string,
): FiledReport {
  const { person } = requireUnit(context);
  const { period, version, unit, signers, correction_reason, correction_kind, previous_sha256 } = filing;
  const id = context.ports.newId();
  const values = {
    ...{ period, version, status: 'submitted', reporting_unit: unit.name, area_code: unit.code },
    ...signers,
    ...{ correction_reason, correction_kind: correction_kind ?? null },
    ...{ sha256, previous_sha256, file_name: file },
  };
  const { saved } = fileReport(context.ledger.store, {
    reportId: id,
    bytes,
    changes: [{ type: 'report', id, base_revision: null, values }],
    person,
    at: context.ports.now(),
    why: correction_reason,
    unit: unit.code,
  });
  const [filed] = saved;
  if (filed === undefined) throw new Error('a report was filed without a record');
  return filedReport(filed.record);
}
