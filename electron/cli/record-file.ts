import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { CallInput } from '../../db/domain/contract.ts';
import { FailureError } from '../../db/domain/failure.ts';
import { asFileFailure } from '../../db/file-failure.ts';

/**
 * Records of a file as `show` prints it, or a bare list of them.
 * @throws FailureError `file_missing`, `io_error`, or `file_damaged` when it is no such document
 */
export async function readRecordFile(file: string): Promise<CallInput<'records.import'>['records']> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw asFileFailure(error, file);
  });
  const records = recordsOf(text);
  if (records === undefined) throw new FailureError('file_damaged', { file: basename(file) });
  return records;
}

/** What stands in the records is for the one door to judge. */
function recordsOf(text: string): CallInput<'records.import'>['records'] | undefined {
  try {
    const document: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    const records = Array.isArray(document) ? document : (document as { records?: unknown } | null)?.records;
    return Array.isArray(records) ? records : undefined;
  } catch {
    return undefined;
  }
}
