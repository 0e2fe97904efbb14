import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page, type Request, type Route } from '@playwright/test';
import type { CallInput, CallName, CallOutput } from '../../db/domain/contract.ts';
import { DesktopApp } from './desktop-app.ts';
import { RunningApp } from './running-app.ts';

export type { RunningApp };

const photos = fileURLToPath(new URL('../../photos/', import.meta.url));

/** Which host the specs run on; the configuration says it to every worker. */
export const onDesktop = process.env.E2E_HOST === 'desktop';

/** Leaves the test from here on the desktop. @param reason what there is only in the browser */
export function browserOnly(reason: string): void {
  base.skip(onDesktop, reason);
}

interface Fixtures {
  readonly app: RunningApp;
  /** Origins that a spec answers itself, beside the host's. */
  readonly alsoAnswered: readonly string[];
}

/** Notes every request to an origin that is not the app's own. */
function foreignRequests(app: RunningApp, alsoAnswered: readonly string[]) {
  const foreign: string[] = [];
  const note = (url: string): void => {
    const { origin, protocol, host } = new URL(url);
    const isOwn = app.origins.has(origin) || app.origins.has(`${protocol}//${host}`);
    const isInside = ['data:', 'blob:', 'about:'].includes(protocol);
    if (!isOwn && !isInside && !alsoAnswered.includes(origin)) foreign.push(url);
  };
  return {
    foreign,
    watch(page: Page): void {
      page.on('request', (request: Request) => note(request.url()));
      page.on('websocket', (socket) => note(socket.url()));
    },
  };
}

async function end(app: RunningApp): Promise<void> {
  await app.stop();
  const attempts = app.watch.attempts();
  app.remove();
  expect(attempts, 'tries of the app to reach another machine').toEqual([]);
}

/** The app in the system's browser. Any request to another origin fails the test. */
const browserTest = base.extend<Fixtures>({
  alsoAnswered: [[], { option: true }],
  app: async ({}, use) => {
    const app = new RunningApp();
    await use(app);
    await end(app);
  },
  context: async ({ context, app, alsoAnswered }, use) => {
    const { foreign, watch } = foreignRequests(app, alsoAnswered);
    context.on('page', watch);
    await use(context);
    expect(foreign, 'requests to other origins').toEqual([]);
  },
});

/** The desktop app: its window is there once it is started, and is another one after it was started again. */
const desktopTest = base.extend<Fixtures>({
  alsoAnswered: [[], { option: true }],
  app: async ({ alsoAnswered }, use) => {
    const app = new DesktopApp();
    const { foreign, watch } = foreignRequests(app, alsoAnswered);
    app.onWindow(watch);
    await use(app);
    await end(app);
    expect(foreign, 'requests to other origins').toEqual([]);
  },
  page: async ({ app }, use) => {
    await use((app as DesktopApp).pageOfWindow());
  },
});

export const test = onDesktop ? desktopTest : browserTest;

export { expect };

/** Goes to the list of enclaves by the rail: the app opens on the page of the period. */
export async function toEnclaves(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: '飞地', exact: true }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '飞地', exact: true })).toBeVisible();
}

/** Asks the host itself, with the page's own session: what is stored, whatever the page shows. */
export async function ask<N extends CallName>(
  page: Page,
  name: N,
  input: CallInput<N>,
): Promise<CallOutput<N>> {
  const result = await page.evaluate(
    async ([called, given]) => {
      if (window.shanhai !== undefined) return window.shanhai.call(called, given);
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
  browserOnly('calls of the desktop are no requests');
  const calls = '**/api/call';
  const delay = async (route: Route): Promise<void> => {
    const { name: called } = route.request().postDataJSON() as { readonly name: string };
    if (called === name) await new Promise((resolve) => setTimeout(resolve, 1000));
    await route.continue();
  };
  await page.route(calls, delay);
  return { end: () => page.unrouteAll({ behavior: 'wait' }) };
}

/**
 * axe finds nothing on the page as it stands. Only what it finds is written out, and the page has no frames: a fifth of
 * the time of its own way, which describes every element that is right and opens a page to join the frames' reports.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  expect(violations.map((found) => `${found.id}: ${found.nodes.map((node) => node.html).join(' ')}`)).toEqual(
    [],
  );
}

/** Pastes a block as a copy from Excel brings it, with its table where it says more than the text. */
export async function paste(page: Page, text: string, html = ''): Promise<void> {
  await page.evaluate(
    (block) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', block.text);
      if (block.html !== '') clipboardData.setData('text/html', block.html);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    },
    { text, html },
  );
}

/** A picture to look at, in both schemes, where PHOTOS=1 asks for them; the folder is not tracked. */
export async function photograph(page: Page, name: string): Promise<void> {
  if (process.env.PHOTOS !== '1') return;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(photos, `${name}-${colorScheme}.png`) });
  }
  await page.emulateMedia({ colorScheme: 'light' });
}
