import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../db/exchange/workbook/read.ts';
import { operatingEnclave, yuan } from '../../support/ledger-builder.ts';
import { openCounty, type ServiceHost } from '../../support/service-host.ts';
import { temporaryFolder } from '../../support/store-folder.ts';

let folder: ReturnType<typeof temporaryFolder>;
let shared: ReturnType<typeof temporaryFolder>;
let host: ServiceHost;
beforeEach(async () => {
  folder = temporaryFolder();
  shared = temporaryFolder();
  const builder = operatingEnclave(3);
  builder.change('village', 'village-1', { town_code: '330825100', name: '溪口村' });
  builder.change('village', 'village-2', { town_code: '330825101', name: '湖镇村' });
  builder.change('village', 'village-3', { town_code: '330825100', name: '枫林村' });
  const batch = builder.add('batch', { date: '2021-06-01', method: 'equal', origin_years: '2020' });
  const amounts = ['29292.04', '10050', '0.10'];
  amounts.forEach((amount, at) => {
    builder.with('batch_line', { batch_id: batch.id, village_id: `village-${at + 1}`, amount: yuan(amount) });
  });
  host = await openCounty(folder.path, builder);
});
afterEach(() => {
  host.close();
  folder.remove();
  shared.remove();
});

const signOff = (town: string | null) =>
  ({ batch_id: 'batch-1', town, folder: shared.path, language: 'zh-CN' }) as const;

/** Texts and figures of a sheet by row. */
async function sheetsOf(file: string) {
  const { sheets } = await readWorkbook(readFileSync(join(shared.path, file)));
  return sheets.map(({ name, cells }) => ({
    name,
    rows: Object.values(
      Object.groupBy([...cells], ([address]) => /\d+$/.exec(address)?.[0].padStart(4, '0') ?? ''),
    ).map((row) =>
      (row ?? []).map(([, cell]) =>
        cell.kind === 'text' ? cell.text : 'decimal' in cell ? cell.decimal : '',
      ),
    ),
  }));
}

describe('the list that villages sign', () => {
  it('has a sheet a township, each amount as a number and in words, and a summary', async () => {
    const placed = await host.call('distribution.signOff', signOff(null));
    expect(placed).toEqual({
      file: expect.stringMatching(/^龙游县_.*_到村收益签收单_20220110\.xlsx$/),
      rows: 3,
    });
    const [first, second, summary, ...more] = await sheetsOf(placed.file);
    expect(more).toEqual([]);
    expect(first?.rows[0]).toEqual(['到村收益签收单']);
    expect(first?.rows.find(([head]) => head === '序号')).toEqual([
      '序号',
      '村',
      '金额（元）',
      '大写金额',
      '领款人签字',
      '日期',
    ]);
    expect(first?.rows.slice(4, 7)).toEqual([
      ['1', '溪口村', '29292.04', '人民币贰万玖仟贰佰玖拾贰元零肆分'],
      ['2', '枫林村', '0.1', '人民币壹角整'],
      [expect.stringContaining('2 个村'), '29292.14', '人民币贰万玖仟贰佰玖拾贰元壹角肆分'],
    ]);
    expect(second?.rows[4]).toEqual(['1', '湖镇村', '10050', '人民币壹万零伍拾元整']);
    expect(summary?.name).toBe('汇总');
    expect(summary?.rows.slice(-2)).toEqual([
      ['总计', '3', '39342.14'],
      ['总计大写', '人民币叁万玖仟叁佰肆拾贰元壹角肆分'],
    ]);
  });

  it('is of one township where one is asked for', async () => {
    const { file, rows } = await host.call('distribution.signOff', signOff('330825101'));
    expect(rows).toBe(1);
    expect((await sheetsOf(file)).map(({ rows: of }) => of.flat().includes('湖镇村'))).toEqual([true]);
  });

  it('is not written for a township or batch without amounts', async () => {
    expect(await host.refused('distribution.signOff', signOff('330825999'))).toMatchObject({
      code: 'not_found',
    });
    const other = { ...signOff(null), batch_id: 'none' };
    expect(await host.refused('distribution.signOff', other)).toMatchObject({ code: 'not_found' });
    expect(readdirSync(shared.path)).toEqual([]);
  });
});
