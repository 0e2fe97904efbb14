import { parentPort, workerData } from 'node:worker_threads';
import type { Handlers } from '../../db/domain/contract.ts';
import { FailureError } from '../../db/domain/failure.ts';
import { logError } from '../../db/thread/error-log.ts';
import { serveCalls } from '../../db/thread/serve-calls.ts';

/**
 * A store thread without a store, for what a healthy store cannot be made to do: wait, fail unexpectedly, die. Calls are
 * contract calls, because the door knows no others; what each does here is said beside it.
 */
const log: string[] = [];
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

const handlers = {
  // Takes as many milliseconds as asked, then says which calls began and ended so far.
  'areas.children': async ({ parent }: { parent: string }) => {
    log.push(`begin ${parent}`);
    await wait(Number(parent));
    log.push(`end ${parent}`);
    return log.join(' ');
  },
  // Asks the host for a file.
  'session.settings': async (input: { shared_folder: string }) => ({
    path: await files.resolve(input.shared_folder),
  }),
  // A fault in the program.
  'records.history': () => {
    throw new Error('村名 第一村\n    at secret (/figures/118.50.ts:1:1)');
  },
  // An answer that cannot travel.
  'backup.list': () => ({ travel: () => {} }),
  // The thread dies.
  'backup.create': () => {
    setImmediate(() => {
      throw new Error('died with 第一村 in its hands');
    });
    return wait(10_000);
  },
} as unknown as Handlers;

let files: { resolve(token: string): Promise<string> };

if (parentPort !== null) {
  const { dataDir, appVersion } = workerData as { dataDir: string; appVersion: string };
  await serveCalls(
    parentPort,
    async (port) => {
      files = port;
      if (appVersion === 'refuses') throw new FailureError('store_too_new', { path: 'ledger.sqlite' });
      if (appVersion === 'breaks') throw new Error('第一村');
      return { handlers, close: () => wait(20).then(() => {}) };
    },
    (where, error) => logError(dataDir, new Date().toISOString(), where, error),
  );
}
