import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  daysLeft,
  deadlineOf,
  defaultCalendar,
  duePeriods,
  isWorkingDay,
  opensOn,
  type ReportingCalendar,
  reportingCalendar,
} from '../../db/domain/calendar.ts';
import { addDays, daysBetween, FAR_FUTURE, type IsoDate, isoDate } from '../../db/domain/dates.ts';
import { formsOf } from '../../db/domain/form-set.ts';
import { obligationOf } from '../../db/domain/obligations.ts';
import {
  type Period,
  type PeriodKind,
  period,
  periodEnd,
  periodKind,
  periodOfDate,
} from '../../db/domain/period.ts';

const kinds: readonly PeriodKind[] = ['year', 'half', 'quarter', 'month'];
const anyDate = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays(isoDate('1950-01-01'), days));
const anyPeriod = fc
  .tuple(anyDate, fc.constantFrom(...kinds))
  .map(([date, kind]) => periodOfDate(date, kind));
const anyDays = fc.integer({ min: 0, max: 400 });
const anyCalendar: fc.Arbitrary<ReportingCalendar> = fc.record({
  days: fc.record({ month: anyDays, quarter: anyDays, half: anyDays, year: anyDays }),
  holidays: fc.constantFrom('stay', 'nextWorkingDay'),
  days_off: fc.array(anyDate, { maxLength: 40 }),
  days_worked: fc.array(anyDate, { maxLength: 40 }),
});
const moving: ReportingCalendar = { ...defaultCalendar, holidays: 'nextWorkingDay' };
const day = (text: string) => isoDate(text);
/** What a county owes by the defaults. */
const owedBy = (calendar: ReportingCalendar) => (of: Period) =>
  obligationOf('330825', of, { obligations: [], extensions: [], calendar }, []);
const always = owedBy(defaultCalendar);
const named = (of: readonly { readonly period: Period }[]) => of.map((one) => one.period);

describe('the reporting calendar', () => {
  it.each([
    ['2026-10', '2026-11-01', '2026-11-08'],
    ['2026Q3', '2026-10-01', '2026-10-15'],
    ['2026', '2027-01-01', '2027-02-14'],
  ])('%s opens on %s and is due on %s unless it is set otherwise', (text, opens, deadline) => {
    const of = period(text);
    expect(always(of)).toMatchObject({ period: of, forms: formsOf(of), opens, deadline, lock: null });
  });

  it('asks nothing for January, which is exempt, and for half-years, which are views', () => {
    expect(always(period('2026-01'))).toBeNull();
    expect(always(period('2026H1'))).toBeNull();
  });

  it('is set by one plain value, which says what it does not take', () => {
    expect(reportingCalendar.parse(structuredClone(defaultCalendar))).toEqual(defaultCalendar);
    expect(reportingCalendar.parse({ ...moving, days_off: ['2026-10-01'] }).days_off).toEqual(['2026-10-01']);
    for (const odd of [
      {},
      { ...defaultCalendar, holidays: 'sometimes' },
      { ...defaultCalendar, days_off: ['2026-02-30'] },
      { ...defaultCalendar, days: { ...defaultCalendar.days, month: -1 } },
      { ...defaultCalendar, days: { ...defaultCalendar.days, year: 3_661 } },
      { ...defaultCalendar, more: true },
    ])
      expect(reportingCalendar.safeParse(odd).success, JSON.stringify(odd)).toBe(false);
  });

  it('moves a deadline off a day off only where it is set to', () => {
    // 8 November 2026 is a Sunday.
    const of = period('2026-10');
    expect(deadlineOf(of, defaultCalendar)).toBe('2026-11-08');
    expect(deadlineOf(of, moving)).toBe('2026-11-09');
    expect(deadlineOf(of, { ...moving, days_off: [day('2026-11-09')] })).toBe('2026-11-10');
    expect(deadlineOf(of, { ...moving, days_worked: [day('2026-11-08')] })).toBe('2026-11-08');
    // A holiday that is worked after all is still named as a day off: the list of days off wins.
    const both = { ...moving, days_off: [day('2026-11-08')], days_worked: [day('2026-11-08')] };
    expect(deadlineOf(of, both)).toBe('2026-11-09');
  });

  it('knows Saturdays and Sundays', () => {
    const week = [
      '2026-11-23',
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
      '2026-11-28',
      '2026-11-29',
    ];
    expect(week.map((text) => isWorkingDay(day(text), defaultCalendar))).toEqual([
      ...Array(5).fill(true),
      false,
      false,
    ]);
    expect(isWorkingDay(day('1999-12-31'), defaultCalendar)).toBe(true);
    expect(isWorkingDay(day('2000-01-01'), defaultCalendar)).toBe(false);
  });

  it('never puts a deadline before the period is over, nor before its days are', () => {
    fc.assert(
      fc.property(anyPeriod, anyCalendar, (of, calendar) => {
        const plain = addDays(periodEnd(of), calendar.days[periodKind(of)]);
        const deadline = deadlineOf(of, calendar);
        expect(deadline >= plain).toBe(true);
        if (calendar.holidays === 'stay') expect(deadline).toBe(plain);
        else {
          expect(isWorkingDay(deadline, calendar)).toBe(true);
          for (let on = plain; on < deadline; on = addDays(on, 1))
            expect(isWorkingDay(on, calendar)).toBe(false);
        }
        expect(opensOn(of)).toBe(addDays(periodEnd(of), 1));
      }),
    );
  });

  it('stays within the calendar at its end', () => {
    expect(deadlineOf(period('9999'), defaultCalendar)).toBe(FAR_FUTURE);
    expect(opensOn(period('9999'))).toBe(FAR_FUTURE);
    expect(deadlineOf(period('9999'), moving)).toBe(FAR_FUTURE);
  });
});

describe('what is due on a day', () => {
  const today = day('2026-11-27');

  it('are the packages of periods that are over, by deadline, and the one of each kind that comes next', () => {
    const { open, next } = duePeriods(today, day('2026-09-15'), always);
    expect(named(open)).toEqual(['2026-09', '2026Q3', '2026-10']);
    expect(named(next)).toEqual(['2026-11', '2026Q4', '2026']);
    expect(open.map(({ deadline }) => daysLeft(today, deadline))).toEqual([-50, -43, -19]);
  });

  it('is not what was due before the ledger was begun', () => {
    expect(named(duePeriods(today, today, always).open)).toEqual([]);
    expect(named(duePeriods(today, day('2026-11-08'), always).open)).toEqual(['2026-10']);
    expect(named(duePeriods(today, day('2026-11-09'), always).open)).toEqual([]);
  });

  it('leaves January out on both sides of it', () => {
    expect(named(duePeriods(day('2027-01-05'), day('2027-01-01'), always).next)).toContain('2027-02');
    const { open } = duePeriods(day('2027-02-10'), day('2027-01-01'), always);
    expect(named(open)).toEqual(['2026-12', '2026Q4', '2026']);
  });

  it('is open on its last day where it is due on that day', () => {
    const atOnce = { ...defaultCalendar, days: { month: 0, quarter: 0, half: 0, year: 0 } };
    const on = day('2080-02-29');
    const { open, next } = duePeriods(on, on, owedBy(atOnce));
    expect(named(open)).toEqual(['2080-02']);
    expect(named(next)).toEqual(['2080-03', '2080Q1', '2080']);
    // January is owed by nobody: February comes after December.
    const silvester = day('2079-12-31');
    const end = duePeriods(silvester, silvester, owedBy(atOnce));
    expect(named(end.open).toSorted()).toEqual(['2079', '2079-12', '2079Q4']);
    expect(named(end.next)).toEqual(['2080-02', '2080Q1', '2080']);
  });

  it('lies on the right side of the day, whatever the calendar', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 2_000 }), anyCalendar, (on, back, calendar) => {
        const since: IsoDate = addDays(on, -back);
        const { open, next } = duePeriods(on, since, owedBy(calendar));
        for (const one of open) {
          expect(one.opens <= on && one.deadline >= since).toBe(true);
          expect(daysBetween(periodEnd(one.period), on)).toBeLessThanOrEqual(3 * 366);
        }
        for (const one of next) expect(one.opens > on).toBe(true);
        expect(next.map((one) => periodKind(one.period)).toSorted()).toEqual(['month', 'quarter', 'year']);
        expect(new Set(named([...open, ...next])).size).toBe(open.length + next.length);
        expect(open.map((one) => one.deadline)).toEqual(open.map((one) => one.deadline).toSorted());
      }),
      { numRuns: 200 },
    );
  });
});
