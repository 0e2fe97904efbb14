import { largestRemainder } from '../../domain/allocation.ts';
import { fen } from '../../domain/money.ts';

/** Whole numbers in proportion to weights that add up to a total, by the largest remainder. */
export function dividedCounts(
  total: number,
  shares: readonly { readonly key: string; readonly weight: number }[],
): ReadonlyMap<string, number> {
  const weighted = shares.map(({ key, weight }) => ({ key, weight: BigInt(weight) }));
  return largestRemainder(fen(total), weighted);
}

/** The same for parts without a name, in their order. */
export function dividedParts(total: number, weights: readonly number[]): readonly number[] {
  // Keys in the order of the parts: of equal remainders the earlier part gets more.
  const shares = weights.map((weight, index) => ({ key: String(index).padStart(6, '0'), weight }));
  return [...dividedCounts(total, shares).values()];
}
