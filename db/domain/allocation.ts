import { type Fen, fen } from './money.ts';

interface Part {
  readonly key: string;
  readonly floor: bigint;
  readonly remainder: bigint;
}

/**
 * Divides an amount in proportion to weights by the largest remainder: everyone gets the exact share rounded down to the
 * fen, and the fen left over go one each to the largest remainders, of equal ones to the smaller key by code units (model
 * §6, S48). The parts add up to `total` exactly and do not depend on the order of `shares`; the map keeps that order.
 * @throws RangeError for a negative total or weight, a repeated key, or when all weights are zero.
 */
export function largestRemainder(total: Fen, shares: { key: string; weight: bigint }[]): Map<string, Fen> {
  if (total < 0) throw new RangeError(`cannot divide a negative amount: ${total}`);
  const amount = BigInt(fen(total));
  let totalWeight = 0n;
  for (const { key, weight } of shares) {
    if (weight < 0n) throw new RangeError(`negative weight of ${key}: ${weight}`);
    totalWeight += weight;
  }
  if (totalWeight === 0n) throw new RangeError('nothing to divide by: all weights are zero');

  const parts: Part[] = shares.map(({ key, weight }) => ({
    key,
    floor: (amount * weight) / totalWeight,
    remainder: (amount * weight) % totalWeight,
  }));
  const result = new Map(parts.map(({ key, floor }) => [key, fen(floor)]));
  if (result.size !== shares.length) throw new RangeError('the same key twice');

  const leftOver = amount - parts.reduce((sum, { floor }) => sum + floor, 0n);
  const ranked = parts.toSorted(byRemainderThenKey).slice(0, Number(leftOver));
  for (const { key, floor } of ranked) result.set(key, fen(floor + 1n));
  return result;
}

function byRemainderThenKey(a: Part, b: Part): number {
  if (a.remainder !== b.remainder) return a.remainder > b.remainder ? -1 : 1;
  return a.key < b.key ? -1 : 1;
}
