import { parentPort } from 'node:worker_threads';
import { FailureError } from '../../domain/failure.ts';
import { type ReadReply, readReviewSheet, reviewSheetName } from '../reply-file/review-sheet.ts';
import type { PlainWorkbook } from '../workbook/plain.ts';
import { preflight } from '../workbook/preflight.ts';
import { readWorkbook } from '../workbook/read.ts';
import { WorkbookRefusal } from '../workbook/refusal.ts';
import { unpack } from '../workbook/zip-read.ts';
import { dataSheetName, readDataSheet } from './data-sheet.ts';
import { editedCells } from './edited-cells.ts';
import { failureOf } from './read-report-file.ts';
import type { ReportAnswer, ReportRequest } from './report-readers.ts';

/** The other side of `report-readers.ts`: one file after the other, each read and verified whole. */
async function answer({ bytes, file }: ReportRequest): Promise<ReportAnswer> {
  try {
    refuseOthers(bytes, file);
    const workbook = await readWorkbook(bytes);
    const reply = replyOf(workbook, file);
    if (reply !== null) return { read: { reply } };
    const { cellMap, ...report } = readDataSheet(workbook, file);
    return { read: { report: { ...report, edited_cells: editedCells(workbook, cellMap) } } };
  } catch (error) {
    if (error instanceof WorkbookRefusal) return { failure: failureOf(error, file).failure };
    if (error instanceof FailureError) return { failure: error.failure };
    const cause = error instanceof Error ? error.message : String(error);
    return { failure: { code: 'file_damaged', args: { file, cause } } };
  }
}

/**
 * What the workbook says about a report, or null where it says nothing. Whatever was done to such a sheet, the report that
 * stands beside it is read all the same.
 */
function replyOf(workbook: PlainWorkbook, file: string): ReadReply | null {
  if (!workbook.sheets.some(({ name }) => name === reviewSheetName)) return null;
  const hasReport = workbook.sheets.some(({ name }) => name === dataSheetName);
  try {
    const reply = readReviewSheet(workbook, file);
    return hasReport && reply.signature !== 'valid' ? null : reply;
  } catch (error) {
    if (hasReport && error instanceof FailureError) return null;
    throw error;
  }
}

/** Evidence and lists lie beside the reports: a workbook without our sheet is told from them without reading all of it. */
function refuseOthers(bytes: Uint8Array, file: string): void {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const book = preflight(whole).find(({ name }) => name === 'xl/workbook.xml');
  if (book === undefined) return;
  const text = unpack(whole, book);
  if ([dataSheetName, reviewSheetName].some((name) => text.includes(`"${name}"`))) return;
  throw new FailureError('file_not_report', { file });
}

const port = parentPort;
port?.on('message', async (request: ReportRequest) => port.postMessage(await answer(request)));
