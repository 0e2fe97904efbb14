import { type Fen, fen } from '../money.ts';
import type { VillageReturnRow } from './enclave-returns.ts';

/** Bounds of the classes by what a village got, in fen: 1, 3, 5, 8, 10 and 15 万元. */
const bounds = [1, 3, 5, 8, 10, 15].map((wanYuan) => fen(wanYuan * 1_000_000));

/** Villages by what they got in the period; money in fen. */
export interface VillageClassRow {
  /** The least of the class; the first one has what is below the first bound, but above nothing. */
  readonly from: Fen;
  /** Below this; null: the highest class. */
  readonly to: Fen | null;
  readonly villages: number;
  /** What they got together. */
  readonly amount: Fen;
}

/** Villages with a distribution in the period by how much each got; others are in no class. */
export function villageClasses(rows: readonly VillageReturnRow[]): readonly VillageClassRow[] {
  const lower = [fen(0), ...bounds];
  return lower.map((from, index) => {
    const to = bounds[index] ?? null;
    const within = rows.filter(({ value }) => value > 0 && value >= from && (to === null || value < to));
    const amount = fen(within.reduce((sum, { value }) => sum + BigInt(value), 0n));
    return { from, to, villages: within.length, amount };
  });
}
