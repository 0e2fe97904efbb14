import type { Locator, Page } from '@playwright/test';
import { seedCase, theCase } from './case.ts';
import {
  answersLate,
  ask,
  browserOnly,
  expect,
  expectAccessible,
  paste,
  photograph,
  test,
} from './fixtures.ts';

/** What a hurried hand does in a spreadsheet: the 121 villages of the batch, in 万元. */
async function openBatch(page: Page, address: string): Promise<(row: number) => Locator> {
  await page.goto(address);
  for (const value of ['2023', '2020Q3'])
    await page.getByRole('combobox', { name: '报告期', exact: true }).selectOption(value);
  return batch(page);
}

async function batch(page: Page): Promise<(row: number) => Locator> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/enclaves/${theCase.enclaveId}/distribution?batch=${theCase.batchId}`);
  const grid = page.getByRole('grid', { name: '各村分配' });
  await expect(grid).toBeVisible();
  const heads = await grid.getByRole('columnheader').allTextContents();
  const column = heads.findIndex((head) => head.startsWith('分配金额')) + 1;
  // Row 1 of the grid is its head.
  return (row) =>
    grid.locator(`[role=row][aria-rowindex="${row + 1}"] [role=gridcell][aria-colindex="${column}"]`);
}

const saved = (page: Page): Locator => page.locator('.grid-foot').getByText('已保存');

/** Amounts of the batch's lines in fen that stand in the ledger. */
async function amounts(page: Page): Promise<readonly number[]> {
  const { rows } = await ask(page, 'records.list', { type: 'batch_line', limit: 5000 });
  return rows.map(({ amount }) => Number(amount));
}

const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);

const drafts = async (page: Page) => (await ask(page, 'drafts.list', {})).map(({ raw }) => raw);

test('a line that was emptied, saved and taken back with Ctrl+Z is in the ledger again', async ({
  app,
  page,
}) => {
  seedCase(app, ['declaration']);
  const cell = await openBatch(page, await app.start());
  await cell(1).click();
  await page.keyboard.press('Delete');
  await page.keyboard.press('ArrowDown');
  await expect(saved(page)).toBeVisible();
  await expect.poll(async () => sum(await amounts(page))).toBe(331_000_000 - 2_929_204);
  await page.keyboard.press('Control+z');
  await expect(cell(1)).toHaveText(/^2\.929204$/);
  await expect(page.getByText('正好分完')).toBeVisible();
  await page.keyboard.press('Control+s');
  await expect.poll(async () => sum(await amounts(page))).toBe(331_000_000);
  await expect(saved(page)).toBeVisible();
  expect(await amounts(page)).toHaveLength(113);
  expect(await drafts(page)).toEqual([]);
});

test('Esc takes back what is typed in its cell, and nothing else', async ({ app, page }) => {
  seedCase(app, ['declaration']);
  const cell = await openBatch(page, await app.start());
  await cell(1).click();
  await page.keyboard.type('5');
  await page.keyboard.press('Enter');
  await expect(cell(1)).toHaveText('5.00');
  await cell(5).dblclick();
  await expect(cell(5).getByRole('textbox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(cell(5).getByRole('textbox')).toBeHidden();
  await expect(cell(1)).toHaveText('5.00');
  await cell(5).click();
  await page.keyboard.type('7');
  await page.keyboard.press('Escape');
  await expect(cell(5)).toHaveText('2.929204');
  await expect(cell(1)).toHaveText('5.00');
});

test('pasted amounts keep the unit of their head and the decimals of their sheet, also those that cannot be read', async ({
  app,
  page,
}) => {
  seedCase(app, ['declaration']);
  const cell = await openBatch(page, await app.start());
  await cell(1).click();
  await paste(page, '村代码\t金额（元）\r\n330825001201\t29292.0354\r\n330825001202\t29292.03');
  await expect(cell(1)).toHaveText(/29292\.0354元/);
  await expect(cell(2)).toHaveText('2.929203');
  await page.keyboard.press('Control+s');
  await expect(page.getByText(/1 处输入无法识别/)).toBeVisible();
  expect(Math.max(...(await amounts(page)))).toBe(2_929_204);

  // As WPS copies 2.929204 and 2.9292041 that are shown with two decimals: the second is finer than a fen.
  await cell(3).click();
  const table =
    '<table><tr><td x:num="2.929204">2.93</td></tr><tr><td x:num="2.9292041">2.93</td></tr></table>';
  await paste(page, '2.93\r\n2.93\r\n', table);
  await expect(cell(3)).toHaveText('2.929204');
  await expect(cell(4)).toHaveText('2.93');
  const notice = page.getByRole('alert').filter({ hasText: '完整的数' });
  await expect(notice).toContainText('A1 显示 2.93，实为 2.929204');
  await expect(notice).toContainText('放入的是显示的数：A2 显示 2.93，实为 2.9292041');
  await photograph(page, 'pasted-exact');
});

test('a save that is under way leaves no draft behind', async ({ app, page }) => {
  seedCase(app, ['declaration']);
  const cell = await openBatch(page, await app.start());
  const late = await answersLate(page, 'enclaves.open');
  await cell(1).click();
  await page.keyboard.type('3');
  await page.keyboard.press('Tab');
  await page.waitForTimeout(150);
  await page.keyboard.press('Control+s');
  await expect.poll(async () => (await amounts(page)).filter((one) => one === 3_000_000).length).toBe(1);
  await page.waitForTimeout(2500);
  await late.end();
  await expect(saved(page)).toBeVisible();
  expect(await drafts(page)).toEqual([]);
});

test('a row is saved when it is left with Enter, and when the mouse goes elsewhere', async ({
  app,
  page,
}) => {
  seedCase(app, ['declaration']);
  const cell = await openBatch(page, await app.start());
  await cell(1).click();
  for (const text of ['5', '6', '7']) {
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }
  const found = async (fen: number) => (await amounts(page)).includes(fen);
  for (const fen of [5_000_000, 6_000_000, 7_000_000]) await expect.poll(() => found(fen)).toBe(true);
  await cell(8).click();
  await page.keyboard.type('8');
  await page.locator('h1').click();
  await expect.poll(() => found(8_000_000)).toBe(true);
  await cell(9).click();
  await page.keyboard.type('9');
  await page.getByRole('link', { name: '审核', exact: true }).click();
  await expect.poll(() => found(9_000_000)).toBe(true);
  await expect(page.getByRole('heading', { name: '审核' })).toBeVisible();
  await page.waitForTimeout(1500);
  expect(await drafts(page)).toEqual([]);
});

test('a draft that comes back does not write over what was saved elsewhere meanwhile', async ({
  app,
  page,
}) => {
  seedCase(app, ['declaration']);
  const cell = await openBatch(page, await app.start());
  await cell(1).click();
  await page.keyboard.type('5');
  await page.waitForTimeout(1000);
  await app.stop('SIGKILL');
  await page.goto(await app.start());
  await expect(page.getByRole('link', { name: '审核', exact: true })).toBeVisible();
  const { rows } = await ask(page, 'records.list', { type: 'batch_line', limit: 5000 });
  const villages = (await ask(page, 'records.list', { type: 'village', limit: 5000 })).rows;
  const first = villages.find(({ village_code }) => village_code === '330825001201');
  const line = rows.find(({ village_id }) => village_id === first?.id);
  await ask(page, 'records.save', {
    why: null,
    changes: [{ type: 'batch_line', id: String(line?.id), base_revision: 1, values: { amount: 9_000_000 } }],
  });
  const again = await batch(page);
  await expect(again(1)).toHaveText('5.00');
  await again(4).click();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+s');
  await expect(page.getByText(/9\.00/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: '用我的输入覆盖' })).toBeVisible();
  expect((await amounts(page)).filter((one) => one === 9_000_000 || one === 5_000_000)).toEqual([9_000_000]);
  await page.getByRole('button', { name: '用我的输入覆盖' }).press('Enter');
  await expect.poll(async () => (await amounts(page)).includes(5_000_000)).toBe(true);
  await expect(saved(page)).toBeVisible();
});

test('what is typed right after a row was saved is not lost when the page is closed, nor said to be saved', async ({
  app,
  page,
}) => {
  seedCase(app, ['declaration']);
  const cell = await openBatch(page, await app.start());
  const late = await answersLate(page, 'enclaves.open');
  await cell(1).click();
  await page.keyboard.type('5');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await amounts(page)).includes(5_000_000)).toBe(true);
  await page.keyboard.type('3.33');
  await late.end();
  await page.waitForTimeout(2000);
  await expect(saved(page)).toBeHidden();
  await expect(page.locator('.grid-foot').getByText('有未保存的输入')).toBeVisible();
  await page.keyboard.type('3');
  browserOnly('a window of the desktop that is closed ends the app');
  const closed = page.waitForEvent('close');
  await page.close({ runBeforeUnload: true });
  await closed;
  await new Promise((resolve) => setTimeout(resolve, 500));
  await app.stop('SIGKILL');
  const again = await page.context().newPage();
  await again.goto(await app.start());
  const back = await batch(again);
  await expect(back(2)).toHaveText('3.333');
});

test('with the program gone the page says that nothing is kept, and keeps what is typed on itself', async ({
  app,
  page,
}) => {
  seedCase(app, ['declaration']);
  const cell = await openBatch(page, await app.start());
  await cell(1).click();
  await page.keyboard.type('5');
  await page.waitForTimeout(1000);
  await app.stop('SIGKILL');
  await page.keyboard.type('7');
  await expect(page.getByRole('alert')).toContainText('程序已停止或没有响应');
  await page.keyboard.press('Enter');
  await expect(page.locator('.grid-foot').getByText('没有保存，也没有留作草稿')).toBeVisible();
  await expect(cell(1)).toHaveText(/57/);
  await expectAccessible(page);
  await photograph(page, 'host-gone-zh');
});

test('keys of Excel reach the ends of the figures and fill a column down', async ({ app, page }) => {
  seedCase(app, ['declaration']);
  const cell = await openBatch(page, await app.start());
  await cell(1).click();
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Control+Shift+ArrowDown');
  await expect(page.locator('.grid-foot').getByText('选中 121 格')).toBeVisible();
  await page.keyboard.press('Control+d');
  await expect(page.locator('.rdg-summary-row').first()).toContainText('121.00');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+End');
  const grid = page.getByRole('grid', { name: '各村分配' });
  await expect(grid.getByRole('row').nth(-3).getByRole('gridcell', { selected: true })).toBeFocused();
  await page.keyboard.press('Control+Home');
  await expect(grid.locator('[role=row][aria-rowindex="2"]').getByRole('gridcell').first()).toBeFocused();
});
