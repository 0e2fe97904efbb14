import { readdirSync } from 'node:fs';
import { period } from '../../db/domain/period.ts';
import { openUpperLevel, packageOf, receive } from '../support/received-packages.ts';
import { openServices } from '../support/service-host.ts';
import { syntheticProvince } from '../support/synthetic-province.ts';
import { seedCase, theCase } from './case.ts';
import { browserOnly, expect, expectAccessible, photograph, test } from './fixtures.ts';

test('an officer takes figures and a list out into Excel, and keeps the choice for the next time', async ({
  app,
  page,
}) => {
  seedCase(app, []);
  await page.goto(await app.start());
  await page.getByRole('combobox', { name: '报告期', exact: true }).selectOption('2023');
  await page.getByRole('combobox', { name: '报告期', exact: true }).selectOption('2020');
  await page.getByRole('link', { name: '取数' }).click();
  await expect(page.getByText('先在左边选指标或清单')).toBeVisible();
  await expectAccessible(page);
  await photograph(page, 'extract-empty-zh');

  await page.getByRole('checkbox', { name: '返利额', exact: true }).check();
  await page.getByRole('checkbox', { name: '到村分配额', exact: true }).check();
  await page.getByRole('combobox', { name: '加一张清单' }).selectOption({ label: '到账明细' });
  const figures = page.getByRole('region', { name: '主要指标' });
  await expect(figures.getByRole('row', { name: /龙游县 331\.00|龙游县 331/ })).toBeVisible();
  await expect(
    page.getByRole('region', { name: '到账明细' }).getByRole('row', { name: /合计/ }),
  ).toContainText('331');
  await expectAccessible(page);
  await photograph(page, 'extract-zh');

  await page.getByRole('textbox', { name: '方案名称' }).fill('到账情况');
  await page.getByRole('button', { name: '存为方案' }).click();
  await page.reload();
  // One key calls it up.
  await expect(page.getByRole('button', { name: '到账情况', exact: true })).toBeVisible();
  await page.keyboard.press('1');
  await expect(figures.getByRole('row', { name: /龙游县/ })).toBeVisible();
  browserOnly('the folder is chosen in a panel of the window');
  await photograph(page, 'extract-recipe-zh');
  await page.keyboard.press('Enter');
  const places = page.getByRole('dialog', { name: '选择文件夹' });
  await places.getByRole('button', { name: /^选择“/ }).click();
  await expect(page.getByText(/已导出 \d+ 条：龙游县_取数_2020年_\d{8}\.xlsx/)).toBeVisible();

  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/enclaves/${theCase.enclaveId}/distribution/sign-off?batch=${theCase.batchId}`);
  const town = page.getByRole('combobox', { name: '选择乡镇' });
  const name = await town.locator('option').nth(1).textContent();
  await town.selectOption({ index: 1 });
  await photograph(page, 'sign-off-town-zh');
  await page.getByRole('button', { name: '导出 Excel' }).click();
  await places.getByRole('button', { name: /^选择“/ }).click();
  await expect(page.getByText(new RegExp(`${name}_到村收益签收单`))).toBeVisible();
  expect(readdirSync(app.home).filter((one) => /取数|签收单/.test(one))).toHaveLength(2);
});

test('the province takes figures out by county or by prefecture', async ({ app, page }) => {
  const host = await openServices(app.dataDir);
  await openUpperLevel(host);
  await host.call('session.settings', { period: period('2021') });
  receive(
    host,
    syntheticProvince(1, ['330825', '331121']).map((county) => packageOf(county, period('2021'))),
  );
  host.close();
  await page.goto(await app.start());
  await page.getByRole('link', { name: '取数' }).click();
  await page.getByRole('checkbox', { name: '返利额', exact: true }).check();
  await page
    .getByRole('combobox', { name: '报告期', exact: true })
    .last()
    .selectOption({ label: '本期和上年同期' });
  await page.getByRole('combobox', { name: '单位', exact: true }).click();
  await page.getByRole('option', { name: '龙游县' }).click();
  await page.getByRole('option', { name: '青田县' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('row', { name: /龙游县/ })).toHaveCount(2);
  await expect(page.getByRole('row', { name: /^合计/ })).toHaveCount(2);
  await photograph(page, 'extract-province-zh');
  await page.getByRole('combobox', { name: '每行一个' }).selectOption({ label: '设区市' });
  await expect(page.getByRole('row', { name: /衢州市/ })).toHaveCount(2);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Extract' })).toBeVisible();
  await photograph(page, 'extract-province-en');
});
