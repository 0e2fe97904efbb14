import { addDays, dateOf, FAR_FUTURE, type IsoDate, maxDate, minDate } from '../dates.ts';
import type { AccountKey, Ledger } from '../ledger.ts';
import type { RecordOf } from '../records/catalogue.ts';

type Terms = RecordOf<'terms'>;

/** Days from…to, both included. */
export interface Span {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** Part of a span that one version of the terms covers. */
export interface CoveredSpan extends Span {
  readonly terms: Terms;
}

export interface TermsCover {
  /** What each version covers, by first day. */
  readonly versions: readonly CoveredSpan[];
  /** Days without terms. */
  readonly gaps: readonly Span[];
  /** Days with two versions at once; the later version of the two is named. */
  readonly overlaps: readonly CoveredSpan[];
}

/** Terms that hold for a home county: its own and those of the whole enclave (home county blank); undated ones left out. */
function termsOfAccount(ledger: Ledger, account: AccountKey): Terms[] {
  return ledger
    .where('terms', 'enclave_id', account.enclave_id)
    .filter((terms) => terms.home_county === null || terms.home_county === account.home_county)
    .filter((terms) => terms.valid_from !== null);
}

/** The dated versions of the return terms over a span, with the days that none or two of them cover; model §2.3, S18. */
export function termsFor(ledger: Ledger, account: AccountKey, from: IsoDate, to: IsoDate): TermsCover {
  const versions = termsOfAccount(ledger, account)
    .map((terms) => ({
      terms,
      from: maxDate(terms.valid_from ?? from, from),
      to: minDate(terms.valid_to ?? FAR_FUTURE, to),
    }))
    .filter((version) => version.from <= version.to)
    .toSorted((a, b) => (a.from === b.from ? compare(a.terms.id, b.terms.id) : compare(a.from, b.from)));

  const gaps: Span[] = [];
  const overlaps: CoveredSpan[] = [];
  /** First day not yet covered; null once the span is covered to its end. */
  let open: IsoDate | null = from;
  for (const version of versions) {
    if (open === null || version.from < open) {
      const covered = open === null ? to : addDays(open, -1);
      overlaps.push({ terms: version.terms, from: version.from, to: minDate(version.to, covered) });
    } else if (version.from > open) {
      gaps.push({ from: open, to: addDays(version.from, -1) });
    }
    if (open !== null && version.to >= open) open = version.to >= to ? null : addDays(version.to, 1);
  }
  if (open !== null && open <= to) gaps.push({ from: open, to });
  return { versions, gaps, overlaps };
}

function compare(a: string, b: string): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Months in which instalments fall due, ascending; empty while blank. */
export function dueMonths(terms: Terms): readonly number[] {
  return terms.due_months === null ? [] : terms.due_months.split(',').map(Number);
}

/**
 * A day on which an accrual year of the terms starts: the day after the end of its last due month, so that the
 * instalments of one year are one accrual year (December: calendar years). Only month and day count.
 */
function accrualYearStart(terms: Terms): IsoDate {
  const last = dueMonths(terms).at(-1) ?? 12;
  return dateOf(2000, (last % 12) + 1, 1);
}

/**
 * The accrual year by which a yearly amount is prorated over an accrual (model §2.3, year_basis `actual`: the days of that
 * accrual year). An accrual of whole years is counted in its own years, so that a full year always gives the yearly
 * amount; any other one in those of the terms.
 */
export function yearStartFor(terms: Terms, accrual: Span): IsoDate {
  const next = addDays(accrual.to, 1);
  const whole = next > accrual.from && next.slice(4) === accrual.from.slice(4);
  return whole ? accrual.from : accrualYearStart(terms);
}
