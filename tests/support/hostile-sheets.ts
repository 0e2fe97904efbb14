import { handmadeParts, zipOf } from '../db/workbook/handmade.ts';
import {
  afterData,
  changed,
  many,
  rows,
  sheetName,
  sheetXml,
  without,
  withPart,
} from './changed-workbook.ts';
import type { HostileFile } from './hostile-file.ts';
import { goodParts } from './hostile-files.ts';
import { rawZip } from './raw-zip.ts';

/* Sound zip files whose XML is broken, hostile, or merely what no other program writes. */

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

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
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations}<Relationship Id="texts" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
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
  ['no styles', 'damaged', () => without('xl/styles.xml')],
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
