import { Worker } from 'node:worker_threads';
import type { WorkbookRefusalCode } from '../../domain/workbook-refusal.ts';
import { WorkbookRefusal, type WorkbookRefusalArgs } from '../workbook/refusal.ts';
import type { AnnotatedFile, AnnotatedParts } from './annotated-file.ts';

export type AnnotateAnswer =
  | { readonly made: AnnotatedFile; readonly refusal?: never }
  | {
      readonly made?: never;
      readonly refusal: { readonly code: WorkbookRefusalCode; readonly args: WorkbookRefusalArgs };
    };

/** The workbook is read twice and edited between: as much again as reading it alone. */
const longestMs = 240_000;
const mostMemoryMb = 2048;

/**
 * `annotatedFile` in a thread that can be killed: a large workbook takes seconds, and no window waits for it.
 * @throws WorkbookRefusal as reading it does, `timeout`, `out_of_memory`; `signal.reason` if aborted
 */
export function annotateInWorker(parts: AnnotatedParts, signal: AbortSignal): Promise<AnnotatedFile> {
  if (signal.aborted) return Promise.reject(signal.reason);
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./annotate-worker.ts', import.meta.url), {
      name: 'workbook-annotator',
      workerData: parts,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: mostMemoryMb },
    });
    const finish = (act: () => void): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      void worker.terminate();
      act();
    };
    const refuse = (code: WorkbookRefusalCode, args: WorkbookRefusalArgs = {}): void =>
      finish(() => reject(new WorkbookRefusal(code, args)));
    const onAbort = (): void => finish(() => reject(signal.reason));
    const timer = setTimeout(() => refuse('timeout', { timeoutMs: longestMs }), longestMs);
    signal.addEventListener('abort', onAbort);
    worker.on('message', ({ made, refusal }: AnnotateAnswer) => {
      if (refusal === undefined) finish(() => resolve(made));
      else refuse(refusal.code, refusal.args);
    });
    worker.on('error', (error) => {
      const outOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      if (outOfMemory) refuse('out_of_memory', { limitMb: mostMemoryMb });
      else refuse('unreadable', { detail: error.message });
    });
    worker.on('exit', (status) => refuse('unreadable', { status }));
  });
}
