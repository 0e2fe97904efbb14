import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SheetModel, WorkbookModel } from '../../../db/exchange/workbook/model.ts';
import type { PlainSheet } from '../../../db/exchange/workbook/plain.ts';
import {
  cutForCells,
  portableCellLength,
  portableJson,
} from '../../../db/exchange/workbook/portable-json.ts';
import { readWorkbook } from '../../../db/exchange/workbook/read.ts';
import { writeWorkbook } from '../../../db/exchange/workbook/write.ts';
import {
  externalTimeoutMs,
  libreOfficeResave,
  needLibreOffice,
  needOpenpyxl,
  openpyxlDump,
} from '../../support/external-readers.ts';
import { sampleWorkbook, text } from './sample.ts';

const timeout = externalTimeoutMs * 2;
let directory = '';
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'workbook-external-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

async function saved(name: string, model: WorkbookModel): Promise<string> {
  const path = join(directory, name);
  await writeFile(path, await writeWorkbook(model));
  return path;
}

async function resaved(name: string, model: WorkbookModel): Promise<PlainSheet[]> {
  const path = await libreOfficeResave(await saved(name, model), join(directory, 'resaved'));
  return (await readWorkbook(await readFile(path))).sheets;
}

describe('openpyxl', () => {
  it('finds every feature of the form', { timeout }, async (context) => {
    await needOpenpyxl(context);
    const { sheets, names, properties } = await openpyxlDump(await saved('form.xlsx', sampleWorkbook()));
    const form = sheets[0] ?? expect.fail('no sheet');
    expect(sheets.map(({ name, state }) => [name, state])).toEqual([
      ['飞地收益表（季报）', 'visible'],
      ["录入模板 R&D's", 'visible'],
      ['列表', 'hidden'],
      ['_shl', 'veryHidden'],
    ]);
    expect(names).toEqual({ 县名: "'列表'!$A$1:$A$3" });
    expect(properties).toEqual({
      title: '飞地收益表 2026Q2',
      creator: '青田县经济合作中心',
      created: '2026-07-05T08:30:00',
      modified: '2026-07-05T08:30:00',
    });
    expect(form).toMatchObject({
      merges: ['A1:F1', 'A44:F44', 'A45:F45', 'A4:C4', 'D4:E4', 'E2:F2', 'E3:F3'],
      freeze: 'B7',
      widths: { A: 34, D: 16 },
      heights: { 1: 30, 45: 48 },
      gridLines: false,
      paper: 9,
      orientation: 'landscape',
      fit: [true, 1, 0],
      titleRows: '$5:$6',
      printArea: ['$A$1:$F$45'],
      footer: ['青田县 R&&D', '第 &P 页，共 &N 页'],
      centered: true,
      conditional: [
        ['E7:E42', 'expression', ['E7<0']],
        ['D7:D42', 'expression', ['D7=0']],
      ],
    });
    expect(form.cells).toMatchObject({
      A1: { type: 's', font: ['黑体', 16, true], horizontal: 'center' },
      A5: { type: 's', font: ['黑体', 11, false], border: 'thin' },
      D8: {
        type: 'n',
        value: 37.015678,
        format: '#,##0.00_ ',
        font: ['宋体', 11, false],
        horizontal: 'right',
        border: 'thin',
      },
      F7: { type: 'd', value: '2026-06-30T00:00:00', format: 'yyyy-mm-dd' },
      D43: { type: 'f', value: '=SUM(D7:D42)', font: ['宋体', 11, true] },
      E14: { value: -3.2, comment: ['市级审核员', expect.stringContaining('请核实凭证号')] },
    });
    for (const cell of Object.values(form.cells)) expect(cell.font.slice(0, 2)).not.toContain(null);
  });

  it('finds the template protected, its fields open and its entries checked', {
    timeout,
  }, async (context) => {
    await needOpenpyxl(context);
    const { sheets } = await openpyxlDump(await saved('template.xlsx', sampleWorkbook()));
    const template = sheets[1] ?? expect.fail('no sheet');
    expect(template.protected).toBe(true);
    expect([template.cells.A1?.locked, template.cells.A2?.locked, template.cells.B2?.locked]).toEqual([
      true,
      false,
      false,
    ]);
    expect(template.cells.A5).toMatchObject({ type: 's', value: '0012', format: '@' });
    expect(template.validations).toMatchObject([
      { type: 'list', range: 'A2:A5', formula1: '"固定收益,浮动收益,税收分成"', style: 'stop', blank: true },
      {
        type: 'decimal',
        range: 'B2:B5',
        formula1: '-999999999',
        formula2: '999999999.999999',
        style: 'warning',
      },
      {
        type: 'date',
        range: 'C2:C5',
        formula1: 'DATE(2015,1,1)',
        formula2: 'DATE(2099,12,31)',
        blank: false,
      },
      { type: 'list', range: 'D2:D5', formula1: '县名' },
    ]);
  });
});

describe('a workbook saved again by LibreOffice', () => {
  it('keeps values, comment texts and cached results; veryHidden becomes hidden, comment authors are lost', {
    timeout,
  }, async (context) => {
    await needLibreOffice(context);
    const before = (await readWorkbook(await writeWorkbook(sampleWorkbook()))).sheets;
    const after = await resaved('values.xlsx', sampleWorkbook());
    expect(after.map(({ name, state }) => [name, state])).toEqual([
      ['飞地收益表（季报）', 'visible'],
      ["录入模板 R&D's", 'visible'],
      ['列表', 'hidden'],
      ['_shl', 'hidden'],
    ]);
    // Number formats may be spelt in another way; everything else is equal, and no cell is gained or lost.
    const withoutFormat = (sheet: PlainSheet) =>
      [...sheet.cells].map(([at, cell]) => {
        if (cell.kind === 'formula')
          return [at, cell.formula, cell.cached?.kind === 'number' ? cell.cached.decimal : null];
        const { format: _format, ...value } = { format: '', ...cell };
        return [at, value];
      });
    for (const [index, sheet] of before.entries()) {
      expect(withoutFormat(after[index] ?? expect.fail('sheet lost'))).toEqual(withoutFormat(sheet));
      const texts = (from: PlainSheet | undefined) =>
        [...(from?.comments ?? [])].map(([at, { text }]) => [at, text]);
      expect(texts(after[index])).toEqual(texts(sheet));
    }
  });

  it('keeps the hidden texts exactly, whatever they look like', { timeout }, async (context) => {
    await needLibreOffice(context);
    const json = portableJson(
      JSON.stringify(
        Array.from({ length: 900 }, (_, n) => ({
          n,
          name: `青田县第${n}村_x0041_`,
          note: '_x005F_x0041_ <&>"\'\\\n\t',
          fen: n * 7919,
        })),
      ),
    );
    const pieces = cutForCells(json);
    expect(pieces.length).toBeGreaterThan(3);
    const awkward = [
      `=${'1+'.repeat(14_999)}1`,
      '9'.repeat(portableCellLength),
      '0'.repeat(portableCellLength),
      '{"a":"="}',
      ...[
        '=1+1',
        '+1',
        '-1',
        '@a',
        "'quoted",
        '0012',
        '1e5',
        '2026-01-01',
        '1/2',
        '50%',
        'TRUE',
        '#N/A',
        '_x0041_',
        ' lead',
        'trail ',
        'a  b',
        'a\tb',
        'a\nb',
      ],
    ];
    const texts = [...pieces, ...awkward];
    const hidden: SheetModel = {
      name: '_shl',
      state: 'veryHidden',
      columns: [],
      rows: texts.map((value) => ({
        cells: [text('SHL1', 'data'), text(value, 'data'), text('', 'data'), text('end', 'data')],
      })),
    };
    const model = sampleWorkbook();
    const sheets = await resaved('hidden.xlsx', {
      ...model,
      names: [],
      sheets: [...model.sheets.slice(0, 1), hidden],
    });
    const cells = sheets.find(({ name }) => name === '_shl')?.cells;
    texts.forEach((expected, row) => {
      expect(cells?.get(`B${row + 1}`)).toEqual({ kind: 'text', text: expected });
      expect(cells?.get(`D${row + 1}`)).toEqual({ kind: 'text', text: 'end' });
      // What does not survive: an empty text is no cell any more.
      expect(cells?.has(`C${row + 1}`)).toBe(false);
    });
    const joined = pieces
      .map((_, row) => cells?.get(`B${row + 1}`))
      .map((cell) => (cell?.kind === 'text' ? cell.text : ''));
    expect(JSON.parse(joined.join(''))).toEqual(JSON.parse(json));
  });
});
