import type { Page } from '@playwright/test';
import { LedgerBuilder, wan } from '../support/ledger-builder.ts';
import { importable } from '../support/records-file.ts';
import { ask, expect, expectAccessible, paste, photograph, type RunningApp, test } from './fixtures.ts';

/** Three projects that report; the first has months since February and stood at 1,200 万元 before the app. */
function seedProjects(app: RunningApp): void {
  const builder = new LedgerBuilder().with('host');
  const names = ['试验精密零件项目', '试验文旅综合体项目', '试验冷链物流项目'];
  for (const [at, name] of names.entries()) {
    const n = at + 1;
    builder
      .with('project', {
        name,
        project_code: `2003-330825-04-01-12345${n}`,
        sign_date: '2020-01-15',
        start_date: '2020-03-01',
      })
      .with('project_status', { project_id: `project-${n}`, date: '2020-03-01' });
  }
  builder
    .with('project_year', { year_plan: wan(3000) })
    .with('project_opening', { inv_cum: wan(1200), fund_cum: wan(1500) })
    .with('investment', {
      month: '2021-02',
      inv_month: wan(200),
      fund_month: wan(300),
      progress_text: '桩基施工',
    })
    .with('investment', {
      month: '2021-03',
      inv_month: wan(250),
      fund_month: wan(100),
      progress_text: '基础完成',
    });
  app.commandLine('init', '--role', 'county', '--county', '330825', '--person', '王芳');
  app.commandLine('import', app.write('records.json', JSON.stringify({ records: importable(builder) })));
}

async function choosePeriod(page: Page, ...values: readonly string[]): Promise<void> {
  for (const value of values)
    await page.getByRole('combobox', { name: '报告期', exact: true }).selectOption(value);
}

test('a month of investment is entered for all projects in one table', async ({ app, page }) => {
  seedProjects(app);
  await page.goto(await app.start());
  await choosePeriod(page, '2023', '2021-04');
  await page.getByRole('link', { name: '月度投资' }).press('Enter');
  const grid = page.getByRole('grid', { name: /2021年4月项目投资/ });
  const head = async (name: string) =>
    (await grid.getByRole('columnheader').allInnerTexts()).findIndex((text) => text.startsWith(name));
  const cell = async (project: string, name: string) =>
    grid
      .getByRole('row', { name: project })
      .getByRole('gridcell')
      .nth(await head(name));
  const first = '试验精密零件项目';

  await test.step('last month and the plan stand beside', async () => {
    await expect(grid.getByRole('columnheader', { name: /年度计划投资/ })).toBeVisible();
    await expect(await cell(first, '年度计划投资')).toHaveText('3,000.00');
    await expect(await cell(first, '本月完成投资')).toHaveText(/2021年3月 250\.00/);
    await expect(await cell(first, '自开始建设累计完成投资')).toHaveText('1,650.00');
    await expectAccessible(page);
    await photograph(page, 'investment-month-zh');
  });

  await test.step('the month is typed, and what follows from it is there at once', async () => {
    await (await cell(first, '本月完成投资')).click();
    await page.keyboard.type('150');
    await page.keyboard.press('Enter');
    await expect(await cell(first, '本年累计完成投资')).toHaveText('600.00');
    await expect(await cell(first, '完成率')).toHaveText('20.00');
    await expect(await cell(first, '自开始建设累计完成投资')).toHaveText('1,800.00');
  });

  await test.step('a typed year to date, or total since start, gives the month', async () => {
    await (await cell(first, '本年累计完成投资')).click();
    await page.keyboard.type('650.5');
    await page.keyboard.press('Enter');
    await expect(await cell(first, '本月完成投资')).toHaveText(/200\.50$/);
    await (await cell(first, '自开始建设累计完成投资')).click();
    await page.keyboard.type('1,820');
    await page.keyboard.press('Enter');
    await expect(await cell(first, '本月完成投资')).toHaveText(/170\.00$/);
    await (await cell(first, '本年到位资金')).click();
    await page.keyboard.type('420');
    await page.keyboard.press('Enter');
    await expect(await cell(first, '本月到位资金')).toHaveText(/20\.00$/);
    await (await cell(first, '形象进度')).click();
    await page.keyboard.type('主体施工到二层');
    await page.keyboard.press('Enter');
  });

  await test.step('no change for the other two in one key', async () => {
    await (await cell('试验文旅综合体项目', '本月完成投资')).click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('F8');
    await expect(await cell('试验文旅综合体项目', '本月完成投资')).toHaveText('0.00');
    await expect(await cell('试验冷链物流项目', '本月到位资金')).toHaveText('0.00');
    await expect(await cell('试验冷链物流项目', '形象进度')).toHaveText(/本月无进展/);
    await page.keyboard.press('Control+s');
    // The table of plans on the same page may say so, too.
    await expect(page.getByRole('region', { name: /4月项目投资及其操作/ }).getByText('已保存')).toBeVisible();
    const { rows } = await ask(page, 'records.list', { type: 'investment', filter: { month: '2021-04' } });
    expect(rows.map(({ inv_month, fund_month }) => [inv_month, fund_month])).toEqual(
      expect.arrayContaining([
        [wan(170), wan(20)],
        [0, 0],
        [0, 0],
      ]),
    );
  });

  await test.step('a table of the office goes to the projects that it names, and its month stands', async () => {
    await (await cell(first, '本月完成投资')).click();
    await paste(
      page,
      [
        '月份\t项目名称\t本年累计完成投资\t本月完成投资',
        '2021-03\t试验冷链物流项目\t999\t30',
        '2021-03\t试验文旅综合体项目\t\t20',
        '2021-03\t没有的项目\t5\t5',
      ].join('\r\n'),
    );
    await expect(await cell('试验冷链物流项目', '本月完成投资')).toHaveText('30.00');
    await expect(await cell('试验文旅综合体项目', '本月完成投资')).toHaveText('20.00');
    await expect(await cell(first, '本月完成投资')).toHaveText(/170\.00$/);
    await expect(page.getByText(/没有的项目/)).toBeVisible();
  });

  await test.step('filling down repeats the month, and not what follows from it', async () => {
    await (await cell('试验文旅综合体项目', '本月完成投资')).click();
    await page.keyboard.press('Shift+ArrowDown');
    for (let column = 0; column < 3; column += 1) await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Control+d');
    await expect(await cell('试验冷链物流项目', '本月完成投资')).toHaveText('20.00');
    await expect(await cell('试验冷链物流项目', '自开始建设累计完成投资')).toHaveText('20.00');
    await page.keyboard.press('Control+s');
  });

  await test.step('composition says what is left to explain', async () => {
    await (await cell(first, '本月完成投资')).click();
    await page.getByRole('button', { name: /构成、资金来源和其他指标：试验精密零件项目/ }).press('Enter');
    const form = page.getByRole('region', { name: '修改项目投资进度' });
    await form.getByRole('textbox', { name: /^建筑安装工程/ }).fill('400');
    await form.getByRole('textbox', { name: /^设备工器具购置/ }).fill('100');
    await expect(form.getByText('累计 620.00，还有 120.00 万元没有分到各项')).toBeVisible();
    await form.getByRole('textbox', { name: /^其他费用/ }).fill('120');
    await expect(form.getByText('累计 620.00 万元，已全部分到各项')).toBeVisible();
    await expectAccessible(page);
    await photograph(page, 'investment-detail-zh');
    await page.keyboard.press('Control+s');
  });

  await test.step('plans of the year', async () => {
    const plans = page.getByRole('grid', { name: '2021年度计划投资' });
    await plans.getByRole('row', { name: '试验冷链物流项目' }).getByRole('gridcell').nth(1).click();
    await page.keyboard.type('8000万');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+s');
    await expect(await cell('试验冷链物流项目', '年度计划投资')).toHaveText('8,000.00');
    await photograph(page, 'investment-plan-zh');
  });

  await test.step('in English', async () => {
    await page.getByRole('button', { name: 'English' }).press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Project investment' })).toBeVisible();
    await expectAccessible(page);
    await photograph(page, 'investment-month-en');
  });
});

test('a project is entered with its status and opening balance', async ({ app, page }) => {
  app.commandLine('init', '--role', 'county', '--county', '330825', '--person', '王芳');
  await page.goto(await app.start());
  await choosePeriod(page, '2023', '2021');
  await page.getByRole('link', { name: '项目', exact: true }).press('Enter');
  await expectAccessible(page);
  await photograph(page, 'projects-empty-zh');
  await page.getByRole('button', { name: '新增' }).press('Enter');
  const form = page.getByRole('region', { name: '新增项目' });
  await form.getByLabel('项目名称').fill('试验精密零件项目');
  await form.getByLabel('项目代码').fill('2103-330825-04-01-123456');
  await form.getByLabel('领域').selectOption('industry');
  await form.getByLabel('建设性质').selectOption('new');
  await form.getByLabel('项目单位（投资企业）').fill('龙游试验制造有限公司');
  await form.getByLabel('项目单位统一社会信用代码').fill('91331121MA2T004450');
  await form.getByLabel('投资性质').selectOption('private');
  await form.getByLabel('投资方来源地').selectOption('withinProvince');
  await form.getByLabel('建设地点区划代码').fill('330825101201');
  await form.getByRole('textbox', { name: /^建设地点(?!区划)/ }).fill('湖镇镇试验路2号');
  await form.getByRole('textbox', { name: /^计划总投资/ }).fill('9000');
  await form.getByLabel('引进时间').fill('2021年1月15日');
  await form.getByLabel('开工日期').fill('2021-03-01');
  await photograph(page, 'project-form-zh');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('共 1 个项目')).toBeVisible();

  const statuses = page.getByRole('region', { name: '建设状态', exact: true });
  await statuses.getByRole('button', { name: '新增' }).press('Enter');
  const status = page.getByRole('region', { name: '新增建设状态' });
  await expect(status.getByLabel('建设状态')).toHaveValue('underConstruction');
  await expect(status.getByLabel('日期')).toHaveValue('2021-03-01');
  await status.getByLabel('日期').focus();
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('group', { name: '项目' }).getByText('在建')).toBeVisible();
  await expectAccessible(page);
  await photograph(page, 'project-open-zh');
});

test('links of the check lead to the plan and to the composition, where they are typed', async ({
  app,
  page,
}) => {
  const builder = new LedgerBuilder()
    .with('host')
    .with('project')
    .with('project_status')
    .with('investment', { construction: wan(1) });
  app.commandLine('init', '--role', 'county', '--county', '330825', '--person', '王芳');
  app.commandLine('import', app.write('records.json', JSON.stringify({ records: importable(builder) })));
  await page.goto(await app.start());
  await choosePeriod(page, '2023', '2021-03');
  const check = page.getByRole('link', { name: '审核', exact: true });

  await check.press('Enter');
  await page
    .getByRole('link', { name: /构成之和/ })
    .first()
    .press('Enter');
  await expect(page.getByRole('textbox', { name: /^建筑安装工程/ })).toBeFocused();

  await check.press('Enter');
  await page
    .getByRole('link', { name: /年度计划投资未填写/ })
    .first()
    .press('Enter');
  const plans = page.getByRole('grid', { name: '2021年度计划投资' });
  await expect(plans.getByRole('gridcell').nth(1)).toBeFocused();
  await page.keyboard.type('5000');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+s');
  await expect
    .poll(async () =>
      (await ask(page, 'records.list', { type: 'project_year' })).rows.map((row) => row.year_plan),
    )
    .toEqual([wan(5000)]);
});
