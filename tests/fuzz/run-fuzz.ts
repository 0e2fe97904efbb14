import { Worker } from 'node:worker_threads';

export interface FuzzRange {
  readonly from: number;
  readonly to: number;
}

/** What the worker says: which mutant it begins, and what became of it. */
export type FuzzStep =
  | { readonly run: number; readonly seed: string; readonly did: string }
  | { readonly run: number; readonly ms: number; readonly outcome: string; readonly fault: string | null };

export interface Finding {
  readonly run: number;
  readonly seed: string;
  readonly did: string;
  readonly fault: string;
}

export interface FuzzResult {
  /** Mutants by what they came to: `read` or the code of the refusal. */
  readonly outcomes: ReadonlyMap<string, number>;
  readonly findings: readonly Finding[];
  readonly slowest: { readonly run: number; readonly ms: number };
}

/** As `readWorkbookInWorker` has it. */
const longestMs = 30_000;
const memoryMb = 1024;

/**
 * Reads mutated workbooks: each must come to a plain workbook or a refusal. Anything else is a finding: another error, a
 * workbook that is not as `plain.ts` says, a thread that dies or takes longer than the program allows it.
 */
export async function runFuzz(range: FuzzRange): Promise<FuzzResult> {
  const outcomes = new Map<string, number>();
  const findings: Finding[] = [];
  let slowest = { run: -1, ms: 0 };
  let { from } = range;
  while (from < range.to) {
    const stopped = await runWorker({ from, to: range.to }, (done) => {
      outcomes.set(done.outcome, (outcomes.get(done.outcome) ?? 0) + 1);
      if (done.ms > slowest.ms) slowest = { run: done.run, ms: done.ms };
      if (done.fault !== null) findings.push({ ...done, fault: done.fault });
    });
    if (stopped === null) break;
    // Before its first mutant: it would never begin.
    if (stopped.run < from) throw new Error(stopped.fault);
    findings.push(stopped);
    from = stopped.run + 1;
  }
  return { outcomes, findings, slowest };
}

interface Done extends Omit<Finding, 'fault'> {
  readonly ms: number;
  readonly outcome: string;
  readonly fault: string | null;
}

/** @returns the mutant at which the thread died or hung, null when all were read */
function runWorker(range: FuzzRange, onDone: (done: Done) => void): Promise<Finding | null> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./fuzz-worker.ts', import.meta.url), {
      workerData: range,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    });
    let current = { run: range.from - 1, seed: '', did: 'start' };
    let timer: NodeJS.Timeout;
    const stop = (fault: string | null): void => {
      clearTimeout(timer);
      worker.removeAllListeners();
      void worker.terminate();
      resolve(fault === null ? null : { ...current, fault });
    };
    const wait = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => stop('takes longer than the program allows'), longestMs);
    };
    wait();
    worker.on('message', (step: FuzzStep) => {
      wait();
      if ('did' in step) current = step;
      else onDone({ ...current, ...step });
    });
    worker.on('error', (error) => stop(`the thread died: ${error}`));
    worker.on('exit', (status) => stop(status === 0 ? null : `the thread ended with ${status}`));
  });
}
