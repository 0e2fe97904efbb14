import type { ContributionTotals } from '../../../db/domain/figures/contribution-balance.ts';
import type { Fen } from '../../../db/domain/money.ts';
import type { GridTotal } from '../../ui/grid/grid-model.ts';

/** Words of the pinned row: its name, what it says of rows that are not in it, and its amount. */
export interface TotalWords {
  readonly label: string;
  readonly leftOut: (count: number) => string;
  readonly show: (amount: Fen) => string;
}

/** The balance pinned under the grid; rows that it cannot count are said beside it, and mark it. */
export function pinnedTotal(sum: ContributionTotals, { label, leftOut, show }: TotalWords): GridTotal {
  const texts = { holder_village_id: label, amount: show(sum.balance) };
  const count = sum.incomplete.length;
  if (count === 0) return { texts };
  return { texts: { ...texts, kind: `✕ ${leftOut(count)}` }, spans: { kind: 3 }, bad: true };
}
