import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallInput } from '../../../db/domain/contract.ts';
import { declarationOf, recordTypes } from '../../../db/domain/records/catalogue.ts';
import { typedCell, typedCellLooks } from '../../../db/exchange/list-file/typed-cell.ts';
import { printedDocument } from '../../../db/exchange/printed/printed-document.ts';
import { readWorkbook } from '../../../db/exchange/workbook/read.ts';
import { externalTimeoutMs, needOpenpyxl, openpyxlDump } from '../../support/external-readers.ts';
import { yuan } from '../../support/ledger-builder.ts';
import { openCounty, type ServiceHost } from '../../support/service-host.ts';
import { temporaryFolder } from '../../support/store-folder.ts';
import { twoEnclaves } from '../../support/two-enclaves.ts';

let folder: ReturnType<typeof temporaryFolder>;
let shared: ReturnType<typeof temporaryFolder>;
let host: ServiceHost;
beforeEach(async () => {
  folder = temporaryFolder();
  shared = temporaryFolder();
  host = await openCounty(folder.path, twoEnclaves());
});
afterEach(() => {
  host.close();
  folder.remove();
  shared.remove();
});

const exported = (given: Partial<CallInput<'records.export'>>) =>
  host.call('records.export', {
    type: 'receipt',
    selection: {},
    columns: ['date', 'amount', 'document_no', 'enclave_id', 'home_county'],
    folder: shared.path,
    language: 'zh-CN',
    money_unit: 'wanYuan',
    ...given,
  });

/** Rows of the only sheet as openpyxl reads them, cell by cell. */
async function rowsOf(file: string) {
  const { sheets } = await openpyxlDump(join(shared.path, file));
  const cells = Object.entries(sheets[0]?.cells ?? {});
  const row = (address: string) => Number(/\d+$/.exec(address)?.[0]);
  const last = Math.max(...cells.map(([address]) => row(address)));
  return Array.from({ length: last }, (_, at) =>
    cells.filter(([address]) => row(address) === at + 1).map(([, cell]) => cell),
  );
}

describe('the Excel file of a list', () => {
  it(
    'holds the columns shown in their order, all selected rows as typed cells, and the sums',
    async (context) => {
      await needOpenpyxl(context);
      const selection = {
        where: [{ op: 'contains', field: 'enclave_id', text: '庆元' } as const],
        sort: { field: 'date', descending: false },
      };
      const { file, rows: count } = await exported({ selection });
      expect(file).toBe('龙游县_到账明细_20220110.xlsx');
      expect(count).toBe(1);
      const [title, made, filter, total, control, heads, line, sums] = await rowsOf(file);
      expect(title?.[0]?.value).toBe('到账明细');
      expect(made?.[0]?.value).toBe('龙游县　2022-01-10 09:00 导出');
      expect(filter?.[0]?.value).toContain('庆元');
      expect(total?.[0]?.value).toBe('共 1 条');
      expect(control?.[0]?.value).toBe('控制合计：实际到账（万元） 30');
      expect(heads?.map(({ value }) => value)).toEqual(
        ['到账日期', '到账金额（万元）', '凭证号', '飞地', '县（市、区）'].map(() => expect.any(String)),
      );
      expect(heads?.[1]?.value).toContain('（万元）');
      expect(line?.map(({ type, value }) => [type, value])).toEqual([
        ['d', expect.stringContaining('2021-12-20')],
        ['n', 30],
        ['s', 'YH20211220-02'],
        ['s', '龙游庆元联合飞地'],
        ['s', '龙游县'],
      ]);
      expect(sums?.map(({ value }) => value)).toEqual(['合计', 30, null, null, null]);
    },
    externalTimeoutMs,
  );

  it(
    'shows amounts in the unit shown, keeps codes as text and takes the chosen rows only',
    async (context) => {
      await needOpenpyxl(context);
      const values = {
        enclave_id: 'enclave-1',
        home_county: '330825',
        document_no: '0012345678901234567',
        amount: yuan('331.05'),
      };
      await host.call('records.save', {
        changes: [{ type: 'receipt', id: 'r', base_revision: null, values }],
        why: null,
      });
      const { file } = await exported({
        money_unit: 'yuan',
        ids: ['r'],
        columns: ['document_no', 'amount'],
        language: 'en',
      });
      const cells = (await rowsOf(file)).at(-2);
      expect(cells?.map(({ type, value }) => [type, value])).toEqual([
        ['s', '0012345678901234567'],
        ['n', 331.05],
      ]);
    },
    externalTimeoutMs,
  );

  it('is written as CSV with the same rows', async () => {
    const columns = ['date', 'amount', 'document_no'];
    const { file, rows } = await exported({ columns, format: 'csv' });
    expect(file).toBe('龙游县_到账明细_20220110.csv');
    const [heads, ...lines] = readFileSync(join(shared.path, file), 'utf8').trimEnd().split('\r\n');
    expect(heads).toBe('\uFEFF"到账日期","实际到账（万元）","凭证号/结算依据"');
    expect(lines).toHaveLength(rows);
    expect(lines).toContain('2021-12-20,30,"YH20211220-02"');
  });

  it('never overwrites a file: another list of the day has another name', async () => {
    const first = await exported({});
    const second = await exported({ columns: ['amount'] });
    expect(second.file).not.toBe(first.file);
    expect(readdirSync(shared.path).toSorted()).toEqual([first.file, second.file].toSorted());
  });

  it('of thousands of rows holds each of them and their sums, and nothing unfinished stays behind', async () => {
    const villages = 110;
    const years = 48;
    const id = (kind: string, n: number) => `0190${kind}-0000-7000-8000-${String(n).padStart(12, '0')}`;
    const create = { base_revision: null } as const;
    const named = Array.from({ length: villages }, (_, n) => ({
      ...create,
      type: 'village' as const,
      id: id('0001', n),
      values: { name: `第${n}村`, village_code: String(330_825_100_000 + n) },
    }));
    const incomes = Array.from({ length: villages * years }, (_, n) => ({
      ...create,
      type: 'village_year' as const,
      id: id('0002', n),
      values: {
        village_id: id('0001', n % villages),
        year: 1970 + Math.floor(n / villages),
        total_income: n * 101,
      },
    }));
    await host.call('records.save', { changes: [...named, ...incomes], why: null });
    const given: Partial<CallInput<'records.export'>> = {
      type: 'village_year',
      columns: ['village_id', 'year', 'total_income', 'operating_income'],
      selection: { sort: { field: 'total_income', descending: true } },
    };
    const [first, second] = [await exported(given), await exported(given)];
    expect(first).toEqual({ file: '龙游县_村年度收入_20220110.xlsx', rows: expect.any(Number) });
    expect(readdirSync(shared.path).toSorted()).toEqual([first.file, second.file].toSorted());
    const [sheet = expect.fail('no sheet')] = (
      await readWorkbook(readFileSync(join(shared.path, first.file)))
    ).sheets;
    const rows = Number(first.rows);
    const millionths = (row: number): number => {
      const cell = sheet.cells.get(`C${row}`);
      return cell?.kind === 'number' ? Math.round(Number(cell.decimal) * 1e6) : 0;
    };
    expect(sheet.rowCount).toBe(6 + rows);
    const amounts = Array.from({ length: rows }, (_, at) => millionths(at + 6));
    expect(amounts).toEqual(amounts.toSorted((x, y) => y - x));
    expect(amounts).toEqual(expect.arrayContaining(incomes.map(({ values }) => values.total_income)));
    expect(millionths(6 + rows)).toBe(amounts.reduce((sum, amount) => sum + amount, 0));
  });

  it('is printed on the pages that it has, on the paper that was chosen and is remembered', async () => {
    const shown = {
      type: 'receipt',
      selection: {},
      columns: ['date', 'amount'],
      language: 'zh-CN',
      money_unit: 'yuan',
    } as const;
    const list = { ...shown, columns: [...shown.columns] };
    const before = await host.call('records.pages', { ...list, paper: null });
    expect(before.document?.paper).toEqual({ size: 'A4', landscape: false });
    const a3 = { size: 'A3', landscape: true } as const;
    await host.call('records.pages', { ...list, paper: a3 });
    const { document, rows } = await host.call('records.pages', { ...list, paper: null });
    expect(document?.paper).toEqual(a3);
    expect(rows).toBeGreaterThan(0);
    const { file } = await exported({ columns: list.columns, money_unit: 'yuan' });
    expect(document).toEqual(await printedDocument(readFileSync(join(shared.path, file))));
  });

  it('has every look that a cell of any field may have, also where it is long', () => {
    const fields = recordTypes.flatMap((type) => Object.values(declarationOf(type).fields));
    const values = [0, 7, -123_456_789_012, Number.MAX_SAFE_INTEGER, 2 ** 53, 2021];
    const known = new Set(typedCellLooks.map(({ style, format }) => `${style} ${format}`));
    for (const field of fields) {
      const ofKind =
        field.kind === 'date' ? ['1850-01-01', '2021-06-30'] : field.kind === 'text' ? ['村'] : values;
      for (const value of [null, ...ofKind]) {
        if (
          !['text', 'date', 'money', 'percent', 'mu', 'squareMetre', 'integer', 'year'].includes(field.kind)
        )
          continue;
        for (const moneyUnit of ['yuan', 'wanYuan'] as const) {
          const same = (_type: string, id?: string) => id ?? _type;
          const context = {
            field,
            language: 'zh-CN',
            moneyUnit,
            referenceLabel: same,
            areaName: same,
            industryName: same,
          } as const;
          const { style, format } = typedCell(value, context);
          expect(known).toContain(`${style} ${format}`);
        }
      }
    }
  });

  it('asks for a folder where none was ever chosen', async () => {
    const input = {
      type: 'host',
      selection: {},
      columns: [],
      folder: null,
      language: 'en',
      money_unit: 'yuan',
    } as const;
    expect(await host.refused('records.export', { ...input, columns: [] })).toMatchObject({
      code: 'folder_missing',
    });
  });
});

describe('the Excel file of a history', () => {
  it(
    'tells who changed what, when and why',
    async (context) => {
      await needOpenpyxl(context);
      const save = (base: number | null, values: Record<string, string | number>, why: string | null) =>
        host.call('records.save', {
          changes: [{ type: 'receipt', id: 'r', base_revision: base, values }],
          why,
        });
      await save(null, { enclave_id: 'enclave-1', home_county: '330825', amount: yuan(331) }, null);
      await save(1, { amount: yuan(133) }, '看错数');
      const { file } = await host.call('history.export', {
        type: 'receipt',
        id: 'r',
        folder: shared.path,
        language: 'zh-CN',
        money_unit: 'yuan',
      });
      const last = (await rowsOf(file)).at(-1);
      expect(last?.map(({ value }) => value)).toEqual([
        '2022-01-10 09:00',
        '王芳',
        '修改',
        expect.stringContaining('（元）'),
        331,
        133,
        '看错数',
      ]);
    },
    externalTimeoutMs,
  );
});

describe('views of lists', () => {
  const view = {
    selection: { text: '村', sort: { field: 'name', descending: true } },
    columns: ['name', 'village_code'],
  };

  it('are kept by name, dropped, and outlive the program', async () => {
    await host.call('lists.keep', { type: 'village', name: '我的村', view });
    await host.call('lists.remember', { type: 'village', view });
    expect(await host.call('lists.views', {})).toEqual({
      kept: { village: { 我的村: view } },
      last: 'village',
      seen: { village: view },
    });
    expect((await host.call('lists.drop', { type: 'village', name: '我的村' })).kept.village).toEqual({});
  });

  it('lose what no type has any more, and answer all the same', async () => {
    const old = {
      selection: {
        where: [{ op: 'blank' as const, field: 'gone' }],
        sort: { field: 'gone', descending: false },
      },
      columns: ['gone', 'name'],
    };
    await host.call('lists.remember', { type: 'village', view: old });
    expect((await host.call('lists.views', {})).seen.village).toEqual({
      selection: { where: [] },
      columns: ['name'],
    });
  });
});
