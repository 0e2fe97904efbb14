import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { demoVillages } from '../../db/demo/villages.ts';
import type { ShownReport } from '../../db/domain/answers.ts';
import { reportNotRun } from '../support/not-run.ts';
import { seedCase, theCase } from './case.ts';
import { expect, expectAccessible, paste, photograph, test, toEnclaves } from './fixtures.ts';

/** What the officer enters by hand below; all else of the case stands in the ledger already. */
const byHand = ['due', 'receipt', 'allocation', 'batch', 'batch_line', 'declaration'];
async function choosePeriod(page: Page, label: string): Promise<void> {
  // The list reaches three years back from the chosen one.
  for (const value of ['2023', '2020Q3'])
    await page.getByRole('combobox', { name: label, exact: true }).selectOption(value);
}

const figure = (page: Page, name: string) =>
  page
    .locator('.strip-cell', { has: page.getByText(name, { exact: true }) })
    .locator('dd')
    .first();

test('the first instalment of Longyou–Zhenhai is received, set against its due, distributed to the fen and checked, by keyboard', async ({
  app,
  page,
}) => {
  seedCase(app, byHand);
  await page.goto(await app.start());
  await choosePeriod(page, '报告期');
  await toEnclaves(page);
  await page.getByRole('link', { name: '飞地收益' }).first().press('Enter');
  await expect(page.getByRole('heading', { name: '收益条款' })).toBeVisible();

  await test.step('the due is proposed from the terms', async () => {
    await page
      .getByRole('region', { name: '应收期次' })
      .getByRole('button', { name: /2020年第1期/ })
      .press('Enter');
    const form = page.getByRole('region', { name: /新增应收期次|应收期次/ }).locator('.record-form');
    await expect(form.getByRole('textbox', { name: '应收', exact: true })).toHaveValue('1000.8');
    await page.keyboard.press('Control+s');
    await expect(page.getByRole('button', { name: /2020年第1期应收/ })).toBeVisible();
    await expectAccessible(page);
    await photograph(page, 'return-due-zh');
  });

  await test.step('the power goes while a receipt is typed, and it is there again', async () => {
    await page.getByRole('region', { name: '到账明细' }).getByRole('button', { name: '新增' }).press('Enter');
    const form = page.locator('.record-form').last();
    await form.getByRole('textbox', { name: /^到账日期/ }).fill('2020-08-20');
    await form.getByRole('textbox', { name: /^实际到账/ }).fill('331');
    await form.getByRole('textbox', { name: /^凭证号/ }).fill('回单20200820');
    await page.waitForTimeout(1_000);
    await app.stop('SIGKILL');
    await page.goto(await app.start());
    await toEnclaves(page);
    await page.getByRole('link', { name: '飞地收益' }).first().press('Enter');
    const again = page.locator('.record-form').last();
    await expect(again.getByRole('textbox', { name: /^实际到账/ })).toHaveValue('331');
    await expect(again.getByText(/已恢复/)).toBeVisible();
    await again.getByRole('textbox', { name: /^付款单位/ }).fill('镇海区某公司');
    await again.getByRole('textbox', { name: /^收款单位/ }).fill('龙游县某公司');
    await expectAccessible(page);
    await photograph(page, 'return-receipt-zh');
    await again
      .getByRole('button', { name: /按到期先后冲抵/ })
      .first()
      .press('Enter');
    await page.keyboard.press('Control+s');
    await expect(figure(page, '本期到账')).toHaveText('331.00');
    await expect(figure(page, '资金池余额')).toHaveText('331.00');
    await expect(figure(page, '预收')).toHaveText('0.00');
  });

  await test.step('113 villages get equal parts whose sum is the receipt', async () => {
    await page.getByRole('link', { name: '到村分配', exact: true }).press('Enter');
    await page.getByRole('button', { name: '新建批次' }).first().press('Enter');
    const form = page.locator('.record-form').last();
    await form.getByRole('textbox', { name: /^分配日期/ }).fill('2020-08-24');
    await form.getByRole('combobox', { name: /^分配方式/ }).selectOption('equal');
    await form.getByRole('textbox', { name: /^收益所属年度/ }).fill('2020');
    await form.getByRole('textbox', { name: /^分配文件/ }).fill('分配〔2020〕1号');
    await page.keyboard.press('Control+s');
    const grid = page.getByRole('grid', { name: '各村分配' });
    await expect(grid).toBeVisible();
    // The 113 that swapped land quota, pasted from a list with heads; the other 8 get nothing this time.
    const list = demoVillages.filter(({ asset_form }) => asset_form === 'landQuota');
    expect(list).toHaveLength(113);
    await grid.getByRole('gridcell').first().click();
    await paste(
      page,
      ['村代码\t金额（元）', ...list.map(({ village_code }) => `${village_code}\t1`)].join('\r\n'),
    );
    await page.getByRole('combobox', { name: '分给' }).selectOption({ label: '已填金额的 113 个村' });
    await page.getByRole('button', { name: /按“平均”填入/ }).press('Enter');
    await expect(page.getByText(/已给 113 个村填入金额，合计 331\.00 万元/)).toBeVisible();
    await expect(page.getByText('正好分完')).toBeVisible();
    await page.keyboard.press('Control+s');
    await expectAccessible(page);
    await photograph(page, 'distribution-filled-zh');
    await page.setViewportSize({ width: 1920, height: 1080 });
    await photograph(page, 'distribution-filled-zh-1920');
    await page.setViewportSize({ width: 1366, height: 768 });
  });

  await test.step('the strip and the check agree', async () => {
    await page.getByRole('link', { name: '飞地收益', exact: true }).press('Enter');
    await expect(figure(page, '资金池余额')).toHaveText('0.00');
    await page.getByRole('link', { name: '审核', exact: true }).press('Enter');
    await expect(page.getByRole('heading', { name: '审核' })).toBeVisible();
    await expectAccessible(page);
  });
  await app.stop();
  // To the fen: 61 × 29,292.04 + 52 × 29,292.03 = 3,310,000.00 (model §7.1).
  const shared = join(app.dataDir, 'shared');
  mkdirSync(shared);
  app.commandLine(
    ...['submit', '--period', '2020Q3', '--to', shared, '--filler', '王芳', '--phone', '0570-0000000'],
    ...['--stat-head', '张伟', '--unit-head', '李军', '--report-date', '2020-10-12'],
  );
  const [file = ''] = readdirSync(shared);
  const shown = JSON.parse(app.commandLine('show', join(shared, file))) as ShownReport;
  const amounts = shown.records
    .filter(({ type }) => type === 'batch_line')
    .map(({ record }) => record.amount);
  expect(amounts.toSorted()).toEqual([...Array(52).fill(2_929_203), ...Array(61).fill(2_929_204)]);
  const allocated = shown.records
    .filter(({ type }) => type === 'allocation')
    .map(({ record }) => record.amount);
  expect(allocated).toEqual([331_000_000]);
});

test('the sign-off list is printed by township, every village and sum on it, and nothing of the window', async ({
  app,
  page,
}) => {
  seedCase(app, []);
  await page.goto(await app.start());
  await choosePeriod(page, '报告期');
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/enclaves/${theCase.enclaveId}/distribution?batch=${theCase.batchId}`);
  await page.getByRole('link', { name: '签收单' }).press('Enter');
  await expect(page.getByRole('button', { name: '打印' })).toBeVisible();
  await expectAccessible(page);
  await photograph(page, 'sign-off-zh');
  const file = app.write('sign-off.pdf', '');
  await page.pdf({ path: file, preferCSSPageSize: true });
  if (spawnSync('pdftotext', ['-v']).error !== undefined) {
    reportNotRun('the printed sign-off list, read back', 'there is no pdftotext');
    return;
  }
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  for (const { name, asset_form } of demoVillages)
    expect(text.includes(name)).toBe(asset_form === 'landQuota');
  expect(text.match(/29,292\.04 /g)).toHaveLength(61);
  expect(text.match(/29,292\.03 /g)).toHaveLength(52);
  expect(text).toContain('3,310,000.00');
  expect(text).toContain('人民币叁佰叁拾壹万元整');
  expect(text).not.toContain('返回到村分配');
  expect(execFileSync('pdfinfo', [file], { encoding: 'utf8' })).toMatch(/Pages: +16\n[\s\S]*\(A4\)/);
});

for (const language of ['zh', 'en'] as const) {
  test(`every page of the case, ${language}`, async ({ app, page }) => {
    seedCase(app, []);
    await page.goto(await app.start());
    await choosePeriod(page, '报告期');
    if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
    const enclave = `enclaves/${theCase.enclaveId}`;
    for (const [name, place] of [
      ['enclaves', 'enclaves'],
      ['enclave', enclave],
      ['return', `${enclave}/return`],
      ['distribution', `${enclave}/distribution?batch=${theCase.batchId}`],
      ['contributions', `${enclave}/contributions`],
      ['villages', 'villages'],
    ] as const) {
      const left = await page.getByRole('heading', { level: 1 }).elementHandle();
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `#/${place}`);
      await left?.waitForElementState('hidden');
      const heading = page.getByRole('heading', { level: 1 });
      await expect(heading).toBeVisible();
      // The page before it draws its heading anew for the period that was just chosen: that one is not meant.
      if (name === 'enclaves') await expect(heading).toHaveText(language === 'zh' ? '飞地' : 'Enclaves');
      await expect(page.locator('main table, main [role=grid]').first()).toBeVisible();
      await expectAccessible(page);
      await photograph(page, `case-${name}-${language}`);
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
      if (language === 'zh') await expectAccessible(page);
      await page.emulateMedia({ colorScheme: 'light' });
    }
  });
}
