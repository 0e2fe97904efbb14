import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';

const hostEntry = fileURLToPath(new URL('../../electron/browser/main.ts', import.meta.url));
const commandLine = fileURLToPath(new URL('../../electron/cli/main.ts', import.meta.url));
const photos = fileURLToPath(new URL('../../photos/', import.meta.url));

/** The app as a person has it: its own data folder, the real host in a process of its own. */
export class RunningApp {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'shanhai-e2e-'));
  #host: ReturnType<typeof spawn> | undefined;

  /** Starts the host. @returns the address it prints. */
  async start(): Promise<string> {
    const host = spawn(process.execPath, [hostEntry, '--data', this.dataDir, '--no-open'], {
      stdio: ['ignore', 'pipe', 'pipe'],
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

/** axe finds nothing on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((found) => `${found.id}: ${found.nodes.map((node) => node.html).join(' ')}`)).toEqual(
    [],
  );
}

/** A picture to look at, in both schemes; the folder is not tracked. */
export async function photograph(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(photos, `${name}-${colorScheme}.png`) });
  }
  await page.emulateMedia({ colorScheme: 'light' });
}
