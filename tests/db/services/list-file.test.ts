import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallInput } from '../../../db/domain/contract.ts';
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
