import { readdirSync } from 'node:fs';
import { importable } from '../support/records-file.ts';
import { twoEnclaves } from '../support/two-enclaves.ts';
import { ask, browserOnly, expect, expectAccessible, photograph, type RunningApp, test } from './fixtures.ts';

const villages = 200;

/** Two enclaves, and villages enough that the list scrolls. */
function seed(app: RunningApp): void {
  const builder = twoEnclaves();
  for (let n = 4; n <= villages; n += 1) {
    const name = `${'湖溪龙东西南北山塘石'[n % 10]}${'桥庄坞岭头角上下大小'[Math.floor(n / 10) % 10]}${n}村`;
    builder.with('village', {
      id: `village-${n}`,
      name,
      village_code: String(330_825_100_000 + n),
      households: 100 + n,
      population: 300 + 2 * n,
    });
  }
  app.commandLine('init', '--role', 'county', '--county', '330825', '--person', '王芳');
  app.commandLine('import', app.write('records.json', JSON.stringify({ records: importable(builder) })));
}

test('a list is filtered, sorted, added up, kept as a view, voided in one step and taken back', async ({
  app,
  page,
}) => {
  seed(app);
  await page.goto(await app.start());
  await page.getByRole('link', { name: '台账内容' }).click();
  const type = page.getByRole('combobox', { name: '记录类型' });

  await test.step('an empty type says what to do', async () => {
    await type.selectOption({ label: '村撤并' });
    await expect(page.getByText('还没有村撤并')).toBeVisible();
    await expectAccessible(page);
    await photograph(page, 'lists-empty-zh');
  });

  const grid = page.getByRole('grid');
  await test.step('all rows, their number and their sums', async () => {
    await type.selectOption({ label: '薄弱村' });
    await expect(page.getByText(`${villages} 条`, { exact: true })).toBeVisible();
    await expectAccessible(page);
    await photograph(page, 'lists-zh');
  });

  await test.step('the last row comes into sight by scrolling', async () => {
    await grid.evaluate((box) => box.scrollTo(0, box.scrollHeight));
    await expect(grid.getByRole('row', { name: /村/ }).last()).toBeVisible();
    await expect(grid.locator('.row-waiting')).toHaveCount(0);
    await grid.evaluate((box) => box.scrollTo(0, 0));
  });

  await test.step('it is printed as it is seen, on the paper chosen, and left again', async () => {
    await page.getByRole('link', { name: '打印预览' }).click();
    await expect(page.getByText(/共 \d+ 页，A4 纵向/)).toBeVisible();
    await expectAccessible(page);
    await photograph(page, 'lists-print-zh');
    await page.getByRole('combobox', { name: '纸张' }).selectOption({ label: 'A3 横向' });
    await expect(page.getByText(/共 \d+ 页，A3 横向/)).toBeVisible();
    await expect(page.locator('.paper').first()).toContainText(`共 ${villages} 条`);
    await page.getByRole('link', { name: '返回台账' }).click();
    await expect(page.getByText(`${villages} 条`, { exact: true })).toBeVisible();
  });

  await test.step('words, pinyin and a range narrow it', async () => {
    const find = page.getByRole('searchbox', { name: '在本表中查找' });
    await find.fill('lq');
    await expect(page.getByText(/^\d+ 条$/)).not.toHaveText(`${villages} 条`);
    await find.fill('');
    await page.getByRole('button', { name: '添加筛选' }).click();
    await page.getByRole('combobox', { name: '项目' }).selectOption({ label: '户数' });
    await page.getByRole('textbox', { name: '从' }).fill('290');
    await page.getByRole('button', { name: '筛选', exact: true }).click();
    await expect(page.getByText('11 条', { exact: true })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('a column that is not shown at first is chosen, and its sum stands in the foot', async () => {
    await page.getByRole('button', { name: '显示列' }).click();
    await page.getByRole('checkbox', { name: '户数' }).check();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(grid.getByRole('row').last()).toContainText('3,245');
  });

  await test.step('a head sorts, and the view is kept under a name', async () => {
    await grid.getByRole('columnheader', { name: /户数/ }).click();
    await grid.getByRole('columnheader', { name: /户数/ }).click();
    await expect(grid.getByRole('row').nth(1)).toContainText('300');
    await page.getByRole('button', { name: '视图' }).click();
    await page.getByRole('textbox', { name: '视图名称' }).fill('大村');
    await page.getByRole('button', { name: '保存当前视图' }).click();
    await expect(page.getByRole('button', { name: '视图 (1)' })).toBeVisible();
    await page.getByRole('button', { name: '全部显示' }).click();
    await expect(page.getByText(`${villages} 条`, { exact: true })).toBeVisible();
    await page.getByRole('button', { name: '视图 (1)' }).click();
    await page.getByRole('button', { name: '大村', exact: true }).click();
    await expect(page.getByText('11 条', { exact: true })).toBeVisible();
  });

  await test.step('chosen rows are voided with a reason, and Ctrl+Z takes that back', async () => {
    await grid.getByRole('checkbox', { name: '选择本行' }).nth(0).check();
    await grid.getByRole('checkbox', { name: '选择本行' }).nth(1).check();
    const bar = page.getByRole('region', { name: '已选 2 条' });
    await bar.getByRole('button', { name: '作废 (2)' }).click();
    await page.getByRole('textbox', { name: /作废原因/ }).fill('重复登记');
    await expectAccessible(page);
    await page.getByRole('button', { name: '确认作废' }).click();
    await expect(page.getByText('9 条', { exact: true })).toBeVisible();
    await page.locator('#page').focus();
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('status').filter({ hasText: '已撤销' })).toContainText('共 2 条记录');
    await expect(page.getByText('11 条', { exact: true })).toBeVisible();
  });

  await test.step('a row shows its contents and its history beside the list', async () => {
    await grid.getByRole('row').nth(1).getByRole('gridcell').nth(2).click();
    const panel = page.getByRole('complementary', { name: '详情与修改历史' });
    await expect(panel.getByRole('region', { name: '修改历史' })).toContainText('原因：重复登记');
    await expect(panel.getByRole('region', { name: '修改历史' })).toContainText('撤销上一步');
    await expectAccessible(page);
    await photograph(page, 'lists-record-zh');
    await panel.getByRole('button', { name: '关闭详情' }).click();
  });

  await test.step('the list is there again as it was after a restart of the page', async () => {
    await page.waitForTimeout(800);
    await page.reload();
    await expect(page.getByText('11 条', { exact: true })).toBeVisible();
    await expect(type.locator('option:checked')).toHaveText('薄弱村');
  });

  await test.step('exactly this goes into an Excel file of the chosen folder', async () => {
    browserOnly('the folder is chosen in a panel of the window');
    await page.getByRole('button', { name: '导出 Excel' }).click();
    const places = page.getByRole('dialog', { name: '选择文件夹' });
    await places.getByRole('button', { name: /^选择“/ }).click();
    await expect(page.getByText(/已导出 11 条：龙游县_薄弱村_\d{8}\.xlsx/)).toBeVisible();
    expect(readdirSync(app.home).some((name) => /^龙游县_薄弱村_\d{8}\.xlsx$/.test(name))).toBe(true);
  });
});

test('Ctrl+K finds a record of any type by pinyin and amount, and goes to its page', async ({
  app,
  page,
}) => {
  seed(app);
  await page.goto(await app.start());
  await expect(page.getByRole('button', { name: /^查找/ })).toBeVisible();
  await page.getByRole('link', { name: '村', exact: true }).focus();
  await page.keyboard.press('Control+k');
  const box = page.getByRole('combobox', { name: /名称、代码/ });
  await expect(box).toBeFocused();
  await box.fill('lyqylhfd');
  const options = page.getByRole('listbox', { name: '查找结果' }).getByRole('option');
  await expect(options.first()).toContainText('龙游庆元联合飞地');
  await expectAccessible(page);
  await photograph(page, 'search-zh');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('link', { name: '村', exact: true })).toBeFocused();

  await page.getByRole('button', { name: /^查找/ }).click();
  await box.fill('15.024万');
  await expect(options.first()).toContainText('15.02');
  await box.press('ArrowDown');
  await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
  await box.press('ArrowUp');
  const label = await options.first().locator('.search-label').textContent();
  await box.press('Enter');
  await expect(page).toHaveURL(/record=/);
  expect(label).not.toBe('');
});

test('in English, light and dark', async ({ app, page }) => {
  seed(app);
  await page.goto(await app.start());
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('link', { name: 'Contents' }).click();
  await page.getByRole('combobox', { name: 'Record type' }).selectOption({ label: 'Receipt' });
  await expect(page.getByRole('grid')).toBeVisible();
  await page.getByRole('grid').getByRole('row').nth(1).getByRole('gridcell').nth(2).click();
  await expect(page.getByRole('complementary', { name: 'Details and history' })).toBeVisible();
  await expectAccessible(page);
  await photograph(page, 'lists-record-en');
  await page.getByRole('combobox', { name: 'Record type' }).selectOption({ label: 'Weak village' });
  await expect(page.getByText(`${villages} records`)).toBeVisible();
  await page.getByRole('searchbox', { name: 'Find in this list' }).fill('湖');
  await expectAccessible(page);
  await photograph(page, 'lists-en');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /Name, code/ }).fill('镇海');
  await expect(
    page.getByRole('listbox', { name: 'Found records' }).getByRole('option').first(),
  ).toBeVisible();
  await expectAccessible(page);
  await photograph(page, 'search-en');
  expect((await ask(page, 'lists.views', {})).last).toBe('village');
});
