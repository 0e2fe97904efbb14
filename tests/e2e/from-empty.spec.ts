import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { demoVillages } from '../../db/demo/villages.ts';
import type { ShownReport } from '../../db/domain/answers.ts';
import { beginCounty } from './begin.ts';
import { browserOnly, expect, expectAccessible, paste, photograph, test, toEnclaves } from './fixtures.ts';

const enclave = '龙游—镇海消薄飞地';

/** The register of villages as a county office keeps it: its own order of columns, dates as people write them. */
const villageList = [
  '村名\t认定时间\t村代码\t认定依据',
  ...demoVillages.map(
    ({ name, village_code }) => `${name}\t2016年12月31日\t${village_code}\t县认定〔2016〕5号`,
  ),
].join('\r\n');

/** Contributions of 100 million yuan in all: 8 villages 635,000 each in cash, 113 villages 840,000 of land quota. */
const shares = (form: 'landQuota' | 'cash', heads: string, cells: string): string =>
  [
    `村名\t出资金额（元）${heads}`,
    ...demoVillages.filter(({ asset_form }) => asset_form === form).map(({ name }) => `${name}\t${cells}`),
  ].join('\r\n');

const figure = (page: Page, name: string) =>
  page.locator('.figures > div').filter({ hasText: name }).locator('dd');

const strip = (page: Page, name: string) =>
  page
    .locator('.strip-cell', { has: page.getByText(name, { exact: true }) })
    .locator('dd')
    .first();

test('an officer goes by hand from an empty ledger to the report in the shared folder', async ({
  app,
  page,
}) => {
  const share = join(app.home, 'Documents', '报送');
  mkdirSync(share, { recursive: true });
  await page.goto(await app.start());

  await test.step('first run', async () => {
    await beginCounty(page, 'zh-CN', '王芳');
    await toEnclaves(page);
    await expect(page.getByText('还没有飞地')).toBeVisible();
    // The list of periods reaches three years back from the chosen one.
    for (const value of ['2023', '2020Q3'])
      await page.getByRole('combobox', { name: '报告期', exact: true }).selectOption(value);
    await expectAccessible(page);
    await photograph(page, 'enclaves-empty-zh');
  });

  await test.step('an enclave whose host is not known yet', async () => {
    await page.getByRole('button', { name: '新建飞地' }).press('Enter');
    const form = page.locator('.record-form');
    await form.getByRole('combobox', { name: /^类型|飞地类型/ }).selectOption('weakVillage');
    await expect(form.getByRole('textbox', { name: /^飞地编号/ })).toHaveValue('330825-XB-01');
    await form.getByRole('textbox', { name: /^飞地名称/ }).fill(enclave);
    const host = form.getByRole('textbox', { name: /^飞入地/ });
    await host.fill('镇海');
    await page.getByRole('option', { name: /镇海区/ }).click();
    await form.getByRole('combobox', { name: /^用地方式/ }).selectOption('purchased');
    await expectAccessible(page);
    await photograph(page, 'enclave-new-zh');
    await page.keyboard.press('Control+s');
    await expect(page.getByRole('heading', { level: 1, name: enclave })).toBeVisible();
    await expect(page.getByText('龙游县 → 镇海区')).toBeVisible();
    await expectAccessible(page);
    await photograph(page, 'enclave-page-zh');
  });

  await test.step('the list of villages is pasted, put right and saved', async () => {
    await page.getByRole('link', { name: '村', exact: true }).press('Enter');
    const grid = page.getByRole('grid', { name: '村', exact: true });
    await grid.getByRole('gridcell').first().click();
    const [head = '', ...rows] = villageList.split('\r\n');
    const [twice = ''] = rows;
    await paste(page, [head, ...rows.slice(0, 3), twice, '坏村\t2016年13月31日\t33082500\t无'].join('\r\n'));
    await expect(page.getByText('已按表头或村名放入 5 行')).toBeVisible();
    await expectAccessible(page);
    await photograph(page, 'villages-wrong-zh');
    await page.keyboard.press('Control+z');
    // The cursor is still there: the next key and the next paste go into the grid.
    await expect(grid.getByRole('row')).toHaveCount(2);
    await expect(grid.getByRole('gridcell').first()).toBeFocused();
    await paste(page, villageList);
    await expect(page.getByText('已按表头或村名放入 121 行')).toBeVisible();
    await page.keyboard.press('Control+s');
    await expect(page.getByText('共 121 个村')).toBeVisible();
    await expect(page.getByText('121 行 · 已按表头或村名放入 121 行')).toBeVisible();
    await expectAccessible(page);
    await photograph(page, 'villages-pasted-zh');
  });

  await test.step('contributions are pasted by name; what was pasted last outlives a power cut', async () => {
    await toEnclaves(page);
    await page.getByRole('link', { name: '入股出资' }).first().press('Enter');
    const fresh = page.getByRole('group', { name: '新录入的行默认填写' });
    await fresh.getByLabel('变动日期').fill('2019年12月25日');
    await fresh.getByLabel('资金来源').selectOption('ownFunds');
    await fresh.getByLabel('资产形式').selectOption('landQuota');
    const grid = page.getByRole('grid', { name: '入股出资' });
    await grid.getByRole('gridcell').first().click();
    await paste(page, shares('landQuota', '\t指标面积（亩）\t单价（元）', '840,000\t2.8\t300,000'));
    await expect(page.getByText('已按表头或村名放入 113 行')).toBeVisible();
    // A row whose date was taken out is left out of the sums, and they say so.
    await grid.getByRole('gridcell', { name: '2019-12-25' }).first().click();
    await page.keyboard.press('Delete');
    await expect(figure(page, '出资余额')).toHaveText('9,408.00');
    await expect(grid.getByText('1 笔缺类型、日期或金额，没有计入')).toBeVisible();
    await expectAccessible(page);
    await photograph(page, 'contributions-left-out-zh');
    await page.keyboard.press('Control+z');
    await expect(figure(page, '出资余额')).toHaveText('9,492.00');
    await page.keyboard.press('Control+s');
    await expect(figure(page, '变动笔数')).toHaveText('113');
    await expect(page.getByText('已保存')).toBeVisible();
    await fresh.getByLabel('资产形式').selectOption('cash');
    // Down to the blank row, as an officer goes there.
    await grid.getByRole('gridcell', { selected: true }).press('Control+End');
    await page.keyboard.press('Home');
    await paste(page, shares('cash', '', '６３５，０００'));
    await expect(page.getByText('已按表头或村名放入 8 行')).toBeVisible();
    await page.waitForTimeout(1000);
    await app.stop('SIGKILL');
    await page.goto(await app.start());
    await toEnclaves(page);
    await page.getByRole('link', { name: '入股出资' }).first().press('Enter');
    // A block is saved when it is pasted.
    await expect(figure(page, '出资余额')).toHaveText('10,000.00');
    await expect(figure(page, '出资主体')).toHaveText('121');
    await expectAccessible(page);
    await photograph(page, 'contributions-zh');
  });

  await test.step('the terms, and the due that follows from them', async () => {
    await page.getByRole('link', { name: '飞地收益', exact: true }).press('Enter');
    await page.getByRole('region', { name: '收益条款' }).getByRole('button', { name: '新增' }).press('Enter');
    const terms = page.getByRole('region', { name: '收益条款' }).locator('.record-form');
    await terms.getByRole('textbox', { name: /^起始日期/ }).fill('2020.1.1');
    await terms.getByRole('textbox', { name: /^终止日期/ }).fill('2029-12-31');
    await terms.getByRole('combobox', { name: /^计收方式/ }).selectOption('fixedRate');
    await terms.getByRole('textbox', { name: /^年收益率/ }).fill('10.008');
    await terms.getByRole('textbox', { name: /^应付月份/ }).fill('12');
    await expectAccessible(page);
    await photograph(page, 'terms-zh');
    await page.keyboard.press('Control+s');
    await page
      .getByRole('region', { name: '应收期次' })
      .getByRole('button', { name: /2020年第1期/ })
      .press('Enter');
    const due = page.getByRole('region', { name: '应收期次' }).locator('.record-form');
    await expect(due.getByRole('textbox', { name: '应收', exact: true })).toHaveValue('1000.8');
    await page.keyboard.press('Control+s');
    await expect(page.getByRole('button', { name: /2020年第1期应收/ })).toBeVisible();
  });

  await test.step('money in two parts, one of them offset, is set against the due', async () => {
    const receipts = page.getByRole('region', { name: '到账明细' });
    for (const [date, amount, settle, evidence] of [
      ['2020-08-20', '300万', 'bankTransfer', '回单20200820-01'],
      ['2020-09-10', '31', 'offset', '抵扣协议〔2020〕2号'],
    ] as const) {
      await receipts.getByRole('button', { name: '新增' }).press('Enter');
      const form = receipts.locator('.record-form');
      await form.getByRole('textbox', { name: /^到账日期/ }).fill(date);
      await form.getByRole('textbox', { name: /^实际到账/ }).fill(amount);
      await form.getByRole('combobox', { name: /^结算方式/ }).selectOption(settle);
      await form.getByRole('textbox', { name: /^凭证号/ }).fill(evidence);
      await form.getByRole('textbox', { name: /^付款单位/ }).fill('镇海区某公司');
      await form.getByRole('textbox', { name: /^收款单位/ }).fill('龙游县某公司');
      await form.getByRole('button', { name: /按到期先后冲抵/ }).press('Enter');
      await page.keyboard.press('Control+s');
      await expect(form.getByText('已保存')).toBeVisible();
    }
    await expect(strip(page, '本期到账')).toHaveText('331.00');
    // What is offset pays a due, but brings no money to distribute (model §2.7).
    await expect(strip(page, '资金池余额')).toHaveText('300.00');
  });

  await test.step('the batch is shared out by shares of the fund, every fen of it', async () => {
    await page.getByRole('link', { name: '到村分配', exact: true }).press('Enter');
    await page.getByRole('button', { name: '新建批次' }).first().press('Enter');
    const form = page.locator('.record-form').last();
    await form.getByRole('textbox', { name: /^分配日期/ }).fill('2020-09-24');
    await form.getByRole('combobox', { name: /^分配方式/ }).selectOption('byShare');
    await form.getByRole('textbox', { name: /^收益所属年度/ }).fill('2020');
    await form.getByRole('textbox', { name: /^分配文件/ }).fill('分配〔2020〕1号');
    await page.keyboard.press('Control+s');
    await page.getByRole('button', { name: /按“.*”填入/ }).press('Enter');
    await expect(page.getByText('正好分完')).toBeVisible();
    await page.keyboard.press('Control+s');
  });

  await test.step('the check finds nothing, and the report goes into the shared folder', async () => {
    await page.getByRole('link', { name: '审核', exact: true }).press('Enter');
    await expect(page.getByText('审核通过')).toBeVisible();
    await page.getByRole('link', { name: '去签署并报送' }).press('Enter');
    await page.getByLabel('单位负责人').fill('李军');
    await page.getByLabel('统计负责人').fill('张伟');
    await page.getByLabel('联系电话').fill('0570-0000000');
    await page.getByRole('textbox', { name: '报出日期' }).fill('2020-10-12');
    browserOnly('the folder is chosen in a panel of the window');
    await page.getByRole('button', { name: '选择文件夹……' }).press('Enter');
    const panel = page.getByRole('dialog', { name: '选择文件夹' });
    await panel.getByRole('button', { name: /^报送/ }).press('Enter');
    await panel.getByRole('button', { name: '选择“报送”' }).press('Enter');
    await expect(page.getByText(share)).toBeVisible();
    await page.getByRole('button', { name: '签署并报送' }).press('Enter');
    await expect(page.getByText('第1版已报送', { exact: true })).toBeVisible({ timeout: 30_000 });
    await photograph(page, 'from-empty-report-zh');
  });
  await app.stop();
  const [file = ''] = readdirSync(share);
  expect(file).toBe('龙游县_飞地收益与到村分配_2020年第3季度.xlsx');
  const { records } = JSON.parse(app.commandLine('show', join(share, file))) as ShownReport;
  const sum = (type: string, field: string): bigint =>
    records
      .filter((one) => one.type === type)
      .reduce((total, { record }) => total + BigInt(Number(record[field])), 0n);
  // In fen: the fund, the due of 10.008 %, what arrived, and what the villages got of it.
  expect(sum('contribution', 'amount')).toBe(10_000_000_000n);
  expect(sum('due', 'agreed')).toBe(1_000_800_000n);
  expect(sum('receipt', 'amount')).toBe(331_000_000n);
  expect(sum('batch_line', 'amount')).toBe(300_000_000n);
  // 3,000,000 yuan by shares: 840,000 ÷ 100,000,000 to each of 113 villages, 635,000 ÷ 100,000,000 to each of 8.
  const lines = records.filter(({ type }) => type === 'batch_line').map(({ record }) => record.amount);
  expect(lines.toSorted()).toEqual([...Array(8).fill(1_905_000), ...Array(113).fill(2_520_000)]);
});
