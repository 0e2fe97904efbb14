import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { ensureBuilt } from '../../build/bundle.ts';
import { chromiumOptions } from '../../build/chromium.ts';
import { withCompileCache } from '../../build/compile-cache.ts';
import { firstLoadOf } from '../../build/first-load.ts';
import { provincePeriod } from '../../db/demo/province/targets.ts';
import { addressOf, hostEntry, openBrowserApp } from './browser-app.ts';
import { openStore } from './demo-store.ts';
import { enterFullCounty } from './full-county.ts';
import type { BenchLine } from './line.ts';
import { median } from './timing.ts';

const starts = 7;
const switches = 5;

const goals = {
  start: { name: 'cold start to this period, 100,000 records', goal: { kind: 'time', atMostMs: 1_500 } },
  median: { name: 'change of page by the rail: median', goal: { kind: 'time', atMostMs: 150 } },
  slowest: { name: 'change of page by the rail: slowest page', goal: { kind: 'time', atMostMs: 150 } },
} as const satisfies Record<string, Pick<BenchLine, 'name' | 'goal'>>;

/** What an officer waits for before the work begins, and between pages; *not run* where Chromium is not there. */
export async function benchStart(folder: string): Promise<readonly BenchLine[]> {
  const { dataDir, records } = await enterFullCounty(join(folder, 'start'));
  const { ask, close } = await openStore(dataDir);
  await ask('session.settings', { period: provincePeriod });
  await close();
  await ensureBuilt('window');
  return [
    ...(await orNotRun([goals.start], async () => [await benchColdStart(dataDir, records)])),
    ...(await orNotRun([goals.median, goals.slowest], () => benchPages(dataDir, records))),
  ];
}

async function orNotRun(
  lines: readonly Pick<BenchLine, 'name' | 'goal'>[],
  bench: () => Promise<readonly BenchLine[]>,
): Promise<readonly BenchLine[]> {
  try {
    return await bench();
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return lines.map((line) => ({ ...line, measured: null, floor: null, note: `not run: ${reason}` }));
  }
}

/** When the page's heading and the figures of the check stand on the screen. */
const isUsable = () =>
  document.querySelector('h1') !== null &&
  [...document.querySelectorAll('.period-strip dd')].filter((dd) => /^\d+$/.test(dd.textContent ?? ''))
    .length >= 3;

/**
 * From the start of the host's process to the page with its figures, in a browser that runs already. The floor is what
 * remains of it without the app: Node started, and an empty page opened in the same browser.
 */
async function benchColdStart(dataDir: string, records: number): Promise<BenchLine> {
  const browser = await chromium.launch(chromiumOptions());
  const times: number[] = [];
  const floors: number[] = [];
  const served: number[] = [];
  try {
    for (let round = 0; round < starts; round += 1) {
      floors.push(await emptyStart(() => browser.newPage()));
      // The page is there before: opening a browser is not the app's.
      const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
      const start = performance.now();
      const host = spawn(process.execPath, [hostEntry, '--data', dataDir, '--no-open'], {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: withCompileCache(),
      });
      const address = await addressOf(host);
      served.push(performance.now() - start);
      await page.goto(address, { waitUntil: 'commit' });
      await page.waitForFunction(isUsable, undefined, { polling: 'raf' });
      times.push(performance.now() - start);
      await page.close();
      const ended = once(host, 'exit');
      host.kill('SIGTERM');
      await ended;
    }
  } finally {
    await browser.close();
  }
  const { bytes } = firstLoadOf();
  return {
    ...goals.start,
    measured: { ms: median(times), as: 'median' },
    floor: { ms: median(floors), as: 'median' },
    note: `${starts} starts of the browser host with ${records} records; the address after ${median(served).toFixed(0)} ms; slowest ${Math.max(...times).toFixed(0)} ms; ${(bytes / 1000).toFixed(0)} kB of window gzipped; floor: node -e 0, then an empty page`,
  };
}

async function emptyStart(newPage: () => Promise<Page>): Promise<number> {
  const page = await newPage();
  const start = performance.now();
  await once(spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }), 'exit');
  await page.goto('about:blank');
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
  const ms = performance.now() - start;
  await page.close();
  return ms;
}

/** Main pages, each by its link in the rail and by what stands on it once it has been read. */
const pages = [
  { to: '#/', drawn: '.period-strip .figure-hard, .period-strip dd' },
  { to: '#/enclaves', drawn: '.ledger-table tbody tr' },
  { to: '#/villages', drawn: '.rdg-row' },
  { to: '#/projects', drawn: '.rdg-row, .ledger-table tbody tr' },
  { to: '#/investment', drawn: '.rdg-row' },
  { to: '#/check', drawn: '.check-figures' },
  { to: '#/report', drawn: '.blockers' },
  { to: '#/records', drawn: '.list-grid .rdg-row' },
] as const;

async function benchPages(dataDir: string, records: number): Promise<readonly BenchLine[]> {
  const { page, close } = await openBrowserApp(dataDir);
  const times = new Map<string, number[]>();
  const first = new Map<string, number>();
  try {
    await page.waitForFunction(isUsable);
    for (let round = 0; round <= switches; round += 1) {
      for (const one of [...pages.slice(1), ...pages.slice(0, 1)]) {
        const ms = await timeSwitch(page, one);
        if (round === 0) first.set(one.to, ms);
        else times.set(one.to, [...(times.get(one.to) ?? []), ms]);
        // An officer looks at a page before going on.
        await page.waitForTimeout(400);
      }
    }
  } finally {
    await close();
  }
  const medians = [...times].map(([to, of]) => ({ to, ms: median(of) }));
  const slowest = medians.reduce((a, b) => (a.ms >= b.ms ? a : b));
  const note = `${switches} times each with ${records} records: ${medians
    .map(({ to, ms }) => `${to} ${ms.toFixed(0)} (first ${first.get(to)?.toFixed(0)})`)
    .join(', ')}`;
  return [
    {
      ...goals.median,
      measured: { ms: median(medians.map(({ ms }) => ms)), as: 'median' },
      floor: null,
      note,
    },
    {
      ...goals.slowest,
      measured: { ms: slowest.ms, as: 'median' },
      floor: null,
      note: `${slowest.to}; from the click to the frame after the one that holds heading and content`,
    },
  ];
}

/** Milliseconds from a click on a page's link to the frame that shows its heading and content. */
async function timeSwitch(page: Page, { to, drawn }: (typeof pages)[number]): Promise<number> {
  return page.evaluate(
    ({ to, drawn }) =>
      new Promise<number>((resolve, reject) => {
        const link = document.querySelector<HTMLElement>(`.rail a[href$="${to}"]`);
        if (link === null) throw new Error(`no link to ${to}`);
        const before = document.querySelector('h1');
        const start = performance.now();
        const look = (): void => {
          const heading = document.querySelector('h1');
          const there = heading !== null && heading !== before && document.querySelector(drawn) !== null;
          if (performance.now() - start > 20_000) reject(new Error(`${to} does not come up`));
          else if (!there) requestAnimationFrame(look);
          else {
            const painted = new MessageChannel();
            painted.port1.onmessage = () => resolve(performance.now() - start);
            painted.port2.postMessage(null);
          }
        };
        link.click();
        requestAnimationFrame(look);
      }),
    { to, drawn },
  );
}
