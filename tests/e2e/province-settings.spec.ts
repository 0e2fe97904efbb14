import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ask, browserOnly, expect, expectAccessible, photograph, test } from './fixtures.ts';
import { RunningApp } from './running-app.ts';

/** A county's own app beside the province's, over one shared folder. */
async function withCounty(
  app: RunningApp,
  run: (county: RunningApp, start: () => Promise<string>) => Promise<void>,
): Promise<void> {
  const county = new RunningApp();
  try {
    await run(county, async () => {
      const address = await county.start();
      app.origins.add(new URL(address).origin);
      return address;
    });
  } finally {
    await county.stop();
    county.remove();
  }
}

const toShared = async (page: Page, label: string | RegExp, shared: string) => {
  const folder = page.getByLabel(label);
  await folder.fill(shared);
  await folder.press('Enter');
};

test('the province hands out its settings, and a county takes them over and can only read them', async ({
  app,
  page,
}) => {
  browserOnly('two apps at once');
  const shared = join(app.home, '报送');
  mkdirSync(shared, { recursive: true });
  app.commandLine('init', '--role', 'province', '--person', '省办');
  app.commandLine('reference', 'adopt');
  await page.goto(await app.start());
  let fingerprint = '';

  await test.step('a threshold and an obligation are set', async () => {
    const rail = page.getByRole('navigation');
    await expect(rail.getByRole('link', { name: '区县与结对' })).toBeVisible();
    await rail.getByRole('link', { name: '审核阈值' }).click();
    const thresholds = page.getByRole('region', { name: '审核阈值' });
    await thresholds.getByRole('button', { name: '新增' }).click();
    await page.getByLabel(/^阈值/).selectOption('rateHigh');
    await page.getByLabel(/^启用日期/).fill('2021-01-01');
    await page.getByLabel(/^比例/).fill('9');
    await page.keyboard.press('Control+s');
    await expect(thresholds.getByRole('cell', { name: '9.00' })).toBeVisible();

    await rail.getByRole('link', { name: '报送任务与延期' }).click();
    const obligations = page.getByRole('region', { name: '报送任务' });
    await obligations.getByRole('button', { name: '新增' }).click();
    await page.getByLabel(/^报表/).selectOption('return');
    await page.getByLabel(/^起始日期/).fill('2021-01-01');
    await page.getByLabel(/^期后第几天截止/).fill('10');
    await page.getByLabel(/^期后第几天锁定/).fill('400');
    await page.keyboard.press('Control+s');
    await expect(obligations.getByRole('cell', { name: '400' })).toBeVisible();
    await expectAccessible(page);
    await photograph(page, 'province-obligations-zh');
  });

  await test.step('an option is taken off the offer', async () => {
    await page.getByRole('navigation').getByRole('link', { name: '选项取舍' }).click();
    const list = page.getByRole('group', { name: /用地方式|土地|取得方式/ }).first();
    await list.getByRole('checkbox').last().click();
    await expect(list.getByRole('checkbox').last()).not.toBeChecked();
    await expect.poll(async () => (await ask(page, 'session.open', {})).hidden_options).not.toEqual({});
    await expectAccessible(page);
    await photograph(page, 'province-options-zh');
  });

  await test.step('the calendar, and the file', async () => {
    await page.getByRole('navigation').getByRole('link', { name: '下发' }).click();
    const calendar = page.getByRole('region', { name: '报送时间表' });
    await calendar.getByText('顺延到下一个工作日').click();
    await calendar.getByLabel('放假的日子').fill('2026-10-01 至 2026-10-07\n');
    await calendar.getByRole('button', { name: '保存' }).click();
    await expect(calendar.getByRole('button', { name: '保存' })).toBeDisabled();
    await toShared(page, '退回文件、回执等放到哪里', shared);
    const issue = page.getByRole('region', { name: '下发' });
    await expect(issue.getByText(/不下发的：结对关系 \d+/)).toBeVisible();
    await issue.getByRole('button', { name: '生成第1版' }).click();
    await expect(issue.getByText('已生成第1版：浙江省_全省设置.xlsx')).toBeVisible();
    fingerprint = (await issue.locator('.fingerprint').textContent()) ?? '';
    await expectAccessible(page);
    await photograph(page, 'province-issue-zh');
  });

  await withCounty(app, async (county, start) => {
    county.commandLine('init', '--role', 'county', '--county', '330825', '--person', '王芳');
    await page.goto(await start());
    await page.getByRole('link', { name: '设置' }).click();
    const section = page.getByRole('region', { name: '全省设置' });
    await expect(section).toContainText('还没有导入');
    await toShared(page, '报送文件放到哪里', shared);

    await test.step('the county sees what changes, compares the key, and takes it over', async () => {
      await section.getByRole('button', { name: '查看', exact: true }).click();
      await expect(section.locator('.fingerprint')).toHaveText(fingerprint);
      await expect(section.getByText('S20 约定收益率上限').first()).toBeVisible();
      await expectAccessible(page);
      await photograph(page, 'settings-preview-zh');
      const take = section.getByRole('button', { name: '采用第1版' });
      await expect(take).toBeDisabled();
      await section.getByRole('checkbox').check();
      await take.click();
      await expect(section.getByText(/已采用第1版/)).toBeVisible();
      await expect(section).toContainText('全省设置第1版');
      await expect(page.getByRole('region', { name: '报送时间表' })).toContainText('本级不能修改');
      await expectAccessible(page);
      await photograph(page, 'settings-in-force-zh');
    });

    await test.step('the threshold is there, and only read', async () => {
      await page.getByRole('link', { name: '审核阈值' }).click();
      const thresholds = page.getByRole('region', { name: '审核阈值' });
      await thresholds.getByRole('button', { name: /S20/ }).click();
      await expect(page.getByText('由省级在第1版全省设置中统一设置')).toBeVisible();
      await expect(thresholds.getByRole('button', { name: '新增' })).toBeHidden();
      await expect(page.getByLabel(/^比例/)).toHaveCount(0);
      await expectAccessible(page);
      await photograph(page, 'threshold-locked-zh');
    });
  });
});

test('in English: nothing in force, then a newer file is found on opening', async ({ app, page }) => {
  browserOnly('two apps at once');
  const shared = join(app.home, 'reports');
  mkdirSync(shared, { recursive: true });
  app.commandLine('init', '--role', 'province');
  app.commandLine('reference', 'adopt');
  app.commandLine('settings', 'export', '--to', shared);
  await withCounty(app, async (county, start) => {
    county.commandLine('init', '--role', 'county', '--county', '330825', '--person', 'Wang Fang');
    await page.goto(await start());
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('link', { name: 'Settings', exact: true }).click();
    await toShared(page, 'Where report files go', shared);
    const section = page.getByRole('region', { name: 'Province settings' });
    await section.getByRole('button', { name: 'Show', exact: true }).click();
    await expect(section.locator('.fingerprint')).toHaveText(/^([0-9A-F]{4} ){3}[0-9A-F]{4}$/);
    await expectAccessible(page);
    await photograph(page, 'settings-preview-en');
    await section.getByRole('checkbox').check();
    await section.getByRole('button', { name: 'Take over version 1' }).click();
    await expect(section).toContainText('Province settings version 1, taken over on');
  });
});
