import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConsolidationProgress, MadeConsolidation } from '../../../db/domain/consolidation-answers.ts';
import type { CallInput } from '../../../db/domain/contract.ts';
import type { Language } from '../../../db/domain/locale/labels.ts';
import { period } from '../../../db/domain/period.ts';
import { readWorkbook } from '../../../db/exchange/workbook/read.ts';
import { verifyWritten } from '../../../db/exchange/workbook/verify-written.ts';
import { readZipDirectory, unpack } from '../../../db/exchange/workbook/zip-read.ts';
import { movePackage } from '../../../db/repositories/received-packages.ts';
import {
  externalTimeoutMs,
  libreOfficeConvert,
  needLibreOffice,
  needOpenpyxl,
  type OpenpyxlSheet,
  openpyxlDump,
  pdfPages,
} from '../../support/external-readers.ts';
import { openUpperLevel, packageOf, receive } from '../../support/received-packages.ts';
import { openServices, type ServiceHost } from '../../support/service-host.ts';
import { temporaryFolder } from '../../support/store-folder.ts';
import { syntheticProvince } from '../../support/synthetic-province.ts';

const year = period('2021');
const made = temporaryFolder();
const folder = made.path;
let host: ServiceHost;
let book: MadeConsolidation;

async function make(language: Language, rest: { file_name?: string } = {}): Promise<MadeConsolidation> {
  let now: ConsolidationProgress = await host.call('consolidation.make', {
    period: year,
    scope: '3308',
    folder,
    language,
    ...rest,
  });
  const steps = [now.done];
  while (now.made === null) {
    now = await host.call('consolidation.go', { job: now.job });
    steps.push(now.done);
  }
  expect(steps.length).toBeGreaterThan(10);
  return now.made;
}

const wholeReport = { record_type: null, record_id: null, field: null, rule: null };
const ask = (package_id: string, queries: CallInput<'review.ask'>['queries']) =>
  host.call('review.ask', { package_id, queries });

beforeAll(async () => {
  host = await openServices(join(folder, 'data'));
  await openUpperLevel(host);
  const [kecheng, longyou] = syntheticProvince(1, ['330802', '330825']);
  if (kecheng === undefined || longyou === undefined) throw new Error('counties');
  const [asked = '', answered = ''] = receive(
    host,
    [kecheng, longyou].map((county) => packageOf(county, year, { moves: [] })),
  );
  await ask(asked, [{ ...wholeReport, text: '请补充说明全年情况' }]);
  const by = { person: '陈接收', at: host.context.ports.now(), why: null };
  host.context.ledger.store.write((writer) => movePackage(writer, asked, 'accepted', by));
  const { records } = packageOf(longyou, year);
  const receipt = records.find(({ type }) => type === 'receipt')?.record.id ?? '';
  const about = { record_type: 'receipt', record_id: receipt, field: 'amount', rule: 'S36' } as const;
  const [query] = await ask(answered, [{ ...about, text: '与银行回单不一致' }]);
  const { rows } = await host.call('records.list', { type: 'query' });
  const stored = rows.find(({ id }) => id === query?.id);
  if (stored === undefined) throw new Error('no query');
  const answer = { ...stored, answer: '已核对，无误', answered_by: '王芳', answered_on: '2022-01-21' };
  receive(host, [
    packageOf(longyou, year, { version: 2, records: [...records, { type: 'query', record: answer }] }),
  ]);
  book = await make('zh-CN');
});
afterAll(() => {
  host.close();
  made.remove();
});

const numberAt = (sheet: OpenpyxlSheet | undefined, address: string): number => {
  const cell = sheet?.cells[address];
  return Number(cell?.type === 'f' ? cell.cached : cell?.value);
};
/** Address of the row below which a text stands in a column. */
const rowOf = (sheet: OpenpyxlSheet | undefined, column: string, text: string): number =>
  Number(
    Object.entries(sheet?.cells ?? {})
      .find(([address, { value }]) => address.startsWith(column) && value === text)?.[0]
      .slice(1),
  );

describe('the consolidated workbook', () => {
  it('has its name, a sheet for each form, and is never overwritten', async () => {
    expect(book.consolidation.file_name).toBe('浙江省_山海协作汇总表_2021年.xlsx');
    const again = await make('en', {});
    expect(again.path).not.toBe(book.path);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    const { sheets } = await readWorkbook(readFileSync(book.path ?? ''));
    expect(sheets.map(({ name }) => name).slice(0, 2)).toEqual(['封面', '主要指标']);
    const taken = await host.call('consolidation.make', {
      period: year,
      scope: '3308',
      folder,
      file_name: '浙江省_山海协作汇总表_2021年.xlsx',
      language: 'zh-CN',
    });
    let refused: string | undefined;
    for (let step = 0; refused === undefined && step < 50; step += 1)
      await host.call('consolidation.go', { job: taken.job }).catch((error: Error) => {
        refused = error.message;
      });
    expect(refused).toContain('file_exists');
  });

  it(
    'says to another reader what the consolidation says, missing counties by name',
    async (context) => {
      await needOpenpyxl(context);
      const { sheets } = await openpyxlDump(book.path ?? '');
      const sheet = (name: string) => sheets.find((one) => one.name === name);
      const { total } = book.consolidation;
      const indicators = sheet('主要指标');
      const row = rowOf(indicators, 'B', '合计');
      expect(Math.round(numberAt(indicators, `H${row}`) * 1_000_000)).toBe(total.I5.value);
      expect(Math.round(numberAt(indicators, `I${row}`) * 1_000_000)).toBe(total.I5.cumulative);
      expect(Object.values(indicators?.cells ?? {}).map(({ value }) => value)).toContain(
        '衢江区（无审核通过的报表）',
      );
      const lines = sheet('到村分配明细');
      const last = rowOf(lines, 'B', '合计');
      expect(Math.round(numberAt(lines, `I${last}`) * 1_000_000)).toBeGreaterThanOrEqual(total.I6.value ?? 0);
      const date = Object.values(lines?.cells ?? {}).find(({ type }) => type === 'd');
      expect(date?.format).toBe('yyyy-mm-dd');
      for (const { orientation, paper, name } of sheets) {
        expect([name, orientation, Number(paper)]).toEqual([name, 'landscape', 9]);
      }
      expect(sheet('飞地收益')?.titleRows).toMatch(/^\$\d+:\$\d+$/);
    },
    externalTimeoutMs,
  );

  it(
    'comes to the same when LibreOffice calculates it, and prints with its heads',
    async (context) => {
      await needLibreOffice(context);
      await needOpenpyxl(context);
      const out = temporaryFolder();
      try {
        const [resaved = ''] = await libreOfficeConvert([book.path ?? ''], 'xlsx', out.path, {
          recalculate: true,
        });
        const [before, after] = [await openpyxlDump(book.path ?? ''), await openpyxlDump(resaved)];
        for (const { name, cells } of before.sheets) {
          const other = after.sheets.find((one) => one.name === name);
          for (const [address, cell] of Object.entries(cells)) {
            if (cell.type !== 'f') continue;
            expect(Number(other?.cells[address]?.cached), `${name}!${address}`).toBeCloseTo(
              Number(cell.cached),
              5,
            );
          }
        }
        const [pdf = ''] = await libreOfficeConvert([book.path ?? ''], 'pdf', out.path);
        const pages = await pdfPages(pdf);
        for (const { width, height, words } of pages) {
          expect(width).toBeGreaterThan(height);
          for (const word of words) expect(word.right).toBeLessThanOrEqual(width);
        }
        const villages = pages.filter(({ words }) => words.some(({ text }) => text.includes('其中')));
        expect(villages.length).toBeGreaterThan(2);
      } finally {
        out.remove();
      }
    },
    externalTimeoutMs,
  );

  it('says by county what was asked, about what, and what was answered', async () => {
    const { sheets } = await readWorkbook(readFileSync(book.path ?? ''));
    const cells = sheets.find(({ name }) => name === '核实意见')?.cells ?? new Map();
    const rows = Map.groupBy(
      [...cells].map(([address, cell]) => ({ row: address.replace(/\D/g, ''), cell })),
      ({ row }) => row,
    );
    const lines = [...rows.values()].map((row) =>
      row.map(({ cell }) => (cell.kind === 'text' ? cell.text : '')).join('|'),
    );
    expect(lines.filter((line) => line.includes('浙江省|'))).toEqual([
      '柯城区|待答复|v1|浙江省|整份报表|请补充说明全年情况',
      '龙游县|已答复|v1|浙江省|S36|飞地收益|龙游—镇海消薄飞地 2021年12月13日到账（演示回单20211213-01）|实际到账|与银行回单不一致|已核对，无误',
    ]);
  });

  it('holds native charts of counties and months', () => {
    const bytes = readFileSync(book.path ?? '');
    const charts = readZipDirectory(bytes).filter(({ name }) => /^xl\/charts\/chart\d+\.xml$/.test(name));
    const xml = charts.map((entry) => unpack(bytes, entry).toString('utf8'));
    expect(xml.filter((text) => text.includes('<c:barChart>'))).toHaveLength(2);
    expect(xml.filter((text) => text.includes('<c:lineChart>'))).toHaveLength(1);
  });

  it('is refused when what stands in it is not what was meant', async () => {
    const path = join(folder, 'tampered.xlsx');
    writeFileSync(path, readFileSync(book.path ?? ''));
    const { sheets } = await readWorkbook(readFileSync(path));
    const expected = { sheets: sheets.map(({ name }) => name), columns: [], counts: [] };
    await verifyWritten(path, expected);
    const total = { sheet: '封面', column: 2, rows: [18], digits: 6, expected: 1n };
    await expect(verifyWritten(path, { ...expected, columns: [total] })).rejects.toThrow('totals_differ');
    const rows = { sheet: '封面', column: 0, from: 0, to: 3, count: 9 };
    await expect(verifyWritten(path, { ...expected, counts: [rows] })).rejects.toThrow('totals_differ');
    await expect(verifyWritten(path, { ...expected, sheets: ['封面'] })).rejects.toThrow('totals_differ');
  });
});
