import { stat } from 'node:fs/promises';
import { basename, isAbsolute } from 'node:path';
import { FailureError } from '../db/domain/failure.ts';
import type { PickedPlace } from '../db/domain/host-contract.ts';
import type { PlaceTokens } from './place-tokens.ts';

/**
 * Token of a file that was dropped on the page. The preload asked Electron for its path; the page never sees it.
 * @throws FailureError `file_missing` for what is no file on a disk, as a picture out of a document
 */
export async function droppedFile(tokens: PlaceTokens, path: string): Promise<PickedPlace> {
  const isFile =
    isAbsolute(path) &&
    !path.includes('\0') &&
    (await stat(path).then(
      (found) => found.isFile(),
      () => false,
    ));
  if (!isFile) throw new FailureError('file_missing', { file: basename(path) });
  return { token: tokens.give(path), name: basename(path) };
}
