import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type ListTable, listBook } from '../../../db/exchange/list-file/list-book.ts';
import type { PlainCell, PlainSheet } from '../../../db/exchange/workbook/plain.ts';
import { readWorkbook } from '../../../db/exchange/workbook/read.ts';
import { writeWorkbook } from '../../../db/exchange/workbook/write.ts';
import {
  externalTimeoutMs,
  type ForeignWorkbook,
  libreOfficeConvert,
  libreOfficeResave,
  needLibreOffice,
  needOpenpyxl,
  needXlsxWriter,
  type WritingLibrary,
  writeForeign,
} from '../../support/external-readers.ts';
import { temporaryFolder } from '../../support/store-folder.ts';
import { twoEnclaves } from '../../support/two-enclaves.ts';
import { drawnReports, recordsOf } from '../report-file/drawn-report.ts';

/* Workbooks that other programs wrote, as townships and other systems send them, and as the programs between save them again. */

const timeout = externalTimeoutMs * 2;
const folder = temporaryFolder();
afterAll(() => folder.remove());

const sheet: ForeignWorkbook = {
  sheet: '到村收益 2026年',
  cells: [
    ['A1', 'text', '到村收益明细表'],
    ['A3', 'text', '行政区划代码'],
    ['A4', 'text', '033080210001'],
    ['A5', 'text', '330825101202'],
    ['B4', 'text', '龙游县湖镇镇文林村'],
    ['B5', 'rich', ['𠮷田', '村 ', '（含<b>&amp;）']],
    ['C4', 'number', 1234567.89, '#,##0.00'],
    ['C5', 'number', 0.1, '0.00'],
    ['D4', 'date', '2026-03-31T00:00:00', 'yyyy-mm-dd'],
    ['D5', 'date', '2025-12-31T08:30:00', 'yyyy/m/d h:mm'],
    ['E4', 'date', '2024-02-29T00:00:00', 'yyyy"年"m"月"d"日"'],
    ['F4', 'bool', true],
    ['F5', 'text', 'TRUE'],
    ['G4', 'text', '=1+1'],
    ['G5', 'text', '2000万'],
    ['H4', 'number', 999999999999999],
    ['H5', 'number', -0.000001, '0.000000'],
    ['I4', 'number', 0.085, '0.0%'],
    ['I5', 'text', '两行\n文字'],
    ['J4', 'formula', ['=C4+C5', 1234567.99]],
    ['J5', 'text', ' 首尾空格 '],
    ['K4', 'text', '_x0041_'],
    ['K5', 'text', '00'],
    ['B4', 'comment', '请核对'],
  ],
  merges: ['A1:K1'],
  hidden: [5],
};

/** What of a cell counts: its value. Programs spell formats differently. */
function valueIn(cell: PlainCell | undefined): unknown {
  if (cell === undefined) return undefined;
  if (cell.kind === 'text') return cell.text;
  if (cell.kind === 'number') return Number(cell.decimal);
  if (cell.kind === 'date') return cell.iso;
  if (cell.kind === 'boolean') return cell.value;
  return cell.kind === 'formula' ? [cell.formula, valueIn(cell.cached ?? undefined)] : cell.code;
}

const values = (of: PlainSheet | undefined) =>
  Object.fromEntries([...(of?.cells ?? [])].map(([address, cell]) => [address, valueIn(cell)]));

function expected(changes: Record<string, unknown> = {}): Record<string, unknown> {
  const given = sheet.cells.flatMap(([address, kind, value]) => {
    if (kind === 'comment') return [];
    if (kind === 'rich') return [[address, (value as string[]).join('')]];
    if (kind === 'date') return [[address, String(value).replace('T00:00:00', '')]];
    if (kind === 'formula')
      return [[address, [String((value as string[])[0]).slice(1), (value as unknown[])[1]]]];
    return [[address, value]];
  });
  return { ...Object.fromEntries(given), ...changes };
}

/** What stands in a sheet, formulas by their results. */
const results = (of: PlainSheet | undefined) =>
  Object.fromEntries(
    Object.entries(values(of)).map(([address, value]) => [address, Array.isArray(value) ? value[1] : value]),
  );

const villages: ListTable = {
  title: '村',
  tab: '村',
  lines: ['龙游县 2026-01-10'],
  heads: ['行政区划代码', '村名', '收益（元）', '到账日期'],
  rows: [
    [
      { kind: 'text', value: '033082510120', style: 'body' },
      { kind: 'text', value: '𠮷田村（新）', style: 'body' },
      { kind: 'number', decimal: '123456789.01', style: 'bodyMoney' },
      { kind: 'date', iso: '2024-02-29', style: 'bodyDate' },
    ],
  ],
  total: null,
  unit: '龙游县',
  created: '2026-01-10T01:00:00Z',
};

async function written(library: WritingLibrary, name: string, given: Partial<ForeignWorkbook> = {}) {
  const path = join(folder.path, name);
  await writeForeign(library, path, { ...sheet, ...given });
  return path;
}

async function read(path: string): Promise<PlainSheet | undefined> {
  const { sheets } = await readWorkbook(await readFile(path));
  expect(sheets.map(({ name }) => name)).toEqual([sheet.sheet]);
  return sheets[0];
}

/** A writer that keeps nothing in memory takes its cells row by row. */
const byRows = sheet.cells.toSorted(
  ([a], [b]) => Number(/\d+/.exec(a)?.[0]) - Number(/\d+/.exec(b)?.[0]) || (a < b ? -1 : 1),
);

describe('XlsxWriter', () => {
  it.for([
    ['its table of strings', {}],
    ['texts in their cells', { inline: true, merges: [], cells: byRows }],
    ['the calendar of 1904', { epoch1904: true }],
  ] as const)('writes what we read: %s', { timeout }, async ([what, given], context) => {
    await needXlsxWriter(context);
    const found = await read(await written('xlsxwriter', `xlsxwriter-${what}.xlsx`, given));
    expect(values(found)).toEqual(expected());
    expect(found?.comments.get('B4')?.text).toBe('请核对');
  });
});

describe('openpyxl', () => {
  it.for([
    ['as it is', {}],
    ['the calendar of 1904', { epoch1904: true }],
  ] as const)('writes what we read: %s', { timeout }, async ([what, given], context) => {
    await needOpenpyxl(context);
    const found = await read(await written('openpyxl', `openpyxl-${what}.xlsx`, given));
    // It calculates nothing and stores no result, and does not escape what looks like an escape.
    expect(values(found)).toEqual(expected({ J4: ['C4+C5', undefined], K4: 'A' }));
    expect(found?.comments.get('B4')).toEqual({ author: '王芳', text: '请核对' });
  });
});

describe('LibreOffice saves again', () => {
  it('what XlsxWriter wrote, and we read the same', { timeout }, async (context) => {
    await needXlsxWriter(context);
    await needLibreOffice(context);
    const path = await written('xlsxwriter', 'to-libreoffice.xlsx');
    const again = await read(await libreOfficeResave(path, join(folder.path, 'resaved')));
    // It makes a formula of a truth value.
    expect(values(again)).toEqual(expected({ F4: ['TRUE()', true] }));
    expect(again?.comments.get('B4')?.text).toBe('请核对');
  });

  it('the file of a list and a report file of ours, cell for cell', { timeout }, async (context) => {
    await needLibreOffice(context);
    const list = join(folder.path, 'list.xlsx');
    await writeFile(list, await writeWorkbook(listBook(villages)));
    const [report] = (await drawnReports(folder.path, recordsOf(twoEnclaves()), ['2021Q4'])).values();
    const files = [list, report?.path ?? expect.fail('no report')];
    const again = await libreOfficeConvert(files, 'xlsx', join(folder.path, 'ours'));
    for (const [at, file] of files.entries()) {
      const before = (await readWorkbook(await readFile(file))).sheets;
      const after = (await readWorkbook(await readFile(again[at] ?? ''))).sheets;
      expect(after.map(({ name }) => name)).toEqual(before.map(({ name }) => name));
      before.forEach((one, index) => {
        expect(results(after[index]), one.name).toEqual(results(one));
      });
    }
  });
});
