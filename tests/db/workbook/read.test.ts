import { beforeAll, describe, expect, it } from 'vitest';
import type { PlainCell, PlainSheet } from '../../../db/exchange/workbook/plain.ts';
import { plainDecimal } from '../../../db/exchange/workbook/plain-cell.ts';
import { readWorkbook } from '../../../db/exchange/workbook/read.ts';
import { writeWorkbook } from '../../../db/exchange/workbook/write.ts';
import { handmadeParts, type Parts, zipOf } from './handmade.ts';
import { sampleWorkbook, textWorkbook } from './sample.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

async function onlySheet(parts: Parts): Promise<PlainSheet> {
  const [sheet] = (await readWorkbook(zipOf(parts))).sheets;
  return sheet ?? expect.fail('no sheet');
}

describe('a workbook that we wrote', () => {
  let sheets: PlainSheet[] = [];
  beforeAll(async () => {
    ({ sheets } = await readWorkbook(await writeWorkbook(sampleWorkbook())));
  });

  it('comes back with its sheets in order, by name and visibility', () => {
    expect(sheets.map(({ name, state }) => [name, state])).toEqual([
      ['飞地收益表（季报）', 'visible'],
      ["录入模板 R&D's", 'visible'],
      ['列表', 'hidden'],
      ['_shl', 'veryHidden'],
    ]);
    const [form] = sheets;
    expect([form?.rowCount, form?.columnCount]).toEqual([45, 6]);
  });

  it('comes back with text, exact figures, dates, formulas and their cached results', () => {
    const [form, template, list, data] = sheets;
    expect(form?.cells.get('A1')).toEqual({ kind: 'text', text: '山海协作飞地收益情况表' });
    expect(form?.cells.get('D8')).toEqual({ kind: 'number', decimal: '37.015678', format: '#,##0.00_ ' });
    expect(form?.cells.get('E14')).toEqual({ kind: 'number', decimal: '-3.2', format: '#,##0.00_ ' });
    expect(form?.cells.get('F7')).toEqual({ kind: 'date', iso: '2026-06-30', format: 'yyyy-mm-dd' });
    expect(form?.cells.get('D43')).toEqual({
      kind: 'formula',
      formula: 'SUM(D7:D42)',
      cached: { kind: 'number', decimal: '23286.3', format: '#,##0.00_ ' },
    });
    expect(form?.cells.has('F43')).toBe(false);
    expect(template?.cells.get('A5')).toEqual({ kind: 'text', text: '0012' });
    expect(template?.cells.get('B5')).toMatchObject({ decimal: '1234.567891' });
    expect(template?.cells.get('C5')).toMatchObject({ kind: 'date', iso: '2026-03-31' });
    expect(list?.cells.size).toBe(3);
    expect(data?.cells.get('A2')).toEqual({ kind: 'text', text: '=1+1' });
  });

  it('comes back with its comments', () => {
    const [form] = sheets;
    expect(
      [...(form?.comments ?? [])].map(([at, { author, text }]) => [at, author, text.split('\n').length]),
    ).toEqual([
      ['D8', '市级审核员', 1],
      ['E14', '市级审核员', 2],
    ]);
  });

  it('comes back with texts exactly as they were', async () => {
    const texts = [
      '=1+1',
      '#N/A',
      '_x0041_',
      '_x005F_x0041_',
      ' a ',
      'a\nb',
      'a\tb',
      '\n',
      '汉字😀',
      '&h; R&D;',
      'x'.repeat(32_767),
    ];
    const [sheet] = (await readWorkbook(await writeWorkbook(textWorkbook(texts)))).sheets;
    expect(texts.map((_, row) => sheet?.cells.get(`A${row + 1}`))).toEqual(
      texts.map((text) => ({ kind: 'text', text })),
    );
  });
});

describe('a workbook from another program', () => {
  it('is read with every kind of cell', async () => {
    const sheet = await onlySheet(
      handmadeParts(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><t>富</t></r><r><t>文本</t></r></is></c><c r="C1" t="str"><f>A1&amp;"x"</f><v>青x</v></c>' +
          '<c r="D1" t="b"><v>1</v></c><c r="E1" t="e"><v>#DIV/0!</v></c><c r="F1"><f>1/0</f></c><c r="G1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>' +
          '<row r="3"><c r="A3" s="1"><v>45000</v></c><c r="B3" s="3"><v>45000.5</v></c><c r="C3" s="2"><v>0.30000000000000004</v></c><c r="D3"><v>1E-7</v></c><c r="E3"><v>1.5E+16</v></c></row>',
        ['青_x000D_\nx_x0007_'],
      ),
    );
    const expected: [string, PlainCell][] = [
      ['A1', { kind: 'text', text: '青\nx' }],
      ['B1', { kind: 'text', text: '富文本' }],
      ['C1', { kind: 'formula', formula: 'A1&"x"', cached: { kind: 'text', text: '青x' } }],
      ['D1', { kind: 'boolean', value: true }],
      ['E1', { kind: 'error', code: '#DIV/0!' }],
      ['F1', { kind: 'formula', formula: '1/0', cached: null }],
      ['G1', { kind: 'formula', formula: '1/0', cached: { kind: 'error', code: '#DIV/0!' } }],
      // Built-in format 31 is a date in Chinese Excel; the file holds only that number.
      ['A3', { kind: 'date', iso: '2023-03-15' }],
      ['B3', { kind: 'date', iso: '2023-03-15T12:00:00', format: 'yyyy-mm-dd hh:mm' }],
      ['C3', { kind: 'number', decimal: '0.30000000000000004', format: '#,##0.00' }],
      ['D3', { kind: 'number', decimal: '0.0000001' }],
      ['E3', { kind: 'number', decimal: '15000000000000000' }],
    ];
    expect([...sheet.cells]).toEqual(expected);
    expect([sheet.rowCount, sheet.columnCount]).toEqual([3, 7]);
  });

  it('is read without cell references and with prefixed names, as some programs write', async () => {
    const parts = handmadeParts('');
    parts.set(
      'xl/worksheets/sheet1.xml',
      `${declaration}<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c t="inlineStr"><x:is><x:t>二</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`,
    );
    expect([...(await onlySheet(parts)).cells]).toEqual([
      ['A1', { kind: 'number', decimal: '1' }],
      ['B1', { kind: 'text', text: '二' }],
    ]);
  });

  it("gives recent Excel's conversations instead of their boilerplate", async () => {
    const parts = handmadeParts('<row r="1"><c r="A1"><v>1</v></c></row>');
    parts.set(
      'xl/worksheets/_rels/sheet1.xml.rels',
      `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${officeRelations}/comments" Target="../comments1.xml"/><Relationship Id="rId2" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" Target="../threadedComments/threadedComment1.xml"/></Relationships>`,
    );
    parts.set(
      'xl/comments1.xml',
      `${declaration}<comments><authors><author>tc={1}</author></authors><commentList><comment ref="A0" authorId="0"><text><t>x</t></text></comment><comment ref="9" authorId="0"><text><t>x</t></text></comment><comment ref="A1" authorId="0"><text><t>[Threaded comment] …</t></text></comment><comment ref="B2" authorId="0"><text><r><t>旧_x000A_式</t></r></text></comment></commentList></comments>`,
    );
    parts.set(
      'xl/threadedComments/threadedComment1.xml',
      `${declaration}<ThreadedComments><threadedComment ref="A1" personId="{p}" id="{1}"><text>请核实</text></threadedComment><threadedComment ref="A1" personId="{p}" id="{2}" parentId="{1}"><text>已核实</text></threadedComment></ThreadedComments>`,
    );
    expect([...(await onlySheet(parts)).comments]).toEqual([
      ['A1', { author: '', text: '请核实\n已核实' }],
      ['B2', { author: 'tc={1}', text: '旧\n式' }],
    ]);
  });

  it('cannot reach an object prototype through names', async () => {
    const parts = handmadeParts('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', ['__proto__']);
    parts.set('xl/workbook.xml', (parts.get('xl/workbook.xml') ?? '').replace('表', '__proto__'));
    const sheet = await onlySheet(parts);
    expect([sheet.name, sheet.cells.get('A1')]).toEqual(['__proto__', { kind: 'text', text: '__proto__' }]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe('decimal text of a double', () => {
  it('has no exponent and loses no digit', () => {
    const cases: [number, string][] = [
      [0, '0'],
      [-0, '0'],
      [1e21, '1000000000000000000000'],
      [1.5e-9, '0.0000000015'],
      [-1.25e-7, '-0.000000125'],
      [123456789012345680000, '123456789012345680000'],
    ];
    for (const [value, text] of cases) {
      expect(plainDecimal(value)).toBe(text);
      expect(Number(text)).toBe(value === 0 ? 0 : value);
    }
  });
});
