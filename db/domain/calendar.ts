import { z } from 'zod';
import { addDays, dateOf, daysBetween, FAR_FUTURE, type IsoDate, isIsoDate } from './dates.ts';
import {
  nextPeriod,
  type Period,
  type PeriodKind,
  periodEnd,
  periodKind,
  periodOfDate,
  previousPeriod,
} from './period.ts';

/**
 * The reporting calendar (报送时间表): when a period's report can be made and when it is due. The province's own days are
 * not public; those here are this product's (D) and a setting. The day is always given, never read from a clock.
 */

/** Longest time after a period that can be meant, in days. */
export const longestDays = 3_660;

const days = z.int().min(0).max(longestDays);
const day = z.custom<IsoDate>((value) => typeof value === 'string' && isIsoDate(value));

/** What the calendar is set by: a plain value, so that it can be kept, signed and handed on. */
export const reportingCalendar = z.strictObject({
  /** Days after the period's last day by which its report is due. */
  days: z.strictObject({ month: days, quarter: days, half: days, year: days }),
  /** A deadline on a day off stays there, or moves to the next working day; schemes differ (model §1.2). */
  holidays: z.enum(['stay', 'nextWorkingDay']),
  /** Public holidays, besides Saturdays and Sundays. */
  days_off: z.array(day).max(1_000),
  /** Saturdays and Sundays that are worked (调休). */
  days_worked: z.array(day).max(1_000),
});
export type ReportingCalendar = z.infer<typeof reportingCalendar>;

/** Model §1.3: a month by the 8th of the next; quarter, half and year (D). */
export const defaultCalendar: ReportingCalendar = {
  days: { month: 8, quarter: 15, half: 20, year: 45 },
  holidays: 'stay',
  days_off: [],
  days_worked: [],
};

/** The day so many days after a period's last one, at most the last day there is. */
export function dayAfter(period: Period, days: number): IsoDate {
  return later(periodEnd(period), days);
}

/** First day after a period; of the calendar's very last one that day itself. */
export function opensOn(period: Period): IsoDate {
  return dayAfter(period, 1);
}

/** Last day on which the report of a period is on time. */
export function deadlineOf(period: Period, calendar: ReportingCalendar): IsoDate {
  return deadlineAfter(period, calendar.days[periodKind(period)], calendar);
}

/** The day so many days after a period; on a day off it stays or moves, as the calendar says. */
export function deadlineAfter(period: Period, days: number, calendar: ReportingCalendar): IsoDate {
  const due = dayAfter(period, days);
  return calendar.holidays === 'stay' ? due : nextWorkingDay(due, calendar);
}

/** Kinds of period that packages are made for, the shortest first. */
const filedKinds = ['month', 'quarter', 'year'] as const satisfies readonly PeriodKind[];

/** Periods that ended longer ago are not looked for, whatever the ledger's first day is. */
const furthestBackDays = 3 * 366;

/** A period with its days. */
interface Due {
  readonly period: Period;
  readonly opens: IsoDate;
  readonly deadline: IsoDate;
}

export interface DuePeriods<T extends Due> {
  /** Opened, and due on or after the first day; by deadline, the shorter period first. */
  readonly open: readonly T[];
  /** Of each kind the first that has not opened yet, by opening day. */
  readonly next: readonly T[];
}

/**
 * Packages that are to be made on a day, and those that come next; whether they were filed is not known here.
 * @param since first day on which deadlines are the ledger's concern: what was due before it was begun is not
 * @param dueOf what is owed for a period; null for nothing
 */
export function duePeriods<T extends Due>(
  today: IsoDate,
  since: IsoDate,
  dueOf: (period: Period) => T | null,
): DuePeriods<T> {
  const furthest = addDays(today, -furthestBackDays);
  const open: T[] = [];
  const next: T[] = [];
  for (const kind of filedKinds) {
    const running = periodOfDate(today, kind);
    const following = nextPeriod(running);
    // Two of them: the first may be exempt.
    const coming = [following, nextPeriod(following)].map(dueOf).filter((one) => one !== null);
    // What is due on its last day opens on it, while it still runs.
    for (let begun = running; periodEnd(begun) >= furthest; begun = previousPeriod(begun)) {
      const one = dueOf(begun);
      // Running, or over, and yet not opened: it comes before those that follow.
      if (one !== null && one.opens > today) coming.unshift(one);
      else if (one !== null && one.deadline >= since) open.push(one);
    }
    next.push(...coming.slice(0, 1));
  }
  const by = (of: 'deadline' | 'opens') => (a: T, b: T) => (a[of] < b[of] ? -1 : Number(a[of] > b[of]));
  return { open: open.toSorted(by('deadline')), next: next.toSorted(by('opens')) };
}

/** Days until a deadline: 0 on its day, negative once it has passed. */
export function daysLeft(today: IsoDate, deadline: IsoDate): number {
  return daysBetween(today, deadline);
}

/** Whether offices work on a day. */
export function isWorkingDay(on: IsoDate, calendar: ReportingCalendar): boolean {
  if (calendar.days_off.includes(on)) return false;
  return !isWeekend(on) || calendar.days_worked.includes(on);
}

const aMonday = dateOf(2024, 1, 1);

function isWeekend(on: IsoDate): boolean {
  const weekday = ((daysBetween(aMonday, on) % 7) + 7) % 7;
  return weekday >= 5;
}

function nextWorkingDay(on: IsoDate, calendar: ReportingCalendar): IsoDate {
  let found = on;
  while (!isWorkingDay(found, calendar) && found < FAR_FUTURE) found = addDays(found, 1);
  return found;
}

/** Some days later, at most the last day there is. */
function later(on: IsoDate, by: number): IsoDate {
  return by > daysBetween(on, FAR_FUTURE) ? FAR_FUTURE : addDays(on, by);
}
