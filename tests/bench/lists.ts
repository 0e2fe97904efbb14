import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { CallInput } from '../../db/domain/contract.ts';
import { storeFile } from '../../db/open-ledger.ts';
import { openBrowserApp } from './browser-app.ts';
import { type Ask, openStore } from './demo-store.ts';
import type { BenchLine, Measured } from './line.ts';
import { median, quantile, timed } from './timing.ts';

const records = 100_000;
const villages = 2_000;
const rounds = 15;
/** Frames of a scroll through the list, each some rows further, in three speeds. */
const frames = 400;

type Query = CallInput<'records.query'>;

const goals = {
  open: { name: `list of ${records} records: open`, goal: { kind: 'time', atMostMs: 300 } },
  filter: { name: 'in it: filter by an amount from–to', goal: { kind: 'time', atMostMs: 100 } },
  reference: { name: 'in it: filter by a name referred to', goal: { kind: 'time', atMostMs: 100 } },
  search: { name: 'in it: words found anywhere', goal: { kind: 'time', atMostMs: 100 } },
  sorted: { name: 'in it: sort by a name, the last page', goal: { kind: 'time', atMostMs: 100 } },
  everything: { name: 'search over everything by pinyin', goal: { kind: 'time', atMostMs: 100 } },
  scroll: { name: 'scroll through it: longest frame but 1 in 100', goal: { kind: 'time', atMostMs: 32 } },
} as const satisfies Record<string, Pick<BenchLine, 'name' | 'goal'>>;

/**
 * A long list as its page asks for it, through the store's thread; floor: one pass of SQLite over the same table. Then
 * scrolling through it in real Chromium.
 */
export async function benchLists(folder: string): Promise<readonly BenchLine[]> {
  const dataDir = join(folder, 'lists');
  const { ask, close } = await openStore(dataDir);
  const lines: BenchLine[] = [];
  try {
    await fill(ask);
    const floor = await passOver(dataDir);
    const query = (given: Partial<Query>) => () =>
      ask('records.query', {
        type: 'village_year',
        offset: 0,
        limit: 100,
        totals: true,
        language: 'zh-CN',
        ...given,
      });
    const between = { op: 'between', field: 'total_income', from: 100_000_000, to: 200_000_000 } as const;
    const named = { op: 'contains', field: 'village_id', text: '龙东' } as const;
    const byName = { field: 'village_id', descending: false };
    const last = { offset: records - 100, totals: false, sort: byName };
    const asked = [
      [goals.open, query({})],
      [goals.filter, query({ where: [between] })],
      [goals.reference, query({ where: [named] })],
      [goals.search, query({ text: '龙东' })],
      [goals.sorted, query(last)],
      [goals.everything, () => ask('search.all', { text: 'lds', limit: 12, language: 'zh-CN' })],
    ] as const;
    for (const [line, work] of asked) lines.push({ ...line, floor, ...(await medianOf(work)) });
  } finally {
    await close();
  }
  return [...lines, await scrolled(dataDir)];
}

async function medianOf(work: () => Promise<unknown>): Promise<Pick<BenchLine, 'measured' | 'note'>> {
  const first = await timed(work);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) times.push((await timed(work)).ms);
  const p95 = quantile(times, 0.95);
  const note = `${rounds} times, p95 ${p95.toFixed(1)} ms, the answer's way from the store's thread included; the first ${first.ms.toFixed(0)} ms`;
  return { measured: { ms: median(times), as: 'median' }, note };
}

/** Villages, and as many years of them as make the list long; figures and names differ but are the same in every run. */
async function fill(ask: Ask): Promise<void> {
  await ask('session.initialise', { role: 'county', unit: '330825', person: '王芳', language: 'zh-CN' });
  let seed = 1;
  const next = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  const parts = [...'湖溪龙东西南北山塘石桥庄上下大小新坞岭头'];
  const name = () => `${Array.from({ length: 3 }, () => parts[next(parts.length)]).join('')}村`;
  const id = (n: number) =>
    `0190${n.toString(16).padStart(4, '0')}-0000-7000-8000-${String(n).padStart(12, '0')}`;
  const create = { base_revision: null } as const;
  const made = Array.from({ length: villages }, (_, n) => ({
    ...create,
    type: 'village' as const,
    id: id(n),
    values: { name: name(), village_code: String(330_825_100_000 + n) },
  }));
  await ask('records.save', { changes: made, why: null });
  const batch = 10_000;
  for (let from = 0; from < records; from += batch) {
    const changes = Array.from({ length: batch }, (_, at) => {
      const n = from + at;
      const values = {
        village_id: id(n % villages),
        year: 1970 + Math.floor(n / villages),
        total_income: next(1_000_000_000),
        operating_income: next(1_000_000_000),
        operating_gain: next(100_000_000),
        subsidy_income: next(100_000_000),
        note: n % 3 === 0 ? `${name()}核对` : null,
      };
      return { ...create, type: 'village_year' as const, id: id(villages + n), values };
    });
    await ask('records.save', { changes, why: null });
  }
}

/** One look at every row of the table with nothing but SQLite. */
async function passOver(dataDir: string): Promise<Measured> {
  const database = new Database(storeFile(dataDir), { readonly: true });
  try {
    const pass = database.prepare(
      'SELECT count(*), sum(total_income), sum(operating_income) FROM village_year WHERE voided = 0',
    );
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) times.push((await timed(() => pass.get())).ms);
    return { ms: median(times), as: 'median' };
  } finally {
    database.close();
  }
}

/** Milliseconds between frames while the list is scrolled, slowly, fast and in leaps. */
async function scrolled(dataDir: string): Promise<BenchLine> {
  try {
    const { page, close } = await openBrowserApp(dataDir);
    try {
      await page.evaluate(() => {
        location.hash = '#/records?type=village_year';
      });
      await page.locator('.list-grid .row-open').first().waitFor();
      const times = await page.evaluate(async (count) => {
        const box = document.querySelector('.list-grid');
        if (box === null) throw new Error('no list');
        const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
        const between: number[] = [];
        let last = await frame();
        for (let n = 0; n < count; n += 1) {
          box.scrollTop += [60, 900, 90_000][Math.floor((n * 3) / count)] ?? 60;
          const now = await frame();
          between.push(now - last);
          last = now;
        }
        return between;
      }, frames);
      const note = `${frames} frames, by 2 rows, by a page and by 3,000 rows at a time; longest ${Math.max(...times).toFixed(0)} ms, median ${quantile(times, 0.5).toFixed(1)} ms`;
      return { ...goals.scroll, measured: { ms: quantile(times, 0.99), as: 'p99' }, floor: null, note };
    } finally {
      await close();
    }
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return { ...goals.scroll, measured: null, floor: null, note: `not run: ${reason}` };
  }
}
