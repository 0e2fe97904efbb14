import { parentPort, workerData } from 'node:worker_threads';
import { examine, verifyFile } from './backup.ts';
import { FailureError } from './domain/failure.ts';
import { openReadOnly } from './store.ts';
import type { VerifyAnswer, VerifyRequest } from './verify-in-worker.ts';

/** The other side of `verify-in-worker.ts`: one file, one answer, then the thread ends. */
function answer({ file, migrations, kind }: VerifyRequest): VerifyAnswer {
  try {
    if (kind === 'verify') return { ok: true, value: verifyFile(file, migrations) };
    const store = openReadOnly(file, migrations);
    try {
      const { faults, chain, diverging } = examine(store);
      return { ok: true, value: { faults, first_bad_entry: chain.first_bad_entry, diverging } };
    } finally {
      store.close();
    }
  } catch (error) {
    if (error instanceof FailureError) return { ok: false, failure: error.failure };
    return { ok: false, failure: { code: 'internal', args: {} } };
  }
}

parentPort?.postMessage(answer(workerData as VerifyRequest));
