import type { IsoDate } from '../dates.ts';
import { openingOf } from '../figures/investment.ts';
import type { Ledger } from '../ledger.ts';
import { type Fen, sumFen } from '../money.ts';
import { type Period, periodEnd, periodStart } from '../period.ts';

/** What a project's opening balance, or one of its months, adds. */
export interface InvestmentEntry {
  readonly type: 'project_opening' | 'investment';
  readonly id: string;
  /** Null: the opening. */
  readonly month: Period | null;
  /** Day by which it counts: of a month its last. */
  readonly date: IsoDate | null;
  /** What the month itself states; null in an opening and where it is blank. */
  readonly done: Fen | null;
  /** Since start: with adjustments; 0 of a month that the opening holds already. Null where it is blank. */
  readonly invested: Fen | null;
  readonly funds: Fen | null;
}

const none = 0 as Fen;

/** Entries of a project's own, by `figures/investment.ts`: months up to the opening's day are in the opening. */
export function investmentEntries(ledger: Ledger, projectId: string): readonly InvestmentEntry[] {
  const opening = openingOf(ledger, projectId);
  const entries: InvestmentEntry[] = [];
  if (opening !== undefined)
    entries.push({
      type: 'project_opening',
      id: opening.id,
      month: null,
      date: opening.as_of,
      done: null,
      invested: opening.inv_cum,
      funds: opening.fund_cum,
    });
  for (const row of ledger.where('investment', 'project_id', projectId)) {
    const { id, month, inv_month: done, fund_month: funds } = row;
    const held = opening?.as_of != null && periodStart(month) <= opening.as_of;
    const invested = done === null ? null : sumFen([done, row.prior_year_adjustment]);
    const since = held ? { invested: none, funds: none } : { invested, funds };
    entries.push({ type: 'investment', id, month, date: periodEnd(month), done, ...since });
  }
  return entries;
}

/** Whether an entry counts since start up to a day; an opening without a day always. */
export function isInvestedBy({ date }: InvestmentEntry, on: IsoDate): boolean {
  return date === null || date <= on;
}
