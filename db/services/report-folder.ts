import { FailureError } from '../domain/failure.ts';
import { stageReportFile } from '../exchange/report-file/place-file.ts';
import { getSetting } from '../repositories/settings.ts';
import type { ServiceContext } from './context.ts';

/**
 * Path of the folder that a report goes into.
 * @param token as the host gave it out, or null for the shared folder of the settings
 * @throws FailureError `folder_missing` where none was ever chosen, or what the host answers to the token.
 */
export async function reportFolder(context: ServiceContext, token: string | null): Promise<string> {
  if (token !== null) return context.files.resolve(token);
  const shared = context.ledger.store.read((reader) => getSetting<string>(reader, 'shared_folder'));
  if (shared === null) throw new FailureError('folder_missing');
  return shared;
}

/**
 * Writes a byte into a folder as a report is written, and takes it away again: what would refuse a report later refuses the
 * choice of the folder now. The folder may lie on another machine.
 * @throws FailureError `folder_missing`, `folder_read_only`, `disk_full`, `io_error`
 */
export async function requireWritable(folder: string): Promise<void> {
  const trial = await stageReportFile(folder, trialName, Uint8Array.of(0));
  await trial.discard();
}

const trialName = '.shanhai-trial';

/** Tries a folder that is about to be chosen. @throws FailureError as `requireWritable` */
export async function tryFolder(
  { files }: Pick<ServiceContext, 'files'>,
  token: string,
): Promise<{ readonly path: string }> {
  const path = await files.resolve(token);
  await requireWritable(path);
  return { path };
}
