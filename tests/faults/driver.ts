import { createInterface } from 'node:readline';
import type { Result } from '../../db/domain/failure.ts';
import { type StoreClient, startStoreThread } from '../../db/thread/store-client.ts';
import { callOf, type Operation } from './operations.ts';

/*
 * Driver of the kill runs: works on a data folder through the store's thread as a host does, one operation of its job
 * after another. Says `begin N` before and `done N` with the answer after each; a line that is whole was said. It never
 * ends by itself.
 */

/** What a driver is told on its standard input, as one line of JSON. */
export interface Job {
  readonly dataDir: string;
  readonly resourcesDir: string;
  /** Folder in which the operations' own folders lie. */
  readonly outDir: string;
  readonly seed: number;
  /** ISO instant at which the driver's clock starts. */
  readonly start: string;
  /** Report that is placed again. */
  readonly reportId: string;
  readonly operations: readonly Operation[];
}

/** What a driver says, a line each. */
export interface Said {
  readonly at: number;
  readonly kind: 'begin' | 'done';
  readonly answer?: unknown;
}

const say = (said: Said): void => void process.stdout.write(`${JSON.stringify(said)}\n`);

const [line] = await new Promise<string[]>((resolve) => {
  createInterface({ input: process.stdin }).once('line', (text) => resolve([text]));
  process.stdout.write('ready\n');
});
// Who started it is gone: nobody would kill it any more.
process.stdin.once('close', () => process.exit(1));
const job = JSON.parse(line ?? '') as Job;
let client: StoreClient | undefined;

async function open(): Promise<Result<unknown>> {
  const started = await startStoreThread(
    {
      dataDir: job.dataDir,
      resourcesDir: job.resourcesDir,
      hostKind: 'cli',
      ports: { kind: 'seeded', seed: job.seed, start: job.start },
      appVersion: '0.1.0',
    },
    { resolveFile: async (token) => token },
  );
  if (!started.ok) return started;
  client = started.value;
  return { ok: true, value: null };
}

async function perform(operation: Operation): Promise<Result<unknown>> {
  if (operation.phase === 'open' || operation.phase === 'migrate') return open();
  if (operation.phase === 'close') {
    await client?.close();
    return { ok: true, value: null };
  }
  const [name, input] = callOf(operation, job);
  return (await client?.call(name, input)) ?? { ok: false, failure: { code: 'internal', args: {} } };
}

for (const [at, operation] of job.operations.entries()) {
  say({ at, kind: 'begin' });
  const result = await perform(operation);
  if (!result.ok) throw new Error(`${at} ${operation.phase}: ${JSON.stringify(result.failure)}`);
  say({ at, kind: 'done', answer: result.value });
}
setInterval(() => {}, 60_000);
