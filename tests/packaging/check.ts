/**
 * `npm run dist:check`: packs the product for every machine around a stand-in for Electron, with the network shut, looks at
 * what came out, and runs the package of this machine as far as it goes without Electron. With names of machines as
 * arguments only those.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { extractFile } from '@electron/asar';
import { root } from '../../build/bundle.ts';
import { type PackageTarget, packageTargets, targetName, targetOf } from '../../build/packaging/targets.ts';
import { archiveFiles, filesBelow, inspectPackage, type PackedProgram, packedProgram } from './inspect.ts';
import { standInElectron } from './stand-in.ts';

const noNetwork = new URL('no-network.ts', import.meta.url).href;
const runPacked = join(import.meta.dirname, 'run-packed.ts');

/** Runs a script of ours with the network shut. @throws with all that it printed when it fails */
function run(script: string, args: readonly string[]): string {
  const child = spawnSync(process.execPath, ['--import', noNetwork, script, ...args], {
    cwd: tmpdir(),
    encoding: 'utf8',
    timeout: 300_000,
  });
  if (child.status === 0) return child.stdout.trim();
  throw new Error(`${script} ended with ${child.status}\n${child.stdout}${child.stderr}`);
}

function megabytes(files: readonly string[]): string {
  return (files.reduce((sum, file) => sum + readFileSync(file).length, 0) / 1e6).toFixed(1);
}

/** Lays out a package as Electron would see it: the archive's own files in a folder of its name, the others beside it. */
function unpack({ resources }: PackedProgram, folder: string): void {
  const archive = join(resources, 'app.asar');
  for (const { name } of archiveFiles(archive).filter((file) => !file.beside)) {
    const to = join(folder, 'app.asar', name);
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, extractFile(archive, name.split('/').join(sep)));
  }
  cpSync(join(resources, 'app.asar.unpacked'), join(folder, 'app.asar.unpacked'), { recursive: true });
}

/** @returns what is wrong, one line each */
async function check(target: PackageTarget, work: string): Promise<string[]> {
  const start = Date.now();
  const name = targetName(target);
  const electron = join(work, `electron-${name}`);
  const out = join(work, `out-${name}`);
  standInElectron(target, electron);
  const standIn = filesBelow(electron);
  run(join(root, 'build/dist.ts'), ['--target', name, '--dir', '--electron', electron, '--out', out]);
  const packed = packedProgram(target, out);
  const wrong = await inspectPackage(
    packed,
    [root, work, homedir()].filter((place) => place.length > 5),
  );
  const all = filesBelow(packed.folder);
  const own = all.filter((file) => file.startsWith(packed.resources));
  let ran = '';
  if (name === `${process.platform}-${process.arch}`) {
    const here = join(work, 'here');
    unpack(packed, join(here, 'resources'));
    mkdirSync(join(here, 'data'));
    try {
      ran = `; run here: ${run(runPacked, [join(here, 'resources'), join(here, 'data')])}`;
    } catch (error) {
      wrong.push((error as Error).message);
    }
  }
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  process.stdout.write(
    `${name}: ${wrong.length === 0 ? 'as it should be' : 'WRONG'}, the product's part ${megabytes(own)} MB ` +
      `(stand-in ${standIn.length} files), ${seconds} s${ran}\n`,
  );
  return wrong.map((line) => `${name}: ${line}`);
}

const work = mkdtempSync(join(tmpdir(), 'dist-check-'));
try {
  const names = process.argv.slice(2);
  const wrong: string[] = [];
  for (const target of names.length > 0 ? names.map(targetOf) : packageTargets) {
    wrong.push(...(await check(target, work)));
  }
  for (const line of wrong) process.stdout.write(`${line}\n`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
