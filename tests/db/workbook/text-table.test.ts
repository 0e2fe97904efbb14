import { describe, expect, test } from 'vitest';
import { packedCell } from '../../../db/exchange/workbook/packed-sheet.ts';
import { WorkbookRefusal } from '../../../db/exchange/workbook/refusal.ts';
import { readTextTable } from '../../../db/exchange/workbook/text-table.ts';

/** Heads and one village as Chinese Windows writes them. */
const gbk =
  'b4e5b4fac2eb2cd0d0d5feb4e5c3fbb3c62ccbf9caf4cfe7d5f22cc1d0c8ebcab1bce40d0a3333303832353130303230312cb6abeeb2b4e52cbafed5f2d5f22c323031392d30312d30310d0a';
/** The same in the characters of Taiwan. */
const big5 =
  'a7f8a54ebd582ca6e6ac46a7f8a657bad92ca9d2c4ddb66dc2ed0d0a3333303832353130303230312caa46aa4fa7f82cb4f2c2edc2ed0d0a';

/** Texts of the sheet, row by row; null for an empty cell. */
function texts(bytes: Buffer): readonly (readonly (string | null)[])[] {
  const [sheet] = readTextTable(bytes, '表').packed;
  if (sheet === undefined) throw new Error('no sheet');
  return Array.from({ length: sheet.rowCount }, (_, row) =>
    Array.from({ length: sheet.columnCount }, (__, column) => {
      const cell = packedCell(sheet, row, column);
      return cell?.kind === 'text' ? cell.text : null;
    }),
  );
}

function refusal(bytes: Buffer): string {
  try {
    readTextTable(bytes, '表');
    return 'read';
  } catch (error) {
    return error instanceof WorkbookRefusal ? error.code : String(error);
  }
}

const table = '村代码,行政村名称\r\n0012,"东,畈""村"\r\n\r\n=cmd|x!A1,\r\n';
const cells = [
  ['村代码', '行政村名称'],
  ['0012', '东,畈"村'],
];

describe('a CSV file', () => {
  test('says the same in every encoding that offices write', () => {
    const plain = table.replace('"东,畈""村"', '"东,畈村"');
    const wanted = [cells[0], ['0012', '东,畈村'], [null, null], ['=cmd|x!A1', null]];
    const utf16 = Buffer.from(`\uFEFF${plain}`, 'utf16le');
    for (const bytes of [
      Buffer.from(plain),
      Buffer.from(`\uFEFF${plain}`),
      utf16,
      Buffer.from(utf16).swap16(),
    ])
      expect(texts(bytes)).toEqual(wanted);
    expect(texts(Buffer.from(gbk, 'hex'))[1]).toEqual(['330825100201', '东畈村', '湖镇镇', '2019-01-01']);
  });

  test('is separated by commas, semicolons or tabs; a code as a formula of itself is that code', () => {
    for (const separator of [',', ';', '\t'])
      expect(
        texts(
          Buffer.from(
            `代码${separator}名\n="007"${separator}-1,234.50\n`.replace('-1,234.50', '"-1,234.50"'),
          ),
        ),
      ).toEqual([
        ['代码', '名'],
        ['007', '-1,234.50'],
      ]);
  });

  test.each([
    ['bytes of no text', Buffer.from([0x61, 0x2c, 0x00, 0x62, 0x0a]), 'csv_encoding'],
    ['control characters', Buffer.from('a,\u0007b\n'), 'csv_encoding'],
    ['the characters of Taiwan', Buffer.from(big5, 'hex'), 'csv_encoding'],
    [
      'Latin letters of one byte',
      Buffer.from('name,place\nJos\u00e9,M\u00fcnchen\n', 'latin1'),
      'csv_encoding',
    ],
    [
      'UTF-8 that was cut within a character',
      Buffer.from('村代码,行政村名称').subarray(0, 24),
      'csv_encoding',
    ],
    ['UTF-16 without its mark', Buffer.from('a,村\n', 'utf16le'), 'csv_encoding'],
    ['a mark that nothing closes', Buffer.from('a,b\n"x,1\ny,2\n'), 'csv_quote'],
    ['a mark that the next cell closes', Buffer.from('a,b\n"x,1\n"y",2\n'), 'csv_quote'],
    ['a line of commas', Buffer.alloc(50_000, ','), 'too_many_cells'],
    ['millions of commas', Buffer.alloc(3_000_000, ','), 'too_many_cells'],
    ['one long line', Buffer.alloc(8_000_000, 'x'), 'text_too_long'],
    ['a quoted line', Buffer.from(`"${'x,'.repeat(40_000)}"`), 'text_too_long'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'pdf'],
    ['a picture', Buffer.from('\u0089PNG\r\n', 'latin1'), 'picture'],
    ['a web page', Buffer.from('<html><table></table></html>'), 'html'],
    ['nothing', Buffer.alloc(0), 'empty'],
    ['blanks', Buffer.from('\r\n \r\n'), 'empty'],
  ])('is refused for %s', (_, bytes, code) => {
    expect(refusal(bytes)).toBe(code);
  });
});
