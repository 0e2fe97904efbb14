import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { CurrentImport } from '../../domain/import-answers.ts';

/** By what a file is known again. */
export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What became of a file since it was read. @param sha256 of its bytes then */
export async function fileNow(path: string, sha256: string): Promise<CurrentImport['now']> {
  try {
    return sha256Of(await readFile(path)) === sha256 ? 'same' : 'changed';
  } catch {
    return 'gone';
  }
}
