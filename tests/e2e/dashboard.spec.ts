import { period } from '../../db/domain/period.ts';
import { openUpperLevel, packageOf, receive } from '../support/received-packages.ts';
import { openCounty, openServices } from '../support/service-host.ts';
import { syntheticProvince } from '../support/synthetic-province.ts';
import { twoEnclaves } from '../support/two-enclaves.ts';
import { browserOnly, expect, expectAccessible, photograph, type RunningApp, test } from './fixtures.ts';

const year = period('2021');

/** A province, empty or with what two counties reported of a year, and one of them of the year before. */
async function seedProvince(app: RunningApp, isEmpty = false): Promise<void> {
  const host = await openServices(app.dataDir);
  await openUpperLevel(host);
  await host.call('session.settings', { period: year });
  if (!isEmpty) {
    const [kecheng, longyou] = syntheticProvince(1, ['330802', '330825']);
    if (kecheng === undefined || longyou === undefined) throw new Error('counties');
    receive(host, [packageOf(kecheng, year), packageOf(longyou, year), packageOf(longyou, period('2020'))]);
  }
  host.close();
}

test('the province sees its figures, who is missing, and the records behind a figure', async ({
  app,
  page,
}) => {
  browserOnly('the store is filled beside the host');
  await seedProvince(app);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  await page.goto(await app.start());
  await page.getByRole('navigation').getByRole('link', { name: '数据总览', exact: true }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '数据总览' })).toBeVisible();
  await expect(page.getByText('26 县中已计入 2 县')).toBeVisible();
  await expect(page.getByText(/缺：.*青田县/)).toBeVisible();
  await expect(page.getByText('与2020年比较：1 县有该期报表，另 1 县没有，不算增减。')).toBeVisible();

  await test.step('the charts are drawn, with figures and names in them', async () => {
    const comparison = page.getByRole('region', { name: '各县返利额' });
    const chart = comparison.getByRole('img', { name: /各县返利额: 龙游县 1,022\.04/ });
    await expect(chart.locator('svg')).toBeVisible();
    await expect(chart).toContainText('1,022.04');
    await expect(chart).toContainText('未报');
    await expect(page.getByRole('img', { name: /^飞地进展/ })).toContainText('签订协议');
    await expectAccessible(page);
    await photograph(page, 'dashboard-zh');
  });

  await test.step('a chart turns into a table of the same rows, exact to the fen', async () => {
    await page.getByRole('button', { name: '表格 各县返利额' }).press('Enter');
    const table = page.getByRole('group', { name: '各县返利额' });
    await expect(table.getByRole('row', { name: /龙游县/ })).toContainText('10,220,400.00');
    await expectAccessible(page);
    await page.getByRole('button', { name: '图 各县返利额' }).press('Enter');
    await expect(table).toHaveCount(0);
  });

  await test.step('a figure opens its records, whose sum it is', async () => {
    await page.getByRole('button', { name: /^返利 a/ }).press('Enter');
    const panel = page.getByRole('dialog', { name: '返利额 · 2021年' });
    await expect(panel.getByText(/条记录合计 18,150,650\.00 元，等于上列数。/)).toBeVisible();
    await panel.getByRole('button', { name: '龙游县' }).press('Enter');
    await expect(panel.getByText('1 条记录合计 10,220,400.00 元，等于上列数。')).toBeVisible();
    await panel.getByRole('combobox', { name: '口径' }).selectOption('cumulative');
    await expect(panel.getByText('2 条记录合计 20,440,400.00 元，等于上列数。')).toBeVisible();
    await expectAccessible(page);
    await photograph(page, 'dashboard-parts-zh');
    await page.keyboard.press('Escape');
    await expect(panel).toHaveCount(0);
  });

  await test.step('the arrears open the dues behind them, by mouse and by keyboard', async () => {
    const figure = page.getByRole('region', { name: '期末欠收的账龄' });
    await figure.getByRole('button', { name: '明细 期末欠收的账龄' }).press('Enter');
    const panel = page.getByRole('dialog', { name: '期末欠收明细 · 2021年' });
    await expect(panel.getByText(/期合计 [\d,.]+ 元，等于图上的数。/)).toBeVisible();
    await panel.getByRole('combobox', { name: '县' }).selectOption({ index: 1 });
    await expect(panel.getByText(/期合计 [\d,.]+ 元，等于图上的数。/)).toBeVisible();
    await expectAccessible(page);
    await photograph(page, 'dashboard-arrears-zh');
    await page.keyboard.press('Escape');
    // The only arrears are of the first age, whose marks are pale.
    await figure.locator('svg path[fill="var(--quiet-button)"]').first().click();
    await expect(panel.getByRole('combobox', { name: '账龄' })).toHaveValue('upTo90');
    await expect(panel.getByText(/期合计 [\d,.]+ 元，等于图上的数。/)).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('a stage of the pipeline opens its enclaves', async () => {
    await page.getByRole('button', { name: '表格 飞地进展' }).press('Enter');
    const table = page.getByRole('group', { name: '飞地进展' });
    await table.getByRole('button', { name: '签订协议' }).press('Enter');
    const panel = page.getByRole('dialog', { name: '飞地进展明细 · 2021年' });
    await expect(panel.getByText(/^\d+ 个，等于图上的数。$/)).toBeVisible();
    await panel.getByRole('combobox', { name: '口径' }).selectOption('期末停留');
    await expect(panel.getByText(/^\d+ 个，等于图上的数。$/)).toBeVisible();
    await expectAccessible(page);
    await photograph(page, 'dashboard-pipeline-zh');
    await page.keyboard.press('Escape');
    await expect(table.getByRole('button', { name: '签订协议' })).toBeFocused();
    await page.getByRole('button', { name: '图 飞地进展' }).press('Enter');
  });

  await test.step('the indicator that counties are compared by is kept', async () => {
    const choice = page.getByRole('combobox', { name: '比较的指标' });
    await choice.selectOption('I13');
    await expect(page.getByRole('region', { name: '各县固定资产投资额' })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('region', { name: '各县固定资产投资额' })).toBeVisible();
  });

  await test.step('in English', async () => {
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible();
    await expect(page.getByText('2 of 26 counties counted')).toBeVisible();
    await expect(page.getByRole('img', { name: /^Pipeline of enclaves/ })).toContainText('Agreement signed');
    await expectAccessible(page);
    await photograph(page, 'dashboard-en');
    await page.keyboard.press('F1');
    await expect(page.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible();
    await page.getByRole('link', { name: 'headline indicators', exact: true }).click();
    await expect(page.getByRole('row', { name: /^I21/ })).toBeVisible();
  });
  expect(complaints).toEqual([]);
});

test('without an accepted report the province is led to the inbox', async ({ app, page }) => {
  browserOnly('the store is filled beside the host');
  await seedProvince(app, true);
  await page.goto(await app.start());
  await page.getByRole('navigation').getByRole('link', { name: '数据总览', exact: true }).click();
  await expect(page.getByText('还没有审核通过的报表')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: '去收表' }).press('Enter');
  await expect(page.getByText('还没有审核通过的报表')).toHaveCount(0);
});

test('a county sees its own records as provisional; a record leads to where it is entered', async ({
  app,
  page,
}) => {
  browserOnly('the store is filled beside the host');
  const host = await openCounty(app.dataDir, twoEnclaves());
  await host.call('session.settings', { period: year });
  host.close();
  await page.goto(await app.start());
  await page.getByRole('navigation').getByRole('link', { name: '数据总览', exact: true }).click();
  await expect(page.getByText('按本县台账计算，尚未经上级审核通过。')).toBeVisible();
  await expect(page.getByRole('region', { name: '各飞地到账' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: /^返利 a/ }).click();
  const panel = page.getByRole('dialog');
  await panel.getByRole('combobox', { name: '口径' }).selectOption('cumulative');
  await panel.getByRole('link').first().press('Enter');
  await expect(page).toHaveURL(/\/return/);
});
