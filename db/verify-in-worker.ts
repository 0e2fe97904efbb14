import { Worker } from 'node:worker_threads';
import type { DivergingRecord } from './audit-replay.ts';
import type { Verified } from './backup.ts';
import { FailureError, type Result } from './domain/failure.ts';
import type { Migration } from './migrate.ts';

export interface VerifyRequest {
  readonly file: string;
  readonly migrations: readonly Migration[];
  /** `verify`: as `verifyFile`; `examine`: says what is wrong instead of refusing. */
  readonly kind: 'verify' | 'examine';
}

/** What a look at a whole store found. */
export interface Examined {
  readonly faults: readonly string[];
  readonly first_bad_entry: number | null;
  readonly diverging: DivergingRecord | null;
}

export type VerifyAnswer = Result<Verified | Examined>;

/**
 * Verifies a store's file in a thread of its own: a large one takes seconds, for which nothing may wait.
 * @throws FailureError as `verifyFile`; `cancelled` when the signal came.
 */
export async function verifyInWorker(
  file: string,
  migrations: readonly Migration[],
  signal?: AbortSignal,
): Promise<Verified> {
  return (await ask({ file, migrations, kind: 'verify' }, signal)) as Verified;
}

/** Looks at every page and audit entry of a store, also the open one, in a thread of its own. @throws FailureError as `openReadOnly`. */
export async function examineInWorker(
  file: string,
  migrations: readonly Migration[],
  signal?: AbortSignal,
): Promise<Examined> {
  return (await ask({ file, migrations, kind: 'examine' }, signal)) as Examined;
}

function ask(request: VerifyRequest, signal?: AbortSignal): Promise<Verified | Examined> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./verify-worker.ts', import.meta.url), {
      name: 'verify',
      workerData: request,
      execArgv: [],
    });
    const stop = (): void => {
      void worker.terminate();
      reject(new FailureError('cancelled'));
    };
    if (signal?.aborted === true) stop();
    signal?.addEventListener('abort', stop, { once: true });
    worker.once('message', (answer: VerifyAnswer) => {
      if (answer.ok) resolve(answer.value);
      else reject(new FailureError(answer.failure.code, answer.failure.args));
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      signal?.removeEventListener('abort', stop);
      reject(new FailureError('internal'));
    });
  });
}
