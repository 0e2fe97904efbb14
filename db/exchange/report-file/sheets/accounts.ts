import { type AccountFigures, accountFigures } from '../../../domain/figures/account-summary.ts';
import { type AccountKey, accountKeyText, type Ledger } from '../../../domain/ledger.ts';
import { type Period, samePeriodLastYear } from '../../../domain/period.ts';

/** An account's figures for one period. */
export interface AccountView {
  readonly ledger: Ledger;
  readonly account: AccountKey;
  readonly figures: AccountFigures;
}

/** An account with its figures of the period and of the same period last year. */
export interface ReportedAccount {
  readonly account: AccountKey;
  readonly now: AccountView;
  readonly lastYear: AccountView;
}

/**
 * Accounts that a unit reports, by enclave code and county: its own, and others that it keeps rows of. A party of another
 * county without any rows is that county's to report.
 */
export function reportedAccounts(ledger: Ledger, unit: string, period: Period): readonly ReportedAccount[] {
  const kept = ['contribution', 'due', 'receipt', 'pool_movement', 'batch', 'opening_balance'] as const;
  const order = (account: AccountKey): string =>
    `${ledger.get('enclave', account.enclave_id)?.enclave_code ?? ''}/${accountKeyText(account)}`;
  const view = (account: AccountKey, of: Period): AccountView => ({
    ledger,
    account,
    figures: accountFigures(ledger, account, of),
  });
  return ledger
    .accounts()
    .filter(
      (account) =>
        account.home_county === unit || kept.some((type) => ledger.ofAccount(type, account).length > 0),
    )
    .toSorted((a, b) => (order(a) < order(b) ? -1 : 1))
    .map((account) => ({
      account,
      now: view(account, period),
      lastYear: view(account, samePeriodLastYear(period)),
    }));
}
