import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page, type Route } from '@playwright/test';
import type { CallInput, CallName, CallOutput } from '../../db/domain/contract.ts';
import { ordinaryUser } from '../support/ordinary-user.ts';

const hostEntry = fileURLToPath(new URL('../../electron/browser/main.ts', import.meta.url));
const commandLine = fileURLToPath(new URL('../../electron/cli/main.ts', import.meta.url));
const photos = fileURLToPath(new URL('../../photos/', import.meta.url));

/** The app as a person has it: its own data folder, the real host in a process of its own. */
export class RunningApp {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'shanhai-e2e-'));
  /** The person's own folder, where choosing a file or folder starts. */
  readonly home = join(this.dataDir, 'home');
  #host: ReturnType<typeof spawn> | undefined;

  /**
   * Starts the host.
   * @param unprivileged as a person has it also where the tests run as root, who may write into read-only folders
   * @returns the address it prints
   */
  async start({ unprivileged = false } = {}): Promise<string> {
    mkdirSync(this.home, { recursive: true });
    const user = unprivileged ? ordinaryUser() : null;
    user?.own(this.dataDir);
    const { file, before, options } = user ?? { file: process.execPath, before: [], options: {} };
    const host = spawn(file, [...before, hostEntry, '--data', this.dataDir, '--no-open'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, HOME: this.home, USERPROFILE: this.home },
      ...options,
    });
    this.#host = host;
    return new Promise((resolve, reject) => {
      let said = '';
      const listen = (text: string): void => {
        said += text;
        const address = /http:\/\/127\.0\.0\.1:\d+\/#token=\S+/.exec(said)?.[0];
        if (address !== undefined) resolve(address);
      };
      host.stdout.setEncoding('utf8').on('data', listen);
      host.stderr.setEncoding('utf8').on('data', listen);
      host.once('exit', (code) => reject(new Error(`the host ended with ${code}: ${said}`)));
    });
  }

  /** Ends the host: SIGTERM as a person would, SIGKILL as a power cut would. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const host = this.#host;
    if (host === undefined || host.exitCode !== null || host.signalCode !== null) return;
    const ended = once(host, 'exit');
    host.kill(signal);
    await ended;
  }

  /** Runs a verb of the command line on this app's data folder, which no host may hold then. @returns what it printed. */
  commandLine(...args: readonly string[]): string {
    return execFileSync(process.execPath, [commandLine, ...args, '--data', this.dataDir], {
      encoding: 'utf8',
    });
  }

  /** Puts a file beside the data. @returns its path. */
  write(name: string, text: string): string {
    const file = join(this.dataDir, name);
    writeFileSync(file, text);
    return file;
  }

  /** Forgets what was recorded: the next start is a first one. */
  empty(): void {
    this.remove();
    mkdirSync(this.dataDir);
  }

  remove(): void {
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

export const test = base.extend<{ app: RunningApp }>({
  app: async ({}, use) => {
    const app = new RunningApp();
    await use(app);
    await app.stop();
    app.remove();
  },
});

export { expect };

/** Asks the host itself, with the page's own session: what is stored, whatever the page shows. */
export async function ask<N extends CallName>(
  page: Page,
  name: N,
  input: CallInput<N>,
): Promise<CallOutput<N>> {
  const result = await page.evaluate(
    async ([called, given]) => {
      const answer = await fetch('/api/call', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-shanhai-session': Object.values(sessionStorage)[0],
        },
        body: JSON.stringify({ name: called, input: given }),
      });
      return answer.json();
    },
    [name, input] as const,
  );
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

/** Lets the host answer one of its calls a second late, as a slow machine does, until it is ended. */
export async function answersLate(page: Page, name: string): Promise<{ end(): Promise<void> }> {
  const calls = '**/api/call';
  const delay = async (route: Route): Promise<void> => {
    const { name: called } = route.request().postDataJSON() as { readonly name: string };
    if (called === name) await new Promise((resolve) => setTimeout(resolve, 1000));
    await route.continue();
  };
  await page.route(calls, delay);
  return { end: () => page.unrouteAll({ behavior: 'wait' }) };
}

/** axe finds nothing on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((found) => `${found.id}: ${found.nodes.map((node) => node.html).join(' ')}`)).toEqual(
    [],
  );
}

/** Pastes a block as a copy from Excel brings it. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((block) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', block);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
}

/** A picture to look at, in both schemes; the folder is not tracked. */
export async function photograph(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(photos, `${name}-${colorScheme}.png`) });
  }
  await page.emulateMedia({ colorScheme: 'light' });
}
