import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { isZip, refuseTooLarge } from './preflight.ts';
import { readPackedWorkbook, readWorkbook } from './read.ts';
import type { ReadAnswer, ReadRequest } from './read-in-worker.ts';
import { WorkbookRefusal } from './refusal.ts';
import { readTextTable } from './text-table.ts';
import { firstDifference } from './written-totals.ts';

/** The other side of `readWorkbookInWorker`: one file, one answer, then the thread ends. */
async function answer(request: ReadRequest): Promise<ReadAnswer> {
  try {
    const bytes = request.path === undefined ? request.bytes : await readBounded(request.path);
    const { expected, packed } = request;
    const { path } = request;
    if (packed !== undefined && path !== undefined && isTextTable(path, bytes))
      return readTextTable(bytes, basename(path, extname(path)));
    if (packed !== undefined)
      return await readPackedWorkbook(bytes, (name) => packed.except.some((one) => name.startsWith(one)));
    const workbook = await readWorkbook(bytes);
    return expected === undefined ? { workbook } : { differs: firstDifference(workbook, expected) };
  } catch (error) {
    if (error instanceof WorkbookRefusal) return { refusal: { code: error.code, args: error.args } };
    const detail = error instanceof Error ? error.message : String(error);
    return { refusal: { code: 'unreadable', args: { detail } } };
  }
}

/** By its name: what is in a file that is called a workbook is no table of texts. A workbook called .csv is one. */
function isTextTable(path: string, bytes: Uint8Array): bytes is Buffer {
  return extname(path).toLowerCase() === '.csv' && bytes instanceof Buffer && !isZip(bytes);
}

async function readBounded(path: string): Promise<Uint8Array> {
  try {
    refuseTooLarge((await stat(path)).size);
    return await readFile(path);
  } catch (error) {
    if (error instanceof WorkbookRefusal) throw error;
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new WorkbookRefusal('file_error', { reason });
  }
}

parentPort?.postMessage(await answer(workerData as ReadRequest));
