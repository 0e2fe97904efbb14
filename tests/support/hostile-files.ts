import { gzipSync } from 'node:zlib';
import { directoryEntryAt, endRecordAt, handmadeParts, zipOf } from '../db/workbook/handmade.ts';
import type { HostileFile } from './hostile-file.ts';
import { type RawEntry, type RawZipOptions, rawZip, repeated } from './raw-zip.ts';
import { ole } from './sample-files.ts';

/* Files that are no .xlsx at all, and zip files that lie. */

export const goodRow = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>';
export const goodParts = () => handmadeParts(goodRow, ['青田']);
const sheetName = 'xl/worksheets/sheet1.xml';
const mega = 1024 * 1024;

const text = (content: string): Buffer => Buffer.from(content);
const bytes = (content: string): Buffer => Buffer.from(content, 'latin1');
const utf16 = (content: string): Buffer =>
  Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(content, 'utf16le')]);
const parts = (...names: string[]): Buffer => zipOf(names.map((name) => [name, '<x/>']));

/** What officers pick by mistake, most of it under the name .xlsx. */
export const otherFiles: readonly HostileFile[] = [
  ['nothing at all', 'empty', () => Buffer.alloc(0)],
  ['a file full of zeros', 'damaged', () => Buffer.alloc(20_000)],
  ['more than 50 MB', 'too_large', () => Buffer.concat([zipOf(goodParts()), Buffer.alloc(50 * mega)])],
  ['a .csv renamed', 'csv', () => text('\uFEFF县,金额\r\n青田县,12.5\r\n')],
  ['a .csv in GBK renamed', 'csv', () => Buffer.from('cfd82cbdf0b6ee0d0ac7e0ccefcfd82c31322e350d0a', 'hex')],
  ['a UTF-16 text from Excel renamed', 'csv', () => utf16('县\t金额\r\n')],
  [
    'a text in the other order of bytes',
    'csv',
    () => Buffer.from(utf16('县\t金额\r\n').subarray(0, 12)).swap16(),
  ],
  [
    'an .html renamed',
    'html',
    () => text('\n<!DOCTYPE html><html><table><tr><td>1</td></tr></table></html>'),
  ],
  [
    'a table exported as .xls by a web system',
    'html',
    () => text('<table border=1><tr><td>县</td></tr></table>'),
  ],
  [
    'an .mht renamed',
    'mht',
    () => text('MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n'),
  ],
  [
    'an XML spreadsheet of 2003',
    'xml_2003',
    () =>
      text(
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
      ),
  ],
  ['a flat .ods', 'ods', () => text('<?xml version="1.0"?><office:document office:version="1.2"/>')],
  ['other XML', 'xml', () => text('<?xml version="1.0" encoding="UTF-8"?><uof:UOF/>')],
  ['a .json', 'not_zip', () => text('{"records":[{"type":"village"}]}')],
  ['one word', 'not_zip', () => text('青田')],
  ['an .ods', 'ods', () => parts('mimetype', 'content.xml', 'META-INF/manifest.xml')],
  ['an .xlsb', 'xlsb', () => parts('[Content_Types].xml', '_rels/.rels', 'xl/workbook.bin')],
  ['a .docx', 'word', () => parts('[Content_Types].xml', '_rels/.rels', 'word/document.xml')],
  ['a .pptx', 'slides', () => parts('[Content_Types].xml', '_rels/.rels', 'ppt/presentation.xml')],
  ['a Numbers document', 'numbers', () => parts('Index/Document.iwa', 'Metadata/Properties.plist')],
  ['an .ofd', 'ofd', () => parts('OFD.xml', 'Doc_0/Document.xml')],
  ['an .rtf', 'word', () => text('{\\rtf1\\ansi 青田}')],
  ['a PDF', 'pdf', () => bytes('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')],
  ['a .png', 'picture', () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ['a .jpg', 'picture', () => bytes('\xff\xd8\xff\xe0\x00\x10JFIF\x00')],
  ['a .rar', 'archive', () => bytes('Rar!\x1a\x07\x01\x00\x33')],
  ['a .7z', 'archive', () => bytes('7z\xbc\xaf\x27\x1c\x00\x04')],
  ['a .gz', 'archive', () => gzipSync('青田')],
  ['a workbook in a zip file', 'archive', () => zipOf([['报表.xlsx', zipOf(goodParts())]])],
  ['an empty zip', 'archive', () => zipOf([])],
  ['a program', 'program', () => bytes(`MZ\x90\x00${'\x00'.repeat(60)}`)],
  ['an .xls renamed', 'ole2', () => ole('Workbook')],
  ['an .xls of Excel 4', 'ole2', () => bytes(`\x09\x04\x06\x00${'\x00'.repeat(60)}`)],
  ['blank lines before a workbook', 'damaged', () => Buffer.concat([text('\r\n\r\n'), zipOf(goodParts())])],
  [
    'the mark of UTF-8 before a workbook',
    'damaged',
    () => Buffer.concat([text('\uFEFF'), zipOf(goodParts())]),
  ],
  ['a .doc renamed', 'word', () => ole('WordDocument', '1Table')],
  ['a .ppt renamed', 'slides', () => ole('PowerPoint Document')],
  ['a workbook with a password', 'encrypted', () => ole('EncryptionInfo', 'EncryptedPackage')],
  [
    'a workbook under document protection',
    'guarded',
    () => bytes(`b\x14#e\x00\x00E-SafeNet\x00LOCK${'\x07'.repeat(600)}`),
  ],
  [
    'the mark that Excel leaves beside an open workbook',
    'owner_file',
    () =>
      Buffer.concat([
        bytes('\x04Wang'.padEnd(55)),
        bytes(`\x04\x00${'W\x00a\x00n\x00g\x00'.padEnd(108, ' \x00')}`),
      ]),
  ],
  ['noise', 'not_zip', () => Buffer.from(Array.from({ length: 3000 }, (_, n) => (n * 7919) ^ (n >> 3)))],
];

/** A good workbook after `forge` has changed bytes at the directory entry of its sheet. */
function forged(forge: (zip: Buffer, entryAt: number, localAt: number) => void): Buffer {
  const zip = zipOf(goodParts());
  const at = directoryEntryAt(zip, sheetName);
  forge(zip, at, zip.readUInt32LE(at + 42));
  return zip;
}

/** A good workbook with entries added, or put in the place of those of the same name. */
function withEntries(entries: readonly RawEntry[], options: RawZipOptions = {}): Buffer {
  const replaced = new Set(entries.map(({ name }) => name));
  const kept = [...goodParts()].filter(([name]) => !replaced.has(name));
  return rawZip([...kept.map(([name, content]) => ({ name, content: text(content) })), ...entries], options);
}

const raw = (options: RawZipOptions, change: Partial<RawEntry> = {}): Buffer =>
  rawZip(
    [...goodParts()].map(([name, content]) => ({ name, content: text(content), ...change })),
    options,
  );

function manyEntries(): Buffer {
  const zip = zipOf(goodParts());
  zip.writeUInt16LE(5001, endRecordAt(zip) + 8);
  zip.writeUInt16LE(5001, endRecordAt(zip) + 10);
  return zip;
}

const truncated = (share: number): HostileFile => [
  `the first ${share * 100} % of a download`,
  'truncated',
  () => zipOf(goodParts()).subarray(0, Math.floor(zipOf(goodParts()).length * share)),
];

const sheetOf = (rows: readonly string[]): readonly string[] => [
  '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>',
  ...rows,
  '</sheetData></worksheet>',
];
const spaces = sheetOf([' ']);
const rows = sheetOf(['<row><c><v>1</v></c></row>']);

export const hostileZips: readonly HostileFile[] = [
  ...[0.1, 0.25, 0.5, 0.75, 0.9, 0.99].map(truncated),
  ['a download without its last byte', 'truncated', () => zipOf(goodParts()).subarray(0, -1)],
  ['zip64 sizes', 'zip64', () => forged((zip, at) => zip.writeUInt32LE(0xffffffff, at + 24))],
  ['an encrypted entry', 'encrypted', () => forged((zip, at) => zip.writeUInt16LE(1, at + 8))],
  ['an exotic compression', 'bad_method', () => forged((zip, at) => zip.writeUInt16LE(12, at + 10))],
  ['a declared size of 1 GB', 'bomb', () => forged((zip, at) => zip.writeUInt32LE(1 << 30, at + 24))],
  ['a sheet bomb of 1 GB', 'bomb', () => withEntries([repeated(sheetName, spaces, 1024 * mega)])],
  ['a bomb of rows of 1 GB', 'bomb', () => withEntries([repeated(sheetName, rows, 1024 * mega)])],
  [
    'more rows than a sheet has',
    'too_many_cells',
    () => withEntries([repeated(sheetName, sheetOf(['<row/>']), 6.5 * mega)]),
  ],
  [
    'more texts than any table has cells',
    'too_many_cells',
    () => withEntries([repeated('xl/sharedStrings.xml', ['<sst>', '<si/>', '</sst>'], 6.9 * mega)]),
  ],
  [
    'a million looks of cells',
    'bomb',
    () =>
      withEntries([
        repeated('xl/styles.xml', ['<styleSheet><cellXfs>', '<xf/>', '</cellXfs></styleSheet>'], 5 * mega),
      ]),
  ],
  ['a bomb of 24 MB', 'bomb', () => withEntries([repeated(sheetName, rows, 24 * mega)])],
  [
    'a bomb in the strings',
    'bomb',
    () =>
      withEntries([repeated('xl/sharedStrings.xml', ['<sst>', '<si><t>1</t></si>', '</sst>'], 100 * mega)]),
  ],
  [
    'a picture that unpacks to 1 GB',
    'bomb',
    () => withEntries([repeated('xl/media/image1.png', ['', '\0', ''], 1024 * mega)]),
  ],
  [
    'a bomb that declares 1000 bytes',
    'damaged',
    () => withEntries([{ ...repeated(sheetName, spaces, 64 * mega), size: 1000 }]),
  ],
  [
    'a bomb of a hundred parts of 7 MB',
    'bomb',
    () =>
      withEntries(
        Array.from({ length: 100 }, (_, n) => repeated(`xl/media/image${n}.png`, ['', '\0', ''], 7 * mega)),
      ),
  ],
  [
    'one packed part that many entries share',
    'damaged',
    () => {
      const zip = withEntries([repeated('xl/a.xml', ['', ' ', ''], 7 * mega), { name: 'xl/b.xml' }]);
      zip.copy(
        zip,
        directoryEntryAt(zip, 'xl/b.xml') + 16,
        directoryEntryAt(zip, 'xl/a.xml') + 16,
        directoryEntryAt(zip, 'xl/a.xml') + 28,
      );
      zip.copy(
        zip,
        directoryEntryAt(zip, 'xl/b.xml') + 42,
        directoryEntryAt(zip, 'xl/a.xml') + 42,
        directoryEntryAt(zip, 'xl/a.xml') + 46,
      );
      return zip;
    },
  ],
  [
    'a size left to the local header',
    'damaged',
    () =>
      forged((zip, at) => {
        zip.writeUInt16LE(8, at + 8);
        zip.fill(0, at + 20, at + 28);
      }),
  ],
  ['too many entries', 'too_many_entries', manyEntries],
  ['one name twice', 'duplicate_entry', () => rawZip([...entriesOfGood(), ...entriesOfGood().slice(-1)])],
  [
    'one name in two spellings',
    'duplicate_entry',
    () => rawZip([...entriesOfGood(), { name: 'XL/Worksheets/Sheet1.xml', content: text('<worksheet/>') }]),
  ],
  ...['xl/../../evil.xml', '/etc/passwd', 'C:/evil.xml', 'xl\\evil.xml', '../evil', ''].map(
    (name): HostileFile => [
      `a part named “${name}”`,
      'bad_name',
      () => withEntries([{ name, content: text('<x/>') }]),
    ],
  ),
  [
    'another name in the local header',
    'damaged',
    () => forged((zip, _at, local) => zip.write('X', local + 30)),
  ],
  ['a wrong checksum', 'damaged', () => forged((zip, at) => zip.writeUInt32LE(1, at + 16))],
  [
    'something else packed than XML',
    'damaged',
    () => withEntries([{ name: sheetName, content: Buffer.alloc(900, 7) }]),
  ],
  ['bytes before the zip file', 'damaged', () => raw({ prefix: bytes('\x01\x02\x03') })],
  ['a program before the zip file', 'program', () => raw({ prefix: bytes('MZ\x90\x00') })],
  ['bytes behind the zip file', 'read', () => raw({ suffix: Buffer.alloc(100) })],
  ['a comment of the zip file', 'read', () => raw({ comment: text('由某系统导出') })],
  [
    'a comment that looks like an end',
    ['archive', 'truncated'],
    () => raw({ comment: bytes(`PK\x05\x06${'\x00'.repeat(18)}`) }),
  ],
  ['sizes behind the data', 'read', () => raw({}, { descriptor: true })],
  ['parts that are not packed', 'read', () => raw({}, { method: 0 })],
];

function entriesOfGood(): RawEntry[] {
  return [...goodParts()].map(([name, content]) => ({ name, content: text(content) }));
}
