import { useMemo } from 'react';
import { type AccountSummary, accountSummary } from '../../../db/domain/figures/account-summary.ts';
import type { AccountKey, Ledger } from '../../../db/domain/ledger.ts';
import { unitLabel } from '../../../db/domain/locale/locale.ts';
import { type Fen, formatMoney } from '../../../db/domain/money.ts';
import { recordLabel } from '../../../db/domain/record-label.ts';
import type { RecordType } from '../../../db/domain/records/catalogue.ts';
import type { CheckContext } from '../../../db/domain/rules/rule.ts';
import type { EnclaveData } from '../../api/queries.ts';
import type { FormSetup } from '../../ui/forms/form-setup.ts';
import { useFormSetup } from '../../ui/forms/use-form-setup.ts';
import { useCheckContext } from '../../ui/violations/judge.ts';

/** What every part of the page knows: the account, its records, its figures for the period, and how to show them. */
export interface AccountView {
  readonly account: AccountKey;
  readonly ledger: Ledger;
  readonly setup: FormSetup;
  readonly context: CheckContext;
  /** Figures of the period, from what is saved. */
  readonly summary: AccountSummary;
  /** Name of the unit amounts are shown in. */
  readonly unit: string;
  /** An amount with two decimals, in the unit of the window. */
  money(amount: Fen): string;
  /** An amount to the fen. */
  exact(amount: Fen): string;
  /** What a record is called. */
  label(type: RecordType, id: string): string;
}

/** The account of the page as its parts see it. */
export function useAccountView({ slice, ledger }: EnclaveData, account: AccountKey): AccountView {
  const setup = useFormSetup(ledger, slice.area_names);
  const context = useCheckContext(slice);
  const { enclave_id, home_county } = account;
  const { period, areas } = context;
  return useMemo(() => {
    const key = { enclave_id, home_county };
    const { language, moneyUnit } = setup;
    return {
      account: key,
      ledger,
      setup,
      context,
      summary: accountSummary(ledger, key, period),
      unit: unitLabel(language, moneyUnit === 'yuan' ? '元' : '万元'),
      money: (amount) => formatMoney(amount, moneyUnit, { decimals: 2 }),
      exact: (amount) => formatMoney(amount, moneyUnit, { full: true }),
      label: (type, id) => recordLabel(ledger, areas, language, type, id),
    };
  }, [ledger, setup, context, period, areas, enclave_id, home_county]);
}
