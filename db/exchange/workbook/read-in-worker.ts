import { Worker } from 'node:worker_threads';
import type { WorkbookRefusalCode } from '../../domain/workbook-refusal.ts';
import type { PackedSheet } from './packed-sheet.ts';
import type { PlainSheet, PlainWorkbook } from './plain.ts';
import { WorkbookRefusal, type WorkbookRefusalArgs } from './refusal.ts';
import type { ExpectedBook } from './written-totals.ts';

/** What the worker is given: a path (it reads the file itself) or bytes; and what is to be found in it, if only that counts. */
export type ReadRequest = ({ path: string; bytes?: never } | { path?: never; bytes: Uint8Array }) & {
  expected?: ExpectedBook;
  /** Sheets are handed over packed, but those whose names begin with one of these. */
  packed?: { readonly except: readonly string[] };
};

/** A workbook whose sheets are handed over packed. */
export interface PackedBook {
  readonly packed: readonly PackedSheet[];
  /** Those that were excepted. */
  readonly plain: readonly PlainSheet[];
  /** Tabs that have no cells. */
  readonly withoutCells: readonly string[];
}

export type ReadAnswer =
  | { workbook: PlainWorkbook; packed?: never; differs?: never; refusal?: never }
  | (PackedBook & { workbook?: never; differs?: never; refusal?: never })
  /** The first place that is not as expected. */
  | { workbook?: never; packed?: never; differs: string | null; refusal?: never }
  | {
      workbook?: never;
      packed?: never;
      differs?: never;
      refusal: { code: WorkbookRefusalCode; args: WorkbookRefusalArgs };
    };

export interface ReadInWorkerOptions {
  /** Then the worker is killed; default 30 seconds. */
  timeoutMs?: number;
  signal?: AbortSignal;
  /** For hosts that bundle the worker into a file of its own. */
  workerUrl?: URL;
  /** Memory for parsing, in MB; default 1024. */
  maxMemoryMb?: number;
}

/**
 * Reads a workbook that somebody picked, in a thread that can be killed: bounded in time and memory, and no window
 * waits for it.
 * @param source path of the file, or its bytes (copied, not taken over)
 * @throws WorkbookRefusal for any fault of the file, with code `timeout` or `out_of_memory` if it took too much;
 *   `signal.reason` if aborted
 */
export async function readWorkbookInWorker(
  source: string | Uint8Array,
  options: ReadInWorkerOptions = {},
): Promise<PlainWorkbook> {
  const answer = await askReader(typeof source === 'string' ? { path: source } : { bytes: source }, options);
  if (answer.workbook === undefined) throw new Error('the reader answered another question');
  return answer.workbook;
}

/**
 * As {@link readWorkbookInWorker}, for sheets that may hold a million cells: handing over objects would take as long as
 * reading them.
 * @param except sheets whose names begin with one of these are handed over as plain ones
 */
export async function readPackedInWorker(
  source: string | Uint8Array,
  except: readonly string[],
  options: ReadInWorkerOptions = {},
): Promise<PackedBook> {
  const file = typeof source === 'string' ? { path: source } : { bytes: source };
  const answer = await askReader({ ...file, packed: { except } }, options);
  if (answer.packed === undefined) throw new Error('the reader answered another question');
  return answer;
}

/** One question to a thread of its own. @throws as {@link readWorkbookInWorker} */
export function askReader(
  request: ReadRequest,
  options: ReadInWorkerOptions,
): Promise<Exclude<ReadAnswer, { refusal: object }>> {
  const { timeoutMs = 30_000, maxMemoryMb = 1024, signal } = options;
  const url = options.workerUrl ?? new URL('./read-worker.ts', import.meta.url);
  if (signal?.aborted) return Promise.reject(signal.reason);

  return new Promise((resolve, reject) => {
    const worker = new Worker(url, {
      name: 'workbook-reader',
      workerData: request,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: maxMemoryMb },
    });
    const finish = (act: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      void worker.terminate();
      act();
    };
    const refuse = (code: WorkbookRefusalCode, args: WorkbookRefusalArgs = {}) =>
      finish(() => reject(new WorkbookRefusal(code, args)));
    const onAbort = () => finish(() => reject(signal?.reason));
    const timer = setTimeout(() => refuse('timeout', { timeoutMs }), timeoutMs);

    signal?.addEventListener('abort', onAbort);
    worker.on('message', (answer: ReadAnswer) => {
      if (answer.refusal === undefined) finish(() => resolve(answer));
      else refuse(answer.refusal.code, answer.refusal.args);
    });
    worker.on('error', (error) => {
      const outOfMemory =
        error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      if (outOfMemory) refuse('out_of_memory', { limitMb: maxMemoryMb });
      else refuse('unreadable', { detail: error instanceof Error ? error.message : String(error) });
    });
    // Only an end without an answer still finds the promise open.
    worker.on('exit', (status) => refuse('unreadable', { status }));
  });
}
