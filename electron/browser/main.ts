import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Session } from '../../db/domain/answers.ts';
import { logError } from '../../db/thread/error-log.ts';
import { type StoreClient, startStoreThread } from '../../db/thread/store-client.ts';
import { appVersion, resourcesDir } from '../app-info.ts';
import { defaultDataDir } from '../data-folder.ts';
import { failureLines, startStatus } from '../failure-lines.ts';
import { PlaceTokens } from '../place-tokens.ts';
import { developmentWindow } from './development-window.ts';
import { hasDisplay, openInBrowser, writeOpeningPage } from './open-browser.ts';
import { machineRoots, placeHandlers } from './places.ts';
import { type BrowserHost, startBrowserHost } from './server.ts';

/** The browser host: serves the app to the system's browser on this machine. Exit status as in design §3. */

const windowDir = fileURLToPath(new URL('../../out/renderer/', import.meta.url));

interface Arguments {
  readonly dataDir: string;
  readonly port: number;
  readonly open: boolean;
  readonly window: URL | undefined;
}

function readArguments(): Arguments {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      port: { type: 'string', default: '0' },
      'no-open': { type: 'boolean', default: false },
      window: { type: 'string' },
    },
  });
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65_535) throw new Error('--port: 0–65535');
  return {
    dataDir: values.data === undefined ? defaultDataDir() : resolve(values.data),
    port,
    open: !values['no-open'] && hasDisplay(),
    window: values.window === undefined ? undefined : new URL(values.window),
  };
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

async function main(): Promise<number> {
  let given: Arguments;
  try {
    given = readArguments();
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    complain('main.ts [--data DIR] [--port N] [--no-open]');
    return 2;
  }
  const tokens = new PlaceTokens();
  const started = await startStoreThread(
    { dataDir: given.dataDir, resourcesDir, hostKind: 'browser', ports: { kind: 'system' }, appVersion },
    { resolveFile: async (token) => tokens.resolve(token) },
  );
  if (!started.ok) {
    complain(failureLines(started.failure));
    return startStatus(started.failure);
  }
  const client = started.value;
  try {
    return await serve(given, client, tokens);
  } catch (error) {
    logError(given.dataDir, new Date().toISOString(), 'browser host', error);
    complain(startProblem(error, given.port));
    return 3;
  } finally {
    await client.close();
  }
}

async function serve(given: Arguments, client: StoreClient, tokens: PlaceTokens): Promise<number> {
  const host = await startBrowserHost({
    client,
    places: placeHandlers(tokens, async () => machineRoots(await sharedFolder(client))),
    windowDir,
    port: given.port,
    report: (where, error) => logError(given.dataDir, new Date().toISOString(), where, error),
    ...(given.window === undefined ? {} : { developmentWindow: developmentWindow(given.window) }),
  });
  const address = host.newAddress();
  say(`山海台账 Shanhai Ledger: ${address}`);
  const page = given.open ? writeOpeningPage(given.dataDir, address) : undefined;
  if (page !== undefined) openInBrowser(page.path);
  offerNewAddresses(host);
  await stopSignal();
  page?.remove();
  await host.close();
  return 0;
}

/** In a terminal, Enter prints a new address: the one before may have been used, or be too old. */
function offerNewAddresses(host: BrowserHost): void {
  if (!process.stdin.isTTY) return;
  say(
    '地址只能用一次，60 秒内有效；按回车键得到新地址。The address works once, within 60 s; press Enter for a new one.',
  );
  process.stdin.on('data', () => say(host.newAddress()));
}

/** Settles at the first signal to stop; further ones must not cut the closing short. */
function stopSignal(): Promise<void> {
  return new Promise((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop());
  });
}

async function sharedFolder(client: StoreClient): Promise<string | null> {
  const session = await client.call('session.open', {});
  return session.ok ? (session.value as Session).shared_folder : null;
}

function startProblem(error: unknown, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE' || code === 'EACCES') {
    return `端口 ${port} 不能使用，请换一个，或不指定端口。\nPort ${port} cannot be used; choose another, or none.`;
  }
  return `程序不能启动：${error instanceof Error ? error.message : String(error)}\nThe app cannot start.`;
}

process.exitCode = await main();
// A terminal's input would keep the process; everything that must be written has been.
process.stdin.unref?.();
