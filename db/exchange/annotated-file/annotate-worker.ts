import { parentPort, workerData } from 'node:worker_threads';
import { WorkbookRefusal } from '../workbook/refusal.ts';
import type { AnnotateAnswer } from './annotate-in-worker.ts';
import { type AnnotatedParts, annotatedFile } from './annotated-file.ts';

/** The other side of `annotateInWorker`: one workbook, one answer, then the thread ends. */
async function answer(parts: AnnotatedParts): Promise<AnnotateAnswer> {
  try {
    return { made: await annotatedFile(parts) };
  } catch (error) {
    if (error instanceof WorkbookRefusal) return { refusal: { code: error.code, args: error.args } };
    throw error;
  }
}

parentPort?.postMessage(await answer(workerData as AnnotatedParts));
