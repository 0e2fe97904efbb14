import type { IsoDate } from '../dates.ts';
import type { AccountKey, Ledger } from '../ledger.ts';
import { type Fen, subtractFen, sumFen } from '../money.ts';
import { type DueFilter, settledAt } from './arrears.ts';

/** What dues that fall due in a span of days ask for, and what became of them. */
export interface DueSum {
  readonly agreed: Fen;
  /** 其中：保底, a part of `agreed`. */
  readonly guaranteed: Fen;
  /** Set against these dues, whenever dated. */
  readonly allocated: Fen;
  readonly waived: Fen;
  /** agreed − allocated − waived. */
  readonly outstanding: Fen;
  /** Ids of the dues counted. */
  readonly records: readonly string[];
  /** Ids of dues that may belong to it but have a blank due date or amount, or an incomplete line. */
  readonly incomplete: readonly string[];
}

/**
 * Dues with `from` ≤ due_date ≤ `to` and what is allocated and waived of them by the end of day `on`; model §2.6. A due
 * flagged `opening` counts with what was outstanding at first use.
 */
export function duesFallingDue(
  ledger: Ledger,
  account: AccountKey,
  from: IsoDate,
  to: IsoDate,
  on: IsoDate,
  filter: DueFilter = {},
): DueSum {
  const dues = ledger
    .ofAccount('due', account)
    .filter((due) => filter.return_kind === undefined || due.return_kind === filter.return_kind)
    .filter((due) => filter.beneficiary === undefined || due.beneficiary === filter.beneficiary);
  const counted = dues
    .filter((due) => due.due_date !== null && from <= due.due_date && due.due_date <= to)
    .map((due) => ({ due, settled: settledAt(ledger, due.id, on) }));
  const agreed = sumFen(counted.map(({ due }) => due.agreed));
  const settled = sumFen(counted.map((one) => one.settled.settled));
  return {
    agreed,
    guaranteed: sumFen(counted.map(({ due }) => due.guaranteed)),
    allocated: sumFen(counted.map((one) => one.settled.allocated)),
    waived: sumFen(counted.map((one) => one.settled.waived)),
    outstanding: subtractFen(agreed, settled),
    records: counted.map(({ due }) => due.id),
    incomplete: [
      ...dues.filter((due) => due.due_date === null),
      ...counted
        .filter(({ due, settled: s }) => due.agreed === null || s.incomplete.length > 0)
        .map(({ due }) => due),
    ].map((due) => due.id),
  };
}
