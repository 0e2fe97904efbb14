import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deflatePortable } from '../../../db/exchange/workbook/deflate.ts';

const undone = (input: Uint8Array) => Buffer.from(inflateRawSync(deflatePortable(input)));

describe('portable compression', () => {
  it('is undone by any inflater: random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5000 }), (input) => {
        expect(undone(input).equals(Buffer.from(input))).toBe(true);
      }),
    );
  });

  it('is undone by any inflater: repetitive text, where matches and overlaps are', () => {
    const word = fc.constantFrom('<c r="', '"/>', 'aaaaaaaa', '青田', '<v>0</v>', '\0', 'x');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 3000 }), (words) => {
        const input = Buffer.from(words.join(''));
        expect(undone(input).equals(input)).toBe(true);
      }),
    );
  });

  it('finds matches at the window edge and of the greatest length', () => {
    const block = Buffer.alloc(32_768, 'abcdefghij0123456789');
    const input = Buffer.concat([
      Buffer.from('edge-of-window'),
      block,
      Buffer.from('edge-of-window'),
      Buffer.alloc(1000),
    ]);
    expect(undone(input).equals(input)).toBe(true);
    expect(deflatePortable(input).length).toBeLessThan(input.length / 40);
  });

  it('packs spreadsheet XML to a quarter', () => {
    const rows = Array.from(
      { length: 3000 },
      (_, i) => `<row r="${i}"><c r="A${i}" s="4"><v>${i * 37}.25</v></c></row>`,
    );
    const input = Buffer.from(rows.join(''));
    expect(deflatePortable(input).length).toBeLessThan(input.length / 4);
  });

  it('gives these bytes and no others, on every machine', () => {
    const packed = deflatePortable(Buffer.from('山海台账 山海台账 山海台账'));
    expect(Buffer.from(packed).toString('hex')).toBe('7bba71e3b3addb9ff66f78b16599024e0e00');
  });
});
