import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  absoluteRange,
  cellAddress,
  columnLetters,
  parseAddress,
  parseRange,
  quoteSheetName,
  rangeAddress,
} from '../../../db/exchange/workbook/address.ts';
import {
  cutForCells,
  portableCellLength,
  portableJson,
} from '../../../db/exchange/workbook/portable-json.ts';
import { cleanText, decodeCodePattern, escapeCodePattern } from '../../../db/exchange/workbook/text.ts';

describe('addresses', () => {
  it('counts columns as Excel does', () => {
    expect([0, 25, 26, 701, 702, 16_383].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']);
    expect(rangeAddress(0, 0, 0, 7)).toBe('A1:H1');
    expect(absoluteRange('A1:AB20')).toBe('$A$1:$AB$20');
    expect(quoteSheetName("R&D's")).toBe("'R&D''s'");
  });

  it('reads back every address it makes', () => {
    fc.assert(
      fc.property(fc.nat(1_048_575), fc.nat(16_383), (row, column) => {
        expect(parseAddress(cellAddress(row, column))).toEqual({ row, column });
      }),
    );
  });

  it('knows what is no address', () => {
    for (const bad of ['', 'A', '1', 'A0', 'a1', 'XFE1', 'A1048577', '$A$1', 'A1:B2'])
      expect(parseAddress(bad)).toBeUndefined();
    for (const bad of ['B1:A1', 'A2:A1', 'A1:B2:C3', 'A:A']) expect(parseRange(bad)).toBeUndefined();
    expect(parseRange('B3')).toEqual({ first: { row: 2, column: 1 }, last: { row: 2, column: 1 } });
  });
});

describe('text', () => {
  it('loses only what a file cannot hold', () => {
    expect(cleanText('a\r\nb\rc\u0000\u0007\u001F\uFFFE\uD800d\uDC00 😀\t青')).toBe('a\nb\ncd 😀\t青');
  });

  it('survives the _xHHHH_ notation whatever it contains', () => {
    const piece = fc.constantFrom('_', 'x', '_x', '0041', '005F', 'A', '_x0041_', '_x005F_', '青');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        expect(decodeCodePattern(escapeCodePattern(pieces.join('')))).toBe(pieces.join(''));
      }),
    );
  });
});

describe('JSON for cells', () => {
  it('is ASCII without code patterns, means the same and can be cut and joined', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ noUnicodeString: false }),
        fc.constantFrom('_x0041_', '_x005F_x0041_', '青\\_x'),
        (value, tail) => {
          const json = portableJson(JSON.stringify({ value, tail }));
          expect(json).toMatch(/^[\x20-\x7E]*$/);
          expect(json).not.toContain('_x');
          expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify({ value, tail })));
        },
      ),
    );
    const long = 'x'.repeat(portableCellLength * 2 + 5);
    expect(cutForCells(long).map((piece) => piece.length)).toEqual([
      portableCellLength,
      portableCellLength,
      5,
    ]);
    expect(cutForCells(long).join('')).toBe(long);
    expect(cutForCells('')).toEqual([]);
  });
});
