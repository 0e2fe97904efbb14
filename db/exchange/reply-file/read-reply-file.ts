import { readWorkbookFile } from '../report-file/read-report-file.ts';
import type { PlainWorkbook } from '../workbook/plain.ts';
import { type ReadReply, readReviewSheet } from './review-sheet.ts';

/**
 * Reads a reply from outside, in a thread that can be killed.
 * @param source its path or its bytes
 * @param file name for the message
 * @throws FailureError `file_missing`, `file_refused`, `file_damaged`, `file_not_reply`, `file_too_new`, `io_error`
 */
export async function readReplyFile(
  source: string | Uint8Array,
  file: string,
): Promise<{ readonly workbook: PlainWorkbook; readonly reply: ReadReply }> {
  const workbook = await readWorkbookFile(source, file);
  return { workbook, reply: readReviewSheet(workbook, file) };
}
