import type { RecordPlace } from './answers.ts';
import { dateOf, type IsoDate } from './dates.ts';
import { pool } from './figures/pool.ts';
import type { AccountKey, Ledger } from './ledger.ts';
import type { FormId } from './options.ts';
import {
  type Period,
  periodContains,
  periodEnd,
  periodKind,
  period as periodOf,
  periodStart,
  yearOfPeriod,
} from './period.ts';
import type { RecordType } from './records/catalogue.ts';
import { projectsOwing } from './rules/missing-of-projects.ts';
import { endedOn, reachedOn } from './rules/pipeline.ts';

/** What is counted of a form whose entries can be expected from other records. */
export type Measure =
  | 'enclavesWithReceipt'
  | 'enclavesDistributed'
  | 'enclavesWithContribution'
  | 'villagesWithIncome'
  | 'projectMonths';

/** How much of a form is entered: a figure to work by, never a verdict, for an enclave may well have received nothing. */
export interface Completeness {
  readonly measure: Measure;
  readonly entered: number;
  readonly expected: number;
  /** Where the first that is missing is entered; null where none is. */
  readonly missing: { readonly type: RecordType; readonly place: RecordPlace } | null;
}

/** How much of a form is entered for a period, of what enclaves, villages and projects let expect; null of other forms. */
export function completenessOf(
  ledger: Ledger,
  form: FormId,
  { period, unit, today }: { readonly period: Period; readonly unit: string; readonly today: IsoDate },
): Completeness | null {
  switch (form) {
    case 'return':
      return counted('enclavesWithReceipt', 'receipt', payingAccounts(ledger, period, unit), (account) =>
        hasMoved(ledger, account, period),
      );
    case 'distribution':
      return counted('enclavesDistributed', 'batch', accountsWithMoney(ledger, period, unit), (account) =>
        ledger.ofAccount('batch', account).some(({ date }) => date !== null && periodContains(period, date)),
      );
    case 'contribution':
      return counted(
        'enclavesWithContribution',
        'contribution',
        payingAccounts(ledger, period, unit),
        (account) => ledger.ofAccount('contribution', account).length > 0,
      );
    case 'village':
      return villagesWithIncome(ledger, period);
    case 'investment':
      return projectMonths(ledger, period, today);
    default:
      return null;
  }
}

const nowhere: RecordPlace = { enclave_id: null, home_county: null, batch_id: null };

function counted(
  measure: Measure,
  type: RecordType,
  accounts: readonly AccountKey[],
  isEntered: (account: AccountKey) => boolean,
): Completeness {
  const missing = accounts.filter((account) => !isEntered(account));
  const [first] = missing;
  return {
    measure,
    entered: accounts.length - missing.length,
    expected: accounts.length,
    missing: first === undefined ? null : { type, place: { ...nowhere, ...first } },
  };
}

/** The unit's own accounts in enclaves that were agreed by the period's end, and not over before it began. */
function liveAccounts(ledger: Ledger, period: Period, unit: string): readonly AccountKey[] {
  return ledger.accounts().filter(({ enclave_id, home_county }) => {
    if (home_county !== unit || ledger.get('enclave', enclave_id) === undefined) return false;
    const ended = endedOn(ledger, enclave_id, periodEnd(period));
    if (ended !== null && ended < periodStart(period)) return false;
    return reachedOn(ledger, enclave_id, 'agreement', periodEnd(period)) !== null;
  });
}

/** Of those, the ones from which a return can come: with terms or dues. */
function payingAccounts(ledger: Ledger, period: Period, unit: string): readonly AccountKey[] {
  return liveAccounts(ledger, period, unit).filter(
    (account) =>
      ledger.where('terms', 'enclave_id', account.enclave_id).length > 0 ||
      ledger.ofAccount('due', account).length > 0,
  );
}

/** Whether a receipt, an allocation or a waiver of the account is dated in the period. */
function hasMoved(ledger: Ledger, account: AccountKey, period: Period): boolean {
  const isIn = ({ date }: { readonly date: string | null }): boolean =>
    date !== null && periodStart(period) <= date && date <= periodEnd(period);
  const receipts = ledger.ofAccount('receipt', account);
  return (
    receipts.some(isIn) ||
    receipts.some(({ id }) => ledger.where('allocation', 'receipt_id', id).some(isIn)) ||
    ledger.ofAccount('due', account).some(({ id }) => ledger.where('waiver', 'due_id', id).some(isIn))
  );
}

/** Accounts that had something to distribute in the period: a balance when it began, or money that came into the pool. */
function accountsWithMoney(ledger: Ledger, period: Period, unit: string): readonly AccountKey[] {
  return ledger
    .accounts()
    .filter(({ home_county }) => home_county === unit)
    .filter((account) => {
      const { open, received, advanced } = pool(ledger, account, periodStart(period), periodEnd(period));
      return open > 0 || received > 0 || advanced > 0;
    });
}

/** Villages that stand at the year's end, those gone into others left out. */
function villagesWithIncome(ledger: Ledger, period: Period): Completeness {
  const year = yearOfPeriod(period);
  const end = periodEnd(period);
  const villages = ledger
    .all('village')
    .filter(
      ({ id }) =>
        !ledger
          .where('village_merger', 'old_village_id', id)
          .some(({ date }) => date !== null && date <= end),
    );
  const entered = villages.filter(({ id }) =>
    ledger.where('village_year', 'village_id', id).some((row) => row.year === year),
  ).length;
  const missing = entered < villages.length ? ({ type: 'village_year', place: nowhere } as const) : null;
  return { measure: 'villagesWithIncome', entered, expected: villages.length, missing };
}

/** A line of every month that is over for each project that owes one (REQ); January is exempt. */
function projectMonths(ledger: Ledger, period: Period, today: IsoDate): Completeness {
  const months = monthsOf(period).filter((month) => month === period || periodEnd(month) <= today);
  let expected = 0;
  let entered = 0;
  for (const month of months) {
    for (const { id } of projectsOwing(ledger, month)) {
      expected += 1;
      if (ledger.where('investment', 'project_id', id).some((row) => row.month === month)) entered += 1;
    }
  }
  const missing = entered < expected ? ({ type: 'investment', place: nowhere } as const) : null;
  return { measure: 'projectMonths', entered, expected, missing };
}

/** Months of a period that are reported. */
function monthsOf(period: Period): readonly Period[] {
  if (periodKind(period) === 'month') return [period];
  const year = yearOfPeriod(period);
  const all = Array.from({ length: 11 }, (_, n) => periodOf(`${dateOf(year, n + 2, 1).slice(0, 7)}`));
  return all.filter((month) => periodContains(period, periodStart(month)));
}
