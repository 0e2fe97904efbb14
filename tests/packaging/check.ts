/**
 * `npm run dist:check`: packs the product for every machine around a stand-in for Electron, with the network shut, looks at
 * what came out, and runs the package of this machine as far as it goes without Electron.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../../build/bundle.ts';
import { type PackageTarget, packageTargets, targetName, targetOf } from '../../build/packaging/targets.ts';
import { filesBelow, inspectPackage, packedProgram } from './inspect.ts';
import { isOfThisMachine, packAroundStandIn, runWithoutElectron } from './pack.ts';

const usage = `npm run dist:check -- [--packed DIR] [NAME …]

  --packed DIR  look at the packages that npm run dist made there, with the real Electron, instead of packing anew
  NAME          only these machines, win32-x64 and so on (default: all)`;

function megabytes(folder: string): string {
  return (filesBelow(folder).reduce((sum, file) => sum + statSync(file).size, 0) / 1e6).toFixed(1);
}

/** @returns whether all is as it should be */
async function check(target: PackageTarget, work: string, existing: string | undefined): Promise<boolean> {
  const start = Date.now();
  const packed = existing === undefined ? packAroundStandIn(target, work) : packedProgram(target, existing);
  const wrong = await inspectPackage(packed, existing === undefined ? [root, work] : [root]);
  const sizes = `${megabytes(packed.folder)} MB, ${megabytes(packed.resources)} MB of them the product's`;
  const ran = existing === undefined && isOfThisMachine(target);
  const story = ran ? `; ran: ${runWithoutElectron(packed, join(work, 'run'))}` : '';
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  const verdict = wrong.length === 0 ? 'as it should be' : 'WRONG';
  process.stdout.write(`${targetName(target)}: ${verdict}, ${sizes}, ${seconds} s${story}\n`);
  for (const line of wrong) process.stdout.write(`  ${line}\n`);
  return wrong.length === 0;
}

const { values, positionals } = parseArgs({
  options: { packed: { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } },
  allowPositionals: true,
});
if (values.help) process.stdout.write(`${usage}\n`);
else {
  const work = mkdtempSync(join(tmpdir(), 'dist-check-'));
  try {
    const existing = values.packed === undefined ? undefined : resolve(values.packed);
    for (const target of positionals.length > 0 ? positionals.map(targetOf) : packageTargets) {
      if (!(await check(target, work, existing))) process.exitCode = 1;
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
