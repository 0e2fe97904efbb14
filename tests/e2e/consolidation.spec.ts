import { readdirSync } from 'node:fs';
import { period } from '../../db/domain/period.ts';
import { openUpperLevel, packageOf, receive } from '../support/received-packages.ts';
import { openServices } from '../support/service-host.ts';
import { syntheticProvince } from '../support/synthetic-province.ts';
import { browserOnly, expect, expectAccessible, photograph, type RunningApp, test } from './fixtures.ts';

const year = period('2021');

/** A province that has received the reports of three counties; one of them is not accepted yet. */
async function seedProvince(app: RunningApp, folder: string | null): Promise<void> {
  const host = await openServices(app.dataDir);
  await openUpperLevel(host);
  await host.call('session.settings', {
    period: year,
    ...(folder === null ? {} : { shared_folder: folder }),
  });
  const [kecheng, longyou, qingtian] = syntheticProvince(1, ['330802', '330825', '331121']);
  if (kecheng === undefined || longyou === undefined || qingtian === undefined) throw new Error('counties');
  if (folder !== null)
    receive(host, [
      packageOf(kecheng, year),
      packageOf(longyou, year),
      packageOf(qingtian, year, { moves: [] }),
    ]);
  host.close();
}

async function acceptMore(app: RunningApp): Promise<void> {
  const host = await openServices(app.dataDir);
  const [longyou] = syntheticProvince(1, ['330802', '330825', '331121']).slice(1);
  if (longyou === undefined) throw new Error('county');
  const records = packageOf(longyou, year).records.map((one) =>
    one.type === 'receipt'
      ? { ...one, record: { ...one.record, amount: Number(one.record.amount) + 1_000_000 } }
      : one,
  );
  receive(host, [packageOf(longyou, year, { version: 2, records })]);
  host.close();
}

test('the province adds up, sees who is missing, exports, and sees what has changed since', async ({
  app,
  page,
}) => {
  browserOnly('the store is filled beside the host');
  await seedProvince(app, app.dataDir);
  await page.goto(await app.start());
  await page.getByRole('navigation').getByRole('link', { name: '汇总', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: '汇总' })).toBeVisible();
  await expect(page.getByText('应报26个，已计入2个')).toBeVisible();
  const missing = page.getByRole('region', { name: '未计入的单位' });
  await expect(missing).toContainText('青田县（待审核）');
  await expect(missing).toContainText('淳安县');
  const table = page.getByRole('group', { name: '分市县汇总表' });
  await expect(table.getByRole('row', { name: /龙游县/ })).toContainText('已计入 第1版');
  await expect(table.getByRole('row', { name: /^合计/ })).toContainText('1,815.07');
  await expectAccessible(page);
  await photograph(page, 'consolidation-zh');

  await page.getByRole('button', { name: '收起衢州市' }).click();
  await expect(table.getByRole('row', { name: /龙游县/ })).toHaveCount(0);
  await page.getByRole('button', { name: '展开衢州市' }).click();
  await page.getByText('平台项目').click();
  await expect(table).toContainText('I13 投资');

  await page.getByRole('button', { name: '汇总并导出 Excel' }).click();
  await page.getByRole('menuitem', { name: /^导出到 / }).click();
  await expect(page.getByText(/第1次汇总已保存/)).toBeVisible();
  expect(readdirSync(app.dataDir)).toContain('浙江省_山海协作汇总表_2021年.xlsx');

  await page.getByLabel('汇总范围').selectOption('选定的单位……');
  await expect(page.getByText('还没有选单位')).toBeVisible();
  await expect(page.getByRole('button', { name: '汇总并导出 Excel' })).toBeDisabled();
  const choice = page.getByRole('region', { name: '选定的单位' });
  await choice.getByLabel('丽水市').check();
  await choice.getByLabel('青田县').uncheck();
  await expect(choice).toContainText('已选8个');
  await choice.getByRole('button', { name: '清空' }).click();
  for (const name of ['龙泉市', '龙游县']) await choice.getByLabel(name).check();
  await expect(page.getByText('应报2个，已计入1个')).toBeVisible();
  await expect(table.getByRole('row', { name: /柯城区|青田县/ })).toHaveCount(0);
  await expectAccessible(page);
  await photograph(page, 'consolidation-chosen-zh');
  await page.getByRole('button', { name: '汇总并导出 Excel' }).click();
  await page.getByRole('menuitem', { name: '只保存汇总' }).click();
  await expect(page.getByText('第2次汇总已保存')).toBeVisible();
  await expect(page.getByRole('group', { name: '做过的汇总' })).toContainText('龙游县、龙泉市');

  await app.stop();
  await acceptMore(app);
  await page.goto(await app.start());
  await page.getByRole('navigation').getByRole('link', { name: '汇总', exact: true }).click();
  await page.getByRole('button', { name: '此后有什么变化' }).last().click();
  const changes = page.getByRole('region', { name: '第1次汇总以后的变化' });
  await expect(changes).toContainText('龙游县');
  await expect(changes).toContainText('报表换了版本');
  await expect(changes).toContainText('2021 v1 → 2021 v2');
  await expectAccessible(page);
  await photograph(page, 'consolidation-changes-zh');
});

test('without any report the page says what comes first, in English', async ({ app, page }) => {
  browserOnly('the store is filled beside the host');
  await seedProvince(app, null);
  await page.goto(await app.start());
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('link', { name: 'Consolidation', exact: true }).click();
  await expect(page.getByText('No report has been received yet')).toBeVisible();
  await expect(page.getByText('26 missing')).toBeVisible();
  await expectAccessible(page);
  await photograph(page, 'consolidation-empty-en');
  await page.getByRole('button', { name: 'Consolidate and export' }).click();
  await page.getByRole('menuitem', { name: 'Keep without a file' }).click();
  await expect(page.getByText('Consolidation 1 is kept')).toBeVisible();
});
