import { Worker } from 'node:worker_threads';
import { type Failure, FailureError } from '../../domain/failure.ts';
import type { ReadReply } from '../reply-file/review-sheet.ts';
import type { ReadReport } from './data-sheet.ts';
import type { EditedCell } from './edited-cells.ts';

/** What a thread is given: the bytes of one file, and its name for messages. */
export interface ReportRequest {
  readonly bytes: Uint8Array;
  readonly file: string;
}

/** A report file read and verified, with the cells that were edited since it was written. */
export interface VerifiedReport extends Omit<ReadReport, 'cellMap'> {
  readonly edited_cells: readonly EditedCell[];
}

/** A file is a report or a reply to one: a report that was sent back is a reply, though the report stands in it, too. */
export type VerifiedFile =
  | { readonly report: VerifiedReport; readonly reply?: never }
  | { readonly report?: never; readonly reply: ReadReply };

export type ReportAnswer =
  | { readonly read: VerifiedFile; readonly failure?: never }
  | { readonly read?: never; readonly failure: Failure };

const longestReadingMs = 30_000;
const memoryMb = 1024;

/**
 * Threads that read many report files, each one file at a time; a file that takes too long or too much memory costs its
 * thread, and the next file gets a new one. A thread is started when it is first needed.
 */
export class ReportReaders {
  readonly #idle: Worker[] = [];
  readonly #all = new Set<Worker>();
  #closed = false;

  /**
   * Reads one file. As many are read at once as calls wait at the same time.
   * @param bytes copied, not taken over
   * @throws FailureError as `readReportFile` and `readReplyFile`; `cancelled` once closed
   */
  async read(bytes: Uint8Array, file: string): Promise<VerifiedFile> {
    if (this.#closed) throw new FailureError('cancelled');
    const worker = this.#idle.pop() ?? this.#start();
    const answer = await this.#ask(worker, { bytes, file });
    if (answer.read !== undefined) return answer.read;
    const { code, args, detail } = answer.failure;
    throw new FailureError(code, args, detail);
  }

  /** Ends the threads; files being read are `cancelled`. */
  close(): void {
    this.#closed = true;
    for (const worker of this.#all) void worker.terminate();
  }

  #start(): Worker {
    const worker = new Worker(new URL('./report-worker.ts', import.meta.url), {
      name: 'report-reader',
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    });
    this.#all.add(worker);
    worker.on('exit', () => this.#all.delete(worker));
    return worker;
  }

  #ask(worker: Worker, request: ReportRequest): Promise<ReportAnswer> {
    const { file } = request;
    return new Promise((resolve) => {
      const settle = (answer: ReportAnswer): void => {
        clearTimeout(timer);
        worker.removeAllListeners('message');
        worker.removeAllListeners('error');
        worker.off('exit', ended);
        resolve(answer);
      };
      const lose = (reason: string): void => {
        void worker.terminate();
        const failure: Failure = this.#closed
          ? { code: 'cancelled', args: {} }
          : { code: 'file_refused', args: { file, reason } };
        settle({ failure });
      };
      const ended = (): void => lose('unreadable');
      const timer = setTimeout(() => lose('timeout'), longestReadingMs);
      worker.on('message', (answer: ReportAnswer) => {
        this.#idle.push(worker);
        settle(answer);
      });
      worker.on('error', (error) => {
        const tooMuch = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
        lose(tooMuch ? 'out_of_memory' : 'unreadable');
      });
      worker.on('exit', ended);
      worker.postMessage(request);
    });
  }
}
