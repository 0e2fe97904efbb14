import { addDays, dateOf, daysInMonth, type IsoDate, maxDate, minDate } from '../dates.ts';
import type { AccountKey, Ledger } from '../ledger.ts';
import type { OptionOf } from '../options.ts';
import type { RecordOf, ValuesOf } from '../records/catalogue.ts';
import { agreedByTerms } from './agreed.ts';
import { dueMonths, termsFor } from './terms.ts';

type Terms = RecordOf<'terms'>;

const returnKindOfMode: Readonly<Record<OptionOf<'termsMode'>, OptionOf<'returnKind'>>> = {
  fixedAmount: 'fixed',
  fixedRate: 'fixed',
  guaranteedPlusDividend: 'guaranteed',
  guaranteedFloor: 'guaranteed',
  rent: 'rent',
  other: 'other',
};

/** Values of a new due; those that cannot be told are left out. */
export type ProposedDue = Partial<ValuesOf<'due'>>;

/**
 * Prefilled values of a due, open to override; model §2.6. Instalment n of a year falls due at the end of the n-th due
 * month of the terms then in force, and accrues from the day after the previous due month up to that day, not before
 * `accrual_start` nor outside the terms' years. Without such an instalment only the keys are answered.
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
  const terms = termsOfInstalment(ledger, account, year, instalment);
  if (terms === null) return keys;
  const kind = terms.mode === null ? {} : { return_kind: returnKindOfMode[terms.mode] };
  const span = instalmentSpan(terms, year, instalment);
  if (span === null) return { ...keys, ...kind };

  const { from, to, dueDate } = span;
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

/** The version in force at the instalment's due date, else the one that ended within its year. */
function termsOfInstalment(
  ledger: Ledger,
  account: AccountKey,
  year: number,
  instalment: number,
): Terms | null {
  const { versions } = termsFor(ledger, account, dateOf(year, 1, 1), dateOf(year, 12, 31));
  const inForce = versions.filter(({ terms, from, to }) => {
    const month = dueMonths(terms)[instalment - 1];
    if (month === undefined) return false;
    const dueDate = endOfMonth(year, month);
    return from <= dueDate && dueDate <= to;
  });
  if (inForce.length > 0) return inForce.at(-1)?.terms ?? null;
  return versions.findLast(({ terms }) => dueMonths(terms)[instalment - 1] !== undefined)?.terms ?? null;
}

function instalmentSpan(
  terms: Terms,
  year: number,
  instalment: number,
): { readonly from: IsoDate; readonly to: IsoDate; readonly dueDate: IsoDate } | null {
  const months = dueMonths(terms);
  const month = months[instalment - 1];
  if (month === undefined) return null;
  const dueDate = endOfMonth(year, month);
  const before = months[instalment - 2];
  const previous =
    before === undefined ? endOfMonth(year - 1, months.at(-1) ?? 12) : endOfMonth(year, before);
  const from = maxDate(addDays(previous, 1), terms.accrual_start ?? addDays(previous, 1));
  const to = minDate(dueDate, terms.valid_to ?? dueDate);
  return from > to ? null : { from, to, dueDate };
}

function endOfMonth(year: number, month: number): IsoDate {
  return dateOf(year, month, daysInMonth(year, month));
}
