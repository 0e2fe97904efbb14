import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { extractFile } from '@electron/asar';
import { root } from '../../build/bundle.ts';
import { type PackageTarget, targetName } from '../../build/packaging/targets.ts';
import { archiveFiles, type PackedProgram, packedProgram } from './inspect.ts';
import { standInElectron } from './stand-in.ts';

const noNetwork = new URL('no-network.ts', import.meta.url).href;

/** Runs a script of ours from another folder and with the network shut. @throws with all that it printed when it fails */
function run(script: string, args: readonly string[]): string {
  const child = spawnSync(process.execPath, ['--import', noNetwork, script, ...args], {
    cwd: tmpdir(),
    encoding: 'utf8',
    timeout: 300_000,
  });
  if (child.status === 0) return child.stdout.trim();
  throw new Error(`${script} ended with ${child.status}\n${child.stdout}${child.stderr}`);
}

/** Packs the product for a machine around a stand-in for Electron. @param work receives everything */
export function packAroundStandIn(target: PackageTarget, work: string): PackedProgram {
  const name = targetName(target);
  const electron = join(work, `electron-${name}`);
  const out = join(work, `out-${name}`);
  standInElectron(target, electron);
  run(join(root, 'build/dist.ts'), ['--target', name, '--dir', '--electron', electron, '--out', out]);
  return packedProgram(target, out);
}

/** Is a package one that this machine could run? */
export function isOfThisMachine(target: PackageTarget): boolean {
  return targetName(target) === `${process.platform}-${process.arch}`;
}

/**
 * Runs what a package holds as far as it goes without Electron (run-packed.ts): its files laid out as Electron would see
 * them, the archive's own in a folder of its name, the others beside it as packed.
 * @param folder receives the files and a data folder
 * @returns what it did
 */
export function runWithoutElectron({ resources }: PackedProgram, folder: string): string {
  const archive = join(resources, 'app.asar');
  for (const { name } of archiveFiles(archive).filter((file) => !file.beside)) {
    const to = join(folder, 'resources/app.asar', name);
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, extractFile(archive, name.split('/').join(sep)));
  }
  cpSync(`${archive}.unpacked`, join(folder, 'resources/app.asar.unpacked'), { recursive: true });
  mkdirSync(join(folder, 'data'));
  return run(join(import.meta.dirname, 'run-packed.ts'), [join(folder, 'resources'), join(folder, 'data')]);
}
