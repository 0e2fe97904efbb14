import { accountHolding } from '../../../domain/figures/contribution-balance.ts';
import {
  type InvestmentTotals,
  investmentTotals,
  projectLines,
} from '../../../domain/figures/project-lines.ts';
import type { Ledger } from '../../../domain/ledger.ts';
import { type Fen, sumFen } from '../../../domain/money.ts';
import type { FormId } from '../../../domain/options.ts';
import type { Period } from '../../../domain/period.ts';
import { balanceAt } from '../../../domain/time-weighting.ts';
import type { AccountView, ReportedAccount } from './accounts.ts';
import type { SheetContext } from './input.ts';

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

/** Sums over the unit's projects, in fen, by such names. */
const projectTotals = {
  investment_year_plan: ({ year_plan }) => year_plan,
  investment_period: ({ inv_period }) => inv_period,
  investment_ytd: ({ inv_ytd }) => inv_ytd,
  investment_since_start: ({ inv_cum }) => inv_cum,
  funds_period: ({ fund_period }) => fund_period,
  funds_ytd: ({ fund_ytd }) => fund_ytd,
  funds_since_start: ({ fund_cum }) => fund_cum,
} satisfies Readonly<Record<string, (totals: InvestmentTotals) => Fen>>;

export type ControlTotals = {
  readonly [N in keyof typeof totals | keyof typeof projectTotals]?: Fen;
};

/**
 * The unit's control totals, in fen: what the receiver of a report adds again (design §6). A report states those that its
 * forms are about.
 */
export function controlTotals({ input }: SheetContext, accounts: readonly ReportedAccount[]): ControlTotals {
  return addUp(input.ledger, accounts, input.period, input.forms);
}

/** The same from a ledger alone, as the receiver has it. */
export function addUp(
  ledger: Ledger,
  accounts: readonly ReportedAccount[],
  period: Period,
  forms: readonly FormId[],
): ControlTotals {
  const ofAccounts = Object.entries(totals).map(([name, of]) => [
    name,
    sumFen(accounts.map(({ now }) => of(now))),
  ]);
  const invested = investmentTotals(projectLines(ledger, period), period);
  const ofProjects = Object.entries(projectTotals).map(([name, of]) => [name, of(invested)]);
  return Object.fromEntries([
    ...(forms.includes('return') ? ofAccounts : []),
    ...(forms.includes('investment') ? ofProjects : []),
  ]);
}
