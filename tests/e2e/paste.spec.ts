import type { Page } from '@playwright/test';
import {
  ask,
  browserOnly,
  expect,
  expectAccessible,
  onDesktop,
  paste,
  photograph,
  test,
} from './fixtures.ts';

const lines = 300;

/** A list of villages as an office keeps it: a title, heads in two rows, a number in front, a remark the app has no column for. */
const block = [
  '龙游县集体经济薄弱村名单\t\t\t\t\t\t\t',
  '序号\t村名\t村代码\t基本情况\t\t认定时间\t认定依据\t联系人',
  '\t\t\t户数\t人口\t\t\t',
  ...Array.from({ length: lines }, (_, n) => {
    const households = n === 2 ? '约60' : String(60 + n);
    const from = n === 4 ? '去年' : '2018/1/1';
    return `${n + 1}\t试验${n}村\t${330825101000 + n}\t${households}\t${200 + n}\t${from}\t"浙委发〔2018〕\n1号"\t`;
  }),
  '合计\t\t\t9999\t\t\t\t',
].join('\r\n');

const villages = (page: Page) => ask(page, 'records.list', { type: 'village', limit: 1000 });

test('a pasted list of some hundred rows is saved whole, with what is wrong in it marked, and is one step', async ({
  app,
  page,
}) => {
  if (!onDesktop) await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  app.commandLine('init', '--role', 'county', '--county', '330825', '--person', '王芳');
  await page.goto(await app.start());
  await page.getByRole('link', { name: '村', exact: true }).press('Enter');
  const grid = page.getByRole('grid', { name: '村', exact: true });
  const foot = page.locator('.grid-foot').first();
  await grid.getByRole('gridcell').first().click();

  await test.step('good cells are stored, bad ones kept as typed and marked, the rest is listed', async () => {
    await paste(page, `${block}\r\n`);
    await expect(foot.getByText('2 处输入无法识别')).toBeVisible();
    await expect(foot.getByText(`已按表头或村名放入 ${lines} 行`)).toBeVisible();
    const { rows, total } = await villages(page);
    expect(total).toBe(lines);
    expect(rows.filter(({ weak_basis }) => weak_basis === '浙委发〔2018〕 1号')).toHaveLength(lines);
    expect(rows.find(({ name }) => name === '试验2村')).toMatchObject({ households: null, population: 202 });
    await expect(grid.locator('.problem-cell', { hasText: '约60' })).toBeVisible();
    const notice = page.getByRole('alert').filter({ hasText: '没有丢' });
    await expect(notice).toContainText('标题行、合计行不是数据：A1 龙游县集体经济薄弱村名单');
    await expect(notice).toContainText('A304 合计 9999');
    await expect(notice).toContainText('这些列没有对应的栏目：A2 序号、H2 联系人');
    await expectAccessible(page);
    await photograph(page, 'pasted-zh');
    if (onDesktop) return;
    await notice.getByRole('button', { name: '复制清单' }).press('Enter');
    await expect(notice.getByRole('button', { name: '已复制清单' })).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.split(/\r?\n/)).toContain('H2\t联系人\t这些列没有对应的栏目');
  });

  await test.step('one step back takes all of it back, also out of the ledger, and one forth brings it again', async () => {
    await grid.getByRole('gridcell').first().click();
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await villages(page)).total).toBe(0);
    await page.keyboard.press('Control+y');
    await expect.poll(async () => (await villages(page)).total).toBe(lines);
    await expect(foot.getByText('2 处输入无法识别')).toBeVisible();
  });

  await test.step('what is longer than a grid is refused with a sentence', async () => {
    await grid.getByRole('gridcell').first().click();
    await page.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', '1\t2\t3\r\n'.repeat(100_000));
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    });
    await expect(page.getByText('这一块有 100,000 行，表格一次最多粘贴 10,000 行')).toBeVisible();
    await page.getByRole('button', { name: '知道了' }).press('Enter');
    expect((await villages(page)).total).toBe(lines);
  });

  await test.step('the whole grid is copied with its heads', async () => {
    browserOnly('the clipboard of the machine is not asked for on the desktop');
    await foot.getByRole('button', { name: '连表头复制' }).click();
    const [items] = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const read = async (type: string) => (await (await item?.getType(type))?.text()) ?? '';
      return [{ text: await read('text/plain'), html: await read('text/html') }];
    });
    const [heads = '', first = ''] = items?.text.split(/\r?\n/) ?? [];
    expect(heads.split('\t').slice(0, 3)).toEqual(['统计用区划代码', '村名', '乡镇代码']);
    expect(first.split('\t').slice(0, 3)).toEqual(['330825101000', '试验0村', '湖镇镇']);
    expect(items?.html).toContain('330825101000');
  });
});
