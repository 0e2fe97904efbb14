import { type Authorship, appendAudit } from '../audit.ts';
import type { Verdict } from '../domain/workflow.ts';
import type { Reader, Writer } from '../store-handles.ts';
import { requireInstallation } from './settings.ts';

/** A signed reply of an upper level to a filed version, as it was read in. */
export interface KeptReply {
  /** The reply's own hash. */
  readonly digest: string;
  readonly report_id: string;
  readonly verdict: Verdict;
  readonly unit: string;
  readonly unit_name: string;
  readonly person: string;
  /** ISO instant of the decision. */
  readonly at: string;
  readonly why: string | null;
  readonly file_name: string;
  readonly imported_at: string;
  readonly imported_by: string;
}

const columns = [
  'digest',
  'report_id',
  'verdict',
  'unit',
  'unit_name',
  'person',
  'at',
  'why',
  'file_name',
  'imported_at',
  'imported_by',
] as const satisfies readonly (keyof KeptReply)[];

/** Whether the very reply was read in before. */
export function hasReply(reader: Reader, digest: string): boolean {
  return reader.get('SELECT 1 FROM imported_reply WHERE digest = ?', digest) !== undefined;
}

/** Keeps a reply, with an entry in the audit log; within the caller's transaction. */
export function keepReply(
  writer: Writer,
  reply: Omit<KeptReply, 'imported_at' | 'imported_by'>,
  by: Authorship,
): void {
  const row: KeptReply = { ...reply, imported_at: by.at, imported_by: by.person };
  writer.run(
    `INSERT INTO imported_reply (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    ...columns.map((column) => row[column]),
  );
  const change = {
    record_type: 'reply',
    record_id: reply.digest,
    field: 'verdict',
    old: null,
    new: JSON.stringify(reply.verdict),
  };
  appendAudit(writer, requireInstallation(writer), by, [change]);
}

/** Replies to a filed version, newest decision first. */
export function repliesTo(reader: Reader, reportId: string): readonly KeptReply[] {
  return reader
    .all(
      `SELECT ${columns.join(', ')} FROM imported_reply WHERE report_id = ? ORDER BY at DESC, digest`,
      reportId,
    )
    .map((row) => ({
      digest: String(row.digest),
      report_id: String(row.report_id),
      verdict: row.verdict as Verdict,
      unit: String(row.unit),
      unit_name: String(row.unit_name),
      person: String(row.person),
      at: String(row.at),
      why: row.why === null ? null : String(row.why),
      file_name: String(row.file_name),
      imported_at: String(row.imported_at),
      imported_by: String(row.imported_by),
    }));
}
