import { describe, expect, it } from 'vitest';
import {
  addDays,
  dateOf,
  daysBetween,
  daysInclusive,
  daysInMonth,
  daysInYear,
  FAR_FUTURE,
  formatDateLong,
  isIsoDate,
  isoDate,
  maxDate,
  minDate,
  monthOf,
  parseDate,
  yearOf,
} from '../../db/domain/dates.ts';

const DAY = 86_400_000;

/** Every day from 1999 to 2051 by the platform's own calendar, in UTC. */
const everyDay: readonly string[] = Array.from(
  { length: (Date.UTC(2052, 0, 1) - Date.UTC(1999, 0, 1)) / DAY },
  (_, n) => new Date(Date.UTC(1999, 0, 1) + n * DAY).toISOString().slice(0, 10),
);

describe('every day from 1999 to 2051', () => {
  it('is a date, is counted right, and is read back from every way of writing it', () => {
    const first = isoDate('1999-01-01');
    expect(everyDay).toHaveLength(19_358);
    everyDay.forEach((text, n) => {
      const date = isoDate(text);
      const [year, month, day] = text.split('-').map(Number) as [number, number, number];
      const ok = { ok: true, value: text };
      expect(addDays(first, n)).toBe(text);
      expect(addDays(date, -n)).toBe(first);
      expect(daysBetween(first, date)).toBe(n);
      expect(daysInclusive(first, date)).toBe(n + 1);
      expect([yearOf(date), monthOf(date)]).toStrictEqual([year, month]);
      expect(dateOf(year, month, day)).toBe(text);
      for (const written of [
        text,
        `${year}-${month}-${day}`,
        `${year}/${month}/${day}`,
        `${year}.${month}.${day}`,
        text.replaceAll('-', ''),
        formatDateLong(date, 'zh-CN'),
        formatDateLong(date, 'en'),
      ]) {
        expect(parseDate(written)).toStrictEqual(ok);
      }
    });
  });

  it('has exactly the days that exist', () => {
    const existing = new Set(everyDay);
    for (let year = 1999; year <= 2051; year += 1) {
      for (let month = 0; month <= 13; month += 1) {
        for (let day = 0; day <= 32; day += 1) {
          const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
          expect(isIsoDate(text)).toBe(existing.has(text));
          expect(parseDate(text).ok).toBe(existing.has(text));
        }
      }
    }
  });
});

describe('counting days', () => {
  it('holds over the whole range of years', () => {
    expect(addDays(isoDate('0001-01-01'), daysBetween(isoDate('0001-01-01'), FAR_FUTURE))).toBe(FAR_FUTURE);
    // The first and last days of every year: where a guess at the year goes wrong first.
    for (let year = 1; year < 9999; year += 1) {
      const last = dateOf(year, 12, 31);
      expect(addDays(last, 1)).toBe(dateOf(year + 1, 1, 1));
      expect(addDays(dateOf(year + 1, 1, 1), -1)).toBe(last);
      expect(daysBetween(dateOf(year, 1, 1), last) + 1).toBe(daysInYear(year));
    }
    expect(() => addDays(FAR_FUTURE, 1)).toThrow(RangeError);
    expect(() => addDays(isoDate('0001-01-01'), -1)).toThrow(RangeError);
    expect(() => addDays(isoDate('2026-01-01'), 0.5)).toThrow(RangeError);
  });

  it('knows leap years and the length of months', () => {
    expect([1900, 2000, 2023, 2024, 2100].map(daysInYear)).toStrictEqual([365, 366, 365, 366, 365]);
    expect([daysInMonth(2024, 2), daysInMonth(2026, 2), daysInMonth(2026, 4)]).toStrictEqual([29, 28, 30]);
  });

  it('is signed between two dates, and never below zero with both days included', () => {
    const [a, b] = [isoDate('2026-03-05'), isoDate('2026-03-01')];
    expect(daysBetween(a, b)).toBe(-4);
    expect(daysInclusive(a, a)).toBe(1);
    expect(daysInclusive(a, b)).toBe(0);
  });

  it('finds the earliest and the latest', () => {
    const dates = ['2026-03-05', '2025-12-31', '2026-01-01'].map(isoDate);
    const [first, ...others] = dates as [(typeof dates)[0], ...typeof dates];
    expect(minDate(first, ...others)).toBe('2025-12-31');
    expect(maxDate(first, ...others)).toBe('2026-03-05');
    expect(minDate(first)).toBe(first);
  });
});

describe('a date as text', () => {
  it('is refused where only ISO will do', () => {
    for (const text of [
      '',
      '2026-3-5',
      '2026-02-30',
      '2026-00-10',
      '0000-01-01',
      '2026-03-05T00:00',
      ' 2026-03-05',
    ]) {
      expect(isIsoDate(text)).toBe(false);
      expect(() => isoDate(text)).toThrow(RangeError);
    }
    expect(isIsoDate('2026-03-05\n')).toBe(false);
  });

  it('is printed in both languages', () => {
    expect(formatDateLong(isoDate('2021-06-30'), 'zh-CN')).toBe('2021年6月30日');
    expect(formatDateLong(isoDate('2021-06-30'), 'en')).toBe('30 June 2021');
  });

  it.each([
    '2026-3-5',
    '2026-03-05',
    '2026/3/5',
    '2026.3.5',
    '2026年3月5日',
    '2026年03月05号',
    '2026 年 3 月 5 日',
    '20260305',
    '２０２６－３－５',
    '２０２６．３．５',
    '2026。3。5',
    '２０２６年３月５日',
    "'2026-03-05",
    ' 2026/3/5\t',
    '2026/3/5 0:00:00',
    '2026-03-05 00:00',
    '5 March 2026',
    '5 march 2026',
  ])('%j is read as 5 March 2026', (text) => {
    expect(parseDate(text)).toStrictEqual({ ok: true, value: '2026-03-05' });
  });

  it.each<[string, string]>([
    ['', 'empty'],
    ['  ', 'empty'],
    ['26-3-5', 'ambiguous_date'],
    ['26/3/5', 'ambiguous_date'],
    ['26年3月5日', 'ambiguous_date'],
    ['3/5/2026', 'ambiguous_date'],
    ['05.03.2026', 'ambiguous_date'],
    ['5-3-26', 'ambiguous_date'],
    ['260305', 'ambiguous_date'],
    ['2026305', 'ambiguous_date'],
    ['03052026', 'ambiguous_date'],
    ['2026-02-30', 'no_such_date'],
    ['2026-02-29', 'no_such_date'],
    ['2026-13-01', 'no_such_date'],
    ['20260431', 'no_such_date'],
    ['2026年2月30日', 'no_such_date'],
    ['0226-03-05', 'no_such_date'],
    ['30 February 2026', 'no_such_date'],
    ['2026年3月', 'not_a_date'],
    ['2026-3', 'not_a_date'],
    ['2026', 'not_a_date'],
    ['46086', 'not_a_date'],
    ['2026-3/5', 'not_a_date'],
    ['2026/3/5 14:30', 'not_a_date'],
    ['5 Brumaire 2026', 'not_a_date'],
    ['明天', 'not_a_date'],
    ['2026-03-05; 2026-04-05', 'not_a_date'],
  ])('%j is refused: %s', (text, code) => {
    expect(parseDate(text)).toMatchObject({ ok: false, problem: { code } });
  });
});
