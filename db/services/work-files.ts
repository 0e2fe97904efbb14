import { readAttachment } from '../attachments/attachment-files.ts';
import { attachmentFolderName } from '../domain/attachment.ts';
import type { CallInput } from '../domain/contract.ts';
import { FailureError } from '../domain/failure.ts';
import { recordTypes } from '../domain/records/catalogue.ts';
import type { PlacedWorkFile } from '../domain/work-answers.ts';
import { reportAttachments, stageAttachments } from '../exchange/report-file/attachment-folder.ts';
import { safeStem } from '../exchange/report-file/file-name.ts';
import { loadOrCreateKeys } from '../exchange/report-file/keys.ts';
import { placeReportFile } from '../exchange/report-file/place-file.ts';
import { currentWorkFormat, workEnding } from '../exchange/work-file/head.ts';
import { buildWorkFile } from '../exchange/work-file/work-file.ts';
import { knownLogs } from '../repositories/foreign-logs.ts';
import { allRecords, countRecords } from '../repositories/records.ts';
import { requireInstallation } from '../repositories/settings.ts';
import type { ServiceContext } from './context.ts';
import { reportFolder } from './report-folder.ts';
import { requireUnit, unitName } from './sessions.ts';

/** Names of one minute that are tried. */
const mostVersions = 100;

/**
 * Writes all that this machine knows of the office's work into one file: records, log, decisions, what it loaded of other
 * machines. Attached files lie in a folder beside it. Nothing is ever overwritten.
 * @throws FailureError `attachment_lost`, or what the folder answers
 */
export async function exportWork(
  context: ServiceContext,
  input: CallInput<'work.export'>,
): Promise<PlacedWorkFile> {
  const { unit, person, role, department } = requireUnit(context);
  const folder = await reportFolder(context, input.folder);
  const { dataDir, store } = context.ledger;
  const keys = await loadOrCreateKeys(dataDir);
  const { logs, installation, attached, counts } = store.read((reader) => ({
    logs: knownLogs(reader),
    installation: requireInstallation(reader),
    attached: allRecords(reader, 'attachment').filter(
      ({ voided, record_type }) => !voided && record_type !== 'report',
    ),
    counts: countRecords(reader, recordTypes),
  }));
  const created = context.ports.now();
  const name = unitName(context, unit);
  const bytes = buildWorkFile(
    {
      ...currentWorkFormat,
      role,
      unit: { code: unit, name },
      department: department?.name ?? null,
      installation,
      public_key: keys.publicKey,
      person,
      created,
      app_version: context.appVersion,
    },
    logs,
    keys,
  );
  const files = reportAttachments(attached.map((record) => ({ type: 'attachment' as const, record })));
  const owner = department === null ? name : `${name}_${department.name}`;
  const stem = safeStem(`${owner}_工作文件_${person}_${stampOf(created)}`);
  for (let version = 1; ; version += 1) {
    const file = `${stem}${version === 1 ? '' : `_v${version}`}.${workEnding}`;
    try {
      const beside = await stageAttachments(
        folder,
        attachmentFolderName(file),
        files,
        (one) => readAttachment(dataDir, one.sha256, one.name).content,
      );
      try {
        await beside.name();
        await placeReportFile(folder, file, bytes);
      } finally {
        await beside.discard();
      }
      const records = Object.values(counts).reduce((sum, count) => sum + count, 0);
      const entries = [...logs.values()].reduce((sum, log) => sum + log.length, 0);
      return { file, records, entries, attachments: files.length };
    } catch (error) {
      const taken = error instanceof FailureError && error.failure.code === 'file_exists';
      if (!taken || version === mostVersions) throw error;
    }
  }
}

/** China's day and time to the minute: `20260105-1600`. */
function stampOf(instant: string): string {
  const china = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString();
  return `${china.slice(0, 10).replaceAll('-', '')}-${china.slice(11, 16).replace(':', '')}`;
}
