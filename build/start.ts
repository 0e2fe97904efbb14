/**
 * `npm start`: builds what changed and opens the app, on Electron where it can be had, else in the browser
 * (design §3).
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { canBuild, ensureBuilt, root } from './bundle.ts';
import { foreground } from './child.ts';
import { withCompileCache } from './compile-cache.ts';
import { electronBinary, installElectron } from './electron-binary.ts';

const usage = `npm start -- [--browser] [--data DIR] [--port N] [--no-open]

  --browser   serve the app to the system's browser, even if Electron is there
  --data DIR  keep the records in DIR
  --port N    port of the browser host (default: a free one)
  --no-open   print the address, open nothing`;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Why Electron cannot be used, or its program. May download it. */
async function desktop(): Promise<{ program: string } | { reason: string }> {
  // Checked first: without a display Electron could not show its window, so there is no use in downloading it.
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return { reason: 'There is no display for Electron' };
  }
  if (!electronBinary()) {
    if (process.env.CI) return { reason: "Electron's program is not installed, and CI does not download it" };
    say('Electron: downloading (once) …');
    const reason = await installElectron(say);
    if (reason) return { reason: `Electron's program could not be downloaded (${reason})` };
  }
  const program = electronBinary();
  return program ? { program } : { reason: "Electron's program is not installed" };
}

async function runDesktop(program: string, data: string | undefined): Promise<number> {
  await ensureBuilt('desktop');
  const args = [root, ...(data ? ['--data', data] : [])];
  // Chromium refuses to start as root with its sandbox.
  if (process.platform === 'linux' && process.getuid?.() === 0) args.unshift('--no-sandbox');
  return (await foreground(program, args, { cwd: process.cwd() })).code;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      browser: { type: 'boolean', default: false },
      data: { type: 'string' },
      port: { type: 'string' },
      'no-open': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    say(usage);
    return 0;
  }
  const built = ensureBuilt('window').then((how) => {
    if (how === 'built') say('The window was built.');
  });
  built.catch(() => {}); // reported where it is awaited
  const electron = values.browser || !canBuild('desktop') ? undefined : await desktop();
  await built;

  if (electron && 'program' in electron) {
    const code = await runDesktop(electron.program, values.data);
    // 127: the system lacks a library that Electron needs; nothing of ours has run yet.
    if (code !== 127) return code;
    say('Electron cannot run on this system; the app opens in the browser instead.');
  } else if (electron) {
    say(`${electron.reason}; the app opens in the browser instead.`);
  }
  const args = [
    ...(values.data ? ['--data', values.data] : []),
    ...(values.port ? ['--port', values.port] : []),
    ...(values['no-open'] ? ['--no-open'] : []),
  ];
  const host = join(root, 'electron/browser/main.ts');
  return (await foreground(process.execPath, [host, ...args], { env: withCompileCache() })).code;
}

try {
  process.exitCode = await main();
} catch (error) {
  const usageError = (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS');
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (usageError) process.stderr.write(`${usage}\n`);
  process.exitCode = usageError ? 2 : 1;
}
