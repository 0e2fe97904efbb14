import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openBrowserApp } from './browser-app.ts';
import { openDemoStore } from './demo-store.ts';
import { type DistributionScreen, distributionScreen } from './distribution-screen.ts';
import type { BenchLine } from './line.ts';
import { median, quantile } from './timing.ts';

const openings = 15;
const keystrokes = 120;

const goals = {
  opening: {
    name: 'open the distribution to 121 villages, to usable paint',
    goal: { kind: 'time', atMostMs: 300 },
  },
  handling: { name: 'keystroke in it: handler and render', goal: { kind: 'time', atMostMs: 8 } },
  painting: { name: 'keystroke in it: to the next paint', goal: { kind: 'time', atMostMs: 33 } },
} as const satisfies Record<string, Pick<BenchLine, 'name' | 'goal'>>;

/** The distribution screen in real Chromium on the real browser host; *not run* where either is not there. */
export async function benchWindow(folder: string): Promise<readonly BenchLine[]> {
  const store = await openDemoStore(join(folder, 'window'));
  await store.close();
  try {
    return await measure(distributionScreen, store);
  } catch (error) {
    return notRun(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
}

function notRun(reason: string): readonly BenchLine[] {
  const nothing = { measured: null, floor: null, note: `not run: ${reason}` };
  return Object.values(goals).map((line) => ({ ...line, ...nothing }));
}

async function measure(
  screen: DistributionScreen,
  store: { readonly dataDir: string; readonly enclaveId: string; readonly batchId: string },
): Promise<readonly BenchLine[]> {
  const app = await openBrowserApp(store.dataDir);
  try {
    const [first = 0, ...warm] = await timeOpenings(app.page, screen, store);
    const keys = await timeKeystrokes(app.page, screen);
    const p95 = (of: readonly number[]) => ({ ms: quantile(of, 0.95), as: 'p95' });
    const handled = keys.map((key) => key.handled);
    const painted = keys.map((key) => key.painted);
    const typed = (times: readonly number[]) =>
      `${keys.length} digits typed into the first amount; median ${median(times).toFixed(2)} ms`;
    return [
      {
        ...goals.opening,
        measured: { ms: median(warm), as: 'median' },
        floor: null,
        note: `${warm.length} times from another page of the enclave; the first time ${first.toFixed(0)} ms`,
      },
      { ...goals.handling, measured: p95(handled), floor: null, note: typed(handled) },
      { ...goals.painting, measured: p95(painted), floor: null, note: typed(painted) },
    ];
  } finally {
    await app.close();
  }
}

/** Milliseconds from the change of route until the first amount stands on the screen, painted. */
async function timeOpenings(
  page: Page,
  screen: DistributionScreen,
  ids: { readonly enclaveId: string; readonly batchId: string },
): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round <= openings; round += 1) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, screen.elsewhere(ids));
    await page.locator(screen.firstAmount).first().waitFor({ state: 'detached' });
    times.push(
      await page.evaluate(
        ({ hash, selector }) =>
          new Promise<number>((resolve, reject) => {
            const start = performance.now();
            const look = (): void => {
              if (performance.now() - start > 20_000) reject(new Error(`${selector} does not come up`));
              else if (document.querySelector(selector) === null) requestAnimationFrame(look);
              // The frame that holds it is drawn once a task after its animation frame runs.
              else {
                const drawn = new MessageChannel();
                drawn.port1.onmessage = () => resolve(performance.now() - start);
                drawn.port2.postMessage(null);
              }
            };
            location.hash = hash;
            requestAnimationFrame(look);
          }),
        { hash: screen.route(ids), selector: screen.firstAmount },
      ),
    );
  }
  return times;
}

interface KeyTimes {
  /** From the start of the key's handlers to the end of the last handler of its events, React's rendering included. */
  readonly handled: number;
  /** From the key's arrival to the frame after it. */
  readonly painted: number;
}

type Probed = typeof globalThis & { keyTimes?: KeyTimes[] };

/**
 * Types digits into the first amount and times every one inside the page. React renders what a discrete event changes
 * in a microtask after its own listener, so before an event reaches the window's listeners at the end of its way.
 */
async function timeKeystrokes(page: Page, screen: DistributionScreen): Promise<readonly KeyTimes[]> {
  await page.evaluate(() => {
    const times: KeyTimes[] = [];
    (globalThis as Probed).keyTimes = times;
    let current: { readonly arrived: number; readonly start: number } | undefined;
    addEventListener(
      'keydown',
      (event) => {
        if (!/^\d$/.test(event.key)) return;
        current = { arrived: event.timeStamp, start: performance.now() };
      },
      { capture: true },
    );
    addEventListener('input', () => {
      const key = current;
      if (key === undefined) return;
      const handled = performance.now() - key.start;
      requestAnimationFrame(() => {
        // A message sent in an animation frame is taken once that frame is drawn.
        const drawn = new MessageChannel();
        drawn.port1.onmessage = () => times.push({ handled, painted: performance.now() - key.arrived });
        drawn.port2.postMessage(null);
      });
    });
  });
  await page.locator(screen.firstAmount).first().click();
  for (let n = 0; n < keystrokes; n += 1) {
    // The figure is typed again and again: an amount has no more than a dozen digits.
    if (n % 8 === 0) await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.press(String((n % 9) + 1));
    await page.waitForTimeout(20);
  }
  await page.waitForTimeout(200);
  return page.evaluate(() => (globalThis as Probed).keyTimes ?? []);
}
