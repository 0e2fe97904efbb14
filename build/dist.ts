/**
 * `npm run dist`: packages of the product for one machine, by default this one (docs/decisions/0011-packaging.md).
 * Electron's program is fetched by electron-builder unless it is given.
 */
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { archFromString, build, DIR_TARGET, Platform } from 'electron-builder';
import { ensureBuilt, root } from './bundle.ts';
import { packageConfig } from './packaging/config.ts';
import { type Purpose, stagePackage } from './packaging/stage.ts';
import { type PackageTarget, targetName, targetOf } from './packaging/targets.ts';

const usage = `npm run dist -- [--target NAME] [--dir] [--drivable] [--electron PATH] [--out DIR]

  --target NAME    win32-x64, win32-arm64, darwin-x64, darwin-arm64, linux-x64 or linux-arm64 (default: this machine)
  --dir            only the program's folder, no installer or archive of it
  --drivable       for the end-to-end tests, which drive it from outside; never for people
  --electron PATH  Electron's folder or zip for that machine, where it cannot be fetched
  --out DIR        receives the packages (default: dist)`;

/** @returns the files made */
async function makePackages(
  target: PackageTarget,
  options: { out: string; folderOnly: boolean; purpose: Purpose; electron?: string | undefined },
): Promise<string[]> {
  await ensureBuilt('window');
  await ensureBuilt('desktop');
  const stage = join(options.out, `stage-${targetName(target)}`);
  try {
    const staged = stagePackage(target, stage, options.purpose);
    const config = packageConfig(staged, options.out, options.purpose, options.electron);
    // The list of parts also lies beside the packages, for those who must know before they install.
    if (!options.folderOnly) {
      const { version } = JSON.parse(readFileSync(join(staged.app, 'package.json'), 'utf8')) as {
        version: string;
      };
      const name = `shanhai-ledger-${version}-${targetName(target)}.cdx.json`;
      cpSync(join(staged.notices, 'sbom.cdx.json'), join(options.out, name));
    }
    const platform = { win32: Platform.WINDOWS, darwin: Platform.MAC, linux: Platform.LINUX }[
      target.platform
    ];
    return await build({
      projectDir: root,
      publish: 'never',
      config,
      targets: platform.createTarget(options.folderOnly ? DIR_TARGET : null, archFromString(target.arch)),
    });
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

try {
  const { values } = parseArgs({
    options: {
      target: { type: 'string', default: `${process.platform}-${process.arch}` },
      dir: { type: 'boolean', default: false },
      drivable: { type: 'boolean', default: false },
      electron: { type: 'string' },
      out: { type: 'string', default: join(root, 'dist') },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) process.stdout.write(`${usage}\n`);
  else {
    const files = await makePackages(targetOf(values.target), {
      out: resolve(values.out),
      folderOnly: values.dir || values.drivable,
      purpose: values.drivable ? 'tests' : 'office',
      electron: values.electron === undefined ? undefined : resolve(values.electron),
    });
    for (const file of files) process.stdout.write(`${file}\n`);
  }
} catch (error) {
  const { code, message, stack } = error as NodeJS.ErrnoException;
  const usageError = code?.startsWith('ERR_PARSE_ARGS');
  const offline = /ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|ENETUNREACH/.test(`${code} ${message}`);
  if (usageError) process.stderr.write(`${message}\n${usage}\n`);
  else if (offline) {
    const hint = 'give its folder or zip by --electron, or a mirror of it by ELECTRON_MIRROR';
    process.stderr.write(`Electron or a packaging tool could not be fetched (${message}); ${hint}\n`);
  } else process.stderr.write(`${stack}\n`);
  process.exitCode = usageError ? 2 : 1;
}
