import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importTexts, noticeText, placedProblemText } from '../../../db/domain/locale/import-text.ts';
import type { FieldValue } from '../../../db/domain/records/catalogue.ts';
import { seededPorts } from '../../../db/ports.ts';
import {
  externalTimeoutMs,
  hasOpenpyxl,
  needOpenpyxl,
  needXlsxWriter,
  openpyxlScript,
} from '../../support/external-readers.ts';
import { operatingEnclave } from '../../support/ledger-builder.ts';
import { openCounty, type ServiceHost } from '../../support/service-host.ts';
import { temporaryFolder } from '../../support/store-folder.ts';

/* Workbooks as county offices keep them, written by programs that are not ours (tests/support/dirty_workbooks.py). */

let data: ReturnType<typeof temporaryFolder>;
let desk: ReturnType<typeof temporaryFolder>;
let host: ServiceHost;

beforeAll(async () => {
  data = temporaryFolder();
  desk = temporaryFolder();
  const county = operatingEnclave(0).with('project');
  const villages = [
    ['201', '东畈村'],
    ['202', '西畈村'],
    ['203', '南畈村'],
    ['209', '新村'],
  ];
  for (const [code, name = ''] of villages)
    county.with('village', { id: `v${code}`, village_code: `330825101${code}`, name });
  for (const [code, name = ''] of [
    ['203', '芝溪村'],
    ['209', '新村'],
  ])
    county.with('village', {
      id: `z${code}`,
      village_code: `330825106${code}`,
      town_code: '330825106',
      name,
    });
  host = await openCounty(data.path, county, seededPorts(7, '2025-01-10T01:00:00Z'));
  if (await hasOpenpyxl()) await openpyxlScript('dirty_workbooks.py', desk.path);
}, externalTimeoutMs);

afterAll(() => {
  host.close();
  data.remove();
  desk.remove();
});

/** What becomes of a workbook's first sheet: proposals, and each row with what is taken or why it is not. */
async function read(name: string, sheet: string | null = null) {
  const file = join(desk.path, `${name}.xlsx`);
  const opened = await host.call('imports.open', { import_id: name, file, type: null });
  const type = opened.sheets.find((one) => one.name === sheet)?.type ?? null;
  const wanted = { import_id: name, sheet: sheet ?? '', head_first: 0, head_last: 0 };
  const { mapping } = type === null ? opened : await host.call('imports.propose', { ...wanted, type });
  if (mapping === null) throw new Error('no table found');
  const view = await host.call('imports.plan', { import_id: name, mapping, language: 'zh-CN' });
  const { rows } = await host.call('imports.rows', {
    import_id: name,
    states: ['added', 'changed', 'same', 'rejected', 'aside'],
    offset: 0,
    limit: 100,
    language: 'zh-CN',
  });
  const fields = (row: number): readonly Readonly<Record<string, FieldValue>>[] =>
    rows
      .filter((one) => one.row === row)
      .map((one) => Object.fromEntries(one.fields.map(({ field, new: value }) => [field, value])));
  const values = (row: number): Readonly<Record<string, FieldValue>> => fields(row)[0] ?? {};
  return {
    sheets: opened.sheets,
    mapping,
    questions: view.questions,
    notices: view.notices.map((one) => noticeText('zh-CN', one)),
    alike: view.alike,
    states: rows.map(({ row, state, aside }) => `${row} ${aside ?? state}`),
    problems: rows.flatMap(({ row, problems }) =>
      problems.map((one) => placedProblemText('zh-CN', mapping.type, row, one)),
    ),
    fields,
    values,
  };
}

describe('a sheet of a county office', { timeout: externalTimeoutMs }, () => {
  test.beforeEach(async (context) => {
    await needOpenpyxl(context);
    await needXlsxWriter(context);
  });

  test('with towns over their villages, sums and notes: each village its town, the rest listed', async () => {
    const { states, values, mapping } = await read('groups');
    expect(states).toEqual(['4 group', '5 added', '6 group', '7 added', '8 total', '9 note', '10 note']);
    expect(values(5)).toMatchObject({ town_code: '330825101', households: 312, weak_from: '2019-01-01' });
    expect(values(7)).toMatchObject({ town_code: '330825106', population: 1410, weak_from: '2019-01-01' });
    expect(values(7)).not.toHaveProperty('households');
    expect(mapping.meanings).toEqual([{ field: 'households', text: '无', value: '' }]);
  });

  test('whose title says year and unit: both proposed, 约5 refused, villages by their full names', async () => {
    const { states, values, mapping, problems } = await read('title');
    expect(mapping).toMatchObject({ type: 'village_year', constants: { year: '2024' } });
    expect(states).toEqual(['4 added', '5 rejected', '6 total']);
    expect(values(4)).toMatchObject({ year: 2024, total_income: 32_500_000, operating_income: 18_200_000 });
    expect(problems).toEqual(['E5 其中：飞地收益：不是数字，请只填数字。']);
  });

  test('whose tab says the year: 亿元 and 千元 are read as that', async () => {
    const { values, mapping } = await read('tab');
    expect(mapping.columns.map(({ field, unit }) => [field, unit])).toEqual([
      ['village_id', null],
      ['total_income', 'yiYuan'],
      ['subsidy_income', 'thousandYuan'],
    ]);
    expect(values(2)).toMatchObject({ year: 2023, total_income: 32_000_000, subsidy_income: 500_000 });
  });

  test('whose tab is a town: it is proposed for every village', async () => {
    const { mapping, values } = await read('town');
    expect(mapping.constants).toEqual({ town_code: '詹家镇' });
    expect(values(2)).toMatchObject({ town_code: '330825106', name: '芝溪村' });
  });

  test('with a second table of another unit below: it is listed, never read with the unit of the first', async () => {
    expect((await read('two-tables')).states).toEqual(['3 added', '4 total', '5 note', '6 other', '7 other']);
    expect((await read('two-units')).states).toEqual(['3 added', '4 other', '5 other', '6 other']);
    expect(importTexts('zh-CN').asides.other).toBe('另一张表，请单独导入');
  });

  test('with two villages of one name: the town beside or over it tells which', async () => {
    const { states, values, problems } = await read('same-name');
    expect(states).toEqual([
      '2 added',
      '3 added',
      '4 rejected',
      '5 group',
      '6 added',
      '7 note',
      '8 rejected',
    ]);
    expect([2, 3, 6].map((row) => values(row).village_id)).toEqual(['v209', 'z209', 'z209']);
    expect(problems).toEqual(['B4 村：“新村”不止一个，请改填代码。', 'B8 村：“新村”不止一个，请改填代码。']);
  });

  test('with merged cells: a name holds for all their rows, a figure for none', async () => {
    const { states, values, problems } = await read('merged');
    expect(states).toEqual(['2 added', '3 added', '4 rejected', '5 rejected']);
    expect(values(3)).toMatchObject({
      enclave_id: 'enclave-1',
      amount: 100_000_000,
      fund_source: 'ownFunds',
    });
    expect(problems.map((one) => one.slice(0, 2))).toEqual(['C4', 'C5']);
  });

  test('with a fraction where a percentage is wanted: refused unless cell or head says which', async () => {
    const { states, values, problems } = await read('percent');
    expect(states).toEqual(['2 added', '3 rejected']);
    expect(values(2)).toMatchObject({
      capital_share_pct: 510_000,
      return_share_pct: 5000,
      home_county: '330825',
    });
    expect(problems).toEqual(['C3 持股比例：“0.51”可能是百分数，也可能是小数，请写明百分号，如“51%”。']);
  });

  test('with last year beside this year and units below the heads: this year’s, each in its own unit', async () => {
    const { mapping, values } = await read('units-below');
    expect([mapping.head_first, mapping.head_last]).toEqual([1, 3]);
    expect(values(4)).toMatchObject({ total_income: 32_500_000, subsidy_income: 3_000_000 });
  });

  test('of investment: the month of its title; 2024.1 kept as a number may be October', async () => {
    const month = await read('month');
    expect(month.mapping.constants).toEqual({ month: '2024-09' });
    expect(month.states).toEqual(['3 added', '4 total']);
    expect(month.values(3)).toMatchObject({ inv_month: 200_000_000, progress_text: '主体封顶' });
    const october = await read('october');
    expect(october.states).toEqual(['2 rejected', '3 rejected', '4 added']);
    expect(october.problems[0]).toMatch(/^B2 月份：无法确定是1月还是10月/);
    expect(october.values(4)).toMatchObject({ month: '2024-10' });
  });

  test('with the months side by side: a record each, what cannot be read at its own cell', async () => {
    const { mapping, states, problems, fields } = await read('months');
    expect(mapping).toMatchObject({ type: 'investment', head_first: 3, head_last: 4, period_year: '2024' });
    expect(states).toEqual(['5 added', '5 added', '5 rejected', '6 total']);
    expect(fields(5)).toMatchObject([
      { month: '2024-02', inv_month: 30_000_000 },
      { month: '2024-03', inv_month: 12_500_000 },
      {},
    ]);
    expect(problems).toEqual(['E5 本月完成投资：不是数字，请只填数字。']);
  });

  test('with two years side by side: both, each figure of its own year', async () => {
    const { states, fields } = await read('two-years');
    expect(states).toEqual(['4 added', '4 added', '5 added', '5 added']);
    expect(fields(4)).toMatchObject([
      { year: 2023, total_income: 30_000_000, operating_income: 12_000_000 },
      { year: 2024, total_income: 32_500_000, operating_income: 14_000_000 },
    ]);
    expect(fields(5).map(({ total_income = null }) => total_income)).toEqual([28_000_000, null]);
  });

  test('with two tables side by side: each is offered, and none of its rows is the other’s', async () => {
    const left = await read('side-by-side');
    expect(left.sheets).toMatchObject([
      { name: '2024年 A:D', type: 'village' },
      { name: '2024年 E:G', type: 'village_year' },
    ]);
    // Whichever is taken, the other is named: it is not taken with it.
    expect(left.alike).toEqual([left.sheets.find(({ name }) => name !== left.mapping.sheet)?.name]);
    const right = await read('side-by-side', '2024年 E:G');
    expect(right.mapping).toMatchObject({ type: 'village_year', constants: { year: '2024' } });
    expect(right.states).toEqual(['3 added', '4 rejected', '5 added', '6 total']);
    expect(right.problems).toEqual(['G4 经营性收入：不是数字，请只填数字。']);
    expect(right.values(5)).toMatchObject({ village_id: 'v203', total_income: 25_000_000 });
    const only = await read('side-by-side', '2024年 A:D');
    expect(only.mapping.type).toBe('village');
    expect(only.states).toEqual(['3 changed', '4 changed', '6 total']);
    // An empty column for the eye parts nothing.
    const spacer = await read('spacer');
    expect(spacer.sheets).toMatchObject([{ name: '收入' }]);
    expect(spacer.values(2)).toMatchObject({ year: 2024, total_income: 32_000_000 });
  });

  test('with a town written once over its villages: it holds for them, and the plan says so', async () => {
    const { states, fields, notices } = await read('town-once');
    expect(states).toEqual(['2 added', '3 added', '4 added', '5 added']);
    expect([3, 4].map((row) => fields(row)[0]?.village_id)).toEqual(['z209', 'v209']);
    // A figure that is not there stays so.
    expect(fields(4)[0]).not.toHaveProperty('total_income');
    expect(notices).toEqual(['“乡镇”一栏有2个空格，按上方的地名导入（如第3行取自第2行）。']);
  });

  test('of printed pages, a sheet for each town: every page is read, and the other sheets are named', async () => {
    const { mapping, states, questions, alike } = await read('printed');
    expect([mapping.sheet, mapping.head_first, mapping.head_last]).toEqual(['湖镇镇', 3, 3]);
    expect(questions).toEqual([]);
    expect(states).toEqual(['4 added', '5 total', '6 heads', '7 total', '8 added', '9 total']);
    expect(alike).toEqual(['詹家镇']);
  });

  test('with heads of three rows: the month’s investment and funds, not those to date', async () => {
    const { mapping, states, values } = await read('deep-heads');
    expect([mapping.head_first, mapping.head_last]).toEqual([3, 5]);
    expect(states).toEqual(['6 total', '7 added']);
    expect(values(7)).toMatchObject({ month: '2021-07', inv_month: 100_500_000, fund_month: 80_000_000 });
  });
});
