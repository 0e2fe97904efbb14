import { stat } from 'node:fs/promises';
import { basename, isAbsolute, resolve } from 'node:path';
import { FailureError } from '../db/domain/failure.ts';
import type { PickedPlace } from '../db/domain/host-contract.ts';
import type { PlaceTokens } from './place-tokens.ts';

/**
 * Token of the folder whose path a person typed or pasted, with the quotation marks that Explorer puts around it. Whether it
 * can be written into is found out by whoever wants to.
 * @throws FailureError `path_not_absolute`, `folder_missing`, `not_a_folder`, `folder_read_only` for one that may not be
 *   looked at, `io_error`
 */
export async function typedFolder(tokens: PlaceTokens, typed: string): Promise<PickedPlace> {
  const text = typed.trim().replace(/^["“](.*)["”]$/u, '$1');
  if (!isAbsolute(text) || text.includes('\0')) throw new FailureError('path_not_absolute', { path: text });
  const path = resolve(text);
  const found = await stat(path).catch((error: unknown) => {
    throw refusal(error, path);
  });
  if (!found.isDirectory()) throw new FailureError('not_a_folder', { path });
  return { token: tokens.give(path), name: basename(path) || path };
}

function refusal(error: unknown, path: string): FailureError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EACCES' || code === 'EPERM') return new FailureError('folder_read_only', { path });
  if (code === 'EIO' || code === 'ETIMEDOUT') return new FailureError('io_error', { path });
  return new FailureError('folder_missing', { path });
}
