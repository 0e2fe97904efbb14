import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, isoDate } from '../../db/domain/dates.ts';
import {
  comparePeriods,
  formatPeriod,
  isPeriod,
  nextPeriod,
  type PeriodKind,
  parsePeriod,
  period,
  periodContains,
  periodEnd,
  periodKind,
  periodOfDate,
  periodStart,
  previousPeriod,
  samePeriodLastYear,
  yearOfPeriod,
} from '../../db/domain/period.ts';

const kinds: readonly PeriodKind[] = ['year', 'half', 'quarter', 'month'];
const anyDate = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays(isoDate('1950-01-01'), days));
const anyPeriod = fc
  .tuple(anyDate, fc.constantFrom(...kinds))
  .map(([date, kind]) => periodOfDate(date, kind));

describe('a period', () => {
  it.each<[string, PeriodKind, string, string]>([
    ['2026', 'year', '2026-01-01', '2026-12-31'],
    ['2026H1', 'half', '2026-01-01', '2026-06-30'],
    ['2026H2', 'half', '2026-07-01', '2026-12-31'],
    ['2026Q1', 'quarter', '2026-01-01', '2026-03-31'],
    ['2026Q3', 'quarter', '2026-07-01', '2026-09-30'],
    ['2026Q4', 'quarter', '2026-10-01', '2026-12-31'],
    ['2024-02', 'month', '2024-02-01', '2024-02-29'],
    ['2026-07', 'month', '2026-07-01', '2026-07-31'],
  ])('%s is a %s from %s to %s', (text, kind, start, end) => {
    const p = period(text);
    expect([periodKind(p), periodStart(p), periodEnd(p)]).toStrictEqual([kind, start, end]);
    expect(yearOfPeriod(p)).toBe(Number(text.slice(0, 4)));
  });

  it('is refused in any other form', () => {
    for (const text of [
      '',
      '26',
      '2026H3',
      '2026Q5',
      '2026Q0',
      '2026-13',
      '2026-7',
      '2026q3',
      '0000',
      '2026-07-01',
    ]) {
      expect(isPeriod(text)).toBe(false);
      expect(() => period(text)).toThrow(RangeError);
    }
  });

  it.each<[string, string, string]>([
    ['2026', '2025', '2025'],
    ['2026H1', '2025H2', '2025H1'],
    ['2026Q1', '2025Q4', '2025Q1'],
    ['2026Q3', '2026Q2', '2025Q3'],
    ['2026-01', '2025-12', '2025-01'],
    ['2026-12', '2026-11', '2025-12'],
  ])('before %s comes %s, and a year before it %s', (text, before, lastYear) => {
    expect(previousPeriod(period(text))).toBe(before);
    expect(nextPeriod(period(before))).toBe(text);
    expect(samePeriodLastYear(period(text))).toBe(lastYear);
  });

  it('has a neighbour on each side that touches it and leads back to it', () => {
    fc.assert(
      fc.property(anyPeriod, (p) => {
        expect(previousPeriod(nextPeriod(p))).toBe(p);
        expect(nextPeriod(previousPeriod(p))).toBe(p);
        expect(periodStart(nextPeriod(p))).toBe(addDays(periodEnd(p), 1));
        expect(comparePeriods(p, nextPeriod(p))).toBe(-1);
        expect(comparePeriods(nextPeriod(p), p)).toBe(1);
        expect(comparePeriods(p, p)).toBe(0);
      }),
    );
  });

  it('ends where the calendar does', () => {
    expect(() => previousPeriod(period('0001Q1'))).toThrow(RangeError);
    expect(() => nextPeriod(period('9999-12'))).toThrow(RangeError);
  });

  it('contains a date if and only if it is the period of that date', () => {
    fc.assert(
      fc.property(anyPeriod, anyDate, (p, date) => {
        expect(periodContains(p, date)).toBe(periodOfDate(date, periodKind(p)) === p);
        expect(periodContains(p, periodStart(p))).toBe(true);
        expect(periodContains(p, periodEnd(p))).toBe(true);
      }),
    );
    expect(periodContains(period('2026Q3'), isoDate('2026-06-30'))).toBe(false);
    expect(periodContains(period('2026Q3'), isoDate('2026-10-01'))).toBe(false);
  });

  it('sorts by its end, the part before the whole', () => {
    const sorted = [
      '2025',
      '2026-01',
      '2026-03',
      '2026Q1',
      '2026-06',
      '2026Q2',
      '2026H1',
      '2026Q3',
      '2026-12',
      '2026',
    ];
    const shuffled = sorted.map(period).toReversed();
    expect(shuffled.toSorted(comparePeriods)).toStrictEqual(sorted);
  });

  it.each<[string, string, string]>([
    ['2020', '2020年', '2020'],
    ['2020H1', '2020年上半年', 'H1 2020'],
    ['2020H2', '2020年下半年', 'H2 2020'],
    ['2020Q3', '2020年第三季度', 'Q3 2020'],
    ['2020-07', '2020年7月', 'July 2020'],
  ])('%s is written %s and %s', (text, zh, en) => {
    expect(formatPeriod(period(text), 'zh-CN')).toBe(zh);
    expect(formatPeriod(period(text), 'en')).toBe(en);
  });

  it('is read back from its stored form and from both languages', () => {
    fc.assert(
      fc.property(anyPeriod, (p) => {
        for (const text of [p, formatPeriod(p, 'zh-CN'), formatPeriod(p, 'en')]) {
          expect(parsePeriod(text)).toStrictEqual({ ok: true, value: p });
        }
      }),
    );
  });

  it.each<[string, string]>([
    ['2026年', '2026'],
    ['2026年度', '2026'],
    [' ２０２６ ', '2026'],
    ['2026h1', '2026H1'],
    ['2026-H2', '2026H2'],
    ['2026年上半年', '2026H1'],
    ['2026年 下半年', '2026H2'],
    ['2026年第3季度', '2026Q3'],
    ['2026年第三季度', '2026Q3'],
    ['2026年3季度', '2026Q3'],
    ['2026年三季度', '2026Q3'],
    ['2026q3', '2026Q3'],
    ['２０２６Ｑ３', '2026Q3'],
    ['2026年7月', '2026-07'],
    ['2026年07月份', '2026-07'],
    ['2026-7', '2026-07'],
    ['2026/07', '2026-07'],
    ['2026.7', '2026-07'],
    ['202607', '2026-07'],
    ['JULY 2026', '2026-07'],
  ])('%j is read as %s', (text, expected) => {
    expect(parsePeriod(text)).toStrictEqual({ ok: true, value: expected });
  });

  it.each<[string, string]>([
    ['', 'empty'],
    ['2026Q5', 'no_such_date'],
    ['2026Q0', 'no_such_date'],
    ['2026H3', 'no_such_date'],
    ['2026年第5季度', 'no_such_date'],
    ['2026-13', 'no_such_date'],
    ['202600', 'no_such_date'],
    ['0226', 'no_such_date'],
    ['26年7月', 'ambiguous_date'],
    ['26Q3', 'ambiguous_date'],
    ['7/2026', 'ambiguous_date'],
    ['26-07', 'ambiguous_date'],
    ['2026-07-01', 'not_a_date'],
    ['2026年1-9月', 'not_a_date'],
    ['Brumaire 2026', 'not_a_date'],
    ['Q 2026', 'not_a_date'],
    ['去年', 'not_a_date'],
  ])('%j is refused: %s', (text, code) => {
    expect(parsePeriod(text)).toMatchObject({ ok: false, problem: { code } });
  });
});
