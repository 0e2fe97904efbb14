import { readZipDirectory, unpack } from '../../../db/exchange/workbook/zip-read.ts';
import { writeZip } from '../../../db/exchange/workbook/zip-write.ts';

/*
 * Workbooks written by hand, part by part: what other programs or attackers make and our writer never does.
 */

export type Parts = Map<string, string>;

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const sheetMl = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** The parts of a workbook of one sheet named `表`, whose rows are `sheetData`; any part can then be replaced. */
export function handmadeParts(sheetData: string, sharedStrings: readonly string[] = []): Parts {
  const strings = sharedStrings.map((text) => `<si><t xml:space="preserve">${text}</t></si>`).join('');
  return new Map([
    [
      '[Content_Types].xml',
      `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetMl}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${sheetMl}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${sheetMl}.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheetMl}.styles+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `${declaration}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${officeRelations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${declaration}<workbook xmlns="${main}" xmlns:r="${officeRelations}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${declaration}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${officeRelations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${officeRelations}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="${officeRelations}/styles" Target="styles.xml"/></Relationships>`,
    ],
    [
      // Style 1: a built-in Chinese date format; 2: money; 3: a date with time.
      'xl/styles.xml',
      `${declaration}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy-mm-dd hh:mm"/></numFmts><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="31"/><xf numFmtId="4"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
    ],
    ['xl/sharedStrings.xml', `${declaration}<sst xmlns="${main}">${strings}</sst>`],
    [
      'xl/worksheets/sheet1.xml',
      `${declaration}<worksheet xmlns="${main}"><sheetData>${sheetData}</sheetData></worksheet>`,
    ],
  ]);
}

export function zipOf(parts: Iterable<readonly [name: string, content: string | Uint8Array]>): Buffer {
  const list = [...parts].map(([name, content]) => ({ name, content: Buffer.from(content) }));
  return Buffer.from(writeZip(list, '2026-07-05T08:30:00Z'));
}

/** Every part of a workbook as text. */
export function partsOf(file: Uint8Array): Parts {
  const bytes = Buffer.from(file);
  return new Map(readZipDirectory(bytes).map((entry) => [entry.name, unpack(bytes, entry).toString('utf8')]));
}

/** Where the directory entry of `name` begins; its fields can then be forged. */
export function directoryEntryAt(zip: Buffer, name: string): number {
  for (
    let at = zip.indexOf('PK\x01\x02', 0, 'latin1');
    at >= 0;
    at = zip.indexOf('PK\x01\x02', at + 4, 'latin1')
  ) {
    const length = zip.readUInt16LE(at + 28);
    if (zip.toString('utf8', at + 46, at + 46 + length) === name) return at;
  }
  throw new Error(`no entry ${name}`);
}

/** Where the end-of-directory record begins. */
export function endRecordAt(zip: Buffer): number {
  return zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
}
