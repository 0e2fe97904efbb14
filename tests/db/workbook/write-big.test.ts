import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type CellModel,
  cellFormats,
  type RowModel,
  type StreamedRows,
} from '../../../db/exchange/workbook/model.ts';
import { readWorkbook } from '../../../db/exchange/workbook/read.ts';
import { splitAtLooks } from '../../../db/exchange/workbook/row-of-looks.ts';
import { writeWorkbook } from '../../../db/exchange/workbook/write.ts';
import { type BigWriteOptions, writeBigWorkbook } from '../../../db/exchange/workbook/write-big.ts';
import { bigSheet, bigSheetRows } from '../../bench/big-sheet.ts';
import { externalTimeoutMs, needOpenpyxl, openpyxlDump } from '../../support/external-readers.ts';

let directory = '';
let files = 0;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'write-big-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

/** Path of the written workbook. */
async function written(
  streams: readonly StreamedRows[],
  options: BigWriteOptions = {},
  model = bigSheet(streams[0]?.count ?? 0).model,
): Promise<string> {
  files += 1;
  const path = join(directory, `${files}.xlsx`);
  const file = await open(path, 'wx');
  try {
    const size = await writeBigWorkbook(file, model, streams, options);
    expect((await file.stat()).size).toBe(size);
  } finally {
    await file.close();
  }
  return path;
}

/** The same workbook with all its rows in the model. */
function whole(count: number, rows: readonly RowModel[] = [...bigSheetRows(count)]) {
  const { model, stream } = bigSheet(count);
  const [sheet = expect.fail('no sheet')] = model.sheets;
  return { ...model, sheets: [{ ...sheet, rows: sheet.rows.toSpliced(stream.above, 0, ...rows) }] };
}

const looks = [
  { style: 'body' },
  { style: 'bodyMoney', format: cellFormats.money },
  { style: 'bodyDate' },
] as const;
const cell: fc.Arbitrary<CellModel | null> = fc.oneof(
  fc.constant(null),
  fc.constant({ kind: 'blank', style: 'body' } as const),
  fc
    .oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(
        '=1+1',
        '#N/A',
        '_x0041_',
        '_x_x0041_',
        ' 两端 ',
        '一\n二',
        '</t>',
        '&amp;',
        ']]>',
        '0012',
        '一\t二',
      ),
    )
    .map((value) => ({ kind: 'text', value, style: 'body' }) as const),
  fc.tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 0, max: 999_999 })).map(
    ([whole, part]) =>
      ({
        kind: 'number',
        decimal: `${whole}.${String(part).padStart(6, '0')}`,
        style: 'bodyMoney',
        format: cellFormats.money,
      }) as const,
  ),
  fc
    .date({ min: new Date('1901-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    .map((date) => ({ kind: 'date', iso: date.toISOString().slice(0, 10), style: 'bodyDate' }) as const),
  fc
    .string({ maxLength: 5 })
    .map(
      (value) =>
        ({ kind: 'formula', formula: 'A1&"<"', cached: { kind: 'text', value }, style: 'body' }) as const,
    ),
);

describe('a workbook with streamed rows', () => {
  it('is read as the one whose rows all lie in the model, whatever stands in them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record(
            { cells: fc.array(cell, { maxLength: 12 }), height: fc.integer({ min: 8, max: 60 }) },
            { requiredKeys: ['cells'] },
          ),
          { minLength: 1, maxLength: 8 },
        ),
        async (rows) => {
          const { stream } = bigSheet(rows.length);
          const path = await written([{ ...stream, count: rows.length, rows, looks }]);
          expect(await readWorkbook(await readFile(path))).toEqual(
            await readWorkbook(await writeWorkbook(whole(rows.length, rows))),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it('has every feature of the sheet, as openpyxl finds them', {
    timeout: externalTimeoutMs,
  }, async (context) => {
    await needOpenpyxl(context);
    const count = 60;
    const { stream } = bigSheet(count);
    const other = join(directory, 'whole.xlsx');
    const file = await open(other, 'wx');
    await file.writeFile(await writeWorkbook(whole(count)));
    await file.close();
    expect(await openpyxlDump(await written([stream]))).toEqual(await openpyxlDump(other));
  });

  it('is the same bytes from the same rows, and tells how far it is', async () => {
    const count = 5000;
    for (const level of [1, 'portable'] as const) {
      const told: number[] = [];
      const progress = (rows: number) => void told.push(rows);
      const [first, second] = [
        await written([bigSheet(count).stream], { level, progress }),
        await written([bigSheet(count).stream], { level }),
      ];
      expect((await readFile(first)).equals(await readFile(second))).toBe(true);
      expect(told.at(-1)).toBe(count);
      expect(told.length).toBeGreaterThan(5);
      expect(told).toEqual(told.toSorted((a, b) => a - b));
    }
  });

  it('ends when it is given up, and lets others work in between', async () => {
    const giveUp = new AbortController();
    let turns = 0;
    const other = setInterval(() => (turns += 1), 0);
    const rows = function* () {
      for (const row of bigSheetRows(50_000)) {
        if (turns > 2) giveUp.abort(new Error('given up'));
        yield row;
      }
    };
    const stream = { ...bigSheet(50_000).stream, rows: rows() };
    await expect(written([stream], { signal: giveUp.signal, level: 1 })).rejects.toThrow('given up');
    clearInterval(other);
  });

  it('refuses rows and looks that are not as announced', async () => {
    const { stream } = bigSheet(3);
    const rows = [...bigSheetRows(4)];
    await expect(written([{ ...stream, rows }])).rejects.toThrow('4 rows came');
    await expect(written([{ ...stream, rows: rows.slice(0, 2) }])).rejects.toThrow('2 rows came');
    await expect(written([{ ...stream, looks: stream.looks.slice(1) }])).rejects.toThrow('not announced');
    const wide = { cells: Array.from({ length: 13 }, () => null) };
    await expect(written([{ ...stream, count: 1, rows: [wide] }])).rejects.toMatchObject({ code: 'too_big' });
    const wrong: RowModel = { cells: [{ kind: 'number', decimal: '1e5', style: 'unlockedMoney' }] };
    await expect(written([{ ...stream, count: 1, rows: [wrong] }])).rejects.toMatchObject({
      code: 'decimal',
    });
  });

  it('notices a library that writes the row of looks in another way', () => {
    const stream = { sheet: '表', above: 1, looks: [{ style: 'body' }, { style: 'total' }] } as const;
    const sheet = (row: string) => `<sheetData><row r="1"><c r="A1"/></row>${row}</sheetData>`;
    const good = '<row r="2"><c r="A2" s="4"/><c r="B2" s="5"/></row>';
    expect(splitAtLooks(sheet(good), stream)).toMatchObject({ tail: '</sheetData>' });
    for (const bad of [
      '',
      good + good,
      good.replace('r="2"', 'r="2" spans="1:2"'),
      good.replace(' s="5"', ''),
      good.replace('"B2"', '"C2"'),
      good.replace('</row>', '<c r="C2" s="6"/></row>'),
      good.replace('<c r="B2" s="5"/>', '<c r="B2" s="5"></c>'),
    ])
      expect(() => splitAtLooks(sheet(bad), stream)).toThrow('look');
  });
});
