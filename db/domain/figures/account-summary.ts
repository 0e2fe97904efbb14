import { dateOf, type IsoDate } from '../dates.ts';
import type { AccountKey, Ledger } from '../ledger.ts';
import type { Fen } from '../money.ts';
import { type OptionOf, optionSets } from '../options.ts';
import {
  type Period,
  periodEnd,
  periodStart,
  previousPeriod,
  samePeriodLastYear,
  yearOfPeriod,
} from '../period.ts';
import { type Arrears, arrearsAt } from './arrears.ts';
import { type DueSum, duesFallingDue } from './dues.ts';
import { distributedSinceStart, type Pool, pool } from './pool.ts';
import {
  allocatedBetween,
  openingOf,
  prepaidAt,
  priorYearAdjustment,
  receivedBetween,
  receivedSinceStart,
  receivedYearToDate,
  type Sum,
} from './receipts.ts';

type ReturnKind = OptionOf<'returnKind'>;

/** A figure of all return kinds together, and of each kind that the account has. */
export interface ByKind<T> {
  readonly total: T;
  /** Kinds of `AccountFigures.kinds`; a record without a kind is in the total only. */
  readonly byKind: { readonly [K in ReturnKind]?: T };
}

/** Enclave × home county at the end of a period; see model §2.6 and §2.7 for each figure. */
export interface AccountFigures {
  readonly period: Period;
  /** First and last day of the period. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** Return kinds of the account's dues, receipts and opening figures, in the order of the option set. */
  readonly kinds: readonly ReturnKind[];
  /** Dues that fall due in the period, and in its calendar year up to `to`; settled as of `to`. */
  readonly due: { readonly period: ByKind<DueSum>; readonly yearToDate: ByKind<DueSum> };
  readonly received: {
    readonly period: ByKind<Sum>;
    readonly yearToDate: ByKind<Sum>;
    /** Reversals, dated in the period or in the year up to `to`, of receipts of earlier years; not in the two above. */
    readonly adjustment: ByKind<Sum>;
    readonly adjustmentYearToDate: ByKind<Sum>;
    readonly sinceStart: ByKind<Sum>;
  };
  /** Allocation lines dated in the period, and in the year up to `to`, whatever due or receipt they belong to. */
  readonly allocated: { readonly period: ByKind<Sum>; readonly yearToDate: ByKind<Sum> };
  /** At the end of the period, by the dues' years. */
  readonly arrears: ByKind<Arrears>;
  readonly prepaid: ByKind<Sum>;
  readonly pool: { readonly period: Pool; readonly yearToDate: Pool };
  readonly distributed: { readonly period: Fen; readonly yearToDate: Fen; readonly sinceStart: Fen };
  /** 留存: the pool at the end of the period. */
  readonly retained: Fen;
  /** Ids of records with a blank date or amount: while there are any, the figures are not known to be whole. */
  readonly incomplete: readonly string[];
}

/** What an officer must always see of enclave × home county, with the figures to put beside it. */
export interface AccountSummary extends AccountFigures {
  readonly previous: AccountFigures;
  readonly lastYear: AccountFigures;
}

/** Figures of the account for a period, for the one before and for the same period of the year before; in fen. */
export function accountSummary(ledger: Ledger, account: AccountKey, period: Period): AccountSummary {
  return {
    ...accountFigures(ledger, account, period),
    previous: accountFigures(ledger, account, previousPeriod(period)),
    lastYear: accountFigures(ledger, account, samePeriodLastYear(period)),
  };
}

/** Figures of the account for one period, in fen: the functions of this folder at the period's days, nothing added again. */
export function accountFigures(ledger: Ledger, account: AccountKey, period: Period): AccountFigures {
  const [from, to] = [periodStart(period), periodEnd(period)];
  const newYear = dateOf(yearOfPeriod(period), 1, 1);
  const kinds = kindsOf(ledger, account);
  const each = <T>(figure: (filter: { readonly return_kind?: ReturnKind }) => T): ByKind<T> => ({
    total: figure({}),
    byKind: Object.fromEntries(kinds.map((kind) => [kind, figure({ return_kind: kind })])),
  });

  const due = {
    period: each((filter) => duesFallingDue(ledger, account, from, to, to, filter)),
    yearToDate: each((filter) => duesFallingDue(ledger, account, newYear, to, to, filter)),
  };
  const received = {
    period: each((filter) => receivedBetween(ledger, account, from, to, filter)),
    yearToDate: each((filter) => receivedYearToDate(ledger, account, to, filter)),
    adjustment: each((filter) => priorYearAdjustment(ledger, account, from, to, filter)),
    adjustmentYearToDate: each((filter) => priorYearAdjustment(ledger, account, newYear, to, filter)),
    sinceStart: each((filter) => receivedSinceStart(ledger, account, to, filter)),
  };
  const allocated = {
    period: each((filter) => allocatedBetween(ledger, account, from, to, filter)),
    yearToDate: each((filter) => allocatedBetween(ledger, account, newYear, to, filter)),
  };
  const arrears = each((filter) => arrearsAt(ledger, account, to, filter));
  const prepaid = each((filter) => prepaidAt(ledger, account, to, filter));
  const pools = {
    period: pool(ledger, account, from, to),
    yearToDate: pool(ledger, account, newYear, to),
  };
  const incomplete = [
    due.yearToDate.total,
    received.sinceStart.total,
    allocated.yearToDate.total,
    arrears.total,
    prepaid.total,
    pools.period,
  ].flatMap((figure) => figure.incomplete);
  return {
    period,
    from,
    to,
    kinds,
    due,
    received,
    allocated,
    arrears,
    prepaid,
    pool: pools,
    distributed: {
      period: pools.period.distributed,
      yearToDate: pools.yearToDate.distributed,
      sinceStart: distributedSinceStart(ledger, account, to),
    },
    retained: pools.period.close,
    incomplete: [...new Set(incomplete)],
  };
}

function kindsOf(ledger: Ledger, account: AccountKey): ReturnKind[] {
  const opening = openingOf(ledger, account);
  const rows = [
    ...ledger.ofAccount('due', account),
    ...ledger.ofAccount('receipt', account),
    ...(opening === undefined ? [] : ledger.where('opening_received', 'opening_balance_id', opening.id)),
  ];
  const found = new Set(rows.map((row) => row.return_kind));
  return optionSets.returnKind.filter((kind) => found.has(kind));
}
