import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Result } from '../../db/domain/failure.ts';
import { type StoreClient, startStoreThread } from '../../db/thread/store-client.ts';
import { callOf, type Operation, type Phase } from './operations.ts';

/*
 * Driver of the kill runs: works on a data folder through the store's thread as a host does, one operation of its job
 * after another. Says `begin N` before and `done N` with the answer after each; a line that is whole was said. It is killed
 * by a signal that nothing in it can hold up, which its own main thread sends, idle while the store's thread works: seen
 * from another process an operation begins late when the machine is busy, and most kills would miss it.
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
  readonly death: Death;
}

/** When a driver is killed: in which operation, and after which part of the time that the like of it last took. */
export interface Death {
  readonly at: number;
  readonly part: number;
  /** For a driver that has not done the like of it before. */
  readonly usualMs: number;
}

/** What a driver says, a line each. */
export interface Said {
  readonly at: number;
  /** `dies`: the operation aimed at runs, and is given so many milliseconds. */
  readonly kind: 'begin' | 'done' | 'dies';
  readonly answer?: unknown;
  /** How long it took, or is given. */
  readonly ms?: number;
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

const took = new Map<Phase, number>();
let begun = 0;

/** The operation is under way: its time runs, and so does that of a driver that is to die in it. */
function begins(at: number, phase: Phase): void {
  begun = performance.now();
  if (at !== job.death.at) return;
  const ms = job.death.part * (took.get(phase) ?? job.death.usualMs);
  say({ at, kind: 'dies', ms });
  const until = begun + ms;
  const look = (): void => {
    const rest = until - performance.now();
    if (rest <= 0) process.kill(process.pid, 'SIGKILL');
    else if (rest > 2) setTimeout(look, rest - 2);
    else setImmediate(look);
  };
  look();
}

/** When the folder was locked last, in milliseconds of the file system's clock. */
const lockTime = (): number =>
  statSync(join(job.dataDir, 'lock.json'), { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Until the folder is locked the thread only loads its program: nothing is at stake yet. */
function beginsWhenLocked(at: number, phase: Phase): void {
  const before = lockTime();
  const looking = setInterval(() => {
    if (lockTime() === before) return;
    clearInterval(looking);
    begins(at, phase);
  }, 1);
}

for (const [at, operation] of job.operations.entries()) {
  const { phase } = operation;
  say({ at, kind: 'begin' });
  if (phase === 'open' || phase === 'migrate') beginsWhenLocked(at, phase);
  else begins(at, phase);
  const result = await perform(operation);
  if (!result.ok) throw new Error(`${at} ${phase}: ${JSON.stringify(result.failure)}`);
  const ms = performance.now() - begun;
  took.set(phase, ms);
  say({ at, kind: 'done', answer: result.value, ms });
}
setInterval(() => {}, 60_000);
