import { dateOf, type IsoDate } from '../dates.ts';
import type { AccountKey, Ledger } from '../ledger.ts';
import { type Fen, ratioHalfUp, sumFen } from '../money.ts';
import { type Percent, percent, WHOLE_PERCENT } from '../percent.ts';
import { timeWeightedBalance } from '../time-weighting.ts';
import { settledAt } from './arrears.ts';
import { accountHolding } from './contribution-balance.ts';

export interface YearlyRate {
  /** Null where there is no base or a figure is blank. */
  readonly rate: Percent | null;
  readonly allocated: Fen;
  /** Time-weighted ledger balance of the calendar year. */
  readonly base: Fen | null;
  readonly records: readonly string[];
}

/**
 * Yearly rate of return of an account at closing: what is allocated to the year's dues by `on` ÷ the year's time-weighted
 * base, half-up; model §2.6. Tax shares are no return on capital and stay out.
 */
export function yearlyRate(ledger: Ledger, account: AccountKey, year: number, on: IsoDate): YearlyRate {
  const dues = ledger
    .ofAccount('due', account)
    .filter((due) => due.year === year && due.return_kind !== 'taxShare');
  const settled = dues.map((due) => settledAt(ledger, due.id, on));
  const allocated = sumFen(settled.map((one) => one.allocated));
  const holding = accountHolding(ledger, account, 'interest');
  const known = holding.incomplete.length === 0;
  const base = known
    ? timeWeightedBalance(holding.movements, dateOf(year, 1, 1), dateOf(year, 12, 31))
    : null;
  const judged = base !== null && base > 0 && settled.every((one) => one.incomplete.length === 0);
  return {
    rate: judged ? percent(ratioHalfUp(BigInt(allocated) * WHOLE_PERCENT, BigInt(base))) : null,
    allocated,
    base,
    records: [...dues.map((due) => due.id), ...holding.records],
  };
}
