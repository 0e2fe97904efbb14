import { accountHolding } from '../../../domain/figures/contribution-balance.ts';
import { type Fen, sumFen } from '../../../domain/money.ts';
import { balanceAt } from '../../../domain/time-weighting.ts';
import type { AccountView, ReportedAccount } from './accounts.ts';

/** Sums over the unit's accounts, in fen, by the names under which a manifest states them. The names are kept for ever. */
const totals = {
  agreed_due_period: ({ figures }) => figures.due.period.total.agreed,
  agreed_due_year: ({ figures }) => figures.due.yearToDate.total.agreed,
  guaranteed_due_year: ({ figures }) => figures.due.yearToDate.total.guaranteed,
  waived_due_year: ({ figures }) => figures.due.yearToDate.total.waived,
  received_period: ({ figures }) => figures.received.period.total.amount,
  received_ytd: ({ figures }) => figures.received.yearToDate.total.amount,
  received_since_start: ({ figures }) => figures.received.sinceStart.total.amount,
  prior_year_adjustment_ytd: ({ figures }) => figures.received.adjustmentYearToDate.total.amount,
  allocated_period: ({ figures }) => figures.allocated.period.total.amount,
  allocated_ytd: ({ figures }) => figures.allocated.yearToDate.total.amount,
  arrears: ({ figures }) => figures.arrears.total.total,
  prepaid: ({ figures }) => figures.prepaid.total.amount,
  pool_open: ({ figures }) => figures.pool.period.open,
  pool_received_period: ({ figures }) => figures.pool.period.received,
  pool_advanced_period: ({ figures }) => figures.pool.period.advanced,
  pool_uses_period: ({ figures }) => figures.pool.period.uses,
  pool_close: ({ figures }) => figures.pool.period.close,
  distributed_period: ({ figures }) => figures.distributed.period,
  distributed_ytd: ({ figures }) => figures.distributed.yearToDate,
  distributed_since_start: ({ figures }) => figures.distributed.sinceStart,
  contribution_balance: ({ ledger, account, figures }) =>
    balanceAt(accountHolding(ledger, account, 'principal').movements, figures.to),
} satisfies Readonly<Record<string, (view: AccountView) => Fen>>;

export type ControlTotals = { readonly [N in keyof typeof totals]: Fen };

/** The unit's control totals, in fen: what the receiver of a report adds again (design §6). */
export function controlTotals(accounts: readonly ReportedAccount[]): ControlTotals {
  const sums = Object.entries(totals).map(([name, of]) => [name, sumFen(accounts.map(({ now }) => of(now)))]);
  return Object.fromEntries(sums);
}
