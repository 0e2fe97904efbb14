import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fieldLabel, localeOf, typeLabel } from '../../../db/domain/locale/locale.ts';
import { type AnyRecord, declarationOf, type RecordType } from '../../../db/domain/records/catalogue.ts';
import type { Field } from '../../../db/domain/records/declaration.ts';
import {
  externalTimeoutMs,
  needOpenpyxl,
  type OpenpyxlWorkbook,
  openpyxlDump,
} from '../../support/external-readers.ts';
import { temporaryFolder } from '../../support/store-folder.ts';
import { adjusts, allocatedOf, type Rows, settled, signed, total } from './by-hand.ts';
import { type DrawnReport, demoRecords, drawnReports, recordsOf } from './drawn-report.ts';
import { fenIn, type PrintedTable, printedTable, shown } from './printed-table.ts';
import { richCounty } from './rich-county.ts';

/*
 * The lists of records and the two forms that are lists themselves, row by row as openpyxl reads them, against the records.
 */

const folders = { rich: temporaryFolder(), demo: temporaryFolder() };
type County = keyof typeof folders;
let reports: Record<County, ReadonlyMap<string, DrawnReport>>;
beforeAll(async () => {
  reports = {
    rich: await drawnReports(folders.rich.path, recordsOf(richCounty()), ['2021Q4', '2021']),
    demo: await drawnReports(folders.demo.path, demoRecords, ['2020Q3', '2020']),
  };
});
afterAll(() => {
  for (const folder of Object.values(folders)) folder.remove();
});

const reportOf = (county: County, period: string): DrawnReport =>
  reports[county].get(period) ?? expect.fail('no report');
const packaged = ({ packaged: all }: DrawnReport, type: RecordType): AnyRecord[] =>
  all.filter((one) => one.type === type).map(({ record }) => record);

const opened = new Map<string, Promise<OpenpyxlWorkbook>>();
async function tableOf({ path }: DrawnReport, tab: string): Promise<PrintedTable> {
  const workbook = opened.get(path) ?? openpyxlDump(path);
  opened.set(path, workbook);
  const { sheets } = await workbook;
  return printedTable(sheets.find(({ name }) => name === tab) ?? expect.fail(`no sheet ${tab}`));
}

/** Kinds that stand in a list as they are stored, and how one unit of them is written. */
const written: { readonly [kind: string]: (value: unknown) => unknown } = {
  money: (value) => Number(value) / 1_000_000,
  percent: (value) => Number(value) / 10_000,
  mu: (value) => Number(value) / 100,
  squareMetre: (value) => Number(value) / 100,
  integer: Number,
  year: Number,
  date: (value) => `${value}T00:00:00`,
  text: String,
  longText: String,
  code: String,
  uscc: String,
  villageCode: String,
};
const units: { readonly [kind: string]: string } = { percent: '%', mu: '亩', squareMetre: 'm²' };

/** Label of a field as the head must have it: its unit in brackets, unless it is the form's. */
function headOf(type: RecordType, { name, kind }: Field): string {
  const label = fieldLabel('zh-CN', type, name);
  return kind in units ? `${label}（${units[kind]}）` : label;
}

/** Fields that are compared: all that are written as they are stored and have a column. */
function comparedFields(type: RecordType, table: PrintedTable): Field[] {
  return declarationOf(type).fields.filter(
    (field) => field.kind in written && (!field.onRequest || table.labels.includes(headOf(type, field))),
  );
}

/** Rows of records, each as what its cells hold, in the order of their text. */
const sorted = (rows: readonly unknown[][]): string[] => rows.map((row) => JSON.stringify(row)).toSorted();

/** Rows of the table that are records: they have a number. */
const recordRows = (table: PrintedTable) =>
  table.rows.filter(({ cells }) => typeof shown(cells[0]) === 'number');

function columnOf(table: PrintedTable, label: string): number {
  const at = table.labels.indexOf(label);
  return at < 0 ? expect.fail(`no column ${label}, but ${table.labels.join(' ')}`) : at;
}

/** Figures that no record holds, from the records by hand. */
const computed: {
  readonly [type: string]: Readonly<Record<string, (rows: Rows, record: AnyRecord, to: string) => number>>;
} = {
  due: {
    allocated: (rows, { id }, to) => settled(rows, id, to).allocated,
    waived: (rows, { id }, to) => settled(rows, id, to).waived,
    arrears: (rows, { id, agreed, due_date }, to) => {
      const { allocated, waived } = settled(rows, id, to);
      return String(due_date) > to ? 0 : Number(agreed) - allocated - waived;
    },
  },
  receipt: {
    allocated: (rows, { id }, to) => allocatedOf(rows, id, { from: '0000', to }),
    prepaid: (rows, { id, amount }, to) => Number(amount) - allocatedOf(rows, id, { from: '0000', to }),
    prior_year_adjustment: (rows, record) => (adjusts(rows, record as never) ? Number(record.amount) : 0),
  },
  contribution: {
    balance: (rows, record, to) => balanceOf(rows, to, (one) => isOfHolder(one, record)),
    share_pct: (rows, record, to) => {
      const party = anyOf(rows, 'enclave_party').find((one) => isOfAccount(one, record));
      const held = balanceOf(rows, to, (one) => isOfHolder(one, record));
      const all = balanceOf(rows, to, (one) => isOfAccount(one, record));
      return Math.round((Number(party?.capital_share_pct) * held) / all);
    },
  },
};

const anyOf = (rows: Rows, type: RecordType): readonly AnyRecord[] =>
  rows(type) as readonly unknown[] as readonly AnyRecord[];
const isOfAccount = (one: AnyRecord, as: AnyRecord): boolean =>
  one.enclave_id === as.enclave_id && one.home_county === as.home_county;
const isOfHolder = (one: AnyRecord, as: AnyRecord): boolean =>
  isOfAccount(one, as) && one.holder_village_id === as.holder_village_id;

function balanceOf(rows: Rows, to: string, fits: (row: AnyRecord) => boolean): number {
  const counted = anyOf(rows, 'contribution').filter((row) => String(row.date) <= to && fits(row));
  return total(counted.map((row) => signed(row as never)));
}

/** Columns under which a sum stands, by list. */
const summed: { readonly [type: string]: readonly string[] } = {
  opening_balance: ['distributed_cum', 'pool_balance'],
  opening_received: ['received_cum'],
  due: ['agreed', 'guaranteed', 'allocated', 'waived', 'arrears'],
  waiver: ['amount'],
  receipt: ['amount', 'allocated', 'prepaid', 'prior_year_adjustment'],
  allocation: ['amount'],
};

const ends: Readonly<Record<string, string>> = {
  '2021Q4': '2021-12-31',
  '2021': '2021-12-31',
  '2020Q3': '2020-09-30',
  '2020': '2020-12-31',
};

/** Lists by period; each must be there, and no other. */
const quarterLists: readonly RecordType[] = [
  'opening_balance',
  'opening_received',
  'due',
  'waiver',
  'receipt',
  'allocation',
];
const cases: readonly { county: County; period: string; lists: readonly RecordType[] }[] = [
  { county: 'rich', period: '2021Q4', lists: [...quarterLists, 'pool_movement'] },
  {
    county: 'rich',
    period: '2021',
    lists: ['enclave_party', 'stage_event', 'terms', ...quarterLists, 'pool_movement'],
  },
  { county: 'demo', period: '2020Q3', lists: ['due', 'receipt', 'allocation'] },
  {
    county: 'demo',
    period: '2020',
    lists: ['enclave_party', 'stage_event', 'terms', 'due', 'receipt', 'allocation'],
  },
];

const tabOf = (type: RecordType): string => {
  const { form } = declarationOf(type);
  return form === null
    ? expect.fail(type)
    : `${localeOf('zh-CN').forms[form].short}-${typeLabel('zh-CN', type)}`;
};

describe.each(cases)('$county, $period', ({ county, period, lists }) => {
  const to = ends[period] ?? '';

  it('every attached list, record by record', { timeout: externalTimeoutMs }, async (context) => {
    await needOpenpyxl(context);
    const report = reportOf(county, period);
    await tableOf(report, '审核说明');
    const { sheets } = (await opened.get(report.path)) ?? expect.fail('not read');
    const attached = sheets.map(({ name }) => name).filter((name) => name.includes('-'));
    expect(attached.filter((name) => name !== '到村分配-分村明细')).toEqual(lists.map(tabOf));

    for (const type of lists) {
      const table = await tableOf(report, tabOf(type));
      const fields = comparedFields(type, table);
      const records = packaged(report, type);
      const own = Object.entries(computed[type] ?? {});
      const expected = records.map((record) => [
        ...fields.map(({ name, kind }) => (record[name] === null ? null : written[kind]?.(record[name]))),
        ...own.map(([, of]) => of(report.rows, record, to)),
      ]);
      const found = recordRows(table).map(({ cells }) => [
        ...fields.map((field) => shown(cells[columnOf(table, headOf(type, field))])),
        ...own.map(([name]) => fenIn(cells[columnOf(table, fieldLabel('zh-CN', type, name))])),
      ]);
      expect([type, sorted(found)]).toEqual([type, sorted(expected)]);
      expect(table.head.at(-1)).toContain('计量单位：万元');
    }
  });

  it('the sums of the lists are formulas of their rows', { timeout: externalTimeoutMs }, async (context) => {
    await needOpenpyxl(context);
    const report = reportOf(county, period);
    for (const type of lists) {
      const table = await tableOf(report, tabOf(type));
      const sums = table.rows.filter(({ cells }) => shown(cells[0]) === '合计');
      const columns = summed[type] ?? [];
      expect([type, sums.length]).toEqual([type, columns.length > 0 ? 1 : 0]);
      const rows = recordRows(table);
      const [first, last] = [rows[0]?.row, rows.at(-1)?.row];
      sums[0]?.cells.slice(1).forEach((cell, at) => {
        const letter = String.fromCharCode(66 + at);
        const amounts = rows.map(({ cells }) => cells[at + 1]);
        const label = table.labels[at + 1];
        const isSummed =
          columns.some((name) => fieldLabel('zh-CN', type, name) === label) &&
          amounts.some((one) => shown(one) !== null);
        expect([label, cell?.value ?? null]).toEqual([
          label,
          isSummed ? `=SUM(${letter}${first}:${letter}${last})` : null,
        ]);
        if (isSummed) expect(fenIn(cell)).toBe(total(amounts.map(fenIn)));
      });
    }
  });

  it('what each village got, under batch and account', { timeout: externalTimeoutMs }, async (context) => {
    await needOpenpyxl(context);
    const report = reportOf(county, period);
    const { rows } = report;
    const table = await tableOf(report, '到村分配-分村明细');
    const amountAt = columnOf(table, '分配金额');
    const lines = packaged(report, 'batch_line').map(({ village_id, amount }) => {
      const village = rows('village').find(({ id }) => id === village_id);
      return [village?.name, village?.village_code, amount];
    });
    const found = recordRows(table).map(({ cells }) => [
      shown(cells[columnOf(table, '村')]),
      shown(cells[columnOf(table, '统计用区划代码')]),
      fenIn(cells[amountAt]),
    ]);
    expect(sorted(found)).toEqual(sorted(lines));

    /** Rows with a sum, and the lines below each up to the next of its rank or a higher one. */
    const ranks = [/^合计/, /^飞地：/, /^分配日期：/];
    const rankOf = (text: unknown): number => ranks.findIndex((rank) => rank.test(String(text)));
    const sums = table.rows.filter(({ cells }) => typeof shown(cells[0]) === 'string');
    expect(new Set(sums.map(({ cells }) => rankOf(shown(cells[0]))))).toEqual(new Set([0, 1, 2]));
    for (const { row, cells } of sums) {
      const rank = rankOf(shown(cells[0]));
      const next = sums.find((one) => one.row > row && rankOf(shown(one.cells[0])) <= rank)?.row ?? row;
      const below = recordRows(table).filter((one) => rank === 0 || (one.row > row && one.row < next));
      expect(below.length).toBeGreaterThan(0);
      expect(cells[amountAt]?.type).toBe('f');
      expect(fenIn(cells[amountAt])).toBe(total(below.map((one) => fenIn(one.cells[amountAt]))));
    }
    // Under its batch: its day, and the sum of its lines.
    for (const batch of packaged(report, 'batch')) {
      const [year, month, day] = String(batch.date).split('-').map(Number);
      const of = packaged(report, 'batch_line').filter((line) => line.batch_id === batch.id);
      const head = sums.find(({ cells }) =>
        String(shown(cells[0])).startsWith(`分配日期：${year}年${month}月${day}日`),
      );
      expect(fenIn(head?.cells[amountAt])).toBe(total(of.map((line) => line.amount as number)));
    }
  });
});

describe.each([
  { county: 'rich', period: '2021' },
  { county: 'demo', period: '2020' },
] as const)('forms of the year, $county', ({ county, period }) => {
  const year = Number(period);

  it('villages with their income', { timeout: externalTimeoutMs }, async (context) => {
    await needOpenpyxl(context);
    const report = reportOf(county, period);
    const table = await tableOf(report, '薄弱村');
    const fields = comparedFields('village', table).filter(
      ({ name }) => !['source_doc', 'note'].includes(name),
    );
    const incomes = declarationOf('village_year').fields.filter(({ kind }) => kind === 'money');
    const expected = packaged(report, 'village').map((village) => {
      const income = report
        .rows('village_year')
        .find((one) => one.village_id === village.id && one.year === year);
      return [
        ...fields.map(({ name, kind }) => (village[name] === null ? null : written[kind]?.(village[name]))),
        ...incomes.map(({ name }) => income?.[name as 'total_income'] ?? null),
      ];
    });
    const found = recordRows(table).map(({ cells }) => [
      ...fields.map((field) => shown(cells[columnOf(table, headOf('village', field))])),
      ...incomes.map((field) => fenIn(cells[columnOf(table, headOf('village_year', field))])),
    ]);
    expect(sorted(found)).toEqual(sorted(expected));
    const sum = table.rows.at(-1);
    expect(shown(sum?.cells[0])).toBe('合计');
    for (const { name } of incomes) {
      const cell = sum?.cells[columnOf(table, fieldLabel('zh-CN', 'village_year', name))];
      expect(cell?.type).toBe('f');
      const of = report.rows('village_year').filter((one) => one.year === year);
      expect(fenIn(cell)).toBe(total(of.map((one) => one[name as 'total_income'])));
    }
  });

  it('contributions with balances, and what adds and subtracts', {
    timeout: externalTimeoutMs,
  }, async (context) => {
    await needOpenpyxl(context);
    const report = reportOf(county, period);
    const to = ends[period] ?? '';
    const table = await tableOf(report, '入股出资');
    const fields = comparedFields('contribution', table);
    const records = packaged(report, 'contribution');
    const { balance, share_pct } = computed.contribution ?? {};
    const expected = records.map((record) => [
      ...fields.map(({ name, kind }) => (record[name] === null ? null : written[kind]?.(record[name]))),
      balance?.(report.rows, record, to),
      share_pct?.(report.rows, record, to),
    ]);
    const found = recordRows(table).map(({ cells }) => [
      ...fields.map((field) => shown(cells[columnOf(table, headOf('contribution', field))])),
      fenIn(cells[columnOf(table, '出资余额')]),
      Math.round(Number(shown(cells[columnOf(table, '股权比例（%）')])) * 10_000),
    ]);
    expect(sorted(found)).toEqual(sorted(expected));

    const signs = records.map((record) => signed(record as never));
    const sums = {
      增加合计: total(signs.filter((amount) => amount > 0)),
      减少合计: -total(signs.filter((amount) => amount < 0)),
      期末余额: total(signs),
    };
    const last = table.rows.slice(-3);
    const amountAt = columnOf(table, '变动金额');
    expect(last.map(({ cells }) => [shown(cells[0]), cells[amountAt]?.type, fenIn(cells[amountAt])])).toEqual(
      Object.entries(sums).map(([label, sum]) => [label, 'f', sum === 0 ? 0 : sum]),
    );
  });

  it('enclaves, a line a field; sums of what some enclave states', {
    timeout: externalTimeoutMs,
  }, async (context) => {
    await needOpenpyxl(context);
    const report = reportOf(county, period);
    const table = await tableOf(report, '飞地');
    const enclaves = packaged(report, 'enclave');
    const several = enclaves.length > 1;
    expect(table.labels).toEqual([
      '指标名称',
      '计量单位',
      '代码',
      ...(several ? ['合计'] : []),
      ...enclaves.map(({ name }) => name),
    ]);
    const fields = declarationOf('enclave').fields.filter(
      ({ name, kind, onRequest }) =>
        kind in written && (!onRequest || enclaves.some((one) => one[name] !== null)),
    );
    const unitOf: { readonly [kind: string]: string } = { ...units, money: '万元' };
    const adds = ['money', 'mu', 'squareMetre', 'integer'];
    for (const { name, kind } of fields) {
      const label = fieldLabel('zh-CN', 'enclave', name);
      const line = table.rows.find(({ cells }) => shown(cells[0]) === label) ?? expect.fail(label);
      expect([label, shown(line.cells[1])]).toEqual([label, unitOf[kind] ?? '—']);
      const values = enclaves.map((one) => (one[name] === null ? null : written[kind]?.(one[name])));
      expect([label, line.cells.slice(several ? 4 : 3).map(shown)]).toEqual([label, values]);
      if (!several) continue;
      if (!adds.includes(kind)) expect([label, shown(line.cells[3])]).toEqual([label, '—']);
      else if (values.every((value) => value === null))
        expect([label, shown(line.cells[3])]).toEqual([label, null]);
      else {
        const last = String.fromCharCode(68 + enclaves.length);
        expect([label, line.cells[3]?.value]).toEqual([label, `=SUM(E${line.row}:${last}${line.row})`]);
        const sum = total(enclaves.map((one) => one[name] as number | null));
        expect([label, shown(line.cells[3])]).toEqual([label, written[kind]?.(sum)]);
      }
    }
  });
});

it('the 113 villages of Longyou got 29,292.04 or 29,292.03 yuan', {
  timeout: externalTimeoutMs,
}, async (context) => {
  await needOpenpyxl(context);
  const table = await tableOf(reportOf('demo', '2020Q3'), '到村分配-分村明细');
  const paid = recordRows(table).map(({ cells }) => fenIn(cells[columnOf(table, '分配金额')]));
  expect(paid.filter((amount) => amount === 2_929_204)).toHaveLength(61);
  expect(paid.filter((amount) => amount === 2_929_203)).toHaveLength(52);
  expect(fenIn(table.rows.at(-1)?.cells[columnOf(table, '分配金额')])).toBe(331_000_000);
});
