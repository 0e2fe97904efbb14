import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { optionSets } from '../../../db/domain/options.ts';
import { type AnyRecord, declarationOf, type RecordType } from '../../../db/domain/records/catalogue.ts';
import { readReportFile } from '../../../db/exchange/report-file/read-report-file.ts';
import { showReportFile } from '../../../db/exchange/report-file/show-report-file.ts';
import {
  externalTimeoutMs,
  needOpenpyxl,
  type OpenpyxlSheet,
  type OpenpyxlWorkbook,
  openpyxlDump,
} from '../../support/external-readers.ts';
import { temporaryFolder } from '../../support/store-folder.ts';
import { total } from './by-hand.ts';
import { type DrawnReport, drawnReports, recordsOf } from './drawn-report.ts';
import { fenIn, type PrintedTable, printedTable, shown } from './printed-table.ts';
import { projectCounty, projects } from './project-county.ts';

/* Projects, their monthly investment, and the small forms, as openpyxl reads them, against sums made here once more. */

const folder = temporaryFolder();
let reports: ReadonlyMap<string, DrawnReport>;
beforeAll(async () => {
  reports = await drawnReports(folder.path, recordsOf(projectCounty()), ['2021-03', '2021-05', '2021']);
});
afterAll(() => folder.remove());

const reportOf = (period: string): DrawnReport => reports.get(period) ?? expect.fail('no report');
const opened = new Map<string, Promise<OpenpyxlWorkbook>>();
async function sheetsOf(period: string): Promise<readonly OpenpyxlSheet[]> {
  const { path } = reportOf(period);
  const workbook = opened.get(path) ?? openpyxlDump(path);
  opened.set(path, workbook);
  return (await workbook).sheets.filter(({ state }) => state === 'visible');
}
async function tableOf(period: string, tab: string): Promise<PrintedTable> {
  const sheets = await sheetsOf(period);
  return printedTable(sheets.find(({ name }) => name === tab) ?? expect.fail(`no sheet ${tab}`));
}
const column = (table: PrintedTable, label: string): number => {
  const at = table.labels.indexOf(label);
  return at < 0 ? expect.fail(`no column ${label}, but ${table.labels.join(' ')}`) : at;
};
const letter = (at: number): string => String.fromCharCode(65 + at);
const rowNamed = (table: PrintedTable, name: string) =>
  table.rows.find(({ cells }) => shown(cells[1]) === name) ?? expect.fail(`no row ${name}`);

/** Sums by hand: months of one project up to one, of a year or since it began. */
function invested(id: string, until: string, field: 'inv_month' | 'fund_month', from = '2021'): number {
  const rows = reportOf('2021').rows('investment');
  const counted = rows.filter((row) => row.project_id === id && row.month >= from && row.month <= until);
  return total(counted.map((row) => row[field]));
}
function sinceStart(id: string, until: string): number {
  const { rows } = reportOf('2021');
  const opening = rows('project_opening').find((row) => row.project_id === id)?.inv_cum ?? 0;
  const months = rows('investment').filter((row) => row.project_id === id && row.month <= until);
  return (
    opening + invested(id, until, 'inv_month', '0000') + total(months.map((row) => row.prior_year_adjustment))
  );
}
const plan = (id: string): number | null =>
  reportOf('2021')
    .rows('project_year')
    .find((row) => row.project_id === id)?.year_plan ?? null;

const [north, south] = [projects.hotelNorth, projects.hotelSouth];
/** Projects whose figures make the total: the sub-project of the park is in the park. */
const counted = [projects.parts, north, south, projects.park];

const order = [
  '山海文旅酒店群',
  '山海文旅酒店群（北区）',
  '山海文旅酒店群（南区）',
  '龙游镇海试验产业园基础设施建设工程（一期、二期及配套）',
  '产业园供水工程',
  '试验精密零件项目',
];
const idOf: Readonly<Record<string, string>> = {
  '山海文旅酒店群（北区）': north,
  '山海文旅酒店群（南区）': south,
  '龙游镇海试验产业园基础设施建设工程（一期、二期及配套）': projects.park,
  产业园供水工程: projects.parkWater,
  试验精密零件项目: projects.parts,
};

describe.each([
  { period: '2021-03', until: '2021-03', isYear: false },
  { period: '2021-05', until: '2021-05', isYear: false },
  { period: '2021', until: '2021-12', isYear: true },
])('the form on investment of $period', ({ period, until, isYear }) => {
  const columns = (id: string): Record<string, number | null> => ({
    年度计划投资: plan(id),
    本年累计完成投资: invested(id, until, 'inv_month'),
    自开始建设累计完成投资: sinceStart(id, until),
    本年到位资金: invested(id, until, 'fund_month'),
    ...(isYear ? {} : { 本月完成投资: invested(id, until, 'inv_month', until) }),
    ...(isYear ? {} : { 本月到位资金: invested(id, until, 'fund_month', until) }),
  });

  it('has a row a project, sub-projects beneath their whole, and what each did', {
    timeout: externalTimeoutMs,
  }, async (context) => {
    await needOpenpyxl(context);
    const table = await tableOf(period, '项目投资');
    expect(table.rows.slice(0, -1).map(({ cells }) => shown(cells[1]))).toEqual(order);
    expect(table.labels.includes('本月完成投资')).toBe(!isYear);
    for (const [name, id] of Object.entries(idOf)) {
      const { cells } = rowNamed(table, name);
      for (const [label, amount] of Object.entries(columns(id))) {
        const found = fenIn(cells[column(table, label)]);
        // A month that is not entered stays blank; sums go on.
        const blank = label.startsWith('本月') && amount === 0;
        expect([name, label, found]).toEqual([name, label, blank ? null : amount]);
      }
      const planned = plan(id);
      const rate = shown(cells[column(table, '完成率（%）')]);
      const expected = planned === null ? null : (invested(id, until, 'inv_month') / planned) * 100;
      if (expected === null) expect(rate).toBeNull();
      else expect(Number(rate)).toBeCloseTo(expected, 3);
    }
    expect(shown(rowNamed(table, '试验精密零件项目').cells[column(table, '形象进度')])).toBe(
      `${Number(until.slice(5))}月：主体结构施工`,
    );
  });

  it('adds each project once, by formulas', { timeout: externalTimeoutMs }, async (context) => {
    await needOpenpyxl(context);
    const table = await tableOf(period, '项目投资');
    const sum = table.rows.at(-1) ?? expect.fail('no sum');
    expect(shown(sum.cells[0])).toBe('合计');
    const whole = rowNamed(table, '山海文旅酒店群');
    const [a, b, c] = [whole.row, rowNamed(table, order[3] ?? '').row, rowNamed(table, order[5] ?? '').row];
    for (const label of Object.keys(columns(projects.park))) {
      const at = column(table, label);
      const amounts = (ids: readonly string[]) => total(ids.map((id) => columns(id)[label] ?? 0));
      expect([label, fenIn(sum.cells[at])]).toEqual([label, amounts(counted)]);
      expect([label, fenIn(whole.cells[at])]).toEqual([label, amounts([north, south])]);
      expect(sum.cells[at]?.value).toBe(`=SUM(${letter(at)}${a},${letter(at)}${b},${letter(at)}${c})`);
      expect(whole.cells[at]?.value).toBe(`=SUM(${letter(at)}${a + 1}:${letter(at)}${a + 2})`);
    }
    const planned = reportOf('2021')
      .rows('project')
      .filter(({ parent_project_id: of, id }) => of === null && id !== projects.ended);
    expect(fenIn(sum.cells[column(table, '计划总投资')])).toBe(
      total(planned.map((one) => one.planned_total)),
    );
    expect(sum.cells[column(table, '完成率（%）')]?.type).toBe('f');
  });

  it('the manifest states the same sums', { timeout: externalTimeoutMs }, async () => {
    const { manifest } = await showReportFile(reportOf(period).path);
    const sum = (of: (id: string) => number): number => total(counted.map(of));
    expect(manifest).toMatchObject({
      control_totals: {
        investment_year_plan: sum((id) => plan(id) ?? 0),
        investment_period: sum((id) => invested(id, until, 'inv_month', isYear ? '2021' : until)),
        investment_ytd: sum((id) => invested(id, until, 'inv_month')),
        investment_since_start: sum((id) => sinceStart(id, until)),
        funds_ytd: sum((id) => invested(id, until, 'fund_month')),
      },
      counts: { project: 7, investment: isYear ? 42 : period === '2021-03' ? 3 : 4 },
    });
  });
});

it.for([
  { period: '2021-03', month: '2021-03' },
  { period: '2021', month: '2021-12' },
])(
  'composition and sources of $period stand beside what they make',
  { timeout: externalTimeoutMs },
  async ({ period, month }) => {
    const table = await tableOf(period, '项目投资-构成与资金来源');
    const { cells } = rowNamed(table, '试验精密零件项目');
    const at = (label: string) => fenIn(cells[column(table, label)]) ?? 0;
    expect(at('本年累计完成投资')).toBe(invested(projects.parts, month, 'inv_month'));
    expect(at('建筑安装工程') + at('设备工器具购置') + at('其他费用')).toBe(at('本年累计完成投资'));
    const sources = ['国家预算资金', '国内贷款', '利用外资', '自筹资金', '其他资金'];
    expect(total(sources.map(at))).toBe(at('本年到位资金'));
    expect(at('其中：土地购置费')).toBe(10_000_001);
    expect(at('上年末结余资金')).toBe(65_432_109);
    expect(table.notes).toContain('(1)=(2)+(3)+(4)；');
    expect(table.notes).toContain('(5)≤(4)；');
    expect(table.notes).toContain('(6)=(7)+(8)+(9)+(10)+(11)');
    const adjusted = table.labels.indexOf('以前年度调整数');
    expect(adjusted < 0 ? null : fenIn(cells[adjusted])).toBe(period === '2021' ? -123_456 : null);
  },
);

it('a month between quarters states only what somebody stated besides', {
  timeout: externalTimeoutMs,
}, async (context) => {
  await needOpenpyxl(context);
  const table = await tableOf('2021-05', '项目投资-构成与资金来源');
  expect(table.labels.slice(3)).toEqual(['上年末结余资金', '以前年度调整数', '调整原因']);
});

it('the months of a year are a list whose standing figures are not added up', {
  timeout: externalTimeoutMs,
}, async (context) => {
  await needOpenpyxl(context);
  const table = await tableOf('2021', '项目投资-项目投资进度');
  expect(table.rows).toHaveLength(43);
  const sum = table.rows.at(-1)?.cells ?? [];
  const added = table.labels.filter((_, at) => sum[at]?.type === 'f');
  expect(added).toEqual(['本月完成投资', '本月到位资金']);
  for (const [label, field] of [
    ['本月完成投资', 'inv_month'],
    ['本月到位资金', 'fund_month'],
  ] as const) {
    const expected = total(counted.map((id) => invested(id, '2021-12', field)));
    expect(fenIn(sum[column(table, label)])).toBe(expected);
  }
});

describe('the list of projects, too wide for one sheet', () => {
  const isProjects = ({ name }: OpenpyxlSheet): boolean => /^项目(（|$)/.test(name);

  it('goes on in sheets that begin with number, code and name, and can be read', {
    timeout: externalTimeoutMs,
  }, async (context) => {
    await needOpenpyxl(context);
    const sheets = (await sheetsOf('2021')).filter(isProjects);
    const suffixes = sheets.map((_, at) => (at === 0 ? '' : `（续${at}）`));
    expect(sheets.length).toBeGreaterThan(1);
    expect(sheets.map(({ name }) => name)).toEqual(suffixes.map((one) => `项目${one}`));
    const tables = sheets.map(printedTable);
    sheets.forEach((sheet, at) => {
      // 193 characters of 11 points fill A4 landscape at 8 points.
      expect(total(Object.values(sheet.widths))).toBeLessThan(193);
      expect(tables[at]?.labels.slice(0, 3)).toEqual(['序号', '项目代码', '项目名称']);
      expect(tables[at]?.numbers.slice(0, 3)).toEqual(['甲', '乙', '丙']);
      expect(tables[at]?.rows.slice(0, 7).map(({ cells }) => shown(cells[2]))).toEqual(
        tables[0]?.rows.slice(0, 7).map(({ cells }) => shown(cells[2])),
      );
      expect(sheet.cells.A1?.value).toBe(`山海协作项目基本情况表${suffixes[at]}`);
    });
    const numbers = tables.flatMap((table, at) => table.numbers.slice(at === 0 ? 0 : 3));
    expect(new Set(numbers).size).toBe(numbers.length);
    const figures = numbers.filter((one) => /^\d+$/.test(one));
    expect(figures).toEqual(figures.map((_, at) => String(at + 1)));
  });

  it('adds what a whole and its parts are planned to cost once, and what was invested once', {
    timeout: externalTimeoutMs,
  }, async (context) => {
    await needOpenpyxl(context);
    const { rows } = reportOf('2021');
    for (const sheet of (await sheetsOf('2021')).filter(isProjects)) {
      const table = printedTable(sheet);
      const sum = table.rows.at(-1)?.cells ?? [];
      const planned = table.labels.indexOf('计划总投资');
      if (planned >= 0) {
        const roots = rows('project').filter((one) => one.parent_project_id === null);
        expect(fenIn(sum[planned])).toBe(total(roots.map((one) => one.planned_total)));
      }
      const done = table.labels.indexOf('自开始建设累计完成投资');
      if (done >= 0) {
        const all = [...counted, projects.ended].map((id) => sinceStart(id, '2021-12'));
        expect(fenIn(sum[done])).toBe(total(all));
      }
    }
  });
});

it.each(['2021-03', '2021-05', '2021'])(
  'every field of %s that holds anything stands in some cell',
  async (period) => {
    const { packaged, path } = reportOf(period);
    const { report } = await readReportFile(path, '');
    const stated = new Set(
      report.cellMap.map(({ record_type, record_id, field }) => [record_type, record_id, field].join()),
    );
    const forms = period === '2021' ? optionSets.form : ['investment'];
    const missing = packaged.flatMap(({ type, record }) => {
      const { form, fields } = declarationOf(type);
      if (form === null || !forms.includes(form)) return [];
      return fields
        .filter(({ name }) => (record[name] ?? null) !== null)
        .map(({ name }) => [type, record.id, name].join())
        .filter((one) => !stated.has(one));
    });
    // A month's rows are the form itself: their project and month are its rows and its period.
    expect(missing.filter((one) => !/^investment,.*,(project_id|month)$/.test(one))).toEqual([]);
  },
);

describe('the small forms', () => {
  const sums: readonly {
    tab: string;
    type: RecordType;
    fields: Readonly<Record<string, string>>;
    unit: number;
  }[] = [
    { tab: '干部人才', type: 'exchange', fields: { 人数: 'headcount' }, unit: 1 },
    {
      tab: '教育结对',
      type: 'education',
      fields: { 团队人数: 'team_size', 常驻人数: 'resident_count' },
      unit: 1,
    },
    { tab: '协作平台', type: 'platform', fields: { '规划面积（亩）': 'planned_area_mu' }, unit: 100 },
    { tab: '一县一策-举措', type: 'policy_measure', fields: { 资金: 'funds' }, unit: 1_000_000 },
  ];
  it.for(sums)(
    '$tab adds up heads, areas and money',
    { timeout: externalTimeoutMs },
    async ({ tab, type, fields, unit }) => {
      const table = await tableOf('2021', tab);
      const records = reportOf('2021')
        .packaged.filter((one) => one.type === type)
        .map(({ record }) => record);
      const sum = table.rows.at(-1)?.cells ?? [];
      expect(shown(sum[0])).toBe('合计');
      for (const [label, name] of Object.entries(fields)) {
        const cell = sum[column(table, label)];
        expect([label, cell?.type]).toEqual([label, 'f']);
        const expected = total(records.map((record: AnyRecord) => record[name] as number | null)) / unit;
        expect([label, shown(cell)]).toEqual([label, expected]);
      }
    },
  );

  it('forms of which there is nothing give their declaration and reason', {
    timeout: externalTimeoutMs,
  }, async (context) => {
    await needOpenpyxl(context);
    const table = await tableOf('2021', '零报告');
    expect(table.rows.map(({ cells }) => cells.slice(1, 5).map(shown)).slice(-2)).toEqual([
      [null, '医疗结对情况表', '零报告', null],
      ['山海13表', '帮扶资金情况表', '不适用', '结对地区本年没有援建资金'],
    ]);
    expect((await sheetsOf('2021')).map(({ name }) => name)).not.toContain('帮扶资金');
  });
});
