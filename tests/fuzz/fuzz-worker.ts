import { parentPort, workerData } from 'node:worker_threads';
import { readWorkbook } from '../../db/exchange/workbook/read.ts';
import { WorkbookRefusal } from '../../db/exchange/workbook/refusal.ts';
import { mutate } from './mutate.ts';
import { plainFault } from './plain-fault.ts';
import type { FuzzRange, FuzzStep } from './run-fuzz.ts';
import { fuzzSeeds } from './seeds.ts';

/** Reads mutants one after the other and says before each which it is, so that whoever waits knows which one hangs. */
const { from, to } = workerData as FuzzRange;
const seeds = await fuzzSeeds();
const say = (step: FuzzStep): void => parentPort?.postMessage(step);

for (let run = from; run < to; run += 1) {
  const seed = seeds[run % seeds.length];
  if (seed === undefined) throw new Error('no seeds');
  const { bytes, did } = mutate(seed.bytes, run + 1);
  say({ run, seed: seed.name, did });
  const before = performance.now();
  const outcome = await readWorkbook(bytes).then(
    (workbook) => ({ outcome: 'read', fault: plainFault(workbook) }),
    (error: unknown) =>
      error instanceof WorkbookRefusal
        ? { outcome: error.code, fault: null }
        : { outcome: 'thrown', fault: error instanceof Error ? `${error.stack}` : String(error) },
  );
  say({ run, ms: performance.now() - before, ...outcome });
}
