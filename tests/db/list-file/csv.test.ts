import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvFile } from '../../../db/exchange/list-file/csv.ts';
import type { CellModel } from '../../../db/exchange/workbook/model.ts';

const text = (value: string): CellModel => ({ kind: 'text', value, style: 'body' });
const textOf = (rows: readonly (readonly CellModel[])[]) =>
  Buffer.from(csvFile(['甲'], rows)).toString('utf8');

it('is UTF-8 with its mark, CRLF, texts in quotation marks, figures and dates plain', () => {
  const cells: CellModel[] = [
    text('0012 "村"'),
    { kind: 'number', decimal: '-331.05', style: 'bodyMoney' },
    { kind: 'date', iso: '2021-12-31', style: 'bodyDate' },
    { kind: 'blank', style: 'body' },
  ];
  expect(textOf([cells])).toBe('\uFEFF"甲"\r\n"0012 ""村""",-331.05,2021-12-31,\r\n');
});

it.each([
  ['=1+1', "'=1+1"],
  ['+86 571', "'+86 571"],
  ['-cmd|x', "'-cmd|x"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', "'\tx"],
  ['\rx', "'\nx"],
  ['＝1', "'＝1"],
  ['-12.5', '-12.5'],
  ['a=1', 'a=1'],
])('%j stands as %j', (value, expected) => {
  expect(textOf([[text(value)]])).toBe(`\uFEFF"甲"\r\n"${expected}"\r\n`);
});

it('can be read back: every text is its own, and none begins as a formula', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 2 })),
      (rows) => {
        const [, ...found] = readCsv(textOf(rows.map((row) => row.map(text))));
        expect(found.length).toBe(rows.length);
        for (const cell of found.flat()) expect(cell).not.toMatch(/^(?!-?\d+(\.\d+)?$)[=+\-@\t\r]/);
      },
    ),
    { numRuns: 300 },
  );
});

/** Rows of a CSV text, by RFC 4180. */
function readCsv(csv: string): string[][] {
  const rows = csv.slice(1).match(/(?:"(?:[^"]|"")*"(?:,|\r\n))+?(?<=\r\n)/g) ?? [];
  return rows.map((row) =>
    [...row.matchAll(/"((?:[^"]|"")*)"(?:,|\r\n)/g)].map(([, cell = '']) => cell.replaceAll('""', '"')),
  );
}
