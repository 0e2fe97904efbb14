import { formatDateLong } from '../../db/domain/dates.ts';
import { formatPeriod } from '../../db/domain/period.ts';
import { seedCase, theCase } from './case.ts';
import { ask, expect, expectAccessible, photograph, test } from './fixtures.ts';

test('a new ledger shows its first steps; once they are taken the page leads to the report', async ({
  app,
  page,
}) => {
  app.commandLine('init', '--role', 'county', '--county', '330825', '--person', '王芳');
  await test.step('the guide of an empty ledger', async () => {
    await page.goto(await app.start());
    await expect(page.getByRole('heading', { level: 1, name: '本期' })).toBeVisible();
    const guide = page.getByRole('region', { name: '开始填报' });
    await expect(guide.getByRole('listitem')).toHaveCount(5);
    await expect(guide.getByText('待完成')).toHaveCount(5);
    await expect(page.getByText('目前没有到期的报送任务。')).toBeVisible();
    await expectAccessible(page);
    await photograph(page, 'this-period-empty-zh');
    await guide.getByRole('link', { name: '建立飞地' }).press('Enter');
    await expect(page.getByText('还没有飞地')).toBeVisible();
    await app.stop();
  });

  const receipt = theCase.sittings[0]?.changes.find(({ type }) => type === 'receipt');
  await test.step('a blocker leads to its cell', async () => {
    const records = (theCase.sittings[0]?.changes ?? []).map(({ type, id, values }) => ({
      type,
      record: { ...values, id, ...(id === receipt?.id ? { payer: null } : {}) },
    }));
    app.commandLine('import', app.write('records.json', JSON.stringify({ records })));
    await page.goto(await app.start());
    for (const value of ['2023', '2020Q3'])
      await page.getByRole('combobox', { name: '报告期', exact: true }).selectOption(value);
    await expect(page.getByText('填报中')).toBeVisible();
    // What is left of the first steps stands beside the work until the first report.
    const steps = page.getByRole('region', { name: '开始几步' });
    await expect(steps.getByText('已完成')).not.toHaveCount(0);
    const form = page.getByRole('row', { name: /飞地收益应收和到账情况表/ });
    await expect(form).toContainText('1 / 1 个飞地本期有到账');
    await expect(form).toContainText('待改正');
    await expectAccessible(page);
    await photograph(page, 'this-period-blocked-zh');
    await page
      .getByRole('region', { name: '还差什么' })
      .getByRole('link', { name: /付款单位未填写/ })
      .press('Enter');
    const payer = page.locator('.record-form').getByRole('textbox', { name: /^付款单位/ });
    await expect(payer).toBeFocused();
    await payer.fill('镇海区某公司');
    await payer.press('Control+s');
    await expect(page.getByText('已保存').first()).toBeVisible();
    // What cannot be read stays a draft when the page is left.
    await page
      .locator('.record-form')
      .getByRole('textbox', { name: /^实际到账/ })
      .fill('三百三十一');
  });

  await test.step('what is typed and not saved is the next step', async () => {
    await page.getByRole('link', { name: '本期', exact: true }).press('Enter');
    const saving = page.getByRole('link', { name: '处理未保存的输入' });
    await expect(saving).toBeVisible();
    await expect(page.getByRole('row', { name: /飞地收益应收和到账情况表/ })).toContainText('未保存');
    await saving.press('Enter');
    const form = page.locator('.record-form');
    await expect(form.getByRole('textbox', { name: /^付款单位/ })).toHaveValue('镇海区某公司');
    const amount = form.getByRole('textbox', { name: /^实际到账/ });
    await expect(amount).toHaveValue('三百三十一');
    await amount.fill('331');
    await amount.press('Control+s');
    await expect(page.getByText('已保存').first()).toBeVisible();
  });

  await test.step('ready to submit', async () => {
    await page.getByRole('link', { name: '本期', exact: true }).press('Enter');
    await expect(page.getByText('审核通过，待报送')).toBeVisible();
    await expect(page.getByRole('region', { name: '保存与备份' })).toContainText('王芳');
    await expectAccessible(page);
    await photograph(page, 'this-period-ready-zh');
    await page.getByRole('link', { name: /填写单位负责人、统计负责人、联系电话/ }).press('Enter');
    await expect(page.getByLabel('单位负责人')).toBeFocused();
    await page.getByRole('link', { name: '本期', exact: true }).press('Enter');
    await page.getByRole('link', { name: '签署并报送' }).press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: '报表' })).toBeVisible();
  });
});

test('the same in English: a click on what comes next works on that period', async ({ app, page }) => {
  seedCase(app, []);
  await page.goto(await app.start());
  await page.getByRole('button', { name: 'English' }).click();
  const due = page.getByRole('region', { name: 'Reports to make' });
  await expect(due).toBeVisible();
  const { next } = await ask(page, 'periods.due', { period: (await ask(page, 'session.open', {})).period });
  const quarter = next.find(({ period }) => period.includes('Q'));
  if (quarter === undefined) throw new Error('no quarter comes next');
  await due.getByRole('button', { name: formatPeriod(quarter.period, 'en') }).press('Enter');
  const strip = page.getByLabel('How the period stands');
  await expect(strip).toContainText(formatDateLong(quarter.deadline, 'en'));
  await expect(strip).toContainText('The period is not over yet');
  expect((await ask(page, 'session.open', {})).period).toBe(quarter.period);
  await expect(page.getByRole('row', { name: /Enclave returns due and received/ })).toContainText(
    '0 of 1 enclaves received',
  );
  await expectAccessible(page);
  await photograph(page, 'this-period-en');
  await page.getByRole('link', { name: 'Continue entering: Enclave returns' }).press('Enter');
  await expect(page).toHaveURL(/#\/enclaves\/[^/]+\/return/);
});

test('an upper level begins at its inbox', async ({ app, page }) => {
  app.commandLine('init', '--role', 'province', '--person', '王芳');
  await page.goto(await app.start());
  await expect(page).toHaveURL(/#\/inbox$/);
  await expect(page.getByRole('heading', { level: 1, name: '收件' })).toBeVisible();
  await expect(page.getByText('先选择各县放置报表的文件夹')).toBeVisible();
  await expectAccessible(page);
});
