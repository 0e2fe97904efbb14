import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { root } from './bundle.ts';
import { foreground } from './child.ts';
import { chromiumOptions } from './chromium.ts';
import type { NotRun } from './results.ts';

/** What the tests use and npm does not bring. */
const needs = [
  { package: 'chromium', what: 'the window in a browser', program: 'chromium' },
  { package: 'fonts-noto-cjk', what: 'Chinese text in screenshots' },
  { package: 'libreoffice-calc', what: 'workbooks read by LibreOffice', program: 'soffice' },
  { package: 'python3-openpyxl', what: 'workbooks read by openpyxl', python: 'openpyxl' },
  { package: 'python3-xlsxwriter', what: 'workbooks written by XlsxWriter', python: 'xlsxwriter' },
  { package: 'poppler-utils', what: 'printed pages as pictures', program: 'pdftoppm' },
] as const;

type Need = (typeof needs)[number];

function onPath(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}

function debianHas(name: string): boolean {
  const query = spawnSync('dpkg-query', ['-s', name], { encoding: 'utf8' });
  return query.status === 0 && query.stdout.includes('\nStatus: install ok installed\n');
}

function present(need: Need): boolean {
  if (debianHas(need.package)) return true;
  if ('program' in need) return onPath(need.program);
  if ('python' in need) return spawnSync('python3', ['-c', `import ${need.python}`]).status === 0;
  return false;
}

async function aptGet(args: readonly string[]): Promise<boolean> {
  // apt waits for dpkg's lock by itself; the lock on the package lists it does not wait for.
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const { code } = await foreground(
      'apt-get',
      ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3', ...args],
      {
        stdio: ['ignore', 'inherit', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      },
    );
    if (code === 0) return true;
    process.stdout.write(`apt-get ${args[0]} ended with ${code} (attempt ${attempt} of 3)\n`);
    await wait(attempt * 5_000);
  }
  return false;
}

/** Can tests start a Chromium, the system's or Playwright's own? */
export function hasChromium(): boolean {
  return chromiumOptions().executablePath !== undefined || existsSync(chromium.executablePath());
}

/**
 * Brings what the tests need: as root on Debian the missing packages, elsewhere Playwright's own browser.
 *
 * @returns whether everything it was able to install got installed, and what will not be checked for want of it
 */
export async function provision(): Promise<{ done: boolean; missing: NotRun[] }> {
  const debian = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  if (debian) {
    const wanted = needs.filter((need) => !debianHas(need.package)).map((need) => need.package);
    if (wanted.length === 0) return { done: true, missing: [] };
    process.stdout.write(`Installing for the tests: ${wanted.join(' ')}\n`);
    const installed =
      (await aptGet(['update', '-q'])) &&
      (await aptGet(['install', '-y', '-q', '--no-install-recommends', ...wanted]));
    return { done: installed, missing: unavailable('its Debian package could not be installed') };
  }
  if (!hasChromium()) {
    process.stdout.write("Installing Playwright's own Chromium for the tests\n");
    const { code } = await foreground(
      process.execPath,
      [join(root, 'node_modules/@playwright/test/cli.js'), 'install', 'chromium'],
      { stdio: ['ignore', 'inherit', 'inherit'], signal: AbortSignal.timeout(300_000) },
    );
    if (code !== 0) process.stdout.write('Playwright could not install its Chromium\n');
  }
  return { done: true, missing: unavailable('not installed, and only root on Debian can install it here') };
}

function unavailable(reason: string): NotRun[] {
  return needs
    .filter((need) => !present(need))
    .filter((need) => need.package !== 'chromium' || !hasChromium())
    .map((need) => ({ name: need.what, reason: `${need.package}: ${reason}` }));
}
