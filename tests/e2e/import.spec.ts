import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from '@playwright/test';
import { type OfficerSheet, placeOfficerBook } from '../support/officer-sheet.ts';
import {
  answersLate,
  ask,
  browserOnly,
  expect,
  expectAccessible,
  photograph,
  type RunningApp,
  test,
} from './fixtures.ts';

/* A workbook as an office keeps it: titles, heads of two rows, totals, hidden rows, names written otherwise. */

const villages: OfficerSheet = {
  name: '薄弱村名单',
  rows: [
    ['龙游县集体经济薄弱村名单', null, null, null, null, null, null],
    ['填报单位：龙游县农业农村局', null, null, null, null, null, '单位：户、人'],
    ['序号', '村代码', '行政村名称', '所属乡镇', '列入时间', '在册户', '联系人'],
    [1, '330825100201', '东畈村', '湖镇镇', '2019年1月1日', 210, '张三'],
    [2, 330825100202, '西畈村', '湖镇', new Date(Date.UTC(2019, 0, 1)), 180, '李四'],
    [3, '３３０８２５１００２０３', '南畈村', '湖镇', 43466, 96, null],
    [4, '330825100204', '北畈村', '湖镇镇', '明年', 120, null],
    ['合计', 4, null, null, null, 606, null],
  ],
  merges: [[0, 0, 0, 6]],
};

const incomes: OfficerSheet = {
  name: '收入',
  rows: [
    ['村集体经济收入情况表', null, null, null, null],
    ['村名', '收入', null, null, '备注'],
    [null, '总收入', '经营性收入', '投资收益', null],
    ['东畈村', '12.5万', '１０，０００', 0.1 + 0.2, null],
    ['西畈村', 2000, '1,234.56', '约5万', null],
    ['南畈村', 3000, 5, 5, '隐藏'],
  ],
  merges: [
    [1, 0, 2, 0],
    [1, 1, 1, 3],
    [1, 4, 2, 4],
  ],
  hiddenRows: [6],
};

async function place(app: RunningApp, file: string, ...sheets: readonly OfficerSheet[]): Promise<string> {
  const folder = join(app.home, 'Documents');
  mkdirSync(folder, { recursive: true });
  await placeOfficerBook(folder, file, ...sheets);
  return folder;
}

async function choose(page: Page, button: string, file: RegExp): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: file }).press('Enter');
}

/** Drops files on the page, as from a folder's window. */
async function drop(page: Page, ...paths: readonly string[]): Promise<void> {
  const files = paths.map((path) => ({
    name: basename(path),
    content: readFileSync(path).toString('base64'),
  }));
  await page.evaluate((given) => {
    const dataTransfer = new DataTransfer();
    for (const { name, content } of given)
      dataTransfer.items.add(new File([Uint8Array.from(atob(content), (one) => one.charCodeAt(0))], name));
    for (const type of ['dragenter', 'drop'])
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  }, files);
}

test('a dirty workbook is read, corrected, taken in as shown and undone', async ({ app, page }) => {
  browserOnly('files are chosen in a panel of the window');
  const folder = await place(app, '名单.xlsx', villages, incomes);
  writeFileSync(join(folder, '坏的.xlsx'), '村名,收入');
  app.commandLine('init', '--role', 'county', '--county', '330825', '--person', '王芳');
  await page.goto(await app.start());
  const apply = page.getByRole('main').getByRole('button', { name: /^导入( \d|$)/ });
  const kinds = page.getByRole('group', { name: '按结果查看' });
  const counted = (name: string) => kinds.getByRole('button', { name, exact: true });
  const stored = async (type: 'village' | 'village_year') => (await ask(page, 'records.list', { type })).rows;

  await test.step('the page says what can come in; a file that is none is refused by name', async () => {
    await page.getByRole('navigation').getByRole('link', { name: '导入 Excel' }).press('Enter');
    await expect(page.getByText('把现有的 Excel 表导入台账')).toBeVisible();
    await expectAccessible(page);
    await photograph(page, 'import-empty-zh');
    await drop(page, join(folder, '坏的.xlsx'));
    await expect(page.getByRole('alert')).toContainText('“坏的.xlsx”没有读入');
    await photograph(page, 'import-refused-zh');
    await drop(page, join(folder, '坏的.xlsx'), join(folder, '名单.xlsx'));
    await expect(page.getByRole('alert')).toContainText('一次只能读取一个文件');
  });

  await test.step('heads are found, and what is wrong is said at its cell', async () => {
    await choose(page, '选择文件', /^名单/);
    await expect(page.getByRole('heading', { name: '表格怎样读' })).toBeFocused();
    await expect(page.getByRole('button', { name: '以第3行为表头' })).toHaveAttribute('aria-pressed', 'true');
    await expect(counted('不能导入 3')).toHaveAttribute('aria-pressed', 'true');
    const rejected = page.getByRole('grid', { name: /不能导入/ });
    await expect(rejected).toContainText('D5 乡镇代码：“湖镇”不在可选范围内');
    await expect(rejected).toContainText('E7 认定时间：不是日期');
    await counted('不能导入 3').press('n');
    await page.keyboard.press('n');
    await expect(page.getByRole('status').filter({ hasText: '第 2 个，共 3 个：第 6 行' })).toHaveCount(1);
    await expect(rejected.getByRole('gridcell', { name: /D6 乡镇代码/ })).toBeFocused();
    await expectAccessible(page);
    await photograph(page, 'import-rejected-zh');
  });

  await test.step('a name is explained once for all its rows, by the keyboard', async () => {
    const name = page.getByRole('group', { name: /湖镇（2 行）/ });
    await name.getByRole('button', { name: '是指 湖镇镇' }).press('Enter');
    await expect(counted('新增 3')).toBeVisible();
    await expect(counted('不能导入 1')).toBeVisible();
    await expect(page.getByRole('heading', { name: '将写入什么' })).toBeFocused();
  });

  await test.step('a column is corrected; another page and back loses nothing', async () => {
    const column = page.getByRole('combobox', { name: /^F 列/ });
    await expect(column).toHaveValue('');
    await column.selectOption({ label: '户数' });
    await page.getByRole('link', { name: '台账内容' }).press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: '台账内容' })).toBeVisible();
    await page.getByRole('navigation').getByRole('link', { name: '导入 Excel' }).press('Enter');
    await expect(column).toHaveValue('households');
    await counted('新增 3').waitFor();
    await page.reload();
    await expect(column).toHaveValue('households');
    await expect(page.getByText('已回答（1）')).toBeVisible();
    await counted('新增 3').press('Enter');
    await expect(page.getByRole('grid', { name: /新增/ })).toContainText('210');
    await expectAccessible(page);
    await photograph(page, 'import-plan-zh');
  });

  await test.step('the own table comes back with its problem marked', async () => {
    await counted('不能导入 1').press('Enter');
    await page.getByRole('button', { name: '标出问题的原表' }).press('Enter');
    await expect(page.getByText(/已放在原表旁边：.*标出 1 处/)).toBeVisible();
    expect(readdirSync(folder).filter((name) => name.endsWith('.xlsx'))).toHaveLength(3);
  });

  await test.step('what is shown is done, undone as one step, and done again', async () => {
    await expect(apply).toHaveText('导入 3 条新增');
    await apply.press('Enter');
    const done = page.getByRole('status').filter({ hasText: '已导入' });
    await expect(done).toContainText('新增 3 条，更改 0 条');
    await expect(done).toBeFocused();
    await expect(counted('相同 3')).toBeVisible();
    const taken = await stored('village');
    expect(taken).toHaveLength(3);
    expect(taken.find(({ name }) => name === '东畈村')).toMatchObject({
      weak_from: '2019-01-01',
      households: 210,
    });
    await expectAccessible(page);
    await photograph(page, 'import-done-zh');
    await expect(done.getByRole('button', { name: '撤销本次导入' })).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(page.getByText('已撤销本次导入')).toBeVisible();
    expect(await stored('village')).toEqual([]);
    await expect(apply).toHaveText('导入 3 条新增');
    await apply.press('Enter');
    await expect(done).toBeVisible();
  });

  await test.step('another sheet: unit, hidden rows and the year are asked for', async () => {
    await page.getByRole('combobox', { name: '工作表' }).selectOption('收入');
    await expect(page.getByRole('combobox', { name: '内容' }).locator('option:checked')).toHaveText(
      '村年度收入',
    );
    await expect(page.getByText(/缺少“年度”/)).toBeVisible();
    await expect(apply).toHaveAttribute('aria-disabled', 'true');
    await photograph(page, 'import-questions-zh');
    await expectAccessible(page);
    await page.getByRole('textbox', { name: /年度/ }).fill('2025');
    await page.getByRole('main').getByRole('radio', { name: '元', exact: true }).check();
    await page.getByRole('radio', { name: '不导入' }).check();
    await expect(page.getByRole('grid', { name: /不能导入/ })).toContainText('D5 投资收益：不是数字');
    await expect(apply).toHaveText('导入 1 条新增');
    await apply.press('Enter');
    await expect(page.getByText('已导入：新增 1 条')).toBeVisible();
    const [income] = await stored('village_year');
    expect(income).toMatchObject({ year: 2025, total_income: 12_500_000 });
    const { id = '', revision = 0 } = income ?? {};
    const change = { type: 'village_year', id, base_revision: revision, values: { note: '核过' } } as const;
    await ask(page, 'records.save', { changes: [change], why: null });
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await expect(page.getByText('此后又保存了 1 次')).toBeVisible();
    await photograph(page, 'import-moved-on-zh');
  });

  await test.step('a sheet that was left keeps what was said of it; comparing is stopped by Escape and goes on', async () => {
    await page.getByRole('combobox', { name: '工作表' }).selectOption('薄弱村名单');
    await expect(page.getByRole('combobox', { name: /^F 列/ })).toHaveValue('households');
    const late = await answersLate(page, 'imports.plan');
    await page.getByRole('combobox', { name: '工作表' }).selectOption('收入');
    await expect(page.getByRole('textbox', { name: /年度/ })).toHaveValue('2025');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('status').filter({ hasText: '已停止核对' })).toBeVisible();
    await late.end();
    await page.getByRole('button', { name: '继续核对' }).press('Enter');
    await expect(counted('不能导入 1')).toBeVisible();
  });
});

test('a department imports its own forms; who receives reports is led to the inbox', async ({
  app,
  page,
}) => {
  const office = ['--role', 'department', '--department', '龙游县教育局', '--forms', 'education'] as const;
  app.commandLine('init', ...office, '--county', '330825', '--person', '郑');
  await page.goto(await app.start());
  await page.getByRole('link', { name: '教育结对' }).press('Enter');
  await page.getByRole('main').getByRole('link', { name: '导入', exact: true }).press('Enter');
  const kinds = page.getByRole('region', { name: '可以导入的内容' });
  await expect(kinds).toContainText('教育结对');
  await expect(kinds).not.toContainText('薄弱村');
  await ask(page, 'session.reassign', { role: 'prefecture', unit: '3308', department: null });
  await page.reload();
  await expect(page.getByText('本级接收各县的报表')).toBeVisible();
  await expectAccessible(page);
  await photograph(page, 'import-receiver-zh');
});

test('in English, from a list: the changed rows say old and new', async ({ app, page }) => {
  browserOnly('files are chosen in a panel of the window');
  app.commandLine('init', '--role', 'county', '--county', '330825', '--person', 'Wang Fang');
  await page.goto(await app.start());
  await page.getByRole('button', { name: 'English' }).click();
  const folder = await place(app, 'list.xlsx', {
    name: 'Villages',
    rows: [
      ['Village code', 'Name', 'Households'],
      ['330825100201', '东畈村', 210],
    ],
  });
  const records = [
    {
      type: 'village',
      id: 'v',
      base_revision: null,
      values: { village_code: '330825100201', name: '东畈村', households: 200 },
    },
  ] as const;
  await ask(page, 'records.save', { changes: [...records], why: null });
  await page.getByRole('link', { name: 'Ledger contents' }).press('Enter');
  await page.getByRole('combobox', { name: 'Record type' }).selectOption({ label: 'Weak village' });
  await expect(page.getByRole('link', { name: 'Import', exact: true })).toBeVisible();
  await drop(page, join(folder, 'list.xlsx'));
  await expect(page.getByRole('grid', { name: /changed/ })).toContainText('Households  200 → 210');
  await expectAccessible(page);
  await photograph(page, 'import-en');
  await page.getByRole('button', { name: 'Import 1 changed' }).press('Enter');
  await expect(page.getByText('Imported: 0 new, 1 changed.')).toBeVisible();
  expect((await ask(page, 'records.list', { type: 'village' })).rows).toMatchObject([{ households: 210 }]);
});
