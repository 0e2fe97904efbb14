import { type FailureCode, FailureError } from '../../domain/failure.ts';
import type { PlainWorkbook } from '../workbook/plain.ts';
import {
  type PackedBook,
  type ReadInWorkerOptions,
  readPackedInWorker,
  readWorkbookInWorker,
} from '../workbook/read-in-worker.ts';
import { WorkbookRefusal } from '../workbook/refusal.ts';
import { type ReadReport, readDataSheet } from './data-sheet.ts';

/**
 * Reads a report file from outside, in a thread that can be killed (`read-in-worker.ts`).
 * @param source its path or its bytes
 * @param file name for the message
 * @throws FailureError `file_missing`, `file_refused` with the reason, `file_damaged`, `file_not_report`,
 *   `file_too_new`, `io_error`
 */
export async function readReportFile(
  source: string | Uint8Array,
  file: string,
): Promise<{ readonly workbook: PlainWorkbook; readonly report: ReadReport }> {
  const workbook = await readWorkbookFile(source, file);
  return { workbook, report: readDataSheet(workbook, file) };
}

/**
 * A workbook of ours from outside; what it says is for its reader.
 * @throws FailureError `file_missing`, `file_refused`, `file_damaged`, `io_error`
 */
export async function readWorkbookFile(source: string | Uint8Array, file: string): Promise<PlainWorkbook> {
  return said(readWorkbookInWorker(source), file);
}

/**
 * As {@link readWorkbookFile}, for sheets that may be long; see `readPackedInWorker`.
 * @throws FailureError `workbook_damaged` in the place of `file_damaged`
 */
export async function readPackedFile(
  source: string,
  file: string,
  except: readonly string[],
  options: ReadInWorkerOptions,
): Promise<PackedBook> {
  return said(readPackedInWorker(source, except, options), file, refused);
}

async function said<T>(reading: Promise<T>, file: string, how = failureOf): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    throw error instanceof WorkbookRefusal ? how(error, file) : error;
  }
}

/** Copied incompletely or altered since: of a report the original is wanted, another format does not help. */
const damaged: ReadonlySet<string> = new Set(['truncated', 'damaged', 'empty']);

/** What is wrong with a file, as the reader of workbooks said it. @param file name for the message */
export function failureOf(refusal: WorkbookRefusal, file: string): FailureError {
  const { code, args } = refusal;
  if (code === 'file_error') return new FailureError(ofSystem(String(args.reason)), { file, path: file });
  if (damaged.has(code)) return new FailureError('file_damaged', { file, cause: code, reason: code });
  return refused(refusal, file);
}

/** As {@link failureOf}, of an officer's own workbook: a damaged one may be mended by saving it again, which the advice says. */
function refused({ code, args }: WorkbookRefusal, file: string): FailureError {
  if (code === 'file_error') return new FailureError(ofSystem(String(args.reason)), { file, path: file });
  // Where in the workbook; the texts of reasons name no other argument.
  const place = Object.fromEntries(
    ['sheet', 'row', 'cell'].flatMap((name) => (args[name] === undefined ? [] : [[name, args[name]]])),
  );
  return new FailureError(damaged.has(code) ? 'workbook_damaged' : 'file_refused', {
    file,
    reason: code,
    ...place,
  });
}

function ofSystem(errno: string): FailureCode {
  return ['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG'].includes(errno) ? 'file_missing' : 'io_error';
}
