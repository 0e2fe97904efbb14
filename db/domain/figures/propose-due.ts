import type { AccountKey, Ledger } from '../ledger.ts';
import type { ValuesOf } from '../records/catalogue.ts';
import { agreedByTerms } from './agreed.ts';
import { instalmentsOf } from './due-schedule.ts';

/** Values of a new due; those that cannot be told are left out. */
export type ProposedDue = Partial<ValuesOf<'due'>>;

/**
 * Prefilled values of a due, open to override; model §2.6. Which days instalment n of a year settles and when it falls due
 * is `instalmentsOf`'s; without such an instalment only the keys are answered.
 */
export function proposeDue(
  ledger: Ledger,
  account: AccountKey,
  year: number,
  instalment: number,
): ProposedDue {
  const keys: ProposedDue = {
    enclave_id: account.enclave_id,
    home_county: account.home_county,
    year,
    instalment,
    beneficiary: 'village',
  };
  const scheduled = instalmentsOf(ledger, account, year)[instalment - 1];
  if (scheduled === undefined) return keys;
  const { return_kind, due } = scheduled;
  const kind = return_kind === null ? {} : { return_kind };
  if (due === null) return { ...keys, ...kind };

  const { from, to, dueDate } = due;
  const figure = agreedByTerms(ledger, account, { accrual_from: from, accrual_to: to });
  return {
    ...keys,
    ...kind,
    accrual_from: from,
    accrual_to: to,
    due_date: dueDate,
    ...(figure.base === null ? {} : { base: figure.base }),
    ...(figure.agreed === null ? {} : { agreed: figure.agreed }),
    ...(figure.guaranteed === null ? {} : { guaranteed: figure.guaranteed }),
  };
}
