import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import { chownSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** How to run Node as somebody whom the modes of files and folders bind: root may write everywhere. */
export interface OrdinaryUser {
  readonly file: string;
  readonly before: readonly string[];
  readonly options: Pick<SpawnSyncOptions, 'uid' | 'gid'>;
  /** Makes that user the owner of a folder and all it holds. */
  own(folder: string): void;
}

const nobody = 65_534;
const rights = '-dac_override,-dac_read_search';
const withoutRights = [`--bounding-set=${rights}`, `--inh-caps=${rights}`];

/**
 * The user that tests of closed folders run as: this one, unless it is root. Root gives up the right to pass over modes
 * where the system has a command for it, and is nobody elsewhere, who then must be able to reach the project's folder.
 */
export function ordinaryUser(): OrdinaryUser {
  const self = { before: [], options: {}, own: () => undefined };
  if (process.getuid?.() !== 0) return { ...self, file: process.execPath };
  if (spawnSync('setpriv', [...withoutRights, 'true']).status === 0) {
    return { ...self, file: 'setpriv', before: [...withoutRights, process.execPath] };
  }
  return { file: process.execPath, before: [], options: { uid: nobody, gid: nobody }, own: giveToNobody };
}

function giveToNobody(path: string): void {
  chownSync(path, nobody, nobody);
  if (!statSync(path).isDirectory()) return;
  for (const name of readdirSync(path, { recursive: true, encoding: 'utf8' })) {
    chownSync(join(path, name), nobody, nobody);
  }
}
