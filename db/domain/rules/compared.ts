import { type Fen, fen } from '../money.ts';
import { type Percent, WHOLE_PERCENT } from '../percent.ts';
import { moneyArg, type RuleArg } from './rule.ts';

/** Arguments of a comparison of two amounts: both figures and how far they are apart. */
export function compared(a: Fen, b: Fen): Readonly<Record<'a' | 'b' | 'd', RuleArg>> {
  return { a: moneyArg(a), b: moneyArg(b), d: moneyArg(fen(Math.abs(a - b))) };
}

/** Whether `a` departs from `b` by more than `tolerance` of `b`. */
export function departs(a: Fen, b: Fen, tolerance: Percent): boolean {
  const apart = BigInt(a) - BigInt(b);
  const allowed = BigInt(b) * BigInt(tolerance);
  return magnitude(apart) * WHOLE_PERCENT > magnitude(allowed);
}

/** Whether `a` is above `factor` (in percent) of `b`. */
export function exceeds(a: Fen, b: Fen, factor: Percent): boolean {
  return BigInt(a) * WHOLE_PERCENT > BigInt(b) * BigInt(factor);
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}
