import { seedCase } from './case.ts';
import { ask, expect, expectAccessible, paste, photograph, test } from './fixtures.ts';

test('opening balances are typed and pasted in one place, which says how many are done', async ({
  app,
  page,
}) => {
  seedCase(app, []);
  await page.goto(await app.start());
  await page.getByRole('link', { name: '设置' }).click();
  await expect(page.getByText('已建 0 / 1')).toBeVisible();
  await page.getByRole('link', { name: '期初建账' }).click();
  await expect(page.getByRole('heading', { name: '期初建账' })).toBeVisible();
  await expectAccessible(page);
  await photograph(page, 'openings-zh');
  await page.getByLabel('期初日期').fill('2019-12-31');

  const balances = page.getByRole('grid', { name: /累计到村分配/ });
  await balances.getByRole('gridcell').nth(1).click();
  await paste(
    page,
    '飞地 · 飞出地\t期初累计到村分配（元）\t期初资金池余额（万元）\n龙游—镇海消薄飞地\t1200000\t3.5',
  );
  await expect(balances.getByRole('row').nth(1)).toContainText('120.00');
  // The date came along.
  await expect(balances.getByRole('row').nth(1)).toContainText('2019-12-31');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('已建 1 / 1')).toBeVisible();

  const received = page.getByRole('grid', { name: /累计实际到账：/ });
  await received.getByRole('gridcell').nth(1).click();
  await page.keyboard.type('123.5');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+s');
  await expect(received.getByRole('row').nth(1)).toContainText('村');
  await expect
    .poll(async () => (await ask(page, 'records.list', { type: 'opening_received' })).rows)
    .toMatchObject([{ return_kind: 'fixed', beneficiary: 'village', received_cum: 123_500_000 }]);
  expect((await ask(page, 'records.list', { type: 'opening_balance' })).rows).toMatchObject([
    { as_of: '2019-12-31', distributed_cum: 120_000_000, pool_balance: 3_500_000 },
  ]);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByText('1 of 1 entered')).toBeVisible();
  await photograph(page, 'openings-en');
});
