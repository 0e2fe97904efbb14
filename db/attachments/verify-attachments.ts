import type { AttachmentVerdict } from '../domain/attachment-answers.ts';
import type { Reader } from '../store-handles.ts';
import { findAttachment } from './attachment-files.ts';

/**
 * Whether every file that a live attachment names is there and as it was added; one that the backups can give back is
 * given back first.
 */
export function verifyAttachments(dataDir: string, reader: Reader): AttachmentVerdict {
  const rows = reader.all(
    `SELECT sha256, min(file_name) AS file_name, max(bytes) AS bytes FROM attachment
     WHERE voided = 0 GROUP BY sha256 ORDER BY min(file_name), sha256`,
  );
  const missing: string[] = [];
  const changed: string[] = [];
  let bytes = 0;
  for (const row of rows) {
    bytes += Number(row.bytes);
    const { state } = findAttachment(dataDir, String(row.sha256));
    if (state === 'missing') missing.push(String(row.file_name));
    if (state === 'changed') changed.push(String(row.file_name));
  }
  return { files: rows.length, bytes, missing, changed };
}
