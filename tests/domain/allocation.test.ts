import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { largestRemainder } from '../../db/domain/allocation.ts';
import { fen, sumFen } from '../../db/domain/money.ts';

const anyShares = fc
  .uniqueArray(
    fc.record({
      key: fc.stringMatching(/^33[0-9]{1,10}$/),
      weight: fc.oneof(fc.bigInt({ min: 0n, max: 5n }), fc.bigInt({ min: 0n, max: 10n ** 20n })),
    }),
    { selector: (share) => share.key, minLength: 1, maxLength: 120 },
  )
  .filter((shares) => shares.some((share) => share.weight > 0n));
const anyTotal = fc.oneof(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 9e15 })).map(fen);

describe('dividing an amount by the largest remainder', () => {
  it('divides 3,310,000.00 yuan equally among 113 villages: 61 × 29,292.04 + 52 × 29,292.03', () => {
    const villages = Array.from({ length: 113 }, (_, n) => ({ key: `330825101${200 + n}`, weight: 1n }));
    const parts = largestRemainder(fen(331_000_000), villages);
    const amounts = [...parts.values()];
    expect(amounts.filter((amount) => amount === 2_929_204)).toHaveLength(61);
    expect(amounts.filter((amount) => amount === 2_929_203)).toHaveLength(52);
    // All remainders are equal: the smaller codes get the fen left over.
    expect(parts.get('330825101260')).toBe(2_929_204);
    expect(parts.get('330825101261')).toBe(2_929_203);
  });

  it('gives a fen left over to the largest remainder, of equal ones to the smaller key by code units', () => {
    const entries = (total: number, shares: [string, bigint][]) => [
      ...largestRemainder(
        fen(total),
        shares.map(([key, weight]) => ({ key, weight })),
      ),
    ];
    expect(
      entries(10, [
        ['a', 1n],
        ['b', 2n],
        ['c', 3n],
      ]),
    ).toStrictEqual([
      ['a', 2],
      ['b', 3],
      ['c', 5],
    ]);
    expect(
      entries(1, [
        ['b', 1n],
        ['a', 1n],
      ]),
    ).toStrictEqual([
      ['b', 0],
      ['a', 1],
    ]);
    expect(
      entries(1, [
        ['10', 1n],
        ['9', 1n],
      ]),
    ).toStrictEqual([
      ['10', 1],
      ['9', 0],
    ]);
    expect(
      entries(1, [
        ['a', 1n],
        ['Z', 1n],
      ]),
    ).toStrictEqual([
      ['a', 0],
      ['Z', 1],
    ]);
    expect(entries(0, [['a', 1n]])).toStrictEqual([['a', 0]]);
    expect(
      entries(7, [
        ['a', 0n],
        ['b', 5n],
      ]),
    ).toStrictEqual([
      ['a', 0],
      ['b', 7],
    ]);
  });

  it('refuses what cannot be divided', () => {
    expect(() => largestRemainder(fen(-1), [{ key: 'a', weight: 1n }])).toThrow(RangeError);
    expect(() => largestRemainder(fen(1), [{ key: 'a', weight: 0n }])).toThrow(RangeError);
    expect(() => largestRemainder(fen(0), [])).toThrow(RangeError);
    expect(() =>
      largestRemainder(fen(1), [
        { key: 'a', weight: 2n },
        { key: 'b', weight: -1n },
      ]),
    ).toThrow(RangeError);
    expect(() =>
      largestRemainder(fen(1), [
        { key: 'a', weight: 1n },
        { key: 'a', weight: 1n },
      ]),
    ).toThrow(RangeError);
  });

  it('adds up to the total, and every part is less than one fen from the exact share', () => {
    fc.assert(
      fc.property(anyTotal, anyShares, (total, shares) => {
        const parts = largestRemainder(total, shares);
        expect(sumFen(parts.values())).toBe(total);
        expect([...parts.keys()]).toStrictEqual(shares.map((share) => share.key));
        const weights = shares.reduce((sum, share) => sum + share.weight, 0n);
        for (const { key, weight } of shares) {
          const off = BigInt(parts.get(key) ?? -1) * weights - BigInt(total) * weight;
          expect(off < weights && off > -weights).toBe(true);
          if (weight === 0n) expect(parts.get(key)).toBe(0);
        }
      }),
    );
  });

  it('does not depend on the order of the shares', () => {
    fc.assert(
      fc.property(
        anyTotal,
        anyShares.chain((shares) =>
          fc.tuple(
            fc.constant(shares),
            fc.shuffledSubarray(shares, { minLength: shares.length, maxLength: shares.length }),
          ),
        ),
        (total, [shares, shuffled]) => {
          const inOrder = largestRemainder(total, shares);
          const outOfOrder = largestRemainder(total, shuffled);
          for (const { key } of shares) expect(outOfOrder.get(key)).toBe(inOrder.get(key));
        },
      ),
    );
  });
});
