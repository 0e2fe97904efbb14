import { ask, expect, expectAccessible, photograph, test } from './fixtures.ts';

test('what a year leaves empty is declared nil with one key, and thresholds are set for the time to come', async ({
  app,
  page,
}) => {
  app.commandLine('init', '--role', 'county', '--county', '330825', '--person', '王芳');
  await page.goto(await app.start());
  for (const value of ['2023', '2021'])
    await page.getByRole('combobox', { name: '报告期', exact: true }).selectOption(value);

  await test.step('every empty form at once', async () => {
    await page.getByRole('link', { name: '审核', exact: true }).press('Enter');
    const rest = page.getByRole('button', { name: '其余 13 张空表都报零报告' });
    await expect(rest).toBeVisible();
    await expectAccessible(page);
    await photograph(page, 'check-year-empty-zh');
    await rest.press('Enter');
    await expect(rest).toBeHidden();
    await expect(page.getByText('可以报送')).toBeVisible();
    const { rows } = await ask(page, 'records.list', { type: 'declaration' });
    expect(rows.map(({ kind, period }) => `${kind} ${period}`)).toEqual(Array(13).fill('nil 2021'));
  });

  await test.step('a threshold from a day on', async () => {
    await page.getByRole('link', { name: '审核阈值' }).press('Enter');
    await page
      .getByRole('region', { name: '审核阈值', exact: true })
      .getByRole('button', { name: '新增' })
      .press('Enter');
    const form = page.getByRole('region', { name: '新增审核阈值' });
    await form.getByRole('combobox', { name: /^阈值/ }).selectOption('rateHigh');
    await form.getByRole('textbox', { name: /^启用日期/ }).fill('2022-01-01');
    await form.getByRole('textbox', { name: /^比例/ }).fill('13');
    await expectAccessible(page);
    await photograph(page, 'thresholds-zh');
    await page.keyboard.press('Control+s');
    await expect(page.getByRole('group', { name: '审核阈值' }).getByText('2022-01-01')).toBeVisible();
    const { rows } = await ask(page, 'records.list', { type: 'threshold' });
    expect(rows.map(({ threshold, share }) => [threshold, share])).toEqual([['rateHigh', 130_000]]);
  });
});
