import { handmadeParts, zipOf } from '../db/workbook/handmade.ts';
import type { HostileFile } from './hostile-file.ts';
import { goodParts } from './hostile-files.ts';
import { rawZip } from './raw-zip.ts';

/* Sound zip files whose XML is broken, hostile, or merely what no other program writes. */

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const sheetName = 'xl/worksheets/sheet1.xml';
const huge = 'A1:XFD1048576';

const withPart = (name: string, content: string | Buffer): Buffer =>
  zipOf(new Map<string, string | Buffer>(goodParts()).set(name, content));
const without = (...names: string[]): Buffer =>
  zipOf([...goodParts()].filter(([name]) => !names.includes(name)));
const changed = (name: string, change: (xml: string) => string): Buffer =>
  withPart(name, change(goodParts().get(name) ?? ''));
const sheetXml = (change: (xml: string) => string): Buffer => changed(sheetName, change);
const rows = (sheetData: string, strings: readonly string[] = ['青田']): Buffer =>
  zipOf(handmadeParts(sheetData, strings));
const cell = (content: string, attributes = ''): Buffer =>
  rows(`<row r="1"><c r="A1"${attributes}>${content}</c></row>`);
const afterData = (xml: string): Buffer =>
  sheetXml((sheet) => sheet.replace('</sheetData>', `</sheetData>${xml}`));
const many = (count: number, one: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => one(n)).join('');

/** A workbook of `count` sheets, all of which are the one part. */
function manySheets(count: number, parts: number): Buffer {
  const relations = many(
    count,
    (n) =>
      `<Relationship Id="s${n}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${n % parts}.xml"/>`,
  );
  const sheet = goodParts().get(sheetName) ?? '';
  const names = many(count, (n) => `<sheet name="s${n}" sheetId="${n + 1}" r:id="s${n}"/>`);
  const whole = goodParts()
    .set(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations}</Relationships>`,
    )
    .set('xl/workbook.xml', (goodParts().get('xl/workbook.xml') ?? '').replace(/<sheet .*?\/>/, names));
  for (let n = 0; n < parts; n += 1) whole.set(`xl/worksheets/sheet${n}.xml`, sheet);
  // zlib is much faster than our own compression.
  return rawZip([...whole].map(([name, content]) => ({ name, content: Buffer.from(content) })));
}

const laughs =
  '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>';
const external = '<!DOCTYPE x [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>';

/** Text and entities. */
export const hostileTexts: readonly HostileFile[] = [
  [
    'a document type with entities',
    'dtd',
    () => sheetXml((xml) => xml.replace('<worksheet', `${laughs}<worksheet`)),
  ],
  [
    'a document type that fetches a file',
    'dtd',
    () => sheetXml((xml) => xml.replace('<worksheet', `${external}<worksheet`)),
  ],
  [
    'a document type in the strings',
    'dtd',
    () => withPart('xl/sharedStrings.xml', `<!-- x -->${laughs}<sst><si><t>&c;</t></si></sst>`),
  ],
  [
    'a document type in the relations',
    'dtd',
    () => changed('_rels/.rels', (xml) => xml.replace('<Relationships', `${external}<Relationships`)),
  ],
  [
    'an entity that nobody declared',
    'damaged',
    () => rows('<row r="1"><c r="A1" t="inlineStr"><is><t>&xxe;</t></is></c></row>'),
  ],
  [
    'characters beyond Unicode',
    ['read', 'damaged', 'unreadable'],
    () => rows('<row r="1"><c r="A1" t="inlineStr"><is><t>&#x110000;&#0;&#xD800;</t></is></c></row>'),
  ],
  [
    'characters that XML forbids',
    ['read', 'damaged', 'unreadable'],
    () => rows('<row r="1"><c r="A1" t="inlineStr"><is><t>a\u0001b\u0000c</t></is></c></row>'),
  ],
  [
    'markup as text',
    'read',
    () =>
      rows(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>&lt;script&gt;alert(1)&lt;/script&gt;</t></is></c></row>',
      ),
  ],
  [
    'text in CDATA',
    'read',
    () => rows('<row r="1"><c r="A1" t="inlineStr"><is><t><![CDATA[<b>青田</b>]]></t></is></c></row>'),
  ],
  [
    'names of JavaScript’s own',
    'read',
    () =>
      rows(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>constructor</t></is></c></row>',
        ['__proto__'],
      ),
  ],
  [
    'a sheet and a name called __proto__',
    'read',
    () =>
      changed('xl/workbook.xml', (xml) =>
        xml
          .replace('name="表"', 'name="__proto__"')
          .replace(
            '</sheets>',
            '</sheets><definedNames><definedName name="__proto__">1</definedName></definedNames>',
          ),
      ),
  ],
  [
    'a text longer than a cell',
    'text_too_long',
    () => rows('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', ['x'.repeat(32_768)]),
  ],
  [
    'a text of 6 MB',
    'text_too_long',
    () => rows('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', ['x'.repeat(6_000_000)]),
  ],
  ['a sheet in another encoding', 'encoding', () => sheetXml((xml) => xml.replace('UTF-8', 'GBK'))],
  [
    'a sheet in UTF-16',
    'encoding',
    () => withPart(sheetName, Buffer.from(`\uFEFF${goodParts().get(sheetName)}`, 'utf16le')),
  ],
  [
    'a sheet that is not UTF-8',
    'encoding',
    () =>
      withPart(sheetName, Buffer.from(`${goodParts().get(sheetName)}`.replace('<v>', '<v>\xff'), 'latin1')),
  ],
  ['a sheet with the mark of UTF-8', 'read', () => sheetXml((xml) => `\uFEFF${xml}`)],
];

/** Parts that are missing, cut or nested beyond measure. */
export const brokenParts: readonly HostileFile[] = [
  ['no workbook part', 'not_a_workbook', () => without('xl/workbook.xml')],
  ['no list of content types', 'not_a_workbook', () => without('[Content_Types].xml')],
  ['no sheet part', ['damaged', 'unreadable'], () => without(sheetName)],
  ['no styles', 'read', () => without('xl/styles.xml')],
  ['no strings', 'damaged', () => without('xl/sharedStrings.xml')],
  ['no relations of the workbook', ['damaged', 'unreadable'], () => without('xl/_rels/workbook.xml.rels')],
  [
    'a workbook without sheets',
    'not_a_workbook',
    () => changed('xl/workbook.xml', (xml) => xml.replace(/<sheet .*?\/>/, '')),
  ],
  ['an empty sheet part', 'damaged', () => withPart(sheetName, '')],
  ['a sheet part of blanks', 'damaged', () => withPart(sheetName, ' \n ')],
  [
    'a sheet cut between two rows',
    'damaged',
    () => sheetXml((xml) => xml.slice(0, xml.indexOf('</sheetData>'))),
  ],
  [
    'a sheet cut after a cell',
    'damaged',
    () => sheetXml((xml) => `${xml.slice(0, xml.indexOf('<c '))}<c r="A1"/>`),
  ],
  ['a sheet cut in a tag', 'damaged', () => sheetXml((xml) => xml.slice(0, -4))],
  [
    'tags that cross',
    ['read', 'damaged', 'unreadable'],
    () => rows('<row r="1"><c r="A1"><v>1</c></v></row>'),
  ],
  [
    'a sheet that is another part',
    'damaged',
    () => withPart(sheetName, goodParts().get('xl/styles.xml') ?? ''),
  ],
  [
    '50,000 nested elements',
    ['read', 'damaged', 'unreadable'],
    () => afterData(`${'<x>'.repeat(50_000)}${'</x>'.repeat(50_000)}`),
  ],
  ['an element of 100,000 attributes', 'read', () => afterData(`<x ${many(100_000, (n) => `a${n}="1" `)}/>`)],
  ['10,000 sheets of one part', 'too_many_sheets', () => manySheets(10_000, 1)],
  ['900 sheets', 'read', () => manySheets(900, 900)],
  [
    '100,000 styles',
    'read',
    () =>
      changed('xl/styles.xml', (xml) =>
        xml.replace('</cellXfs>', `${'<xf numFmtId="4"/>'.repeat(100_000)}</cellXfs>`),
      ),
  ],
  [
    '50,000 number formats',
    'read',
    () =>
      changed('xl/styles.xml', (xml) =>
        xml.replace(
          '</numFmts>',
          `${many(50_000, (n) => `<numFmt numFmtId="${n + 200}" formatCode="0.${n}"/>`)}</numFmts>`,
        ),
      ),
  ],
  [
    'one sheet a hundred times under one name',
    'damaged',
    () =>
      zipOf(
        handmadeParts('<row r="1048576"><c r="A1048576"><v>1</v></c></row>').set(
          'xl/workbook.xml',
          (goodParts().get('xl/workbook.xml') ?? '').replace(/<sheet .*?\/>/, (tag) => tag.repeat(100)),
        ),
      ),
  ],
  [
    'a link to a workbook elsewhere',
    'read',
    () =>
      zipOf(
        goodParts()
          .set('xl/externalLinks/externalLink1.xml', `<externalLink xmlns="${main}"/>`)
          .set(
            'xl/externalLinks/_rels/externalLink1.xml.rels',
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath" Target="\\\\evil.example\\share\\a.xlsx" TargetMode="External"/></Relationships>',
          ),
      ),
  ],
  [
    'a workbook with macros renamed',
    'read',
    () => withPart('xl/vbaProject.bin', Buffer.from('d0cf11e0a1b11ae1', 'hex')),
  ],
  [
    'a sheet that is its own relation',
    ['read', 'damaged', 'unreadable'],
    () =>
      withPart(
        'xl/worksheets/_rels/sheet1.xml.rels',
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="sheet1.xml"/></Relationships>',
      ),
  ],
  [
    'relations that climb out',
    ['read', 'damaged', 'unreadable'],
    () =>
      changed('xl/_rels/workbook.xml.rels', (xml) =>
        xml.replace('worksheets/sheet1.xml', '../../../../etc/passwd'),
      ),
  ],
];

/** Cells, rows and ranges. */
export const hostileCells: readonly HostileFile[] = [
  [
    'cells at both ends of a sheet',
    ['read', 'unreadable'],
    () =>
      rows('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
  ],
  [
    '800 rows that reach the last column',
    ['read', 'unreadable'],
    () => rows(many(800, (n) => `<row r="${n + 1}"><c r="XFD${n + 1}"><v>1</v></c></row>`)),
  ],
  [
    'a cell in every thousandth row to the end',
    ['read', 'unreadable'],
    () => rows(many(1000, (n) => `<row r="${n * 1000 + 1}"><c r="AZ${n * 1000 + 1}"><v>1</v></c></row>`)),
  ],
  ['a cell beyond the sheet', 'unreadable', () => rows('<row r="1"><c r="ZZZZ1"><v>1</v></c></row>')],
  [
    'a row beyond the sheet',
    'unreadable',
    () => rows('<row r="99999999"><c r="A99999999"><v>1</v></c></row>'),
  ],
  ['a negative row', ['read', 'unreadable'], () => rows('<row r="-1"><c r="A-1"><v>1</v></c></row>')],
  ['row 0', ['read', 'unreadable'], () => rows('<row r="0"><c r="A0"><v>1</v></c></row>')],
  [
    'addresses that are none',
    ['read', 'unreadable'],
    () => rows('<row r="x"><c r="!!"><v>1</v></c><c r="__proto__"><v>2</v></c><c r=""><v>3</v></c></row>'),
  ],
  [
    'rows out of order',
    ['read', 'unreadable'],
    () => rows('<row r="3"><c r="A3"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'),
  ],
  [
    'one row twice, and a cell twice',
    ['read', 'unreadable'],
    () =>
      rows(
        '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row><row r="1"><c r="A1"><v>3</v></c></row>',
      ),
  ],
  ['cells without addresses', 'read', () => rows('<row><c><v>1</v></c><c><v>2</v></c></row>')],
  ['a string that is not there', 'damaged', () => cell('<v>99</v>', ' t="s"')],
  ['a string before the first', 'damaged', () => cell('<v>-1</v>', ' t="s"')],
  ['a style that is not there', 'read', () => cell('<v>1</v>', ' s="999999"')],
  ['a type that is none', ['read', 'unreadable'], () => cell('<v>1</v>', ' t="__proto__"')],
  ...['NaN', 'Infinity', '1e999', '-1e999', '0x10', '1,5', '１２', '', ' 1 ', '9'.repeat(400)].map(
    (number): HostileFile => [
      `the number “${number.slice(0, 12)}”`,
      ['read', 'unreadable'],
      () => cell(`<v>${number}</v>`),
    ],
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
