import {
  type AttachmentFile,
  isAttachmentThere,
  readAttachment,
  removeUnfinished,
  takeIn,
} from '../attachments/attachment-files.ts';
import { layOpened, removeOpened } from '../attachments/opened-copies.ts';
import {
  type AttachmentKind,
  attachmentName,
  attachmentRoleOf,
  cut,
  previewKinds,
  servesAs,
} from '../domain/attachment.ts';
import type { AddedAttachment, AttachmentList, CopiedAttachment } from '../domain/attachment-answers.ts';
import type { CallInput, RecordChange } from '../domain/contract.ts';
import { FailureError } from '../domain/failure.ts';
import type { AnyRecord } from '../domain/records/catalogue.ts';
import { safeStem } from '../exchange/report-file/file-name.ts';
import { placeReportFile } from '../exchange/report-file/place-file.ts';
import { getRecord, listRecords } from '../repositories/records.ts';
import { type SavedRecord, saveRecords } from '../repositories/save-records.ts';
import type { ServiceContext } from './context.ts';
import { reportFolder } from './report-folder.ts';
import { requireUnit } from './sessions.ts';

/** Copies of one name in one folder; nobody makes as many. */
const mostCopies = 500;

/** At the start of a run: what an interrupted one left is removed. */
export function tidyAttachments({ ledger }: ServiceContext): void {
  removeUnfinished(ledger.dataDir);
  removeOpened(ledger.dataDir);
}

/**
 * Rows of attachments are written by adding a file only, since they say what lies in the data folder. What may be changed
 * is the note, and whether the attachment counts.
 */
export function isMadeByHand({ type, base_revision, values }: RecordChange): boolean {
  if (type !== 'attachment') return false;
  return (
    base_revision === null || Object.keys(values).some((name) => name !== 'note' && name !== 'source_doc')
  );
}

/**
 * Copies a file into the data folder and keeps it with a record. The copy comes first: a row never names a file that is
 * not there, and a file without a row takes room only.
 * @param remember notes the save, so that it can be undone
 * @throws FailureError `not_found`, `parent_voided` for a voided record, `attachment_refused`, or what the file or the disk
 *   answers; then no row was written
 */
export async function addAttachment(
  context: ServiceContext,
  input: CallInput<'attachments.add'>,
  remember: (saved: readonly SavedRecord[]) => void,
): Promise<AddedAttachment> {
  const { type, id } = input;
  const { person, unit } = requireUnit(context);
  const role = attachmentRoleOf(type);
  if (role === null) throw new FailureError('rejected', { call: 'attachments.add', type });
  const { store, dataDir } = context.ledger;
  const record = store.read((reader) => getRecord(reader, type, id));
  if (record === undefined) throw new FailureError('not_found', { type, id });
  if (record.voided) throw new FailureError('parent_voided', { type: 'attachment', used: `${type}:1` });
  const taken = takeIn(dataDir, await context.files.resolve(input.file));
  if (!servesAs(role, taken.kind))
    throw new FailureError('attachment_refused', { file: taken.name, reason: 'not_a_scan' });
  const before = liveOf(context, input).find(({ sha256 }) => sha256 === taken.sha256);
  if (before !== undefined) return { attachment: before, added: false };
  const values = {
    ...{ record_type: type, record_id: id, role, file_name: attachmentName(taken.name, taken.kind) },
    ...{ file_kind: taken.kind, bytes: taken.bytes, sha256: taken.sha256 },
  };
  const { saved } = saveRecords(store, {
    changes: [{ type: 'attachment', id: context.ports.newId(), base_revision: null, values }],
    person,
    unit,
    at: context.ports.now(),
    why: null,
  });
  remember(saved);
  const [made] = saved;
  if (made === undefined) throw new Error('an attachment was saved without a record');
  return { attachment: made.record, added: true };
}

/** The live attachments of a record, and which of their files are not there. */
export function listAttachments(
  context: ServiceContext,
  input: CallInput<'attachments.list'>,
): AttachmentList {
  requireUnit(context);
  const attachments = liveOf(context, input);
  const all = context.ledger.store.read((reader) =>
    reader.get(`SELECT coalesce(sum(bytes), 0) AS total FROM
      (SELECT max(bytes) AS bytes FROM attachment WHERE voided = 0 GROUP BY sha256)`),
  );
  return {
    attachments,
    missing: attachments
      .filter(({ sha256 }) => !isAttachmentThere(context.ledger.dataDir, String(sha256)))
      .map(({ id }) => id),
    bytes: attachments.reduce((sum, { bytes }) => sum + Number(bytes), 0),
    total_bytes: Number(all?.total),
  };
}

/** How many live attachments each record of a type has. */
export function countAttachments(
  context: ServiceContext,
  { type }: CallInput<'attachments.counts'>,
): Readonly<Record<string, number>> {
  const counted = context.ledger.store.read((reader) =>
    reader.all(
      `SELECT record_id, count(*) AS total FROM attachment
       WHERE record_type = ? AND voided = 0 GROUP BY record_id`,
      type,
    ),
  );
  return Object.fromEntries(counted.map(({ record_id, total }) => [String(record_id), Number(total)]));
}

function liveOf(context: ServiceContext, { type, id }: { readonly type: string; readonly id: string }) {
  return context.ledger.store.read((reader) =>
    listRecords(reader, 'attachment', {
      filter: { record_type: type, record_id: id },
      includeVoided: false,
      sort: { field: 'created_at', descending: false },
      offset: 0,
      limit: 5000,
    }),
  ).rows;
}

/**
 * Puts a copy of an attachment into a folder, under its own name; where that is taken, under the next one that is free.
 * A scan of a report is called after the report's file.
 * @throws FailureError `not_found`, `attachment_lost`, or what the folder answers
 */
export async function copyAttachment(
  context: ServiceContext,
  input: CallInput<'attachments.copy'>,
): Promise<CopiedAttachment> {
  const { record, file } = wholeAttachment(context, input.id);
  const folder = await reportFolder(context, input.folder);
  const { stem, ending } = nameOutside(context, record);
  for (let copy = 1; ; copy += 1) {
    const name = `${stem}${copy === 1 ? '' : ` (${copy})`}.${ending}`;
    try {
      const { created } = await placeReportFile(folder, name, file.content);
      return { file: name, created };
    } catch (error) {
      const taken = error instanceof FailureError && error.failure.code === 'file_exists';
      if (!taken || copy === mostCopies) throw error;
    }
  }
}

function nameOutside(context: ServiceContext, record: AnyRecord) {
  const kind = record.file_kind as AttachmentKind;
  const { stem, ending } = cut(attachmentName(String(record.file_name), kind), kind);
  if (record.role !== 'sealedScan') return { stem: safeStem(stem), ending };
  const report = context.ledger.store.read((reader) => getRecord(reader, 'report', String(record.record_id)));
  const filed = String(report?.file_name ?? '').replace(/\.xlsx$/i, '');
  return { stem: safeStem(filed === '' ? stem : `${filed}_盖章扫描件`), ending };
}

/** A picture for the window to show. @throws FailureError as `copyAttachment`, `rejected` for what is no picture */
export function previewAttachment(
  context: ServiceContext,
  { id }: CallInput<'attachments.preview'>,
): { readonly data_url: string } {
  const { file } = wholeAttachment(context, id);
  if (!previewKinds.has(file.kind)) throw new FailureError('rejected', { call: 'attachments.preview' });
  return { data_url: `data:image/${file.kind};base64,${file.content.toString('base64')}` };
}

/**
 * Lays out a copy that nobody writes to, for the desktop to open with the system's program: what is kept is never opened
 * itself.
 * @returns the name under which `files.open` finds it. @throws FailureError as `copyAttachment`
 */
export function layOutAttachment(
  context: ServiceContext,
  { id }: CallInput<'attachments.layOut'>,
): { readonly opened: string } {
  const { record, file } = wholeAttachment(context, id);
  const { stem, ending } = nameOutside(context, record);
  const opened = context.ports.newId();
  layOpened(context.ledger.dataDir, opened, `${stem}.${ending}`, file.content);
  return { opened };
}

/** An attachment with its content, checked against its hash now, and its kind, found anew. */
function wholeAttachment(
  context: ServiceContext,
  id: string,
): { readonly record: AnyRecord; readonly file: AttachmentFile } {
  requireUnit(context);
  const record = context.ledger.store.read((reader) => getRecord(reader, 'attachment', id));
  if (record === undefined) throw new FailureError('not_found', { type: 'attachment', id });
  const file = readAttachment(context.ledger.dataDir, String(record.sha256), String(record.file_name));
  // A row from elsewhere may say anything; the ending of a copy must be that of what it is.
  return { record: { ...record, file_kind: file.kind }, file };
}
