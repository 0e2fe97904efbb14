import type { Page } from '@playwright/test';
import { LedgerBuilder } from '../support/ledger-builder.ts';
import { importable } from '../support/records-file.ts';
import { ask, expect, expectAccessible, paste, photograph, test } from './fixtures.ts';

type Answers = Readonly<Record<string, string>>;

/** Fills the open form as a person does: lists are chosen from, names are picked, the rest is typed. */
async function fill(page: Page, region: string, answers: Answers): Promise<void> {
  const form = page.getByRole('region', { name: region, exact: true });
  for (const [label, answer] of Object.entries(answers)) {
    const name = new RegExp(`^${label.replaceAll('(', '\\(').replaceAll(')', '\\)')}( \\(|\\s*\\*|$)`);
    const box = form.getByRole('combobox', { name }).or(form.getByRole('textbox', { name }));
    if ((await box.evaluate((element) => element.tagName)) === 'SELECT') await box.selectOption(answer);
    else await box.fill(answer);
    const option = page.getByRole('option', { name: new RegExp(`^${answer}`) });
    if ((await box.getAttribute('aria-haspopup')) === 'listbox') await option.first().click();
  }
  await page.keyboard.press('Control+s');
}

interface SmallForm {
  readonly link: string;
  readonly type: string;
  readonly answers: Answers;
  /** A record below it: its type, and what is filled in. */
  readonly below?: readonly [type: string, answers: Answers];
}

const forms = {
  'zh-CN': [
    {
      link: '协作平台',
      type: '协作平台',
      answers: {
        平台编号: '330825-PT-01',
        平台名称: '试验产业园',
        平台类型: 'ecoTourismCulture',
        级别: 'provincial',
        批复文号: '试验〔2018〕1号',
        批复日期: '2018年6月1日',
        规划面积: '1500',
        开发模式: 'onePark',
        计入协作平台数: 'yes',
        共建地区: '镇海区',
      },
    },
    {
      link: '一县一策',
      type: '一县一策方案',
      answers: { 方案名称: '龙游县试验方案', 批次: 'first', 文号: '试〔2021〕1号', 印发日期: '2021.5.22' },
      below: [
        '举措',
        {
          序号: '1',
          举措内容: '建设试验平台',
          牵头单位: '县发改局',
          完成时限: '2025-12-31',
          进展: 'underWay',
        },
      ],
    },
    {
      link: '干部人才',
      type: '干部人才交流',
      answers: {
        交流方向: 'seaToMountain',
        人员类别: 'cadre',
        派出单位: '镇海区发改局',
        接收单位: '龙游县发改局',
        人数: '1',
        起始日期: '2020-11-01',
        全脱产: 'yes',
      },
      below: ['交流人员', { 姓名: '陈试' }],
    },
  ],
  en: [
    {
      link: 'Education',
      type: 'Education twinning',
      answers: {
        Kind: 'hopeGroup',
        'Helping unit': '镇海试验中学',
        'Helped school': '龙游试验中学',
        'School stage': 'senior',
        'Team size': '8',
        'Resident members': '3',
        From: '2021-09-01',
      },
    },
    {
      link: 'Medical care',
      type: 'Medical twinning',
      answers: {
        'Helping hospital': '省试验医院',
        'Its grade': '3A',
        'Helped hospital': '龙游试验医院',
        'Grade of the helped hospital': '2A',
        'Resident experts': '5',
        From: '2021-04-01',
      },
    },
    {
      link: 'Aid funds',
      type: 'Aid funds',
      answers: { Partner: '镇海区', 'Aid funds': '600', 'Training (person-times)': '400' },
    },
  ],
} as const satisfies Record<string, readonly SmallForm[]>;

test('an officer enters one record of every small form, in both languages', async ({ app, page }) => {
  app.commandLine('init', '--role', 'county', '--county', '330825', '--person', '王芳');
  const builder = new LedgerBuilder().with('host');
  app.commandLine('import', app.write('records.json', JSON.stringify({ records: importable(builder) })));
  await page.goto(await app.start());
  for (const value of ['2023', '2021'])
    await page.getByRole('combobox', { name: '报告期', exact: true }).selectOption(value);

  const words = {
    'zh-CN': { add: '新增', fresh: (type: string) => `新增${type}`, saved: '已保存' },
    en: { add: 'Add', fresh: (type: string) => `New: ${type}`, saved: 'Saved' },
  } as const;
  for (const language of ['zh-CN', 'en'] as const) {
    const { add, fresh, saved } = words[language];
    for (const one of forms[language] as readonly SmallForm[]) {
      await test.step(one.link, async () => {
        await page.getByRole('link', { name: one.link, exact: true }).press('Enter');
        const section = page.getByRole('region', { name: one.type, exact: true });
        await section.getByRole('button', { name: add, exact: true }).press('Enter');
        await fill(page, fresh(one.type), one.answers);
        await expect(page.getByText(saved, { exact: false }).first()).toBeVisible();
        if (one.below !== undefined) {
          const [type, answers] = one.below;
          const below = page.getByRole('region', { name: type, exact: true });
          await below.getByRole('button', { name: add, exact: true }).press('Enter');
          await fill(page, fresh(type), answers);
          await expect(below.getByRole('table')).toBeVisible();
        }
        await expectAccessible(page);
        await photograph(page, `form-${one.link}`);
      });
    }
    if (language === 'zh-CN') await page.getByRole('button', { name: 'English' }).press('Enter');
  }

  for (const type of [
    'platform',
    'policy',
    'policy_measure',
    'exchange',
    'exchange_person',
    'education',
    'medical',
    'aid',
  ] as const) {
    expect([type, (await ask(page, 'records.list', { type })).total]).toEqual([type, 1]);
  }
});

test('a form is pasted from Excel as a table, and the registers are a page of their own', async ({
  app,
  page,
}) => {
  app.commandLine('init', '--role', 'county', '--county', '330825', '--person', '王芳');
  await page.goto(await app.start());
  await page.getByRole('link', { name: '干部人才', exact: true }).press('Enter');
  await page.getByText('表格填写', { exact: true }).click();
  const grid = page.getByRole('grid', { name: '干部人才交流' });
  await grid.getByRole('gridcell').first().click();
  await paste(
    page,
    [
      '人员类别\t派出单位\t接收单位\t人数\t起始日期\t交流方向\t全脱产',
      '挂职干部\t镇海区发改局\t龙游县发改局\t1\t2020年11月1日\t海→山\t是',
      '教师\t镇海试验中学\t龙游试验中学\t两个\t2021.9.1\t海→山\t否',
    ].join('\r\n'),
  );
  await expect(page.getByText('已按表头或村名放入 2 行')).toBeVisible();
  await expectAccessible(page);
  await photograph(page, 'form-table-zh');
  await page.keyboard.press('Control+s');
  // A number in words cannot be read: it stays typed and marked, the rest of its row is saved.
  await expect(grid.getByText('两个')).toBeVisible();
  const { rows } = await ask(page, 'records.list', { type: 'exchange' });
  expect(rows.map(({ headcount, direction }) => [headcount, direction])).toEqual(
    expect.arrayContaining([
      [1, 'seaToMountain'],
      [null, 'seaToMountain'],
    ]),
  );
  // Measures are pasted below their plan by its name.
  await page.getByRole('link', { name: '一县一策', exact: true }).press('Enter');
  await page.getByText('表格填写', { exact: true }).click();
  const plans = page.getByRole('grid', { name: '一县一策方案' });
  await plans.getByRole('gridcell').first().click();
  await paste(page, '方案名称\t批次\t文号\n龙游县试验方案\t第一批\t试〔2021〕1号');
  await page.keyboard.press('Control+s');
  await expect.poll(async () => (await ask(page, 'records.list', { type: 'policy' })).total).toBe(1);
  const measures = page.getByRole('grid', { name: '举措' });
  await measures.getByRole('gridcell').first().click();
  await paste(page, '方案\t序号\t举措内容\n龙游县试验方案\t1\t建设试验平台');
  await page.keyboard.press('Control+s');
  await expect.poll(async () => (await ask(page, 'records.list', { type: 'policy_measure' })).total).toBe(1);
  await page.getByRole('link', { name: '区县与结对' }).press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: '结对关系', exact: true })).toBeVisible();
  await expectAccessible(page);
  await photograph(page, 'registers-zh');
});

test('a link of the check leads into the record below another one', async ({ app, page }) => {
  const builder = new LedgerBuilder()
    .with('host')
    .with('policy')
    .with('policy_measure', { measure_no: null })
    .with('project')
    .with('project_status', { date: null });
  app.commandLine('init', '--role', 'county', '--county', '330825', '--person', '王芳');
  app.commandLine('import', app.write('records.json', JSON.stringify({ records: importable(builder) })));
  await page.goto(await app.start());
  for (const value of ['2023', '2021'])
    await page.getByRole('combobox', { name: '报告期', exact: true }).selectOption(value);
  for (const [link, region, cell] of [
    [/举措.*序号未填写|序号未填写/, '修改举措', /^序号/],
    [/日期未填写/, '修改建设状态', /^日期/],
  ] as const) {
    await page.getByRole('link', { name: '审核', exact: true }).press('Enter');
    await page.getByRole('link', { name: link }).first().press('Enter');
    await expect(
      page.getByRole('region', { name: region, exact: true }).getByRole('textbox', { name: cell }),
    ).toBeFocused();
  }
});
