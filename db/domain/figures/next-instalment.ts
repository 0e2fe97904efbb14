import { addDays, type IsoDate, maxDate, yearOf } from '../dates.ts';
import type { AccountKey, Ledger } from '../ledger.ts';
import { proposeDue } from './propose-due.ts';
import { openingOf } from './receipts.ts';

/** Year of a return and number of its instalment, from 1. */
export interface Instalment {
  readonly year: number;
  readonly instalment: number;
}

const instalmentsAYear = 12;

/**
 * The instalment to enter next: the one after the account's last due, else the first that falls due after accrual starts
 * and after the opening balance (whose arrears stand as opening dues). Null while no terms say when money falls due.
 */
export function nextInstalment(ledger: Ledger, account: AccountKey): Instalment | null {
  const last = lastInstalment(ledger, account);
  const start = startOf(ledger, account);
  const from = last?.year ?? (start === null ? null : yearOf(start));
  if (from === null) return null;
  for (const year of [from, from + 1]) {
    for (let instalment = 1; instalment <= instalmentsAYear; instalment += 1) {
      if (last !== null && year === last.year && instalment <= last.instalment) continue;
      const { due_date } = proposeDue(ledger, account, year, instalment);
      if (due_date == null || (last === null && start !== null && due_date < start)) continue;
      return { year, instalment };
    }
  }
  return null;
}

function lastInstalment(ledger: Ledger, account: AccountKey): Instalment | null {
  const dues = ledger.ofAccount('due', account).filter((due) => due.opening !== true);
  return dues
    .flatMap(({ year, instalment }) => (year === null ? [] : [{ year, instalment: instalment ?? 1 }]))
    .reduce<Instalment | null>((last, one) => (last === null || isAfter(one, last) ? one : last), null);
}

function isAfter(a: Instalment, b: Instalment): boolean {
  return a.year > b.year || (a.year === b.year && a.instalment > b.instalment);
}

/** First day from which dues are to be entered; null without terms. */
function startOf(ledger: Ledger, account: AccountKey): IsoDate | null {
  const starts = ledger
    .where('terms', 'enclave_id', account.enclave_id)
    .filter((terms) => terms.home_county === null || terms.home_county === account.home_county)
    .flatMap((terms) => terms.accrual_start ?? terms.valid_from ?? [])
    .toSorted();
  const [first] = starts;
  if (first === undefined) return null;
  const asOf = openingOf(ledger, account)?.as_of ?? null;
  return asOf === null ? first : maxDate(first, addDays(asOf, 1));
}
