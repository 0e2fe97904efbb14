import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type BrowserApp, openBrowserApp } from './browser-app.ts';
import { openDemoStore } from './demo-store.ts';
import type { BenchLine } from './line.ts';

/** Lines of figures of the block, below its heads. */
const lines = 5000;
const goal = { kind: 'time', atMostMs: 1000 } as const;

interface PastedGrid {
  readonly name: string;
  readonly route: (enclaveId: string) => string;
  /** The block as Excel puts it on the clipboard. */
  readonly block: string;
}

/** What the officer waits for, in milliseconds from the paste on. */
interface PasteTimes {
  /** Until the handlers are through: parsed, planned, drawn. */
  readonly handled: number;
  readonly painted: number;
  /** Until the call of the save is sent, and answered. */
  readonly sent: number;
  readonly stored: number;
  /** Until the page says that it is saved, painted. */
  readonly saved: number;
}

/** 5,000 × 12 cells pasted into the ledger of contributions, and the list of villages as long, until they are painted and saved. */
export async function benchPaste(folder: string): Promise<readonly BenchLine[]> {
  const store = await openDemoStore(join(folder, 'paste'));
  const villages = (await store.ask('records.list', { type: 'village', limit: 5000 })).rows.map((row) =>
    String(row.village_code),
  );
  await store.close();
  const grids: readonly PastedGrid[] = [
    {
      name: `paste ${lines} × 12 into contributions, checked and saved`,
      route: (id) => `#/enclaves/${id}/contributions`,
      block: contributions(villages),
    },
    {
      name: `paste ${lines} × 10 into the list of villages, checked and saved`,
      route: () => '#/villages',
      block: newVillages(),
    },
  ];
  let app: BrowserApp | undefined;
  try {
    app = await openBrowserApp(store.dataDir);
    const done: BenchLine[] = [];
    for (const grid of grids) {
      const times = await timePaste(app.page, grid, store.enclaveId);
      done.push({
        name: grid.name,
        goal,
        measured: { ms: times.saved, as: 'once' },
        floor: null,
        note:
          `parsed, planned and drawn ${times.handled.toFixed(0)} ms, painted ${times.painted.toFixed(0)} ms; ` +
          `save sent ${times.sent.toFixed(0)} ms, answered ${times.stored.toFixed(0)} ms, ` +
          `said so ${times.saved.toFixed(0)} ms after the key`,
      });
    }
    return done;
  } catch (error) {
    const note = `not run: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`;
    return grids.map(({ name }) => ({ name, goal, measured: null, floor: null, note }));
  } finally {
    await app?.close();
  }
}

const tsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.join('\t')}\r\n`).join('');

function contributions(villages: readonly string[]): string {
  const heads = [
    '村代码',
    '变动类型',
    '变动日期',
    '起息日',
    '金额（万元）',
    '出资主体类型',
    '资产形式',
    '资金来源',
    '指标面积',
    '指标单价',
    '股权证号',
    '协议约定股权比例',
  ];
  const rows = Array.from({ length: lines }, (_, n) => [
    villages[n % villages.length] ?? '',
    '出资',
    `2020/${(n % 9) + 1}/${(n % 28) + 1}`,
    '2020/10/12',
    `${(n % 90) + 10}.${String(n % 100).padStart(2, '0')}`,
    '村',
    '货币',
    '自有',
    `${n % 50}.5`,
    '12.5',
    `ZS-${n}`,
    '0.01',
  ]);
  return tsv([heads, ...rows]);
}

function newVillages(): string {
  const heads = [
    '村代码',
    '村名',
    '乡镇代码',
    '村股份经济合作社',
    '合作社统一社会信用代码',
    '户数',
    '人口',
    '认定日期',
    '退出日期',
    '认定文件',
  ];
  const rows = Array.from({ length: lines }, (_, n) => [
    `330825${String(200_000 + n)}`,
    `演示${n}村`,
    `330825${String(200_000 + n).slice(0, 3)}`,
    `演示${n}村股份经济合作社`,
    '',
    `${(n % 400) + 60}`,
    `${(n % 900) + 200}`,
    '2018/1/1',
    '',
    '浙委发〔2018〕1号',
  ]);
  return tsv([heads, ...rows]);
}

async function timePaste(page: Page, grid: PastedGrid, enclaveId: string): Promise<PasteTimes> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, grid.route(enclaveId));
  const cells = page.locator('.ledger-grid .rdg-row [role=gridcell]');
  await cells.first().waitFor();
  await page.waitForTimeout(1500);
  await cells.first().click();
  return page.evaluate(async (block) => {
    const start = performance.now();
    const since = (): number => performance.now() - start;
    const painted = (): Promise<number> =>
      new Promise((resolve) => {
        requestAnimationFrame(() => {
          // A message sent in an animation frame is taken once that frame is drawn.
          const drawn = new MessageChannel();
          drawn.port1.onmessage = () => resolve(since());
          drawn.port2.postMessage(null);
        });
      });
    let [sent, stored] = [0, 0];
    const plain = globalThis.fetch;
    globalThis.fetch = async (...request) => {
      const isSave = String(request[1]?.body ?? '').startsWith('{"name":"records.save"');
      if (isSave) sent = since();
      const answer = await plain(...request);
      if (isSave) {
        await answer.clone().arrayBuffer();
        stored = since();
      }
      return answer;
    };
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', block);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
    const handled = since();
    const first = await painted();
    const foot = (): string => document.querySelector('.grid-foot')?.textContent ?? '';
    while (stored === 0 || !foot().includes('已保存')) {
      if (since() > 60_000) throw new Error(`not saved within a minute: ${foot()}`);
      await painted();
    }
    const saved = await painted();
    globalThis.fetch = plain;
    return { handled, painted: first, sent, stored, saved };
  }, grid.block);
}
