import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { ensureBuilt } from '../../build/bundle.ts';
import { chromiumOptions } from '../../build/chromium.ts';

/** The browser host's program. */
export const hostEntry = fileURLToPath(new URL('../../electron/browser/main.ts', import.meta.url));

/** The app in real Chromium, served by the browser host in a process of its own. */
export interface BrowserApp {
  readonly page: Page;
  close(): Promise<void>;
}

/**
 * Opens the app on a data folder.
 * @throws when Chromium cannot be started, or the host ends before it prints its address
 */
export async function openBrowserApp(dataDir: string): Promise<BrowserApp> {
  await ensureBuilt('window');
  const browser: Browser = await chromium.launch(chromiumOptions());
  let host: ChildProcess | undefined;
  const close = async (): Promise<void> => {
    await browser.close();
    if (host === undefined || host.exitCode !== null) return;
    const ended = once(host, 'exit');
    host.kill('SIGTERM');
    await ended;
  };
  try {
    host = spawn(process.execPath, [hostEntry, '--data', dataDir, '--no-open'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const address = await addressOf(host);
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
    await page.goto(address);
    await page.getByRole('navigation').waitFor();
    return { page, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The address that a host prints. */
export function addressOf(host: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    host.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const address = /http:\/\/127\.0\.0\.1:\d+\/#token=\S+/.exec(said)?.[0];
      if (address !== undefined) resolve(address);
    });
    host.once('exit', (code) => reject(new Error(`the host ended with ${code}: ${said}`)));
  });
}
