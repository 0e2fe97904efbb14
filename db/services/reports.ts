import { basename } from 'node:path';
import { findAttachment, readAttachment } from '../attachments/attachment-files.ts';
import type { FiledReport, ReportState, ShownReport, SubmittedReport } from '../domain/answers.ts';
import type { ReportAttachment } from '../domain/attachment-answers.ts';
import type { CallInput } from '../domain/contract.ts';
import { chinaDate } from '../domain/dates.ts';
import { FailureError } from '../domain/failure.ts';
import { lockedForms } from '../domain/obligations.ts';
import { formsOfPart } from '../domain/parts.ts';
import { stageAttachments } from '../exchange/report-file/attachment-folder.ts';
import type { Manifest } from '../exchange/report-file/manifest.ts';
import { placeReportFile } from '../exchange/report-file/place-file.ts';
import { showReportFile } from '../exchange/report-file/show-report-file.ts';
import { getSetting, setSettings } from '../repositories/settings.ts';
import { requireReporter } from './checks.ts';
import type { ServiceContext } from './context.ts';
import { contentsOf, filedBytes, filedReports, saysTheSame } from './filed-reports.ts';
import { ownLedger } from './ledgers.ts';
import { obligationsOf } from './obligations.ts';
import { packageOf } from './report-document.ts';
import { reportFolder } from './report-folder.ts';
import { requireUnit } from './sessions.ts';

/**
 * Where a period's report stands: what was filed, who signed last, whether its records changed since.
 * @throws FailureError `forbidden` for a unit that reports nothing, `period_invalid` for a period without forms.
 */
export async function reportState(
  context: ServiceContext,
  { period }: CallInput<'reports.state'>,
): Promise<ReportState> {
  const { unit, part } = requireReporter(context);
  if (formsOfPart(period, part).length === 0) throw new FailureError('period_invalid', { period });
  const all = filedReports(context);
  const filed = all.filter((report) => report.period === period);
  const [last] = filed;
  const today = chinaDate(context.ports.now());
  const obligation = context.ledger.store.read((reader) => obligationsOf(reader, unit)(period));
  let changed: boolean | null = null;
  if (last !== undefined) {
    const { records } = await contentsOf(context, last);
    changed = !saysTheSame(records, packageOf(ownLedger(context), period, part));
  }
  return {
    period,
    next_version: (last?.version ?? 0) + 1,
    filed,
    last_signers: lastSigners(all),
    changed_since: changed,
    obligation,
    locked: last !== undefined || obligation === null ? [] : lockedForms(obligation, today),
  };
}

/** Who signed the report that was filed last, of whatever period. */
export function lastSigners(filed: readonly FiledReport[]): ReportState['last_signers'] {
  const [newest] = filed.toSorted((a, b) => (a.filed_at < b.filed_at ? 1 : -1));
  if (newest === undefined) return null;
  const { report_date: _, ...names } = newest.signers;
  return names;
}

/**
 * Puts the file of a filed report into a folder, byte for byte as it was filed, with its attachments beside it; where it
 * lies there already, that is said. Attachments that are lost do not keep it back, and are named.
 * @throws FailureError `not_found`, or what the folder answers.
 */
export async function placeReport(
  context: ServiceContext,
  input: CallInput<'reports.place'>,
): Promise<SubmittedReport> {
  requireReporter(context);
  const report = filedReports(context).find(({ id }) => id === input.report_id);
  if (report === undefined) throw new FailureError('not_found', { type: 'report', id: input.report_id });
  const folder = await reportFolder(context, input.folder);
  const { bytes } = filedBytes(context, report);
  const { manifest } = await contentsOf(context, report);
  const without = await placeAttachments(context, folder, manifest.attachments);
  const { file, created } = await placeReportFile(folder, basename(report.file_name), bytes);
  return { report, file, created, without };
}

/** @returns names of those that are lost */
async function placeAttachments(
  { ledger: { dataDir } }: ServiceContext,
  folder: string,
  attachments: Manifest['attachments'],
): Promise<readonly string[]> {
  if (attachments === undefined) return [];
  const isKept = ({ sha256 }: ReportAttachment): boolean =>
    findAttachment(dataDir, sha256).state === 'present';
  const kept = attachments.files.filter(isKept);
  const staged = await stageAttachments(
    folder,
    attachments.folder,
    kept,
    ({ sha256, name }) => readAttachment(dataDir, sha256, name).content,
  );
  try {
    await staged.name();
  } finally {
    await staged.discard();
  }
  return attachments.files.filter((one) => !kept.includes(one)).map(({ name }) => name);
}

/** Reads a report file, from whatever unit it is; nothing is taken into the store. */
export async function showReport(
  context: ServiceContext,
  input: CallInput<'reports.show'>,
): Promise<ShownReport> {
  return showReportFile(await context.files.resolve(input.file));
}

const scanSetting = 'sealed_scan_required';

/** The unit's own rule on sealed scans (model §2.0, required by setting); what lacks one is said, nothing is refused. */
export function scanRule(
  context: ServiceContext,
  { required }: CallInput<'reports.scanRule'>,
): { readonly required: boolean } {
  const { person } = requireUnit(context);
  const { store } = context.ledger;
  if (required !== undefined)
    setSettings(store, { [scanSetting]: required }, { person, at: context.ports.now(), why: null });
  return { required: store.read((reader) => getSetting<boolean>(reader, scanSetting)) ?? false };
}
