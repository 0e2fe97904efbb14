import type { IsoDate } from '../../../db/domain/dates.ts';
import { agreedByTerms } from '../../../db/domain/figures/agreed.ts';
import type { Instalment } from '../../../db/domain/figures/next-instalment.ts';
import { proposeDue } from '../../../db/domain/figures/propose-due.ts';
import type { Values } from '../../ui/forms/use-record-form.ts';
import type { AccountView } from './account-view.ts';

/** What a new due is to be: the instalment to enter next, arrears from before first use, or not known yet. */
export type DueWish = Instalment | 'opening' | null;

/**
 * What the terms say of the due that is being typed. Its accrual is as typed where it was typed, else that of the
 * instalment; base, agreed and guaranteed follow it.
 * @param given names of the fields that a person filled in
 */
export function dueProposal(
  { ledger, account }: AccountView,
  values: Values,
  given: ReadonlySet<string>,
  wish: DueWish,
): Values {
  const last = ledger.ofAccount('due', account).at(-1);
  const keys = {
    return_kind: last?.return_kind ?? null,
    beneficiary: last?.beneficiary ?? 'village',
    instalment: 1,
  };
  if (wish === 'opening' || values.opening === true)
    return { ...keys, ...(wish === 'opening' ? { opening: true } : {}) };
  const start = wish === null ? {} : wish;
  const year = (values.year as number | null | undefined) ?? wish?.year ?? null;
  const instalment = (values.instalment as number | null | undefined) ?? wish?.instalment ?? 1;
  if (year === null) return keys;
  const proposed = proposeDue(ledger, account, year, instalment);
  const typed = (name: 'accrual_from' | 'accrual_to'): IsoDate | null =>
    (given.has(name) ? (values[name] as IsoDate | null) : proposed[name]) ?? null;
  const accrual = { accrual_from: typed('accrual_from'), accrual_to: typed('accrual_to') };
  const isOwn = accrual.accrual_from !== proposed.accrual_from || accrual.accrual_to !== proposed.accrual_to;
  if (!isOwn) return { ...start, ...proposed };
  const { base, agreed, guaranteed } = agreedByTerms(ledger, account, accrual);
  return { ...start, ...proposed, base, agreed, guaranteed };
}
