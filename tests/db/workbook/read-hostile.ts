import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readWorkbook } from '../../../db/exchange/workbook/read.ts';
import { readPackedInWorker } from '../../../db/exchange/workbook/read-in-worker.ts';
import { WorkbookRefusal } from '../../../db/exchange/workbook/refusal.ts';
import { hostileWorkbooks } from '../../support/hostile-workbooks.ts';
import { megabytes } from '../../support/process-memory.ts';

/*
 * Run as a process of its own, with --expose-gc: reads every hostile file after the other, and prints what each came to as
 * a line of JSON: what it is, outcome, processor seconds, the memory that reading it took at most, in MB (null where the
 * system cannot say), and seconds by the clock. With `--worker` each goes the way of a file that somebody picks: from a disk,
 * by a thread of its own, with the limits of an import.
 */

/** Linux counts the most memory from here on. */
function forgetMost(): void {
  globalThis.gc?.();
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    // Then the most of all files so far is reported, which is more.
  }
}

const inWorker = process.argv.includes('--worker');
const folder = mkdtempSync(join(tmpdir(), 'hostile-'));

async function read(file: Buffer): Promise<unknown> {
  if (!inWorker) return readWorkbook(file);
  const path = join(folder, 'picked.xlsx');
  writeFileSync(path, file);
  return readPackedInWorker(path, ['_shl_']);
}

for (const [what, , make] of hostileWorkbooks) {
  const file = make();
  forgetMost();
  const held = megabytes('VmRSS');
  const before = process.cpuUsage();
  const began = performance.now();
  const outcome = await read(file).then(
    () => 'read',
    (error: unknown) => (error instanceof WorkbookRefusal ? error.code : `crash: ${error}`),
  );
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(before);
  const most = megabytes('VmHWM');
  const memory = most === null || held === null ? null : Math.round(most - held);
  process.stdout.write(`${JSON.stringify([what, outcome, (user + system) / 1e6, memory, seconds])}\n`);
}
rmSync(folder, { recursive: true });
