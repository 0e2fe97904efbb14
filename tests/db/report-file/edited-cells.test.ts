import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDataSheet } from '../../../db/exchange/report-file/data-sheet.ts';
import { editedCells } from '../../../db/exchange/report-file/edited-cells.ts';
import type { PlainCell, PlainWorkbook } from '../../../db/exchange/workbook/plain.ts';
import { readWorkbook } from '../../../db/exchange/workbook/read.ts';
import { writeWorkbook } from '../../../db/exchange/workbook/write.ts';
import { externalTimeoutMs, libreOfficeResave, needLibreOffice } from '../../support/external-readers.ts';
import { cellMap, newKeys, reportOf, workbookOf } from './sample-report.ts';

const keys = newKeys();
const report = reportOf(keys);
const written = () => writeWorkbook(workbookOf(report, keys));

async function withCell(at: string, cell: PlainCell | null): Promise<PlainWorkbook> {
  const workbook = await readWorkbook(await written());
  if (cell) workbook.sheets[0]!.cells.set(at, cell);
  else workbook.sheets[0]!.cells.delete(at);
  return workbook;
}

const text = (value: string): PlainCell => ({ kind: 'text', text: value });
const number = (decimal: string): PlainCell => ({ kind: 'number', decimal });

describe('saved again by LibreOffice', () => {
  it('the report is whole and no cell counts as edited', {
    timeout: externalTimeoutMs * 2,
  }, async (context) => {
    await needLibreOffice(context);
    const directory = await mkdtemp(join(tmpdir(), 'report-file-'));
    try {
      const path = join(directory, 'report.xlsx');
      await writeFile(path, await written());
      const resaved = await libreOfficeResave(path, join(directory, 'resaved'));
      const workbook = await readWorkbook(await readFile(resaved));
      expect(workbook.sheets[1]?.state).not.toBe('veryHidden');
      expect(readDataSheet(workbook)).toMatchObject({ ...report, signature: 'valid' });
      expect(editedCells(workbook, cellMap)).toEqual([]);
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  });
});

describe('cells for people', () => {
  it('are as they were written', async () => {
    expect(editedCells(await readWorkbook(await written()), cellMap)).toEqual([]);
  });

  it('are named when edited, with what stands there now, and the report itself is whole', async () => {
    const workbook = await withCell('B1', number('931.000001'));
    expect(editedCells(workbook, readDataSheet(workbook).cellMap)).toEqual([
      {
        address: '返还!情况!B1',
        record_type: 'receipt',
        record_id: 'receipt-1',
        field: 'amount',
        expected: '331.000001',
        found: '931.000001',
      },
    ]);
  });

  it.each<[string, PlainCell | null, string | null]>([
    ['A1', text('龙游（镇海）消薄飞地 '), '龙游（镇海）消薄飞地 '],
    ['A1', null, null],
    ['B1', number('331.000002'), '331.000002'],
    ['B1', text('331.0000010001'), '331.0000010001'],
    ['B1', { kind: 'error', code: '#REF!' }, '#REF!'],
    ['B1', { kind: 'formula', formula: '331+1', cached: number('332') as never }, '332'],
    ['B1', { kind: 'formula', formula: '331', cached: null }, null],
    ['C1', { kind: 'date', iso: '2020-08-21' }, '2020-08-21'],
    ['C1', { kind: 'date', iso: '2020-08-20T08:00:00' }, '2020-08-20T08:00:00'],
    ['D1', number('123'), '123'],
    ['D1', text('000123.0'), '000123.0'],
    ['E1', { kind: 'formula', formula: '0.31', cached: number('0.310001') as never }, '0.310001'],
    ['F1', text('补充'), '补充'],
    ['F1', number('0'), '0'],
  ])('%s edited to %o', async (at, cell, found) => {
    expect(editedCells(await withCell(at, cell), cellMap)).toMatchObject([
      { address: `返还!情况!${at}`, found },
    ]);
  });

  it.each<[string, PlainCell]>([
    ['B1', number('331.00000100000001')],
    ['B1', text('331.0000010')],
    ['C1', text('2020年8月20日')],
    ['E1', { kind: 'formula', formula: '0.1+0.2', cached: number('0.30000000000000004') as never }],
    ['F1', text('')],
  ])('%s saved as %o is the same', async (at, cell) => {
    expect(editedCells(await withCell(at, cell), cellMap)).toEqual([]);
  });

  it('a figure written with other decimals is the same figure', async () => {
    const map = [{ ...cellMap[1]!, expected: '331.00' }];
    for (const cell of [number('331'), text('331'), text('331.000'), text('３３１．００')])
      expect(editedCells(await withCell('B1', cell), map)).toEqual([]);
    expect(editedCells(await withCell('B1', text('331.01')), map)).toHaveLength(1);
  });

  it('all of a sheet that is gone, but not its empty cells', async () => {
    const workbook = await readWorkbook(await written());
    expect(editedCells({ sheets: workbook.sheets.slice(1) }, cellMap)).toHaveLength(5);
  });
});
