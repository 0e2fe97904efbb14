import { formsOf } from '../domain/form-set.ts';
import type { ControlTotal, PackageVerdict } from '../domain/inbox-answers.ts';
import type { Ledger } from '../domain/ledger.ts';
import { fen } from '../domain/money.ts';
import { type Period, periodKind } from '../domain/period.ts';
import { reportedAccounts } from '../exchange/report-file/sheets/accounts.ts';
import { addUp } from '../exchange/report-file/sheets/control-totals.ts';

/** Totals of what the package holds itself, whatever was reported before. */
const ofOwnRecords: ReadonlySet<string> = new Set([
  'agreed_due_period',
  'received_period',
  'allocated_period',
  'pool_received_period',
  'pool_advanced_period',
  'pool_uses_period',
  'distributed_period',
  'contribution_balance',
  'investment_year_plan',
  'investment_period',
  'funds_period',
]);
/** The same of a year's package, which holds the whole year. */
const ofOwnYear: ReadonlySet<string> = new Set([
  'agreed_due_year',
  'guaranteed_due_year',
  'waived_due_year',
  'received_ytd',
  'prior_year_adjustment_ytd',
  'allocated_ytd',
  'distributed_ytd',
  'investment_ytd',
  'funds_ytd',
]);

/**
 * Control totals added again in fen from what was received, beside those that the report states. One that this version
 * does not know is not judged; one that the report leaves out is only counted. A total that hangs on earlier periods is `open` where it differs: reports of them may be
 * missing here.
 * @param ledger the package, put together with what else was received of the unit
 */
export function controlTotalsOf(
  ledger: Ledger,
  unit: string,
  period: Period,
  stated: Readonly<Record<string, number>>,
): { readonly totals: readonly ControlTotal[]; readonly unstated: number } {
  const added = addUp(ledger, reportedAccounts(ledger, unit, period), period, formsOf(period));
  const isYear = periodKind(period) === 'year';
  const unstated = Object.keys(added).filter((name) => stated[name] === undefined).length;
  const totals = Object.entries(added).flatMap(([name, sum]): ControlTotal[] => {
    const says = stated[name];
    if (says === undefined) return [];
    const own = ofOwnRecords.has(name) || (isYear && ofOwnYear.has(name));
    const verdict = says === sum ? 'equal' : own ? 'differs' : 'open';
    return [{ name, stated: fen(says), added: sum, verdict }];
  });
  return { totals, unstated };
}

/** All totals in one word. @param unstated number of those that the report leaves out */
export function totalsVerdict(totals: readonly ControlTotal[], unstated: number): PackageVerdict['totals'] {
  if (totals.length === 0) return 'none';
  if (totals.some(({ verdict }) => verdict === 'differs')) return 'differ';
  const isOpen = unstated > 0 || totals.some(({ verdict }) => verdict === 'open');
  return isOpen ? 'open' : 'equal';
}
