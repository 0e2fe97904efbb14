import {
  addDays,
  dateOf,
  daysBetween,
  daysInclusive,
  type IsoDate,
  isIsoDate,
  maxDate,
  minDate,
  yearOf,
} from './dates.ts';
import { ratioHalfUp } from './decimal.ts';
import { type Fen, fen } from './money.ts';
import { type Percent, WHOLE_PERCENT } from './percent.ts';

/** A change of a balance, in force from the start of its day; the amount is signed. */
export type Movement = { from: IsoDate; amount: Fen };

/** Days of the year that a yearly rate refers to: those of the accrual year, 365 or 360 (model §2.3 year_basis). */
export type YearBasis = 'actual' | '365' | '360';

/** An exact amount in fen before rounding; the denominator is positive. */
export interface FenFraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** An interval, both days inside it, and how it is counted. */
export interface Interval {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly basis: YearBasis;
  /**
   * With basis `actual`: a day on which an accrual year starts; years then run from anniversary to anniversary (of
   * 29 February: 1 March in common years). Left out, they are calendar years.
   */
  readonly yearStart?: IsoDate;
}

/** Balance at the end of a day, in fen: all movements with `from` ≤ the day. @throws RangeError on overflow. */
export function balanceAt(movements: readonly Movement[], date: IsoDate): Fen {
  let balance = 0n;
  for (const movement of movements) if (movement.from <= date) balance += BigInt(movement.amount);
  return fen(balance);
}

/** Σ over the days from…to, both included, of the balance, in fen × days, exact; 0 when `to` is before `from`. */
export function balanceDays(movements: readonly Movement[], from: IsoDate, to: IsoDate): bigint {
  let sum = 0n;
  for (const movement of movements) {
    sum += BigInt(movement.amount) * BigInt(daysInclusive(maxDate(movement.from, from), to));
  }
  return sum;
}

/** Mean balance over the days from…to, in fen, half-up. @throws RangeError when `to` is before `from`. */
export function timeWeightedBalance(movements: readonly Movement[], from: IsoDate, to: IsoDate): Fen {
  const days = daysInclusive(from, to);
  if (days === 0) throw new RangeError(`no day from ${from} to ${to}`);
  return fen(ratioHalfUp(balanceDays(movements, from, to), BigInt(days)));
}

/** A stretch of days that share one number of days a year. */
interface Stretch {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly yearDays: number;
}

const CALENDAR_YEAR = dateOf(2000, 1, 1);

function anniversary(year: number, start: IsoDate): IsoDate {
  const day = `${String(year).padStart(4, '0')}${start.slice(4)}`;
  return isIsoDate(day) ? day : dateOf(year, 3, 1);
}

function stretches({ from, to, basis, yearStart = CALENDAR_YEAR }: Interval): Stretch[] {
  if (from > to) return [];
  if (basis !== 'actual') return [{ from, to, yearDays: Number(basis) }];
  const found: Stretch[] = [];
  let start = from;
  while (start <= to) {
    const inYear = anniversary(yearOf(start), yearStart);
    const [first, next] =
      inYear <= start
        ? [inYear, anniversary(yearOf(start) + 1, yearStart)]
        : [anniversary(yearOf(start) - 1, yearStart), inYear];
    found.push({ from: start, to: minDate(to, addDays(next, -1)), yearDays: daysBetween(first, next) });
    start = next;
  }
  return found;
}

/** Σ over the stretches of weight ÷ days of its year, as one fraction. */
function overYears(interval: Interval, weigh: (from: IsoDate, to: IsoDate) => bigint): FenFraction {
  const denominator = interval.basis === 'actual' ? 365n * 366n : BigInt(interval.basis);
  let numerator = 0n;
  for (const { from, to, yearDays } of stretches(interval)) {
    numerator += weigh(from, to) * (denominator / BigInt(yearDays));
  }
  return { numerator, denominator };
}

/** What `accrue` rounds. Fractions of adjoining intervals have one denominator and add up to that of the whole. */
export function accrueExactly(
  terms: Interval & { movements: readonly Movement[]; rate: Percent },
): FenFraction {
  const { numerator, denominator } = overYears(terms, (from, to) => balanceDays(terms.movements, from, to));
  return { numerator: numerator * BigInt(terms.rate), denominator: denominator * WHOLE_PERCENT };
}

/**
 * Return at a fixed rate (model §2.6 `agreed`): Σ over the days from…to, both included, of (balance × rate) ÷ days of the
 * year. With basis `actual` the interval is split at the ends of years, each part over the days of its own year. Rounded
 * half-up to the fen once, at the end; 0 when `to` is before `from`. @throws RangeError on overflow.
 */
export function accrue(terms: Interval & { movements: readonly Movement[]; rate: Percent }): Fen {
  const { numerator, denominator } = accrueExactly(terms);
  return fen(ratioHalfUp(numerator, denominator));
}

/** What `prorate` rounds. */
export function prorateExactly(terms: Interval & { yearly: Fen }): FenFraction {
  return overYears(terms, (from, to) => BigInt(terms.yearly) * BigInt(daysInclusive(from, to)));
}

/** A yearly amount over the days from…to, counted, split and rounded as in `accrue` (model §2.6, fixed amount and floor). */
export function prorate(terms: Interval & { yearly: Fen }): Fen {
  const { numerator, denominator } = prorateExactly(terms);
  return fen(ratioHalfUp(numerator, denominator));
}
