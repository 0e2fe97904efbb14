import { readFile, stat } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { packSheet } from './packed-sheet.ts';
import { refuseTooLarge } from './preflight.ts';
import { readWorkbook } from './read.ts';
import type { ReadAnswer, ReadRequest } from './read-in-worker.ts';
import { WorkbookRefusal } from './refusal.ts';
import { firstDifference } from './written-totals.ts';

/** The other side of `readWorkbookInWorker`: one file, one answer, then the thread ends. */
async function answer(request: ReadRequest): Promise<ReadAnswer> {
  try {
    const bytes = request.path === undefined ? request.bytes : await readBounded(request.path);
    const workbook = await readWorkbook(bytes);
    const { expected, packed } = request;
    if (expected !== undefined) return { differs: firstDifference(workbook, expected) };
    if (packed === undefined) return { workbook };
    const [plain, others] = parted(workbook.sheets, ({ name }) =>
      packed.except.some((one) => name.startsWith(one)),
    );
    return { packed: others.map(packSheet), plain, withoutCells: workbook.withoutCells ?? [] };
  } catch (error) {
    if (error instanceof WorkbookRefusal) return { refusal: { code: error.code, args: error.args } };
    const detail = error instanceof Error ? error.message : String(error);
    return { refusal: { code: 'unreadable', args: { detail } } };
  }
}

function parted<T>(all: readonly T[], belongs: (one: T) => boolean): readonly [T[], T[]] {
  return [all.filter(belongs), all.filter((one) => !belongs(one))];
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
