import { FailureError } from '../../domain/failure.ts';
import { askReader, type ReadInWorkerOptions } from './read-in-worker.ts';
import { WorkbookRefusal } from './refusal.ts';
import type { ExpectedBook } from './written-totals.ts';

/** A long list takes longer to read than to write, and all of it lies in memory. */
const limits: ReadInWorkerOptions = { timeoutMs: 120_000, maxMemoryMb: 2048 };

/**
 * Opens a written workbook again, in a thread of its own, and compares what stands in it with what was meant.
 * @param options as `readWorkbookInWorker`
 * @throws FailureError `totals_differ` with the first place that differs, or with why the file cannot be read
 */
export async function verifyWritten(
  path: string,
  expected: ExpectedBook,
  options: ReadInWorkerOptions = {},
): Promise<void> {
  const differs = await whatDiffers(path, expected, { ...limits, ...options });
  if (differs !== null) throw new FailureError('totals_differ', { where: differs });
}

async function whatDiffers(
  path: string,
  expected: ExpectedBook,
  options: ReadInWorkerOptions,
): Promise<string | null> {
  try {
    const answer = await askReader({ path, expected }, options);
    return answer.differs ?? null;
  } catch (error) {
    if (error instanceof WorkbookRefusal) return error.code;
    throw error;
  }
}
