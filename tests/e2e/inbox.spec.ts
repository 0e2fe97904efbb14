import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { withEditedCell } from '../../db/demo/province/files/report-files.ts';
import { CountyOffice } from '../support/county-office.ts';
import { expect, expectAccessible, photograph, type RunningApp, test } from './fixtures.ts';

const sizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
];

/** The province's installation, and a folder in its documents that counties place their files in. */
function seed(app: RunningApp): { readonly share: string; put(file: string, bytes: Uint8Array): void } {
  app.commandLine('init', '--role', 'province', '--person', '陈静');
  const share = join(app.home, 'Documents', '收件');
  mkdirSync(share, { recursive: true });
  return { share, put: (file, bytes) => writeFileSync(join(share, file), bytes) };
}

const row = (page: Page, unit: string) => page.getByRole('row').filter({ hasText: unit });

/** Pictures of the page as it stands, in both sizes. */
async function photographSizes(page: Page, name: string): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size);
    await photograph(page, `${name}-${size.width}`);
  }
  await page.setViewportSize(sizes[0] ?? { width: 1366, height: 768 });
}

async function choosePeriod(page: Page, ...choices: readonly string[]): Promise<void> {
  for (const choice of choices) await page.getByRole('combobox', { name: '报告期' }).selectOption(choice);
}

test('the province receives, looks into and accepts what counties placed in a folder', async ({
  app,
  page,
}) => {
  test.setTimeout(300_000);
  const { put } = seed(app);
  const offices = await Promise.all(
    ['330825', '330802', '331123', '331124'].map((code) => CountyOffice.open(code)),
  );
  const [longyou, kecheng, suichang, songyang] = offices;
  const first = await longyou?.submit();
  if (first === undefined || longyou === undefined) throw new Error('no report');
  put(first.file, first.bytes);
  const other = await kecheng?.submit();
  if (other !== undefined) put('改过名的.xlsx', await withEditedCell(other.bytes));
  const third = await suichang?.submit();
  if (third !== undefined) put(third.file, third.bytes);
  const torn = await songyang?.submit();
  if (torn !== undefined) put(torn.file, torn.bytes.subarray(0, torn.bytes.length / 2));

  await page.setViewportSize({ width: 1366, height: 768 });
  await page.goto(await app.start());
  await expect(page.getByRole('heading', { level: 1, name: '收件' })).toBeVisible();
  await choosePeriod(page, '2023', '2021');
  await test.step('before a folder was chosen the page says what to do', async () => {
    await expect(page.getByText('先选择各县放置报表的文件夹')).toBeVisible();
    await expect(page.getByRole('navigation').getByRole('link', { name: '飞地', exact: true })).toHaveCount(
      0,
    );
    await expectAccessible(page);
    await photographSizes(page, 'inbox-empty-zh');
  });

  await test.step('the folder is chosen and read', async () => {
    await page.getByRole('button', { name: '选择文件夹' }).press('Enter');
    const panel = page.getByRole('dialog', { name: '选择文件夹' });
    await panel.getByRole('button', { name: '收件' }).press('Enter');
    await panel.getByRole('button', { name: '选择“收件”' }).press('Enter');
    await expect(page.getByRole('heading', { name: '待确认的电脑' })).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText('文件损坏或不完整')).toBeVisible();
    await expectAccessible(page);
    await photographSizes(page, 'inbox-keys-zh');
  });

  await test.step('the computers are confirmed, the reports received and checked', async () => {
    await page.getByRole('button', { name: '确认所选 3 台' }).press('Enter');
    await expect(row(page, '龙游县').getByText('待审核')).toBeVisible({ timeout: 60_000 });
    await expect(row(page, '龙游县').getByText('0 / 0')).toBeVisible({ timeout: 60_000 });
    await expect(row(page, '柯城区').getByText('单元格被改动')).toBeVisible();
    await expect(row(page, '淳安县').getByText('未收到')).toBeVisible();
    if (torn !== undefined) put(torn.file, torn.bytes);
    await expect(row(page, '松阳县').last().getByText('待确认来源')).toBeVisible({ timeout: 60_000 });
    await photographSizes(page, 'inbox-received-zh');
    await expectAccessible(page);
  });

  await test.step('what has no fault is accepted at once, after a look at what it is', async () => {
    await page.getByRole('button', { name: '通过全部无误的（2）' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: '通过报表' });
    await expect(dialog.getByText('将通过 2 个单位的报表')).toBeVisible();
    await expectAccessible(page);
    await photograph(page, 'inbox-accept-zh');
    await dialog.getByRole('button', { name: '通过 2 份' }).press('Enter');
    await expect(dialog.getByText('已通过 2 份报表')).toBeVisible();
    await dialog.getByRole('button', { name: '关闭' }).last().press('Enter');
    await expect(row(page, '龙游县').getByText('省级审核通过')).toBeVisible();
    await expect(page.getByRole('link', { name: '去汇总' })).toBeVisible();
    await expect(row(page, '柯城区').getByRole('link', { name: '提出或退回：柯城区' })).toBeVisible();
  });

  await test.step('a computer is withdrawn after what becomes of its reports was said', async () => {
    await page.getByRole('button', { name: /^已确认的电脑/ }).press('Enter');
    const keys = page.getByRole('group', { name: '已确认的电脑' });
    await expect(keys.getByRole('row')).toHaveCount(4);
    await photographSizes(page, 'inbox-confirmed-zh');
    await keys.getByRole('button', { name: /^停用遂昌县的电脑/ }).press('Enter');
    const dialog = page.getByRole('dialog', { name: '停用电脑' });
    await expect(dialog.getByText('已通过的 1 份报表不变')).toBeVisible();
    await expectAccessible(page);
    await photograph(page, 'inbox-withdraw-zh');
    await dialog.getByLabel(/^原因/).fill('电脑遗失');
    await dialog.getByRole('button', { name: '停用这台电脑' }).press('Enter');
    await expect(dialog.getByText('已停用遂昌县的这台电脑')).toBeVisible();
    await dialog.getByRole('button', { name: '关闭' }).last().press('Enter');
    await expect(keys.getByRole('row')).toHaveCount(3);
    await expect(row(page, '遂昌县').first()).toContainText('省级审核通过');
  });

  await test.step('an edited copy needs a person’s yes', async () => {
    await row(page, '柯城区').getByRole('checkbox').check();
    await page.getByRole('button', { name: '通过所选' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: '通过报表' });
    const go = dialog.getByRole('button', { name: '通过 1 份' });
    await expect(go).toBeDisabled();
    await photograph(page, 'inbox-confirm-zh');
    await page.keyboard.press('Escape');
    await row(page, '柯城区').getByRole('link', { name: '柯城区', exact: true }).press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: '柯城区' })).toBeVisible();
    await expect(page.getByRole('heading', { name: '被改动的单元格' })).toBeVisible();
    await expectAccessible(page);
    await photographSizes(page, 'inbox-package-zh');
    await page.getByRole('link', { name: '核实意见与退回' }).press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: '审核报表' })).toBeVisible();
    await expect(page.getByLabel('退回文件、回执等放到哪里')).toBeVisible();
    await page.getByRole('link', { name: '看审核结果' }).press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: '柯城区' })).toBeVisible();
    await page.getByRole('button', { name: /^到账明细/ }).press('Enter');
    await expect(page.getByRole('group', { name: '到账明细' })).toBeVisible();
    await page.getByRole('group', { name: '到账明细' }).scrollIntoViewIfNeeded();
    await expectAccessible(page);
    await photograph(page, 'inbox-contents-zh');
  });

  await test.step('a correction is shown with what differs', async () => {
    const next = await longyou.correct(3);
    put(next.file, next.bytes);
    await page.getByRole('link', { name: '返回收件' }).press('Enter');
    await expect(row(page, '龙游县').getByText('汇总仍用第1版')).toBeVisible({ timeout: 60_000 });
    await row(page, '龙游县').getByRole('link', { name: '龙游县', exact: true }).press('Enter');
    await expect(page.getByRole('heading', { name: '与第1版的差异' })).toBeVisible();
    await expect(page.getByRole('row').filter({ hasText: '修改' })).toHaveCount(1);
    await photographSizes(page, 'inbox-correction-zh');
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.getByRole('heading', { name: 'Differences from version 1' })).toBeVisible();
    await expectAccessible(page);
    await photographSizes(page, 'inbox-correction-en');
    await page.getByRole('link', { name: 'Back to the inbox' }).press('Enter');
    await expect(row(page, '龙游县').getByText('totals still use version 1')).toBeVisible();
    await photographSizes(page, 'inbox-received-en');
    await page.getByRole('button', { name: 'Lock the period…' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Lock 2021' });
    await expectAccessible(page);
    await photograph(page, 'inbox-lock-en');
    await dialog.getByRole('button', { name: /^Lock \d+$/ }).press('Enter');
    await expect(dialog.getByText(/reports? locked/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Close' }).last().press('Enter');
    await page.getByRole('button', { name: /Hard/ }).press('Enter');
    await expect(page.getByRole('columnheader', { name: /Hard/ })).toHaveAttribute('aria-sort', 'ascending');
  });
  for (const office of offices) office.close();
});
