import type { Locator, Page } from '@playwright/test';
import { seedCase } from './case.ts';
import { answersLate, ask, expect, expectAccessible, photograph, test, toEnclaves } from './fixtures.ts';

/** What a hurried hand does in a form: keys that come before the answer of the one before. */
const money = ['batch', 'batch_line', 'declaration'];

async function openReturn(page: Page, address: string): Promise<void> {
  await page.goto(address);
  for (const value of ['2023', '2020Q3'])
    await page.getByRole('combobox', { name: '报告期', exact: true }).selectOption(value);
  await toEnclaves(page);
  await page.getByRole('link', { name: '飞地收益' }).first().press('Enter');
}

async function openReceipt(page: Page): Promise<Locator> {
  await page
    .getByRole('region', { name: '到账明细' })
    .getByRole('button', { name: '2020-08-20' })
    .press('Enter');
  const form = page.locator('.record-form').last();
  await expect(form.getByText('已保存')).toBeVisible();
  return form;
}

async function openDue(page: Page): Promise<Locator> {
  await page
    .getByRole('region', { name: '应收期次' })
    .getByRole('button', { name: /录入2020年第1期/ })
    .press('Enter');
  const form = page.locator('.record-form').last();
  await expect(form.getByRole('textbox', { name: '应收', exact: true })).toHaveValue('1000.8');
  return form;
}

const drafts = async (page: Page) => (await ask(page, 'drafts.list', {})).map(({ form, raw }) => [form, raw]);

test('an amount box shows what will be saved, whatever unit it was switched to', async ({ app, page }) => {
  seedCase(app, ['due', 'receipt', 'allocation', ...money]);
  await openReturn(page, await app.start());
  const form = await openDue(page);
  const agreed = form.getByRole('textbox', { name: '应收', exact: true });
  await form.getByRole('button', { name: /^应收的单位/ }).click();
  await expect(agreed).toHaveValue('10008000');
  // The terms say less for half a year; the box follows, in its own unit.
  await form.getByRole('textbox', { name: /^计息止/ }).fill('2020-06-30');
  await expect(agreed).toHaveValue('4976655.74');
  await page.keyboard.press('Control+s');
  await expect(form.getByText('已保存')).toBeVisible();
  await expect(agreed).toHaveValue('4976655.74');
  const { rows } = await ask(page, 'records.list', { type: 'due' });
  expect(rows.map((row) => row.agreed)).toEqual([497_665_574]);
});

test('Ctrl+S pressed twice saves once', async ({ app, page }) => {
  seedCase(app, ['allocation', ...money]);
  await openReturn(page, await app.start());
  const form = await openReceipt(page);
  await form
    .getByRole('textbox', { name: /冲抵金额$/ })
    .first()
    .fill('165');
  const late = await answersLate(page, 'enclaves.open');
  await page.keyboard.press('Control+s');
  await page.waitForTimeout(120);
  await page.keyboard.press('Control+s');
  await expect(form.getByText('已保存')).toBeVisible();
  await late.end();
  await page.waitForTimeout(1500);
  const { rows } = await ask(page, 'records.list', { type: 'allocation' });
  expect(rows.map((row) => row.amount)).toEqual([165_000_000]);
  expect(await drafts(page)).toEqual([]);
});

test('Esc right after Ctrl+S closes the form, and leaves no draft', async ({ app, page }) => {
  seedCase(app, ['due', 'receipt', 'allocation', ...money]);
  await openReturn(page, await app.start());
  const form = await openDue(page);
  await form.getByRole('textbox', { name: '应收', exact: true }).fill('1000.9');
  const late = await answersLate(page, 'enclaves.open');
  await page.keyboard.press('Control+s');
  await page.waitForTimeout(200);
  await page.keyboard.press('Escape');
  await expect(form).toBeHidden();
  await late.end();
  await page.waitForTimeout(1500);
  const { rows } = await ask(page, 'records.list', { type: 'due' });
  expect(rows.map((row) => [row.agreed, row.revision])).toEqual([[1_000_900_000, 1]]);
  expect(await drafts(page)).toEqual([]);
});

test('a record is voided with what was typed over it', async ({ app, page }) => {
  seedCase(app, ['allocation', ...money]);
  await openReturn(page, await app.start());
  const form = await openReceipt(page);
  await form.getByRole('textbox', { name: /^实际到账/ }).fill('330');
  await page.waitForTimeout(700);
  await form.getByRole('button', { name: '作废' }).press('Enter');
  await form.getByRole('textbox', { name: /作废原因/ }).fill('录错了');
  await form.getByRole('button', { name: '确认作废' }).press('Enter');
  await expect(form).toBeHidden();
  await page.waitForTimeout(1500);
  await expect(page.locator('.record-form')).toHaveCount(0);
  const { rows } = await ask(page, 'records.list', { type: 'receipt', include_voided: true });
  expect(rows.map((row) => [row.amount, row.voided])).toEqual([[331_000_000, true]]);
  expect(await drafts(page)).toEqual([]);
});

test('a form that is opened again at once has what was typed', async ({ app, page }) => {
  seedCase(app, []);
  await openReturn(page, await app.start());
  const form = await openReceipt(page);
  const late = await answersLate(page, 'drafts.list');
  const date = form.getByRole('textbox', { name: /^到账日期/ });
  await date.fill('2020-08-3x');
  await page.keyboard.press('Escape');
  await expect(form).toBeHidden();
  await page
    .getByRole('region', { name: '到账明细' })
    .getByRole('button', { name: '2020-08-20' })
    .press('Enter');
  await expect(date).toHaveValue('2020-08-3x');
  await late.end();
  await date.fill('2020-08-21');
  await page.keyboard.press('Control+s');
  await expect(form.getByText('已保存')).toBeVisible();
  expect(await drafts(page)).toEqual([]);
});

for (const late of [null, 'records.save', 'enclaves.open', 'drafts.list'] as const)
  test(`a form left with one cell that can be read and one that cannot shows both when opened again (${late ?? 'at once'})`, async ({
    app,
    page,
  }) => {
    seedCase(app, ['declaration']);
    await openReturn(page, await app.start());
    const form = await openReceipt(page);
    const amount = form.getByRole('textbox', { name: /^实际到账/ });
    const date = form.getByRole('textbox', { name: /^到账日期/ });
    const slow = late === null ? null : await answersLate(page, late);
    await amount.fill('332');
    await date.fill('2020-08-3x');
    // Left by another page, not by Esc: the save is still under way when the form is opened again.
    await page
      .getByRole('list', { name: '飞地收益' })
      .getByRole('link', { name: '飞地', exact: true })
      .click();
    await page.getByRole('link', { name: '飞地收益' }).first().click();
    await page.getByRole('region', { name: '到账明细' }).getByRole('button', { name: '2020-08-20' }).click();
    await expect(date).toHaveValue('2020-08-3x');
    await expect(amount).toHaveValue('332');
    await slow?.end();
    await page.waitForTimeout(1500);
    await expect(date).toHaveValue('2020-08-3x');
    await expect(amount).toHaveValue('332');
    await date.fill('2020-08-21');
    await page.keyboard.press('Control+s');
    await expect(form.getByText('已保存')).toBeVisible();
    const { rows } = await ask(page, 'records.list', { type: 'receipt' });
    expect(rows.map((row) => [row.amount, row.date])).toEqual([[332_000_000, '2020-08-21']]);
    expect(await drafts(page)).toEqual([]);
  });

test('an enclave that money hangs on is not voided, and the page says what hangs on it', async ({
  app,
  page,
}) => {
  seedCase(app, ['declaration']);
  await page.goto(await app.start());
  await toEnclaves(page);
  await page.getByRole('link', { name: '龙游—镇海消薄飞地' }).press('Enter');
  await page.getByRole('button', { name: '作废' }).press('Enter');
  await page.getByRole('textbox', { name: /作废原因/ }).fill('录错了');
  await page.getByRole('button', { name: '确认作废' }).press('Enter');
  await expect(page.getByRole('alert')).toContainText(
    '不能作废：还有入股出资121条、应收期次1条、到账明细1条',
  );
  await expectAccessible(page);
  await photograph(page, 'enclave-not-voided-zh');
  const { rows } = await ask(page, 'records.list', { type: 'enclave' });
  expect(rows.map(({ voided }) => voided)).toEqual([false]);
});
