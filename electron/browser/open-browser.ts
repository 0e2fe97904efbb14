import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** As long as the address in it works. */
const pageLifetimeMs = 60_000;

/** Windows and macOS always have a display; on Linux the environment says so. */
export function hasDisplay(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
): boolean {
  return platform !== 'linux' || Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY);
}

/**
 * Writes a page that leads to an address holding a one-time token. Other users of the machine can read command lines, but
 * not this file; so the browser is given the file.
 * @returns its path, and how to delete it at once; it is deleted after 60 seconds anyway
 */
export function writeOpeningPage(dataDir: string, address: string): { path: string; remove: () => void } {
  const path = join(dataDir, `open-${randomBytes(8).toString('hex')}.html`);
  const target = JSON.stringify(address).replaceAll('<', '\\u003c');
  writeFileSync(
    path,
    `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>山海台账</title><script>location.replace(${target})</script></html>\n`,
    { mode: 0o600, flag: 'wx' },
  );
  const remove = (): void => {
    clearTimeout(timer);
    rmSync(path, { force: true });
  };
  const timer = setTimeout(remove, pageLifetimeMs);
  timer.unref();
  return { path, remove };
}

/** Asks the system to show a page in its browser; that it has none is no fault, the address is printed anyway. */
export function openInBrowser(path: string, platform: NodeJS.Platform = process.platform): void {
  const [program, args] =
    platform === 'win32'
      ? ['explorer.exe', [path]]
      : platform === 'darwin'
        ? ['open', [path]]
        : ['xdg-open', [pathToFileURL(path).href]];
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  child.once('error', () => {});
  child.unref();
}
