import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beginCounty } from './begin.ts';
import { ask, browserOnly, expect, expectAccessible, photograph, test } from './fixtures.ts';

test('an officer starts a ledger with the keyboard, in Chinese, and finds it again after a power cut', async ({
  app,
  page,
}) => {
  await page.goto(await app.start());
  await expect(page.getByRole('heading', { name: '山海台账' })).toBeVisible();
  await expectAccessible(page);
  await photograph(page, 'first-run-zh');

  // What is missing is said at its field, the cursor goes there, and nothing typed is lost.
  await page.getByLabel('填表人姓名').fill('王芳');
  await page.getByLabel('联系电话').fill('0570-7020000');
  await page.keyboard.press('Enter');
  await expect(page.getByText('请选择单位')).toBeVisible();
  const unit = page.getByRole('combobox', { name: '县（市、区）' });
  await expect(unit).toBeFocused();
  await expect(page.getByLabel('填表人姓名')).toHaveValue('王芳');
  await expectAccessible(page);

  // By pinyin initials, with the keyboard alone: the first one that is meant is taken.
  await page.keyboard.type('lyx');
  await expect(page.getByRole('listbox').getByRole('option')).toHaveText(['龙游县 330825']);
  await page.keyboard.press('Enter');
  await expect(unit).toHaveValue('龙游县 330825');
  await page.getByRole('button', { name: '建立台账' }).press('Enter');
  const rail = page.getByRole('navigation', { name: '山海台账' });
  await expect(rail).toContainText('龙游县');
  await expect(page.getByRole('heading', { level: 1, name: '本期' })).toBeVisible();

  await app.stop('SIGKILL');
  await page.goto(await app.start());
  await expect(rail).toContainText('王芳');
  expect(await ask(page, 'session.open', {})).toMatchObject({
    role: 'county',
    person: '王芳',
    phone: '0570-7020000',
    shared_folder: null,
  });
});

test('the same in English, nothing filled in but the unit, looked for by its prefecture; the language is kept', async ({
  app,
  page,
}) => {
  await page.goto(await app.start());
  await page.getByText('English', { exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Shanhai Ledger' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expectAccessible(page);
  await photograph(page, 'first-run-en');
  await page.getByLabel('Prefecture (optional)').selectOption('3308');
  await page.getByRole('combobox', { name: 'County' }).click();
  // Members of the list first, then the others of the prefecture.
  await expect(page.getByRole('listbox').getByRole('option').first()).toHaveText('衢江区 330803');
  await page.getByRole('option', { name: '龙游县 330825' }).click();
  await page.getByRole('button', { name: 'Create the ledger' }).click();
  const rail = page.getByRole('navigation', { name: 'Shanhai Ledger' });
  await expect(rail).toContainText('龙游县');
  await page.reload();
  await expect(rail).toContainText('龙游县');
});

test('what was typed before the ledger is there outlives a power cut, and is no draft afterwards', async ({
  app,
  page,
}) => {
  await page.goto(await app.start());
  await page.getByText('English', { exact: true }).click();
  await page.getByRole('radio', { name: 'County department' }).click();
  await page.getByRole('combobox', { name: 'County' }).fill('longyou');
  await page.keyboard.press('Enter');
  await page.getByLabel('Name of the department').fill('龙游县农业农村局');
  await page.getByRole('checkbox', { name: 'Weak villages' }).check();
  await page.getByLabel('Name of the filler').fill('王芳');
  await page.waitForTimeout(1500);
  await app.stop('SIGKILL');

  await page.goto(await app.start());
  await expect(page.getByLabel('Name of the filler')).toHaveValue('王芳');
  await expect(page.getByRole('radio', { name: 'County department' })).toBeChecked();
  await expect(page.getByRole('combobox', { name: 'County' })).toHaveValue('龙游县 330825');
  await expect(page.getByLabel('Name of the department')).toHaveValue('龙游县农业农村局');
  await expect(page.getByRole('checkbox', { name: 'Weak villages' })).toBeChecked();
  await page.getByRole('button', { name: 'Create the ledger' }).click();
  await expect(page.getByRole('navigation')).toContainText('龙游县农业农村局');
  expect(await ask(page, 'drafts.list', {})).toEqual([]);
});

for (const language of ['zh-CN', 'en'] as const) {
  const isEnglish = language === 'en';
  test(`a department, a prefecture and the province begin, too (${language})`, async ({ app, page }) => {
    const role = (name: string) => page.getByRole('radio', { name });
    const start = page.getByRole('button', { name: isEnglish ? 'Create the ledger' : '建立台账' });
    const rail = page.getByRole('navigation');
    const begin = async (): Promise<void> => {
      await page.goto(await app.start());
      if (isEnglish) await page.getByText('English', { exact: true }).click();
    };

    await begin();
    await role(isEnglish ? 'County department' : '县级部门').click();
    await start.click();
    await expect(page.getByText(isEnglish ? 'Tick at least one form' : '请至少勾选一张报表')).toBeVisible();
    await expectAccessible(page);
    await photograph(page, `first-run-department-${language}`);
    await page.getByRole('combobox', { name: isEnglish ? 'County' : '县（市、区）' }).fill('330825');
    await page.keyboard.press('Enter');
    await page.getByLabel(isEnglish ? 'Name of the department' : '部门名称').fill('龙游县农业农村局');
    for (const form of isEnglish ? ['Villages', 'Distribution'] : ['薄弱村', '到村分配'])
      await page.getByRole('checkbox', { name: form }).check();
    await start.click();
    // Its rail lists its forms, and no others; what it reports goes to the lead office.
    await expect(rail).toContainText('龙游县农业农村局');
    const link = (name: string) => rail.getByRole('link', { name, exact: true });
    await expect(link(isEnglish ? 'Villages' : '村')).toBeVisible();
    await expect(link(isEnglish ? 'Enclaves' : '飞地')).toBeVisible();
    for (const other of isEnglish ? ['Projects', 'Education'] : ['项目', '教育结对'])
      await expect(link(other)).toHaveCount(0);
    // Its first steps are those of its forms.
    const steps = page.getByRole('region', { name: isEnglish ? 'First steps' : '开始填报' });
    await expect(steps.getByRole('link')).toHaveText(
      isEnglish
        ? ['Take registers from the lead office', 'Enter the villages']
        : ['从牵头单位取名录', '录入村'],
    );
    await expectAccessible(page);
    await photograph(page, `department-${language}`);
    await app.stop();
    app.empty();

    await begin();
    await role(isEnglish ? 'City level' : '市级').click();
    await page.getByRole('combobox', { name: isEnglish ? 'Prefecture' : '设区市' }).fill('qz');
    await page.keyboard.press('Enter');
    await start.click();
    await expect(rail).toContainText('衢州市');
    await app.stop();
    app.empty();

    await begin();
    await role(isEnglish ? 'Province level' : '省级').click();
    await start.click();
    await expect(rail).toContainText(isEnglish ? 'Zhejiang Province' : '浙江省');
  });
}

test('the folder is tried when it is typed, and opening balances come first where that is wanted', async ({
  app,
  page,
}) => {
  const shared = join(app.home, '报送');
  const closed = join(app.home, '只读');
  for (const folder of [shared, closed]) mkdirSync(folder, { recursive: true });
  const file = app.write('一览.xlsx', '');
  const address = await app.start({ unprivileged: true });
  chmodSync(closed, 0o555);
  await page.goto(address);
  const path = page.getByLabel('报送文件放到哪里');
  for (const [typed, said] of [
    ['报送', '这不是完整的路径：报送'],
    [join(app.home, '没有'), '找不到文件夹'],
    [file, '这里不是文件夹，而是文件'],
    [closed, '文件夹不允许写入'],
  ] as const) {
    await path.fill(typed);
    await path.press('Enter');
    await expect(page.getByText(said)).toBeVisible();
    await expect(path).toHaveValue(typed);
  }
  await expectAccessible(page);
  await photograph(page, 'first-run-folder-zh');
  await path.fill(`"${shared}"`);
  await path.blur();
  await expect(page.getByText('可以写入')).toBeVisible();
  await page.getByLabel('建立台账后，先去期初建账').check();
  await beginCounty(page, 'zh-CN', '王芳');
  await expect(page.getByRole('heading', { name: '期初建账' })).toBeVisible();
  await expect(page.getByText('还没有飞地和项目，没有期初数可填。')).toBeVisible();
  await expectAccessible(page);
  expect(await ask(page, 'session.open', {})).toMatchObject({ shared_folder: shared });
});

test('an address works once', async ({ app, page }) => {
  browserOnly('the desktop has no address');
  const address = await app.start();
  await page.goto(address);
  await expect(page.getByRole('heading', { name: '山海台账' })).toBeVisible();
  const other = await page.context().newPage();
  await other.goto(address);
  await expect(other.getByRole('alert')).toContainText('台账打不开');
  await other.close();
});

test('what a terminal imported is listed with its labels, units and figures', async ({ app, page }) => {
  await page.goto(await app.start());
  await beginCounty(page, 'zh-CN', '王芳');
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
