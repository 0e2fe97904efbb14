import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { constants, homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from './bundle.ts';
import { ended } from './child.ts';

const packageFolder = join(root, 'node_modules/electron');

/**
 * Electron's program, if it is installed.
 *
 * Looks at the files only: requiring the `electron` package without its program would start a download (design §3).
 *
 * @returns absolute path of the program, or undefined
 */
export function electronBinary(folder = packageFolder): string | undefined {
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist');
  const program = join(dist, readFileSync(pathFile, 'utf8').trim());
  return existsSync(program) ? program : undefined;
}

/** How long the installer may take, in milliseconds. */
export type Patience = {
  /** The download server must answer within this time, unless bytes are already coming. */
  answer: number;
  /** Longest time without a byte written. */
  stall: number;
};

/** Fits a start that must show an address within half a minute on a closed network. */
const startPatience: Patience = { answer: 3_000, stall: 20_000 };

/** Where the installer will connect to: the proxy it was told to use, else the mirror, else the project's own host. */
export function downloadServer(env: NodeJS.ProcessEnv = process.env): URL {
  const proxy = env.HTTPS_PROXY ?? env.https_proxy;
  if (proxy && (env.ELECTRON_GET_USE_PROXY || env.NODE_USE_ENV_PROXY)) return new URL(proxy);
  return new URL(env.npm_config_electron_mirror || env.ELECTRON_MIRROR || 'https://github.com/');
}

/** Tries to reach a server; answers the reason when it cannot be reached in time, undefined when it answers. */
function unreachable(server: URL, milliseconds: number): Promise<string | undefined> {
  return new Promise((done) => {
    const port = Number(server.port) || (server.protocol === 'http:' ? 80 : 443);
    const socket = connect({ host: server.hostname, port });
    const finish = (reason: string | undefined): void => {
      clearTimeout(timer);
      socket.destroy();
      done(reason);
    };
    const timer = setTimeout(() => finish(`${server.hostname} does not answer`), milliseconds);
    socket.once('connect', () => finish(undefined));
    socket.once('error', (error: NodeJS.ErrnoException) => {
      finish(`${server.hostname} cannot be reached: ${error.code ?? error.message}`);
    });
  });
}

/** Bytes in all files below a folder; files that vanish while counting count as nothing. */
async function bytesBelow(folder: string): Promise<number> {
  let sum = 0;
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) sum += await bytesBelow(path);
    else sum += (await lstat(path).catch(() => undefined))?.size ?? 0;
  }
  return sum;
}

/** Folders where @electron/get keeps finished downloads; with one there, no network is needed. */
function downloadCaches(): string[] {
  const home = homedir();
  return [
    process.env.electron_config_cache,
    join(process.env.XDG_CACHE_HOME ?? join(home, '.cache'), 'electron'),
    join(home, 'Library/Caches/electron'),
    join(process.env.LOCALAPPDATA ?? join(home, 'AppData/Local'), 'electron/Cache'),
  ].filter((folder): folder is string => folder !== undefined && existsSync(folder));
}

/**
 * Runs Electron's own installer, showing how far it is, and gives up when the network is closed or stalls.
 *
 * @param say prints one line
 * @returns undefined when Electron is installed, else the reason in a few words
 */
export async function installElectron(
  say: (line: string) => void,
  patience: Patience = startPatience,
  folder = packageFolder,
): Promise<string | undefined> {
  const installer = join(folder, 'install.js');
  if (!existsSync(installer)) return 'the electron package is not installed';
  const cached = (await Promise.all(downloadCaches().map(bytesBelow))).some((size) => size > 0);
  const temporary = mkdtempSync(join(tmpdir(), 'electron-install-'));
  const child = spawn(process.execPath, [installer], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      TMPDIR: temporary,
      TEMP: temporary,
      TMP: temporary,
      ELECTRON_GET_NO_PROGRESS: '1',
    },
  });
  let lastLine = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      // An error's first line says what happened; the lines after it are its stack.
      const line = chunk
        .toString()
        .split('\n')
        .find((text) => text.trim() !== '' && !/^\s+at /.test(text));
      if (line) lastLine = line.trim();
    });
  }
  const interrupted = (signal: NodeJS.Signals): never => {
    child.kill('SIGKILL');
    rmSync(temporary, { recursive: true, force: true });
    process.exit(128 + constants.signals[signal]);
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);

  let finished = false;
  const end = ended(child).finally(() => {
    finished = true;
  });
  let refused: string | undefined;
  const probe = unreachable(downloadServer(), patience.answer).then((reason) => {
    refused = reason;
  });

  const bytesNow = async (): Promise<number> =>
    (await bytesBelow(temporary)) + (await bytesBelow(join(folder, 'dist')));
  const startBytes = await bytesNow();
  let bytes = startBytes;
  let moved = Date.now();
  let shown = Date.now();
  let gaveUp: string | undefined;
  try {
    while (!finished) {
      await Promise.race([end, wait(250)]);
      const now = await bytesNow();
      if (now !== bytes) {
        bytes = now;
        moved = Date.now();
      }
      if (Date.now() - shown >= 2_000 && bytes !== startBytes) {
        shown = Date.now();
        say(`Electron: ${Math.round((bytes - startBytes) / 1_000_000)} MB so far`);
      }
      if (refused && !cached && bytes === startBytes) gaveUp = refused;
      else if (Date.now() - moved > patience.stall) gaveUp = `no progress for ${patience.stall / 1000} s`;
      if (gaveUp) break;
    }
    if (gaveUp) child.kill('SIGKILL');
    const { code } = await end;
    if (electronBinary(folder)) return undefined;
    await probe; // says more than the installer's own error
    return gaveUp ?? refused ?? (lastLine || `its installer ended with ${code}`);
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    rmSync(temporary, { recursive: true, force: true });
  }
}
