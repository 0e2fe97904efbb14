import { appendFileSync, copyFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureBuilt, root } from '../../build/bundle.ts';
import { type PackageTarget, packageTargets, targetName, targetOf } from '../../build/packaging/targets.ts';
import { temporaryFolder } from '../support/store-folder.ts';
import { inspectPackage, type PackedProgram, packedProgram } from './inspect.ts';
import { isOfThisMachine, packAroundStandIn, runWithoutElectron } from './pack.ts';

const work = temporaryFolder();
const packed = new Map<string, PackedProgram>();

beforeAll(async () => {
  await ensureBuilt('window');
  await ensureBuilt('desktop');
  for (const target of packageTargets) packed.set(targetName(target), packAroundStandIn(target, work.path));
}, 120_000);

afterAll(() => work.remove());

const packageOf = (target: PackageTarget): PackedProgram => packed.get(targetName(target)) as PackedProgram;
const linux = targetOf('linux-x64');

describe('a package', () => {
  test.each(packageTargets)(
    'for $platform-$arch holds what the product needs and nothing else',
    async (target) => {
      expect(await inspectPackage(packageOf(target), [root, work.path])).toEqual([]);
    },
  );

  test('works: a case is entered, reported, read back and backed up by what it holds', async (context) => {
    const own = packageTargets.find(isOfThisMachine);
    if (own === undefined) return context.skip('no package is made for a machine like this one');
    expect(runWithoutElectron(packageOf(own), join(work.path, 'run'))).toMatch(
      /^371 records saved, .+\.xlsx written and read back, ledger-.+\.sqlite made, \d+ audit entries$/,
    );
  }, 60_000);
});

describe('the inspection finds', () => {
  /** What it says of a package to which something was done. */
  async function foundAfter(change: (damaged: PackedProgram) => void): Promise<string> {
    const out = join(work.path, `damaged-${Math.random()}`);
    const damaged = packedProgram(linux, out);
    cpSync(packageOf(linux).folder, damaged.folder, { recursive: true });
    change(damaged);
    return (await inspectPackage(damaged, [root, work.path])).join('\n');
  }

  const prebuild = (machine: string): string =>
    join(root, `node_modules/better-sqlite3/prebuilds/${machine}.node`);

  test('a fuse that was not set', async () => {
    const found = await foundAfter(({ program }) => {
      const bytes = readFileSync(program);
      const wire = bytes.indexOf('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX') + 34;
      bytes.write('1', wire);
      writeFileSync(program, bytes);
    });
    expect(found).toBe('fuse RunAsNode is 1');
  });

  test('the native program of another machine, and a second one', async () => {
    const native = `app.asar.unpacked/node_modules/better-sqlite3/prebuilds/${targetName(linux)}.node`;
    expect(
      await foundAfter(({ resources }) => copyFileSync(prebuild('win32-x64'), join(resources, native))),
    ).toContain('the native program is of another machine');
    expect(
      await foundAfter(({ folder }) => copyFileSync(prebuild('win32-x64'), join(folder, 'second.node'))),
    ).toContain('2 native programs');
  });

  test('a source map, a place on the machine that packed, a missing licence', async () => {
    expect(await foundAfter(({ folder }) => writeFileSync(join(folder, 'main.js.map'), ''))).toContain(
      'main.js.map',
    );
    expect(
      await foundAfter(({ resources }) => appendFileSync(join(resources, 'notices/LICENSE.txt'), root)),
    ).toContain('tells where it was made');
    expect(
      await foundAfter(({ resources }) =>
        writeFileSync(join(resources, 'notices/THIRD-PARTY-NOTICES.txt'), ''),
      ),
    ).toContain('no notice of react');
  });
});
