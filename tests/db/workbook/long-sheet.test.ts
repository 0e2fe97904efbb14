import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellAddress } from '../../../db/exchange/workbook/address.ts';
import { LongSheet } from '../../../db/exchange/workbook/long-sheet.ts';
import { type PackedSheet, packedCell } from '../../../db/exchange/workbook/packed-sheet.ts';
import { readPackedWorkbook, readWorkbook } from '../../../db/exchange/workbook/read.ts';
import { WorkbookRefusal } from '../../../db/exchange/workbook/refusal.ts';
import { writeWorkbook } from '../../../db/exchange/workbook/write.ts';
import { handmadeParts, zipOf } from './handmade.ts';
import { sampleWorkbook } from './sample.ts';

const strings = ['村', ' 两端 ', '_x0041_', 'a&amp;b', '<![CDATA[x]]>', '=1'];

/** What both ways of reading make of a file: a workbook or the same refusal. The order of cells counts. */
async function bothWays(file: Uint8Array) {
  const read = async (longFrom: number) => {
    const workbook = await readWorkbook(file, longFrom).catch((error: unknown) => error);
    // Of several faults the one or the other may be met first.
    if (workbook instanceof WorkbookRefusal) return [workbook.code];
    if (workbook instanceof Error) throw workbook;
    const { sheets } = workbook as Awaited<ReturnType<typeof readWorkbook>>;
    return sheets.map((sheet) => ({ ...sheet, cells: [...sheet.cells], comments: [...sheet.comments] }));
  };
  return { ours: await read(0), library: await read(Number.POSITIVE_INFINITY) };
}

/** What reading it packed makes of a file, as plain sheets without comments; or the refusal. */
async function packed(file: Uint8Array) {
  const read = await readPackedWorkbook(file, () => false, 0).catch((error: unknown) => error);
  if (read instanceof WorkbookRefusal) return [read.code];
  if (read instanceof Error) throw read;
  return (read as Awaited<ReturnType<typeof readPackedWorkbook>>).packed.map(unpacked);
}

function unpacked(sheet: PackedSheet) {
  const { name, state, rowCount, columnCount, merges, hiddenRows, from1904 } = sheet;
  const cells = Array.from({ length: rowCount }, (_, row) =>
    Array.from({ length: columnCount }, (__, column) => {
      const cell = packedCell(sheet, row, column);
      return cell === undefined ? [] : [[cellAddress(row, column), cell]];
    }).flat(),
  ).flat();
  const facts = { name, state, rowCount, columnCount, cells, merges, hiddenRows };
  return from1904 === undefined ? facts : { ...facts, from1904 };
}

const withoutComments = (read: Awaited<ReturnType<typeof bothWays>>['library']) =>
  read.map((one) => {
    if (typeof one === 'string') return one;
    const { comments: _, ...rest } = one;
    return rest;
  });

const styles = fc.constantFrom('', ' s="0"', ' s="1"', ' s="2"', ' s="3"', ' s="9"', ' s=""', ' s="x"');
const figures = fc.constantFrom(
  ...[
    '0',
    '-0',
    '007',
    '1',
    '59',
    '60',
    '61',
    '44197',
    '44197.5',
    '1462.25',
    '1e3',
    '1E-7',
    '-5',
    '12.50',
    '1-2',
    '.5',
  ],
  ...['0.1', '-12.345678901234', '1234567890.12345', '999999999999999', '0.000000000000001', '1.', '-'],
  ...['123456789012345678', '1e999', '', ' 7 ', '0x10', 'Infinity', '&#49;', '2958466', '-1'],
);
const bodies = fc.oneof(
  figures.map((value) => ['', `<v>${value}</v>`] as const),
  figures.map((value) => [' t="n"', `<v>${value}</v>`] as const),
  fc
    .constantFrom('0', '1', '2', '3', '4', '5', '6', '99', '-1', '1.0', 'x', '')
    .map((value) => [' t="s"', `<v>${value}</v>`] as const),
  fc
    .constantFrom(
      '村',
      ' 空 ',
      '',
      '_x0041_',
      'a&lt;b',
      '一\r\n二',
      '一\t二',
      '😀',
      '#N/A',
      '<!-- c -->',
      '\u00a0x',
    )
    .chain((text) =>
      fc.constantFrom(
        `<is><t>${text}</t></is>`,
        `<is><t xml:space="preserve">${text}</t></is>`,
        `<is><r><rPr><b/></rPr><t>${text}</t></r><r><t>尾</t></r></is>`,
        `<v>${text}</v>`,
      ),
    )
    .chain((body) => fc.constantFrom(' t="inlineStr"', ' t="str"', '').map((type) => [type, body] as const)),
  fc.constantFrom(
    [' t="b"', '<v>1</v>'] as const,
    [' t="e"', '<v>#DIV/0!</v>'] as const,
    ['', '<f>A1+1</f><v>2</v>'] as const,
    ['', '<f>A1+1</f>'] as const,
    [' t="str"', '<f>A1&amp;"x"</f><v>x</v>'] as const,
    ['', '<f t="shared" si="0"/><v>3</v>'] as const,
    [' cm="1"', '<v>4</v>'] as const,
    ['', ''] as const,
    [" t='n'", '<v>5</v>'] as const,
    [' t="d"', '<v>2026-03-31</v>'] as const,
  ),
);
const cells = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), styles, bodies), { maxLength: 5 });
const rows = fc.array(
  fc.tuple(
    fc.integer({ min: 1, max: 3 }),
    fc.constantFrom('', ' hidden="1"', ' ht="20" customHeight="true"', ' x:d="0.2"'),
    cells,
  ),
  { minLength: 1, maxLength: 5 },
);
/** What other programs and hands do, all over a sheet. */
const edits: readonly ((xml: string) => string)[] = [
  (xml) => xml,
  (xml) => xml,
  (xml) => xml,
  (xml) => xml.replace(/ r="[A-Z]+\d+"/, ''),
  (xml) => xml.replace(/<row r="\d+"/, '<row'),
  (xml) => xml.replaceAll('</row>', '</row>\n  '),
  (xml) => xml.replace(/(<c [^>]*)><\/c>/, '$1/>'),
  (xml) => xml.replace('<row ', '<!-- x --><row '),
  (xml) => xml.replace(/ r="([A-Z])(\d+)"/, ' r="$1$2$2"'),
];

describe('a long sheet', () => {
  it('is read as the library alone reads it, whatever stands in it', { timeout: 60_000 }, async () => {
    let ours = 0;
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom(...edits), fc.boolean(), async (drawn, edit, since1904) => {
        let number = 0;
        const data = drawn.map(([step, attributes, list]) => {
          number += step;
          const columns = list
            .toSorted((a, b) => a[0] - b[0])
            .filter(([column], at, all) => column !== all[at - 1]?.[0]);
          const letters = (column: number) =>
            column < 26 ? String.fromCharCode(65 + column) : `A${String.fromCharCode(39 + column)}`;
          const inRow = columns.map(
            ([column, style, [type, body]]) =>
              `<c r="${letters(column)}${number}"${style}${type}>${body}</c>`,
          );
          return `<row r="${number}"${attributes}>${inRow.join('')}</row>`;
        });
        const parts = handmadeParts(edit(data.join('')), strings);
        const book = parts.get('xl/workbook.xml') ?? '';
        if (since1904)
          parts.set('xl/workbook.xml', book.replace('<sheets>', '<workbookPr date1904="1"/><sheets>'));
        const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
        if (LongSheet.of(Buffer.from(sheet)) !== undefined) ours += 1;
        const file = zipOf(parts);
        const both = await bothWays(file);
        expect(both.ours).toEqual(both.library);
        expect(await packed(file)).toEqual(withoutComments(both.library));
      }),
      { numRuns: 400 },
    );
    // The property is worth nothing if the library reads them all.
    expect(ours).toBeGreaterThan(100);
  });

  it('keeps comments, merges, hidden sheets and cached results', async () => {
    const file = await writeWorkbook(sampleWorkbook());
    const both = await bothWays(file);
    expect(await packed(file)).toEqual(withoutComments(both.library));
    expect(both.ours).toEqual(both.library);
    expect(both.ours).toHaveLength(4);
  });

  it('may end in hidden rows that hold nothing', async () => {
    const both = await bothWays(
      zipOf(handmadeParts('<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"/>')),
    );
    expect(both.ours).toEqual(both.library);
    expect(both.ours).toMatchObject([{ hiddenRows: [2] }]);
  });
});
