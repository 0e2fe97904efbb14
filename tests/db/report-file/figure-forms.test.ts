import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  externalTimeoutMs,
  needOpenpyxl,
  type OpenpyxlWorkbook,
  openpyxlDump,
} from '../../support/external-readers.ts';
import { HOME } from '../../support/ledger-builder.ts';
import { temporaryFolder } from '../../support/store-folder.ts';
import {
  type Account,
  type Days,
  distributedSinceStart,
  distributionByHand,
  type Rows,
  rateByHand,
  receivedSinceStart,
  returnsByHand,
  total,
  villagesByHand,
} from './by-hand.ts';
import { type DrawnReport, demoRecords, drawnReports, recordsOf } from './drawn-report.ts';
import { fenIn, type PrintedRow, printedTable, shown } from './printed-table.ts';
import { OTHER, richCounty } from './rich-county.ts';

/*
 * The two forms of figures, returns and distribution, cell by cell as openpyxl reads them, against the same figures added
 * by hand from the records.
 */

const folders = { rich: temporaryFolder(), demo: temporaryFolder() };
let reports: Record<keyof typeof folders, ReadonlyMap<string, DrawnReport>>;
beforeAll(async () => {
  reports = {
    rich: await drawnReports(folders.rich.path, recordsOf(richCounty()), ['2021Q4', '2021']),
    demo: await drawnReports(folders.demo.path, demoRecords, ['2020Q3', '2020']),
  };
});
afterAll(() => {
  for (const folder of Object.values(folders)) folder.remove();
});

const reportOf = (county: keyof typeof folders, period: string): DrawnReport =>
  reports[county].get(period) ?? expect.fail('no report');

const opened = new Map<string, Promise<OpenpyxlWorkbook>>();
async function tableOf(county: keyof typeof folders, period: string, tab: string) {
  const { path } = reportOf(county, period);
  const workbook = opened.get(path) ?? openpyxlDump(path);
  opened.set(path, workbook);
  const { sheets } = await workbook;
  return printedTable(sheets.find(({ name }) => name === tab) ?? expect.fail(`no sheet ${tab}`));
}

/** A column of figures: its days, or everything up to a day. */
type Column = { readonly days: Days; readonly stocks: boolean } | { readonly sinceStart: string };

const q4 = (year: number): Days => ({ from: `${year}-10-01`, to: `${year}-12-31` });
const q3 = (year: number): Days => ({ from: `${year}-07-01`, to: `${year}-09-30` });
const whole = (year: number): Days => ({ from: `${year}-01-01`, to: `${year}-12-31` });
const column = (days: Days, stocks = true): Column => ({ days, stocks });
const toQ3 = (year: number) => column({ from: `${year}-01-01`, to: `${year}-09-30` }, false);

const allTitle = '全部飞地合计';

interface Case {
  readonly county: keyof typeof folders;
  readonly period: string;
  readonly columns: Readonly<Record<string, Column>>;
  /** Blocks after that of all accounts. */
  readonly accounts: Readonly<Record<string, (rows: Rows) => Account>>;
}

const richAccounts: Case['accounts'] = {
  '飞地：龙游镇海消薄飞地　　飞出地：龙游县': () => ({ enclave_id: 'enclave-1', home_county: HOME }),
  '飞地：龙游庆元联合飞地　　飞出地：龙游县': () => ({ enclave_id: 'enclave-2', home_county: HOME }),
  '飞地：龙游庆元联合飞地　　飞出地：庆元县': () => ({ enclave_id: 'enclave-2', home_county: OTHER }),
};
const demoAccounts: Case['accounts'] = {
  '飞地：龙游—镇海消薄飞地　　飞出地：龙游县': (rows) => ({
    enclave_id: String(rows('enclave')[0]?.id),
    home_county: HOME,
  }),
};

const cases: readonly Case[] = [
  {
    county: 'rich',
    period: '2021Q4',
    columns: {
      本季: column(q4(2021)),
      本年累计: column(whole(2021), false),
      自开始累计: { sinceStart: '2021-12-31' },
      上年同季: column(q4(2020)),
      上年同期累计: column(whole(2020), false),
    },
    accounts: richAccounts,
  },
  {
    county: 'rich',
    period: '2021',
    columns: {
      本年: column(whole(2021)),
      自开始累计: { sinceStart: '2021-12-31' },
      上年: column(whole(2020)),
    },
    accounts: richAccounts,
  },
  {
    county: 'demo',
    period: '2020Q3',
    columns: {
      本季: column(q3(2020)),
      本年累计: toQ3(2020),
      自开始累计: { sinceStart: '2020-09-30' },
      上年同季: column(q3(2019)),
      上年同期累计: toQ3(2019),
    },
    accounts: demoAccounts,
  },
  {
    county: 'demo',
    period: '2020',
    columns: {
      本年: column(whole(2020)),
      自开始累计: { sinceStart: '2020-12-31' },
      上年: column(whole(2019)),
    },
    accounts: demoAccounts,
  },
];

/** What a cell must hold: fen, a count, a rate, or the dash of what does not apply. */
type Expected = number | '—' | null;

/** Lines whose figures are of a day: they have none in the column to date. */
const stockLines = ['21', '22', '23', '24', '25'];
const rateLines = ['26', '27', '28'];

function returnsOf(
  rows: Rows,
  accounts: readonly Account[],
  of: Column,
  year: boolean,
): Map<string, Expected> {
  const codes = [...returnsByHand(rows, accounts[0] as Account, whole(2000)).keys()];
  const lines = year ? [...codes, ...rateLines] : codes;
  if ('sinceStart' in of) {
    const sums = addUp(accounts.map((one) => receivedSinceStart(rows, one, of.sinceStart)));
    return new Map(lines.map((line) => [line, sums.get(line) ?? '—']));
  }
  const sums = addUp(accounts.map((one) => returnsByHand(rows, one, of.days)));
  const rates = accounts.map((one) => rateByHand(rows, one, Number(of.days.to.slice(0, 4))));
  const [base, allocated] = [total(rates.map((one) => one.base)), total(rates.map((one) => one.allocated))];
  const rate = base === 0 ? '—' : Math.round((allocated * 1_000_000) / base);
  return new Map<string, Expected>([
    ...[...sums].map(([line, sum]): [string, Expected] => [
      line,
      !of.stocks && stockLines.includes(line) ? '—' : sum,
    ]),
    ...(year
      ? ([
          ['26', base],
          ['27', allocated],
          ['28', rate],
        ] as const)
      : []),
  ]);
}

function distributionOf(rows: Rows, accounts: readonly Account[], of: Column): Map<string, Expected> {
  if ('sinceStart' in of) {
    const lines = distributionByHand(rows, accounts[0] as Account, whole(2000)).keys();
    const paid = total(accounts.map((one) => distributedSinceStart(rows, one, of.sinceStart)));
    return new Map([...lines].map((line) => [line, line === '04' ? paid : '—']));
  }
  const sums = addUp(accounts.map((one) => distributionByHand(rows, one, of.days)));
  return new Map(sums).set('05', villagesByHand(rows, accounts, of.days));
}

function addUp(all: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  return new Map(
    [...(all[0]?.keys() ?? [])].map((line) => [line, total(all.map((one) => one.get(line) ?? 0))]),
  );
}

/** Rows of each block by its title. */
function blocksOf(rows: readonly PrintedRow[]): Map<string, PrintedRow[]> {
  const blocks = new Map<string, PrintedRow[]>();
  let block: PrintedRow[] = [];
  for (const row of rows) {
    if (shown(row.cells[2]) === null) {
      block = [];
      blocks.set(String(shown(row.cells[0])), block);
    } else block.push(row);
  }
  return blocks;
}

function valueIn(row: PrintedRow, at: number): Expected {
  const cell = row.cells[at];
  const value = shown(cell);
  if (value === '—') return '—';
  const unit = shown(row.cells[1]);
  if (unit === '万元') return fenIn(cell);
  if (unit === '%') return Math.round(Number(value) * 10_000);
  expect(unit).toBe('个');
  return Number(value);
}

const labels = {
  return: [
    ['01', '到期应收'],
    ['02', '其中：保底部分'],
    ...['固定', '保底', '租金', '股权分红', '税收分成', '其他'].map((kind, at) => [
      `0${3 + at}`,
      `${at + 1}.${kind}`,
    ]),
    ['09', '到期应收中已冲抵'],
    ['10', '到期应收中已减免'],
    ['11', '到期应收中未收'],
    ['12', '实际到账'],
    ...['固定', '保底', '租金', '股权分红', '税收分成', '其他'].map((kind, at) => [
      `${13 + at}`,
      `${at + 1}.${kind}`,
    ]),
    ['19', '以前年度调整数'],
    ['20', '当期办理的冲抵'],
    ['21', '期末欠收'],
    ['22', '1.本年度应收形成'],
    ['23', '2.上年度应收形成'],
    ['24', '3.更早年度应收形成'],
    ['25', '期末预收'],
  ],
  distribution: [
    ['01', '期初资金池余额'],
    ['02', '转入的实际到账'],
    ['03', '建设主体垫付'],
    ['04', '到村分配'],
    ['05', '分配到的村'],
    ['06', '其他支出'],
    ...['税费', '管理费', '还贷', '再投资', '归还垫付', '其他'].map((kind, at) => [
      String(7 + at).padStart(2, '0'),
      `${at + 1}.${kind}`,
    ]),
    ['13', '期末留存（资金池余额）'],
  ],
};
const yearLabels = [
  ['26', '本年计息本金（按天数加权）'],
  ['27', '冲抵本年度应收'],
  ['28', '年收益率'],
];

/** Lines that others make, and the formula's cells by line. */
const made: Record<keyof typeof labels, Readonly<Record<string, string>>> = {
  return: {
    '01': 'SUM(03,04,05,06,07,08)',
    '11': '01-09-10',
    '12': 'SUM(13,14,15,16,17,18)',
    '21': 'SUM(22,23,24)',
  },
  distribution: { '06': 'SUM(07,08,09,10,11,12)', '13': 'SUM(01,02,03)-04-06' },
};

const forms = [
  { form: 'return', tab: '飞地收益' },
  { form: 'distribution', tab: '到村分配' },
] as const;

describe.each(cases)('$county, $period', ({ county, period, columns, accounts }) => {
  const isYear = !period.includes('Q');
  for (const { form, tab } of forms) {
    it(`${tab}: every figure is that of the records`, { timeout: externalTimeoutMs }, async (context) => {
      await needOpenpyxl(context);
      const { rows } = reportOf(county, period);
      const table = await tableOf(county, period, tab);
      expect(table.head.at(-1)).toContain('计量单位：万元');
      expect(table.labels).toEqual(['指标名称', '计量单位', '代码', ...Object.keys(columns)]);
      const blocks = blocksOf(table.rows);
      const titles = Object.keys(accounts);
      expect([...blocks.keys()]).toEqual(titles.length > 1 ? [allTitle, ...titles] : titles);
      for (const [title, lines] of blocks) {
        const of = Object.entries(accounts)
          .filter(([one]) => title === allTitle || one === title)
          .map(([, account]) => account(rows));
        Object.entries(columns).forEach(([name, one], at) => {
          const expected =
            form === 'return' ? returnsOf(rows, of, one, isYear) : distributionOf(rows, of, one);
          const found = new Map(lines.map((line) => [String(shown(line.cells[2])), valueIn(line, 3 + at)]));
          expect([title, name, Object.fromEntries(found)]).toEqual([
            title,
            name,
            Object.fromEntries(expected),
          ]);
        });
      }
    });

    it(`${tab}: lines, of-which lines and formulas`, { timeout: externalTimeoutMs }, async (context) => {
      await needOpenpyxl(context);
      const blocks = [...blocksOf((await tableOf(county, period, tab)).rows).values()];
      const parts = blocks.length > 1 ? blocks.slice(1) : [];
      blocks.forEach((lines, block) => {
        expect(lines.map((line) => [shown(line.cells[2]), shown(line.cells[0])])).toEqual(
          form === 'return' && isYear ? [...labels.return, ...yearLabels] : labels[form],
        );
        for (const line of lines) {
          const code = String(shown(line.cells[2]));
          const isSum = block === 0 && parts.length > 0;
          line.cells.slice(3).forEach((cell, at) => {
            if (shown(cell) === '—') return;
            const cellOf = (of: string, among: readonly PrintedRow[]): string =>
              `${String.fromCharCode(68 + at)}${among.find((one) => shown(one.cells[2]) === of)?.row}`;
            const sum = `SUM(${parts.map((one) => cellOf(code, one)).join(',')})`;
            const own = made[form][code]?.replace(/\d\d/g, (of) => cellOf(of, lines));
            const formula = !isSum ? own : shown(line.cells[1]) === '万元' ? sum : undefined;
            expect([code, at, cell?.type === 'f' ? cell.value : undefined]).toEqual([
              code,
              at,
              formula === undefined ? undefined : `=${formula}`,
            ]);
          });
        }
      });
    });
  }
});

describe('figures that were added on paper', () => {
  it('of the fourth quarter of 2021', { timeout: externalTimeoutMs }, async (context) => {
    await needOpenpyxl(context);
    const figure = async (tab: string, code: string): Promise<unknown> => {
      const [all = []] = blocksOf((await tableOf('rich', '2021Q4', tab)).rows).values();
      return shown(all.find((line) => shown(line.cells[2]) === code)?.cells[3]);
    };
    // 30.024 of the own enclave, 8.888888 of rent, 30 and 20 of the shared one.
    expect(await figure('飞地收益', '01')).toBe(88.912888);
    // 20.016 early, 10.008 offset, 7.000002 of rent, 30, 6.000033 of the other county.
    expect(await figure('飞地收益', '12')).toBe(73.024035);
    expect(await figure('飞地收益', '19')).toBe(-0.100022);
    // 2.000004 of rent, 13.999967 of the other county, 0.456789 from before the software.
    expect(await figure('飞地收益', '21')).toBe(16.45676);
    // Three villages of the first enclave, the third also of the second, and the other county's.
    expect(await figure('到村分配', '05')).toBe(4);
    expect(await figure('到村分配', '04')).toBe(54.516011);
  });
});
