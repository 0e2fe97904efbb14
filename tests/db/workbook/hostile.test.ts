import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../db/exchange/workbook/read.ts';
import { WorkbookRefusal, type WorkbookRefusalCode } from '../../../db/exchange/workbook/refusal.ts';
import { directoryEntryAt, endRecordAt, handmadeParts, zipOf } from './handmade.ts';

const goodRow = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>';
const good = () => handmadeParts(goodRow, ['青田']);
const sheetName = 'xl/worksheets/sheet1.xml';

/** A good workbook after `forge` has changed bytes at the directory entry of its sheet. */
function forged(forge: (zip: Buffer, entryAt: number, localAt: number) => void): Buffer {
  const zip = zipOf(good());
  const at = directoryEntryAt(zip, sheetName);
  forge(zip, at, zip.readUInt32LE(at + 42));
  return zip;
}

function withPart(name: string, content: string): Buffer {
  return zipOf(good().set(name, content));
}

function sheetXml(change: (xml: string) => string): Buffer {
  return withPart(sheetName, change(good().get(sheetName) ?? ''));
}

/** Twice the same name, spelt in two ways. */
function doubled(): Buffer {
  return zipOf([...good(), ['XL/Worksheets/Sheet1.xml', '<worksheet/>']]);
}

function manyEntries(): Buffer {
  const zip = zipOf(good());
  zip.writeUInt16LE(5001, endRecordAt(zip) + 8);
  zip.writeUInt16LE(5001, endRecordAt(zip) + 10);
  return zip;
}

/** A workbook whose sheet is `size` spaces, packed as tightly as zlib can; the directory may say something else. */
function bomb(size: number, declared: number): Buffer {
  const packed = deflateRawSync(Buffer.alloc(size, 0x20), { level: 9 });
  const zip = zipOf(good());
  const at = directoryEntryAt(zip, sheetName);
  const local = zip.readUInt32LE(at + 42);
  const start = local + 30 + zip.readUInt16LE(local + 26);
  const oldSize = zip.readUInt32LE(at + 20);
  const out = Buffer.concat([zip.subarray(0, start), packed, zip.subarray(start + oldSize)]);
  const entryAt = at + packed.length - oldSize;
  out.writeUInt32LE(crc32(Buffer.alloc(declared, 0x20)), entryAt + 16);
  out.writeUInt32LE(packed.length, entryAt + 20);
  out.writeUInt32LE(declared, entryAt + 24);
  const end = endRecordAt(out);
  out.writeUInt32LE(out.readUInt32LE(end + 16) + packed.length - oldSize, end + 16);
  return out;
}

const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
const ole2 = (content: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512), Buffer.from(content, 'utf16le')]);
const truncated = (end: number) => zipOf(good()).subarray(0, end);
const mega = 1024 * 1024;
const laughs = '<!DOCTYPE x [<!ENTITY h "ha"><!ENTITY g "&h;&h;">]>';

const cases: [what: string, code: WorkbookRefusalCode, file: () => Buffer][] = [
  ['nothing at all', 'empty', () => Buffer.alloc(0)],
  ['more than 50 MB', 'too_large', () => Buffer.concat([zipOf(good()), Buffer.alloc(50 * 1024 * 1024)])],
  ['a .csv renamed', 'csv', () => Buffer.from('\uFEFF县,金额\r\n青田县,12.5\r\n')],
  ['a .csv in GBK renamed', 'csv', () => Buffer.from('cfd82cbdf0b6ee0d0ac7e0ccefcfd82c31322e350d0a', 'hex')],
  ['a UTF-16 text from Excel renamed', 'csv', () => utf16('县\t金额\r\n')],
  [
    'an .html renamed',
    'html',
    () => Buffer.from('\n<!DOCTYPE html><html><table><tr><td>1</td></tr></table></html>'),
  ],
  ['an .xls renamed', 'ole2', () => ole2('Workbook')],
  ['a workbook with a password', 'encrypted', () => ole2('EncryptedPackage')],
  ['a picture', 'not_zip', () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ['the first half of a download', 'truncated', () => truncated(900)],
  ['a download without its last bytes', 'truncated', () => truncated(zipOf(good()).length - 10)],
  [
    'a zip without a workbook',
    'not_a_workbook',
    () =>
      zipOf([
        ['word/document.xml', '<w/>'],
        ['[Content_Types].xml', '<Types/>'],
      ]),
  ],
  ['an empty zip', 'not_a_workbook', () => zipOf([])],
  ['zip64 sizes', 'zip64', () => forged((zip, at) => zip.writeUInt32LE(0xffffffff, at + 24))],
  ['an encrypted entry', 'encrypted', () => forged((zip, at) => zip.writeUInt16LE(1, at + 8))],
  ['an exotic compression', 'bad_method', () => forged((zip, at) => zip.writeUInt16LE(12, at + 10))],
  ['a declared size of 1 GB', 'bomb', () => forged((zip, at) => zip.writeUInt32LE(1 << 30, at + 24))],
  ['a real bomb of 24 MB', 'bomb', () => bomb(24 * mega, 24 * mega)],
  ['a bomb that declares 1000 bytes', 'damaged', () => bomb(64 * mega, 1000)],
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
  ['one name twice', 'duplicate_entry', doubled],
  ['a name that climbs out', 'bad_name', () => withPart('xl/../../evil.xml', '<x/>')],
  ['an absolute name', 'bad_name', () => withPart('/etc/passwd', '<x/>')],
  [
    'another name in the local header',
    'damaged',
    () => forged((zip, _at, local) => zip.write('X', local + 30)),
  ],
  ['a wrong checksum', 'damaged', () => forged((zip, at) => zip.writeUInt32LE(1, at + 16))],
  [
    'a document type with entities',
    'dtd',
    () => sheetXml((xml) => xml.replace('<worksheet', `${laughs}<worksheet`)),
  ],
  [
    'a document type in the strings',
    'dtd',
    () => withPart('xl/sharedStrings.xml', `<!-- x -->${laughs}<sst><si><t>&g;</t></si></sst>`),
  ],
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
  ['a sheet in another encoding', 'damaged', () => sheetXml((xml) => xml.replace('UTF-8', 'GBK'))],
  [
    'cells at both ends of a sheet',
    'unreadable',
    () =>
      sheetXml((xml) =>
        xml.replace('</sheetData>', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
      ),
  ],
  ['a cell beyond the sheet', 'unreadable', () => sheetXml((xml) => xml.replace('r="A1"', 'r="ZZZZ1"'))],
  ['a text longer than a cell', 'text_too_long', () => zipOf(handmadeParts(goodRow, ['x'.repeat(32_768)]))],
];

/** Processor time, not time on the clock: other tests run on the same machine. */
function processorSeconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
}

describe('a file that is not a sound workbook', () => {
  it.each(cases)('%s is refused as %s', async (_what, code, file) => {
    const bytes = file();
    const start = process.cpuUsage();
    const refusal = await readWorkbook(bytes).then(
      () => expect.fail('was read'),
      (error: unknown) => error,
    );
    const took = processorSeconds(start);
    expect(refusal).toBeInstanceOf(WorkbookRefusal);
    expect(refusal).toMatchObject({ code });
    expect(took).toBeLessThan(1);
  });

  it('is not what these are: hostile in looks, harmless to read', async () => {
    const huge = 'A1:XFD1048576';
    const bytes = sheetXml((xml) =>
      xml
        .replace(
          '<sheetData>',
          `<dimension ref="${huge}"/><cols><col min="1" max="2147483647" width="9"/></cols><sheetData>`,
        )
        .replace(
          '</sheetData>',
          `</sheetData><mergeCells><mergeCell ref="${huge}"/></mergeCells><dataValidations><dataValidation type="list" sqref="${huge}"/></dataValidations>`,
        ),
    );
    const start = process.cpuUsage();
    const { sheets } = await readWorkbook(bytes);
    expect([...(sheets[0]?.cells ?? [])]).toEqual([['A1', { kind: 'text', text: '青田' }]]);
    expect(processorSeconds(start)).toBeLessThan(1);
  });
});
