import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { backupFiles, backupFolder, verifyFile } from '../backup.ts';
import { hashOf, isVerified } from '../backup-folder.ts';
import { type CallInput, type CallName, contract, type Handlers } from '../domain/contract.ts';
import { type Failure, FailureError } from '../domain/failure.ts';
import type { RescueState } from '../domain/safety-answers.ts';
import type { Migration } from '../migrate.ts';
import { storeFile } from '../open-ledger.ts';
import { backupNamed } from '../restore.ts';
import { listed, storeBytes } from './backups.ts';
import { type SalvageContext, salvageInto } from './salvages.ts';

/** Failures of opening a ledger that a backup may mend: the window then shows the ways out instead of nothing. */
export const mendable = ({ code }: Failure): boolean =>
  code === 'store_damaged' || code === 'migration_refused';

/** A data folder whose store could not be opened. */
export interface Wreck extends SalvageContext {
  readonly dataDir: string;
  readonly migrations: readonly Migration[];
  readonly failure: Failure;
  /** Puts a backup (a path) in the store's place and opens it. @returns name of the file kept */
  replace(backup: string): Promise<string | null>;
}

/** The calls that a ledger answers which could not be opened; every other call is answered with the reason. */
export function createRescueHandlers(wreck: Wreck): Handlers {
  const refuse = (): never => {
    throw new FailureError(wreck.failure.code, wreck.failure.args);
  };
  const all = Object.fromEntries(Object.keys(contract).map((name) => [name, refuse]));
  const answered: Partial<Handlers> = {
    'rescue.state': () => rescueState(wreck),
    'rescue.restore': async (input) => ({ kept: await wreck.replace(await pathOf(wreck, input)) }),
    'rescue.salvage': (input) => salvageInto(wreck, wreck.dataDir, input),
    'backup.list': () => backupFiles(wreck.dataDir).map(listed),
  };
  return { ...(all as { readonly [N in CallName]: () => never }), ...answered };
}

async function pathOf(wreck: Wreck, input: CallInput<'rescue.restore'>): Promise<string> {
  if ('file' in input) return wreck.files.resolve(input.file);
  // The settings that name a second folder are in the store; a backup there is picked as a file.
  return backupNamed(backupFolder(wreck.dataDir), input.file_name);
}

async function rescueState(wreck: Wreck): Promise<RescueState> {
  const damaged: string[] = [];
  let offered: RescueState['offered'] = null;
  for (const backup of backupFiles(wreck.dataDir)) {
    const file = join(backupFolder(wreck.dataDir), backup.file_name);
    if (isVerified(backup) && backup.note !== null && (await hashOf(file)) !== backup.note.sha256) {
      damaged.push(backup.file_name);
      continue;
    }
    try {
      const { records } = verifyFile(file, wreck.migrations);
      offered = { ...listed(backup), state: 'whole', records };
      break;
    } catch (error) {
      if (!(error instanceof FailureError)) throw error;
      damaged.push(backup.file_name);
    }
  }
  const file = storeFile(wreck.dataDir);
  const store_bytes = existsSync(file) ? storeBytes(file) : 0;
  return { failure: wreck.failure, data_dir: wreck.dataDir, store_bytes, offered, damaged };
}
