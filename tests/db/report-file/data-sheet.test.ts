import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FailureError } from '../../../db/domain/failure.ts';
import { checkedRow, digestOf } from '../../../db/exchange/report-file/data-rows.ts';
import { dataSheet, readDataSheet, sha256OfDataSheet } from '../../../db/exchange/report-file/data-sheet.ts';
import { portableJson } from '../../../db/exchange/workbook/portable-json.ts';
import { readWorkbook } from '../../../db/exchange/workbook/read.ts';
import { writeWorkbook } from '../../../db/exchange/workbook/write.ts';
import {
  awkwardRecords,
  cellMap,
  emoji,
  manifestOf,
  newKeys,
  packaged,
  plainOf,
  reportOf,
  type TextRows,
  textRows,
  workbookOf,
} from './sample-report.ts';

const keys = newKeys();
const report = reportOf(keys);
const intact = textRows(dataSheet(report, keys));
const copy = (): TextRows => intact.map((row) => [...row]);

function failureOf(rows: TextRows) {
  try {
    readDataSheet(plainOf(rows), '报表.xlsx');
  } catch (error) {
    if (error instanceof FailureError) return error.failure;
    throw error;
  }
  return undefined;
}

/** Rows with checks and digest made to fit, as somebody without the key could. */
function forged(bodies: TextRows): TextRows {
  const rows = bodies.map((body, index) => checkedRow(index + 1, body));
  rows.push(checkedRow(rows.length + 1, ['_sha256', digestOf(rows)]));
  rows.push(checkedRow(rows.length + 1, ['_signature', intact.at(-1)?.[1] ?? '']));
  return rows;
}
const content = (): TextRows =>
  copy()
    .slice(0, -2)
    .map((row) => row.slice(0, -1));
const json = (value: unknown): string => portableJson(canonicalize(value) ?? '');

describe('what was written is read', () => {
  it('records, manifest and cell map through a real file', async () => {
    const read = readDataSheet(await readWorkbook(await writeWorkbook(workbookOf(report, keys))));
    expect(read).toEqual({
      ...report,
      sha256: sha256OfDataSheet(dataSheet(report, keys)),
      signature: 'valid',
    });
  });

  it('a record of more than 30,000 characters of JSON takes several cells', () => {
    const row = intact.find(([type]) => type === 'explanation') ?? [];
    expect(row.length).toBe(5);
    expect(Math.max(...row.map((cell) => cell.length))).toBe(30_000);
  });

  it('a cell map text of the longest cell Excel has', async () => {
    const long = { ...report, cellMap: [{ ...cellMap[0]!, expected: '长'.repeat(32_767) }] };
    const read = readDataSheet(await readWorkbook(await writeWorkbook(workbookOf(long, keys))));
    expect(read.cellMap).toEqual(long.cellMap);
  });

  it('any text in a record, through a real file', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 100 }), {
          minLength: 1,
          maxLength: 20,
        }),
        async (notes) => {
          const records = notes.map((note, index) => packaged('host', `host-${index}`, { note }));
          const one = reportOf(keys, records);
          const read = readDataSheet(await readWorkbook(await writeWorkbook(workbookOf(one, keys))));
          expect(read.records).toEqual(records);
        },
      ),
      { numRuns: 40, seed: 1 },
    );
  });

  it('the same records, manifest and key give the same rows', () => {
    expect(textRows(dataSheet(report, keys))).toEqual(intact);
  });

  it('the hash is over the JSON array of each row and a line feed', () => {
    const text = intact.slice(0, -2).map((row) => `${JSON.stringify(row)}\n`);
    expect(readDataSheet(plainOf(intact)).sha256).toBe(
      createHash('sha256').update(text.join('')).digest('hex'),
    );
  });
});

describe('what was altered is refused', () => {
  it('one character in any cell of any row, by the row', () => {
    for (const [row, cells] of intact.entries()) {
      for (const [column, text] of cells.entries()) {
        const places = new Set([0, 1, text.length >> 1, text.length - 2, text.length - 1]);
        for (const at of places) {
          if (at < 0 || at >= text.length) continue;
          const rows = copy();
          const other = text[at] === '7' ? '8' : '7';
          rows[row]![column] = text.slice(0, at) + other + text.slice(at + 1);
          expect(failureOf(rows)).toMatchObject({
            code: 'file_damaged',
            args: { file: '报表.xlsx', row: row + 1 },
          });
        }
      }
    }
  });

  it('any character anywhere', () => {
    const place = fc
      .nat({ max: intact.length - 1 })
      .chain((row) =>
        fc
          .nat({ max: intact[row]!.length - 1 })
          .chain((column) =>
            fc.tuple(
              fc.constant(row),
              fc.constant(column),
              fc.nat({ max: intact[row]![column]!.length - 1 }),
            ),
          ),
      );
    fc.assert(
      fc.property(place, fc.integer({ min: 0x20, max: 0x7e }), ([row, column, at], unit) => {
        const text = intact[row]![column]!;
        const character = String.fromCharCode(unit);
        fc.pre(text[at] !== character);
        const rows = copy();
        rows[row]![column] = text.slice(0, at) + character + text.slice(at + 1);
        expect(failureOf(rows)).toMatchObject({ code: 'file_damaged', args: { row: row + 1 } });
      }),
      { numRuns: 500, seed: 2 },
    );
  });

  it('a lost row, by the row', () => {
    for (const row of intact.keys()) {
      const rows = copy();
      rows.splice(row, 1);
      expect(failureOf(rows)).toMatchObject({ code: 'file_damaged', args: { row: row + 1 } });
    }
  });

  it('a row that was emptied, doubled or added', () => {
    const emptied = copy();
    emptied[3] = [];
    expect(failureOf(emptied)).toMatchObject({ code: 'file_damaged', args: { row: 4 } });
    const doubled = copy();
    doubled.splice(2, 0, intact[2]!);
    expect(failureOf(doubled)).toMatchObject({ code: 'file_damaged', args: { row: 4 } });
    const added = [...copy(), ['x']];
    expect(failureOf(added)).toMatchObject({ code: 'file_damaged', args: { row: intact.length + 1 } });
    const honest = [...copy(), checkedRow(intact.length + 1, ['host', 'x'])];
    expect(failureOf(honest)).toMatchObject({ code: 'file_damaged', args: { row: intact.length + 1 } });
  });

  it('two rows that changed places, by the first of them', () => {
    for (let row = 0; row + 1 < intact.length; row++) {
      const rows = copy();
      [rows[row], rows[row + 1]] = [intact[row + 1]!, intact[row]!];
      expect(failureOf(rows)).toMatchObject({ code: 'file_damaged', args: { row: row + 1 } });
    }
  });

  it('a cell that became a number', () => {
    const plain = plainOf(copy());
    plain.sheets[0]!.cells.set('B3', { kind: 'number', decimal: '1' });
    expect(() => readDataSheet(plain)).toThrow(/file_damaged.*"row":3/);
  });
});

describe('what was forged', () => {
  it('a changed amount with checks and hash made to fit has an invalid signature', () => {
    const bodies = content();
    const at = bodies.findIndex(([type]) => type === 'receipt');
    bodies[at]![2] = bodies[at]![2]!.replace('331000001', '931000001');
    expect(readDataSheet(plainOf(forged(bodies))).signature).toBe('invalid');
    expect(readDataSheet(plainOf(forged(content()))).signature).toBe('valid');
  });

  it('the hash and signature of the true rows do not cover altered ones, though every check fits', () => {
    const rows = copy();
    const at = rows.findIndex(([type]) => type === 'receipt');
    const body = rows[at]!.slice(0, -1);
    body[2] = body[2]!.replace('331000001', '931000001');
    rows[at] = checkedRow(at + 1, body);
    expect(failureOf(rows)).toMatchObject({
      code: 'file_damaged',
      args: { row: intact.length - 1, cause: 'sha256' },
    });
  });

  it('the signature of another key is invalid', () => {
    const other = newKeys();
    const rows = textRows(dataSheet(report, { publicKey: keys.publicKey, sign: other.sign }));
    expect(readDataSheet(plainOf(rows)).signature).toBe('invalid');
  });

  it('records that are not as declared, by the row', () => {
    const record = awkwardRecords[0]!.record;
    const cases: [string, string][] = [
      ['host', json({ ...record, id: 'host-9' })],
      ['host', json({ ...record, extra: 1 })],
      ['host', json({ ...record, host_kind: 'moon' })],
      ['host', json({ ...record, note: 'x'.repeat(2001) })],
      ['host', json({ ...record, revision: 0 })],
      ['host', ` ${json(record)}`],
      ['host', json(record).replace('{', '{"id":"host-0",')],
      ['host', '{'],
      ['nothing', json(record)],
      ['__proto__', json(record)],
    ];
    for (const [type, text] of cases) {
      const bodies = content();
      bodies[1] = [type, 'host-1', text];
      expect(failureOf(forged(bodies)), text).toMatchObject({ code: 'file_damaged', args: { row: 2 } });
    }
  });

  it('a record that occurs twice, and counts that are not those of the manifest', () => {
    const twice = content();
    twice.splice(2, 0, [...twice[1]!]);
    expect(failureOf(forged(twice))).toMatchObject({ code: 'file_damaged', args: { row: 3 } });
    const fewer = content();
    fewer.splice(3, 1);
    expect(failureOf(forged(fewer))).toMatchObject({
      code: 'file_damaged',
      args: { row: 1, cause: 'counts' },
    });
  });

  it('a manifest without its sum, and a correction without predecessor or reason', () => {
    for (const change of [
      { audit_head: undefined },
      { version: 2 },
      { version: 2, previous_sha256: 'b'.repeat(64) },
      { previous_sha256: 'b'.repeat(64) },
      { period: '2020Q5' },
      { more: 1 },
    ]) {
      const bodies = content();
      bodies[0] = [intact[0]![0]!, json({ ...report.manifest, ...change })];
      expect(failureOf(forged(bodies)), JSON.stringify(change)).toMatchObject({
        code: 'file_damaged',
        args: { row: 1 },
      });
    }
  });
});

describe('which files', () => {
  it('a file without our sheet is no report', () => {
    expect(() => readDataSheet({ sheets: [] })).toThrow('file_not_report');
    expect(() => readDataSheet(plainOf(intact, 'Sheet1'))).toThrow('file_not_report');
    expect(failureOf([['name', 'amount']])).toEqual({ code: 'file_not_report', args: { file: '报表.xlsx' } });
  });

  it('a later format is too new, whatever else it holds', () => {
    const bodies = [
      [intact[0]![0]!, json({ ...report.manifest, format_version: 2, more: 1 })],
      ['new', 'thing'],
    ];
    expect(failureOf(forged(bodies))).toEqual({ code: 'file_too_new', args: { file: '报表.xlsx' } });
  });
});

describe('what cannot be read is not written', () => {
  it('a note of 70,000 characters, another key, wrong counts, a record twice', () => {
    const long = [packaged('host', 'host-1', { note: emoji(70_000) })];
    expect(() => dataSheet(reportOf(keys, long), keys)).toThrow('too_big');
    expect(() => dataSheet(report, newKeys())).toThrow('another public key');
    expect(() => dataSheet({ ...report, records: [] }, keys)).toThrow('counts other');
    const twice = [awkwardRecords[0]!, awkwardRecords[0]!];
    expect(() => dataSheet({ ...report, manifest: manifestOf(keys, twice), records: twice }, keys)).toThrow(
      'twice',
    );
  });
});
