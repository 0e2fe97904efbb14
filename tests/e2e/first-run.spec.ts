import { expect, expectAccessible, photograph, test } from './fixtures.ts';

test('an officer starts a ledger with the keyboard, in Chinese, and finds it again after a power cut', async ({
  app,
  page,
}) => {
  await page.goto(await app.start());
  await expect(page.getByRole('heading', { name: '山海台账' })).toBeVisible();
  await expectAccessible(page);
  await photograph(page, 'first-run-zh');

  // What is missing is said at its field, and nothing typed is lost.
  await page.getByLabel('填表人姓名').fill('王芳');
  await page.keyboard.press('Enter');
  await expect(page.getByText('请选择单位').first()).toBeVisible();
  await expect(page.getByLabel('填表人姓名')).toHaveValue('王芳');
  await expectAccessible(page);

  await page.getByLabel('设区市', { exact: true }).last().selectOption('3308');
  await page.getByLabel('县（市、区）').selectOption('330825');
  await page.getByRole('button', { name: '建立台账' }).press('Enter');
  await expect(page.getByRole('navigation', { name: '山海台账' })).toContainText('龙游县');
  await expect(page.getByRole('heading', { level: 1, name: '本期' })).toBeVisible();

  await app.stop('SIGKILL');
  await page.goto(await app.start());
  await expect(page.getByRole('navigation', { name: '山海台账' })).toContainText('王芳');
});

test('the same in English, and the language is kept', async ({ app, page }) => {
  await page.goto(await app.start());
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Shanhai Ledger' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expectAccessible(page);
  await photograph(page, 'first-run-en');
  await page.getByLabel('Name of the filler').fill('Wang Fang');
  await page.getByLabel('Prefecture').last().selectOption('3308');
  await page.getByLabel('County', { exact: true }).selectOption('330825');
  await page.getByRole('button', { name: 'Create the ledger' }).click();
  await expect(page.getByRole('navigation', { name: 'Shanhai Ledger' })).toContainText('Wang Fang');
  await page.reload();
  await expect(page.getByRole('navigation', { name: 'Shanhai Ledger' })).toContainText('Wang Fang');
});

test('an address works once', async ({ app, page, browser }) => {
  const address = await app.start();
  await page.goto(address);
  await expect(page.getByRole('heading', { name: '山海台账' })).toBeVisible();
  const other = await browser.newPage();
  await other.goto(address);
  await expect(other.getByRole('alert')).toContainText('台账打不开');
  await other.close();
});

test('what a terminal imported is listed with its labels, units and figures', async ({ app, page }) => {
  await page.goto(await app.start());
  await page.getByLabel('设区市', { exact: true }).last().selectOption('3308');
  await page.getByLabel('县（市、区）').selectOption('330825');
  await page.getByLabel('填表人姓名').fill('王芳');
  await page.getByRole('button', { name: '建立台账' }).click();
  await page.getByRole('link', { name: '台账内容' }).click();
  await expect(page.getByText('还没有飞地')).toBeVisible();
  await expectAccessible(page);
  await photograph(page, 'records-empty-zh');
  await app.stop();

  app.commandLine('import', app.write('records.json', JSON.stringify({ records: manyEnclaves(200) })));
  await page.goto(await app.start());
  await page.getByRole('link', { name: '台账内容' }).click();
  await expect(page.getByText('200 条', { exact: true })).toBeVisible();
  const table = page.getByRole('grid');
  await page.getByRole('searchbox', { name: '在本表中查找' }).fill('镇海消薄');
  const found = table.getByRole('row', { name: /龙游—镇海消薄飞地/ });
  await expect(found).toContainText('消薄飞地');
  await page.getByRole('searchbox', { name: '在本表中查找' }).fill('100000000.00元');
  // Columns out of sight are drawn once they are scrolled to.
  await table.evaluate((box) => box.scrollTo(1200, 0));
  await expect(table.getByRole('columnheader', { name: '总投资 (万元)' })).toBeVisible();
  await expect(table.getByRole('row').nth(1)).toContainText('10,000.00');
  await page.getByRole('searchbox', { name: '在本表中查找' }).fill('');
  await expectAccessible(page);
  await photograph(page, 'records-full-zh');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByText('200 records', { exact: true })).toBeVisible();
  await expectAccessible(page);
  await photograph(page, 'records-full-en');
});

/** Enclaves in one host, as canonical JSON would bring them. */
function manyEnclaves(count: number): { type: string; record: Record<string, unknown> }[] {
  const host = {
    type: 'host',
    record: { id: 'host-1', host_name: '镇海区', host_kind: 'county', host_code: '330211' },
  };
  const enclaves = Array.from({ length: count }, (_, number) => ({
    type: 'enclave',
    record: {
      id: `enclave-${String(number).padStart(3, '0')}`,
      enclave_code: `330825-XB-${number}`,
      name: number === 0 ? '龙游—镇海消薄飞地' : `飞地 ${number}`,
      kind: 'weakVillage',
      host_id: 'host-1',
      total_investment: 10_000_000_000 + number,
    },
  }));
  return [host, ...enclaves];
}
