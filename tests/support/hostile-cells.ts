import { handmadeParts } from '../db/workbook/handmade.ts';
import { afterData, cell, many, rows, sheetXml } from './changed-workbook.ts';
import type { HostileFile } from './hostile-file.ts';
import { rawZip } from './raw-zip.ts';

/* Sheets whose cells, rows and ranges are hostile, or merely what no other program writes. */

const huge = 'A1:XFD1048576';

/** Cells, rows and ranges. */
export const hostileCells: readonly HostileFile[] = [
  [
    'cells at both ends of a sheet',
    'too_spread',
    () =>
      rows('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
  ],
  [
    '800 rows that reach the last column',
    'too_spread',
    () => rows(many(800, (n) => `<row r="${n + 1}"><c r="XFD${n + 1}"><v>1</v></c></row>`)),
  ],
  [
    'a cell in every thousandth row to the end',
    'too_spread',
    () => rows(many(1000, (n) => `<row r="${n * 1000 + 1}"><c r="AZ${n * 1000 + 1}"><v>1</v></c></row>`)),
  ],
  ['a cell beyond the sheet', 'bad_cell', () => rows('<row r="1"><c r="ZZZZ1"><v>1</v></c></row>')],
  ['a row beyond the sheet', 'damaged', () => rows('<row r="99999999"><c r="A99999999"><v>1</v></c></row>')],
  ['a negative row', 'damaged', () => rows('<row r="-1"><c r="A-1"><v>1</v></c></row>')],
  ['row 0', 'damaged', () => rows('<row r="0"><c r="A0"><v>1</v></c></row>')],
  [
    'addresses that are none',
    'damaged',
    () => rows('<row r="x"><c r="!!"><v>1</v></c><c r="__proto__"><v>2</v></c><c r=""><v>3</v></c></row>'),
  ],
  [
    'rows out of order',
    ['read', 'unreadable'],
    () => rows('<row r="3"><c r="A3"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'),
  ],
  [
    'one row twice, and a cell twice',
    'repeated_cell',
    () =>
      rows(
        '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row><row r="1"><c r="A1"><v>3</v></c></row>',
      ),
  ],
  ['cells without addresses', 'read', () => rows('<row><c><v>1</v></c><c><v>2</v></c></row>')],
  ['a string that is not there', 'damaged', () => cell('<v>99</v>', ' t="s"')],
  ['a string before the first', 'damaged', () => cell('<v>-1</v>', ' t="s"')],
  ['a style that is not there', 'read', () => cell('<v>1</v>', ' s="999999"')],
  ['a type that is none', 'bad_cell', () => cell('<v>1</v>', ' t="__proto__"')],
  ...['1e999', '-1e999', '', ' 1 ', '-0', '1E+400', '9'.repeat(400)].map(
    (number): HostileFile => [`the number “${number.slice(0, 12)}”`, 'read', () => cell(`<v>${number}</v>`)],
  ),
  ...['NaN', 'INF', 'Infinity', '0x10', '0b11', '1,5', '1-2', '１２'].map(
    (number): HostileFile => [`the number “${number}”`, 'bad_cell', () => cell(`<v>${number}</v>`)],
  ),
  ...['-1', '2958466', '1e300', '60', '0.5'].map(
    (serial): HostileFile => [
      `the date ${serial}`,
      ['read', 'unreadable'],
      () => cell(`<v>${serial}</v>`, ' s="1"'),
    ],
  ),
  ['an ISO date that is none', ['read', 'unreadable'], () => cell('<v>2026-13-45T99:00:00Z</v>', ' t="d"')],
  ['error cells', 'read', () => cell('<v>#DIV/0!</v>', ' t="e"')],
  ['a formula without a result', 'read', () => cell('<f>1+1</f>')],
  ['a formula that calls a program', 'read', () => cell("<f>cmd|'/C calc'!A0</f><v>1</v>")],
  [
    'a shared formula without its first',
    ['read', 'unreadable'],
    () => cell('<f t="shared" si="7"/><v>1</v>'),
  ],
  [
    'an array formula over everything',
    ['read', 'unreadable'],
    () => cell(`<f t="array" ref="${huge}">1</f><v>1</v>`),
  ],
  [
    'a shared formula over everything',
    ['read', 'unreadable'],
    () => cell(`<f t="shared" si="0" ref="${huge}">A1</f><v>1</v>`),
  ],
  [
    'a size that claims the whole sheet',
    'read',
    () => sheetXml((xml) => xml.replace('<sheetData>', `<dimension ref="${huge}"/><sheetData>`)),
  ],
  [
    'columns without end',
    'read',
    () =>
      sheetXml((xml) =>
        xml.replace('<sheetData>', '<cols><col min="1" max="2147483647" width="9"/></cols><sheetData>'),
      ),
  ],
  ['a merge of everything', 'read', () => afterData(`<mergeCells><mergeCell ref="${huge}"/></mergeCells>`)],
  [
    'merges at places that no sheet has',
    'read',
    () =>
      afterData(
        '<mergeCells><mergeCell ref="A0:B0"/><mergeCell ref="9"/><mergeCell ref="x:y"/></mergeCells>',
      ),
  ],
  [
    '100,000 merges',
    'read',
    () =>
      afterData(`<mergeCells>${many(100_000, (n) => `<mergeCell ref="A${n + 2}:B${n + 2}"/>`)}</mergeCells>`),
  ],
  [
    'a validation of everything',
    'read',
    () => afterData(`<dataValidations><dataValidation type="list" sqref="${huge}"/></dataValidations>`),
  ],
  [
    'a validation of 50,000 areas',
    'read',
    () =>
      afterData(
        `<dataValidations><dataValidation type="list" sqref="${many(50_000, (n) => `A${n + 1}:XFD${n + 1} `)}"/></dataValidations>`,
      ),
  ],
  [
    'a condition over everything',
    'read',
    () =>
      afterData(
        `<conditionalFormatting sqref="${huge}"><cfRule type="duplicateValues" priority="1"/></conditionalFormatting>`,
      ),
  ],
  ['a filter over everything', 'read', () => afterData(`<autoFilter ref="${huge}"/>`)],
  [
    'a link over everything',
    'read',
    () => afterData(`<hyperlinks><hyperlink ref="${huge}" location="A1"/></hyperlinks>`),
  ],
  [
    'a million empty styled cells',
    ['read', 'bomb'],
    () => rawRows(many(40_000, () => `<row>${'<c s="1"/>'.repeat(25)}</row>`)),
  ],
  [
    'every row of the sheet, styled and empty',
    ['read', 'unreadable'],
    () => rawRows(many(200_000, (n) => `<row r="${n + 1}" s="1" customFormat="1"/>`)),
  ],
];

function rawRows(sheetData: string): Buffer {
  return rawZip(
    [...handmadeParts(sheetData)].map(([name, content]) => ({ name, content: Buffer.from(content) })),
  );
}
