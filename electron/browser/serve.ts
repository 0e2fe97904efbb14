import { fileURLToPath } from 'node:url';
import type { Session } from '../../db/domain/answers.ts';
import { removeReceived } from '../../db/received-copies.ts';
import { logError } from '../../db/thread/error-log.ts';
import type { StoreClient } from '../../db/thread/store-client.ts';
import type { PlaceTokens } from '../place-tokens.ts';
import { developmentWindow } from './development-window.ts';
import { openInBrowser, writeOpeningPage } from './open-browser.ts';
import { machineRoots, placeHandlers } from './places.ts';
import { type BrowserHost, startBrowserHost } from './server.ts';

const windowDir = fileURLToPath(new URL('../../out/renderer/', import.meta.url));

/** What the program was called with. */
export interface Arguments {
  readonly dataDir: string;
  readonly port: number;
  /** Whether to open the browser. */
  readonly open: boolean;
  /** Development only: the address of a window that is not built. */
  readonly window: URL | undefined;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * Serves the app until a signal says to stop.
 * @returns exit status @throws what keeps the server from starting
 */
export async function serve(given: Arguments, client: StoreClient, tokens: PlaceTokens): Promise<number> {
  removeReceived(given.dataDir);
  const host = await startBrowserHost({
    client,
    places: placeHandlers(tokens, async () => machineRoots(await sharedFolder(client)), given.dataDir),
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
  removeReceived(given.dataDir);
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
