import { afterData, cell, changed, many, rows, sheetName, sheetXml, withPart } from './changed-workbook.ts';
import type { HostileFile } from './hostile-file.ts';
import { goodParts } from './hostile-files.ts';
import { rawZip } from './raw-zip.ts';

/* Files that a lenient reader takes, and reads other figures from than Excel shows, or none. */

const rels = 'xl/_rels/workbook.xml.rels';
const book = 'xl/workbook.xml';
const kinds = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const inRow = (xml: string, number = 1): string => `<row r="${number}">${xml}</row>`;
const figure = (at: string, value: string): string => `<c r="${at}"><v>${value}</v></c>`;
const related = (change: (xml: string) => string): Buffer => changed(rels, change);
const sheets = (xml: string): Buffer => changed(book, (old) => old.replace(/<sheet .*?\/>/, xml));
const relation = (id: string, kind: string, target: string): string =>
  `<Relationship Id="${id}" Type="${kinds}/${kind}" Target="${target}"/>`;

/** A zip file with a part put in the place of others, fast. */
function rawWith(parts: readonly (readonly [name: string, content: string])[]): Buffer {
  const all = new Map([...goodParts(), ...parts]);
  return rawZip([...all].map(([name, content]) => ({ name, content: Buffer.from(content) })));
}

/** Cells and rows. */
const cells: readonly HostileFile[] = [
  ['a cell twice in its row', 'repeated_cell', () => rows(inRow(figure('A1', '1') + figure('A1', '2')))],
  [
    'a cell twice, once in small letters',
    'repeated_cell',
    () => rows(inRow(figure('B1', '1') + figure('b1', '2'))),
  ],
  [
    'a cell without address on one with',
    'repeated_cell',
    () => rows(inRow(`${figure('B1', '1')}${figure('A1', '3')}<c><v>2</v></c>`)),
  ],
  [
    'a row twice with other cells',
    'repeated_row',
    () => rows(inRow(figure('A1', '1')) + inRow(figure('B1', '2'))),
  ],
  ['a cell of another row', 'bad_cell', () => rows(inRow(figure('A3', '1')))],
  ['a row in another notation', 'damaged', () => rows('<row r="1e1"><c><v>1</v></c></row>')],
  ['an address in another notation', 'bad_cell', () => rows(inRow(figure('A1e0', '1')))],
  ['an absolute address', 'bad_cell', () => rows(inRow(figure('$A$1', '1')))],
  ['two values in a cell', 'bad_cell', () => cell('<v>1</v><v>2</v>')],
  ['an element in a value', 'bad_cell', () => cell('<v>1<x>5</x>2</v>')],
  ['a cell in a cell', 'bad_cell', () => cell('<v>1</v><c r="B1"><v>2</v></c>')],
  ['a cell beside the rows', 'damaged', () => rows(`${inRow('')}${figure('A2', '1')}`)],
  [
    'a cell of another vocabulary',
    'damaged',
    () => rows(inRow('<z:c xmlns:z="urn:z" r="A1"><z:v>9</z:v></z:c>')),
  ],
  ['a value in an extension', 'bad_cell', () => cell('<v>1</v><extLst><ext><v>2</v></ext></extLst>')],
  [
    'rows twice over',
    'damaged',
    () =>
      sheetXml((xml) =>
        xml.replace('</sheetData>', `</sheetData><sheetData>${inRow(figure('A9', '9'), 9)}</sheetData>`),
      ),
  ],
  ['text between the cells', 'damaged', () => rows(inRow(`12${figure('A1', '1')}`))],
  ['values that cross', 'damaged', () => rows(inRow('<c r="A1"><v>1</c></v><c r="B1"><v>2</v></c>'))],
  ['an address given twice', 'damaged', () => rows('<row r="1"><c r="A1" r="B1"><v>1</v></c></row>')],
  ['an address without quotes', 'damaged', () => rows('<row r="1"><c r=A1><v>1</v></c></row>')],
  ['a style that is no number', 'bad_cell', () => cell('<v>45000</v>', ' s="1.5"')],
  ['a yes that is no yes', 'bad_cell', () => cell('<v>yes</v>', ' t="b"')],
  ['a text in place of a figure', 'bad_cell', () => cell('<v>12万元</v>')],
  ['a figure in words of computers', 'bad_cell', () => cell('<v>1_000</v>')],
  ['a reference with a fraction', 'damaged', () => cell('<v>0.5</v>', ' t="s"')],
  [
    'a stray cell in the last row',
    'too_spread',
    () => rows(inRow(figure('A1', '1')) + inRow(figure('L1048576', '1'), 1_048_576)),
  ],
  [
    'formats to the last row and column',
    'read',
    () => rows(inRow(figure('A1', '1')) + inRow('<c r="XFD1048576" s="1"/>', 1_048_576)),
  ],
  [
    'dimension and spans that lie',
    'read',
    () =>
      sheetXml((xml) =>
        xml
          .replace('<sheetData>', '<dimension ref="B2:C3"/><sheetData>')
          .replace('<row ', '<row spans="9:1" '),
      ),
  ],
];

/** Parts and their references. */
const references: readonly HostileFile[] = [
  [
    'texts that nobody refers to',
    'damaged',
    () => related((xml) => xml.replace(/<Relationship [^>]*sharedStrings"[^>]*>/, '')),
  ],
  [
    'texts under another name',
    'damaged',
    () => related((xml) => xml.replace('sharedStrings.xml', 'strings.xml')),
  ],
  [
    'two parts of texts',
    'damaged',
    () =>
      related((xml) =>
        xml.replace('</Relationships>', `${relation('x', 'sharedStrings', 'styles.xml')}</Relationships>`),
      ),
  ],
  [
    'one relation twice',
    'damaged',
    () =>
      related((xml) =>
        xml.replace(
          '</Relationships>',
          `${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}</Relationships>`,
        ),
      ),
  ],
  [
    'a sheet without a relation',
    'damaged',
    () => sheets('<sheet name="表" sheetId="1" r:id="rId1"/><sheet name="二" sheetId="2"/>'),
  ],
  ['a sheet without a name', 'damaged', () => sheets('<sheet sheetId="1" r:id="rId1"/>')],
  [
    'two tabs of one part',
    'damaged',
    () => sheets('<sheet name="一" sheetId="1" r:id="rId1"/><sheet name="二" sheetId="2" r:id="rId1"/>'),
  ],
  ['a tab of the styles', 'damaged', () => sheets('<sheet name="表" sheetId="1" r:id="rId3"/>')],
  [
    'a sheet elsewhere in the net',
    'damaged',
    () =>
      related((xml) =>
        xml.replace('Target="worksheets/sheet1.xml"', 'Target="http://x/sheet1.xml" TargetMode="External"'),
      ),
  ],
  ['relations that are cut', 'damaged', () => related((xml) => xml.slice(0, -30))],
  [
    'a root that leads nowhere',
    'damaged',
    () => changed('_rels/.rels', (xml) => xml.replace('xl/workbook.xml', 'xl/other.xml')),
  ],
  [
    'a root of a document',
    'not_a_workbook',
    () => changed('_rels/.rels', (xml) => xml.replace('/officeDocument"', '/thumbnail"')),
  ],
  [
    'names in another case',
    'read',
    () =>
      related((xml) =>
        xml
          .replace('sharedStrings.xml', 'SharedStrings.xml')
          .replace('worksheets/sheet1', 'Worksheets/Sheet1'),
      ),
  ],
  ['a workbook called as a web office does', 'read', () => renamed()],
  [
    'a damaged picture',
    'read',
    () =>
      rawZip([
        ...[...goodParts()].map(([name, content]) => ({ name, content: Buffer.from(content) })),
        { name: 'xl/media/image1.png', content: Buffer.from('x'), crc: 1 },
      ]),
  ],
  ['a damaged drawing', 'read', () => withPart('xl/drawings/drawing1.xml', '<xdr:wsDr')],
  [
    'contents of the types that are wrong',
    'read',
    () => changed('[Content_Types].xml', (xml) => xml.replace('worksheet+xml', 'chartsheet+xml')),
  ],
];

function renamed(): Buffer {
  const parts = goodParts();
  const moved = new Map(
    [...parts].map(([name, content]) => [name.replace('workbook.xml', 'workbook22.xml'), content]),
  );
  moved.set('_rels/.rels', (parts.get('_rels/.rels') ?? '').replace('xl/workbook.xml', '/xl/workbook22.xml'));
  return rawZip([...moved].map(([name, content]) => ({ name, content: Buffer.from(content) })));
}

/** What costs a reader time or memory although the file is small. */
const costly: readonly HostileFile[] = [
  [
    '20,000 lists of all columns',
    'read',
    () =>
      sheetXml((xml) =>
        xml.replace(
          '<sheetData>',
          `<cols>${'<col min="1" max="16384" width="9"/>'.repeat(20_000)}</cols><sheetData>`,
        ),
      ),
  ],
  [
    '30,000 conditions',
    'read',
    () =>
      afterData(
        many(
          30_000,
          (n) =>
            `<conditionalFormatting sqref="A${n + 1}"><cfRule type="expression" priority="1"><formula>1</formula></cfRule></conditionalFormatting>`,
        ),
      ),
  ],
  [
    '100,000 links',
    'read',
    () =>
      afterData(
        `<hyperlinks>${many(100_000, (n) => `<hyperlink ref="A${n + 1}" location="A1"/>`)}</hyperlinks>`,
      ),
  ],
  [
    'a drawing of 7 MB',
    'read',
    () =>
      rawWith([
        [
          sheetName,
          `${(goodParts().get(sheetName) ?? '').replace('</worksheet>', `<drawing xmlns:r="${kinds}" r:id="d"/></worksheet>`)}`,
        ],
        [
          'xl/worksheets/_rels/sheet1.xml.rels',
          `<Relationships>${relation('d', 'drawing', '../drawings/drawing1.xml')}</Relationships>`,
        ],
        [
          'xl/drawings/drawing1.xml',
          `<wsDr>${'<twoCellAnchor><from/><to/></twoCellAnchor>'.repeat(160_000)}</wsDr>`,
        ],
      ]),
  ],
  ['30 sheets that reach far', 'too_spread', () => farSheets(30)],
  [
    '20,000 defined names',
    'read',
    () =>
      changed(book, (xml) =>
        xml.replace(
          '</sheets>',
          `</sheets><definedNames>${many(20_000, (n) => `<definedName name="n${n}">表!$A$${n + 1}</definedName>`)}</definedNames>`,
        ),
      ),
  ],
];

function farSheets(count: number): Buffer {
  const parts = many(count, (n) => relation(`s${n}`, 'worksheet', `worksheets/far${n}.xml`));
  const far = (goodParts().get(sheetName) ?? '').replace(
    '</sheetData>',
    `${inRow(figure('AZ9000', '1'), 9000)}</sheetData>`,
  );
  return rawWith([
    [rels, (goodParts().get(rels) ?? '').replace('</Relationships>', `${parts}</Relationships>`)],
    [
      book,
      (goodParts().get(book) ?? '').replace(
        /<sheet .*?\/>/,
        many(count, (n) => `<sheet name="s${n}" sheetId="${n + 1}" r:id="s${n}"/>`),
      ),
    ],
    ...Array.from({ length: count }, (_, n) => [`xl/worksheets/far${n}.xml`, far] as const),
  ]);
}

/** Sheets that hold no cells. */
const charts: readonly HostileFile[] = [
  ['a chart on a tab of its own', 'read', () => chartTabs(true)],
  ['charts only', 'only_charts', () => chartTabs(false)],
];

/** @param table whether there is a sheet with cells beside the chart */
export function chartTabs(table: boolean): Buffer {
  const tab = '<sheet name="图表1" sheetId="9" r:id="rId9"/>';
  const first = table ? '<sheet name="表" sheetId="1" r:id="rId1"/>' : '';
  return rawWith([
    [book, (goodParts().get(book) ?? '').replace(/<sheet .*?\/>/, tab + first)],
    [
      rels,
      (goodParts().get(rels) ?? '').replace(
        '</Relationships>',
        `${relation('rId9', 'chartsheet', 'chartsheets/sheet1.xml')}</Relationships>`,
      ),
    ],
    [
      'xl/chartsheets/sheet1.xml',
      '<chartsheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews/></chartsheet>',
    ],
  ]);
}

export const cousins: readonly HostileFile[] = [...cells, ...references, ...costly, ...charts];
