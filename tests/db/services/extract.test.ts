import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ExtractRecipe } from '../../../db/domain/extract/recipe.ts';
import { period } from '../../../db/domain/period.ts';
import { readWorkbook } from '../../../db/exchange/workbook/read.ts';
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

const recipe: ExtractRecipe = {
  figures: ['I5', 'I5 cumulative', 'I7'],
  lists: [{ type: 'receipt', columns: ['date', 'amount', 'enclave_id'] }],
  span: 'one',
  lines: 'county',
  units: 'all',
};
const order = (given: Partial<ExtractRecipe> = {}) =>
  ({
    recipe: { ...recipe, ...given },
    period: period('2021'),
    language: 'zh-CN',
    money_unit: 'wanYuan',
  }) as const;

describe('an extract', () => {
  it('shows the figures that the indicators have, and the records of the period with their sum', async () => {
    const { tables, provisional } = await host.call('extract.preview', order());
    const computed = await host.call('indicators.compute', { period: period('2021'), scope: 'all' });
    expect(provisional).toBe(true);
    const [figures, receipts] = tables;
    expect(figures?.heads.map(({ text }) => text)).toEqual([
      '单位',
      '返利额（万元）',
      '返利额·累计（万元）',
      '平均收益率（%）',
    ]);
    expect(computed.I5).toMatchObject({ value: 90_048_000 });
    expect(figures?.rows).toEqual([['龙游县', '90.048', expect.any(String), expect.any(String)]]);
    const sum = receipts?.rows.reduce(
      (total, [, amount = '']) => total + Number(amount.replace(/,/g, '')),
      0,
    );
    expect(Number(receipts?.totals[0]?.[1])).toBeCloseTo(sum ?? 0, 6);
    expect(receipts?.count).toBe(receipts?.rows.length);
    expect(receipts?.rows.some((row) => row.includes('龙游庆元联合飞地'))).toBe(true);
  });

  it('is written as typed cells with its control totals, or as a CSV file a table', async () => {
    const written = { ...order({ span: 'lastYear' }), folder: shared.path };
    const { file } = await host.call('extract.write', { ...written, format: 'xlsx' });
    const { sheets } = await readWorkbook(readFileSync(join(shared.path, file)));
    expect(sheets.map(({ name }) => name)).toEqual(['封面', '主要指标', '到账明细']);
    const cells = [...(sheets[1]?.cells.values() ?? [])];
    expect(cells).toContainEqual({ kind: 'text', text: '2020年' });
    expect(cells.some(({ kind }) => kind === 'number')).toBe(true);
    const csv = await host.call('extract.write', { ...order(), folder: shared.path, format: 'csv' });
    expect(csv.file.split('、')).toEqual([
      '龙游县_取数_2021年_主要指标_20220110.csv',
      '龙游县_取数_2021年_到账明细_20220110.csv',
    ]);
  });

  it('says on its cover how many rows each table has and what its columns come to', async () => {
    const { file } = await host.call('extract.write', { ...order(), folder: shared.path, format: 'xlsx' });
    const { sheets } = await readWorkbook(readFileSync(join(shared.path, file)));
    const [cover, figures, receipts] = sheets;
    const rowsOf = (sheet: typeof cover) =>
      Object.values(Object.groupBy([...(sheet?.cells ?? [])], ([at]) => at.replace(/[A-Z]+/, ''))).map(
        (row) => row?.map(([, cell]) => ('decimal' in cell ? cell.decimal : 'text' in cell ? cell.text : '')),
      );
    const tables = rowsOf(cover).slice(-4);
    expect(tables).toEqual([
      ['表', '条数', '合计项目', '合计'],
      ['主要指标', '1', '返利额（万元）', '90.048'],
      ['主要指标', '1', '返利额·累计（万元）', expect.any(String)],
      ['到账明细', String((receipts?.rowCount ?? 0) - 8), '实际到账（万元）', expect.any(String)],
    ]);
    // Each table says the same of itself, and its columns come to it.
    expect(rowsOf(figures)).toContainEqual([
      `控制合计：返利额（万元） 90.048；返利额·累计（万元） ${tables[2]?.[3]}`,
    ]);
    expect(rowsOf(receipts).at(-1)).toContain(tables[3]?.[3]);
  });

  it('is refused where it would show nothing, or units that are not of this level', async () => {
    const failure = await host.refused('extract.preview', order({ figures: [], lists: [] }));
    expect(failure.code).toBe('rejected');
    expect((await host.refused('extract.preview', order({ units: ['331126'] }))).code).toBe('forbidden');
  });

  it('is kept as a recipe, and loses what no declaration knows any more', async () => {
    await host.call('extract.keep', { name: '月报', recipe });
    const old = { ...recipe, lists: [{ type: 'receipt', columns: ['gone', 'amount'] }] } as const;
    const lists = old.lists.map(({ type, columns }) => ({ type, columns: [...columns] }));
    const kept = await host.call('extract.keep', { name: '旧', recipe: { ...recipe, lists } });
    expect(kept).toEqual({
      月报: recipe,
      旧: { ...recipe, lists: [{ type: 'receipt', columns: ['amount'] }] },
    });
    // Another name leaves it in its place, and its number with it.
    await host.call('extract.rename', { name: '月报', to: '到账月报' });
    const renamed = await host.call('extract.rename', { name: '到账月报', to: '月报' });
    expect(Object.keys(renamed)).toEqual(['月报', '旧']);
    expect(await host.call('extract.drop', { name: '旧' })).toEqual({ 月报: recipe });
    expect(await host.call('extract.recipes', {})).toEqual({ 月报: recipe });
  });
});
