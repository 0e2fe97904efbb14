import type { Locator, Page } from '@playwright/test';
import { importable } from '../support/records-file.ts';
import { twoEnclaves } from '../support/two-enclaves.ts';
import { expect, expectAccessible, photograph, type RunningApp, test, toEnclaves } from './fixtures.ts';

function seed(app: RunningApp): void {
  app.commandLine('init', '--role', 'county', '--county', '330825', '--person', '王芳');
  app.commandLine(
    'import',
    app.write('records.json', JSON.stringify({ records: importable(twoEnclaves()) })),
  );
}

/** A figure of the strip in the money unit. */
const strip = (page: Page, name: string): Locator =>
  page
    .locator('.strip-cell', { has: page.getByText(name, { exact: true }) })
    .locator('dd')
    .first();

const period = (page: Page): Locator => page.getByRole('combobox', { name: '报告期', exact: true });

/** A receipt typed by hand and set against what is due, oldest first. */
async function receive(page: Page, date: string, amount: string): Promise<Locator> {
  const receipts = page.getByRole('region', { name: '到账明细' });
  await receipts.getByRole('button', { name: '新增' }).press('Enter');
  const form = receipts.locator('.record-form');
  await form.getByRole('textbox', { name: /^到账日期/ }).fill(date);
  await form.getByRole('textbox', { name: /^实际到账/ }).fill(amount);
  await form.getByRole('textbox', { name: /^凭证号/ }).fill(`回单${date}`);
  await form.getByRole('textbox', { name: /^付款单位/ }).fill('镇海区某公司');
  await form.getByRole('textbox', { name: /^收款单位/ }).fill('龙游县某公司');
  await form.getByRole('button', { name: /按到期先后冲抵/ }).press('Enter');
  await page.keyboard.press('Control+s');
  await expect(form.getByText('已保存')).toBeVisible();
  return form;
}

test('money that comes late, in parts, early and by offset stands in the period it belongs to', async ({
  app,
  page,
}) => {
  seed(app);
  await page.goto(await app.start());
  for (const value of ['2023', '2021Q1']) await period(page).selectOption(value);
  await toEnclaves(page);
  await page.getByRole('link', { name: '飞地收益' }).first().press('Enter');

  await test.step('late and in parts: the arrears of 2020 go down with each part', async () => {
    // 300,240 yuan were due at the end of 2020; 150,000 came on 10 February, the rest on 20 May.
    // Figures of the strip have two decimals of 万元 (model §2); the check and the other unit say all of them.
    await expect(strip(page, '本期到账')).toHaveText('15.00');
    await expect(strip(page, '期末欠收')).toHaveText('15.02');
    await expect(page.getByRole('button', { name: /欠15\.024万元，逾期90天/ })).toBeVisible();
    await page.getByRole('radio', { name: '元', exact: true }).press('Space');
    await expect(strip(page, '期末欠收')).toHaveText('150,240.00');
    await page.getByRole('radio', { name: '万元' }).press('Space');
    await expect(strip(page, '期末欠收')).toHaveText('15.02');
    await photograph(page, 'timing-late-zh');
    await period(page).selectOption('2021Q2');
    await expect(strip(page, '本期到账')).toHaveText('15.02');
    await expect(strip(page, '本年累计到账')).toHaveText('30.02');
    await expect(strip(page, '期末欠收')).toHaveText('0.00');
  });

  await test.step('by offset: it settles the due, and the pool does not grow', async () => {
    await period(page).selectOption('2021Q4');
    await expect(strip(page, '应收')).toHaveText('30.02');
    await expect(strip(page, '本期到账')).toHaveText('30.02');
    await expect(strip(page, '期末欠收')).toHaveText('0.00');
    await expect(strip(page, '资金池余额')).toHaveText('0.00');
  });

  await test.step('early: what no due asks for yet is prepaid, and taken up when it is due', async () => {
    await period(page).selectOption('2022');
    await period(page).selectOption('2022Q1');
    const form = await receive(page, '2022-03-05', '10万');
    await expect(form.getByText(/预收 10\.00 万元/)).toBeVisible();
    await expect(strip(page, '预收')).toHaveText('10.00');
    await expectAccessible(page);
    await photograph(page, 'timing-early-zh');
  });
});

test('of an enclave that two counties share each has its own account', async ({ app, page }) => {
  seed(app);
  await page.goto(await app.start());
  for (const value of ['2023', '2021Q4']) await period(page).selectOption(value);
  await toEnclaves(page);
  await page
    .getByRole('row', { name: /龙游庆元联合飞地/ })
    .getByRole('link', { name: '飞地收益' })
    .press('Enter');
  await expect(strip(page, '应收')).toHaveText('30.00');
  await expect(strip(page, '本期到账')).toHaveText('30.00');
  await page.getByRole('radio', { name: '庆元县' }).press('Space');
  await expect(page.getByText(/庆元县 → /)).toBeVisible();
  await expect(strip(page, '本期到账')).toHaveText('0.00');
  const dues = page.getByRole('region', { name: '应收期次' });
  // Two fifths of 500,000 yuan a year, of the half year 2019 by days: 200,000 × 184 ÷ 365, and of each year after it.
  for (const [instalment, agreed] of [
    ['2019年第1期', '10.082192'],
    ['2020年第1期', '20'],
    ['2021年第1期', '20'],
  ] as const) {
    await dues.getByRole('button', { name: `录入${instalment}` }).press('Enter');
    await expect(
      dues.locator('.record-form').getByRole('textbox', { name: '应收', exact: true }),
    ).toHaveValue(agreed);
    await page.keyboard.press('Control+s');
    await expect(dues.getByRole('button', { name: `${instalment}应收` })).toBeVisible();
  }
  await expect(strip(page, '应收')).toHaveText('20.00');
  await expect(strip(page, '期末欠收')).toHaveText('50.08');
  await receive(page, '2021-12-31', '500,821.92元');
  await expect(strip(page, '期末欠收')).toHaveText('0.00');
  await expect(strip(page, '资金池余额')).toHaveText('50.08');
  await expectAccessible(page);
  await photograph(page, 'timing-shared-zh');
  // The other account is as it was.
  await page.getByRole('radio', { name: '龙游县' }).press('Space');
  await expect(page.getByText(/龙游县 → /)).toBeVisible();
  await expect(strip(page, '本期到账')).toHaveText('30.00');
  await expect(strip(page, '资金池余额')).toHaveText('0.00');
});
