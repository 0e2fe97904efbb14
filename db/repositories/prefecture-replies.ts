import { type Authorship, appendAudit } from '../audit.ts';
import type { CityVerdict } from '../domain/inbox-answers.ts';
import type { Reader, Writer } from '../store-handles.ts';
import { requireInstallation } from './settings.ts';

/** A prefecture's signed decision about a package, as the province found it. */
export interface PrefectureReply extends CityVerdict {
  /** The reply's own hash. */
  readonly digest: string;
  readonly package_id: string;
}

/** Whether the very reply was kept before. */
export function hasPrefectureReply(reader: Reader, digest: string): boolean {
  return reader.get('SELECT 1 FROM prefecture_reply WHERE digest = ?', digest) !== undefined;
}

/** Keeps a reply, with an entry in the audit log; within the caller's transaction. */
export function keepPrefectureReply(writer: Writer, reply: PrefectureReply, by: Authorship): void {
  const { digest, package_id, verdict, unit, unit_name, person, at, why, file_name } = reply;
  writer.run(
    `INSERT INTO prefecture_reply (digest, package_id, verdict, unit, unit_name, person, at, why, file_name, kept_at, kept_by)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[digest, package_id, verdict, unit, unit_name, person, at, why, file_name, by.at, by.person],
  );
  const change = {
    record_type: 'prefecture_reply',
    record_id: digest,
    field: 'verdict',
    old: null,
    new: JSON.stringify(verdict),
  };
  appendAudit(writer, requireInstallation(writer), by, [change]);
}

/** What prefectures decided about a package, the newest decision first. */
export function prefectureRepliesTo(reader: Reader, packageId: string): readonly CityVerdict[] {
  return reader
    .all(
      `SELECT verdict, unit, unit_name, person, at, why, file_name FROM prefecture_reply
        WHERE package_id = ? ORDER BY at DESC, digest`,
      packageId,
    )
    .map((row) => ({
      verdict: row.verdict as CityVerdict['verdict'],
      unit: String(row.unit),
      unit_name: String(row.unit_name),
      person: String(row.person),
      at: String(row.at),
      why: row.why === null ? null : String(row.why),
      file_name: String(row.file_name),
    }));
}
