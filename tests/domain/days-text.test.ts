import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, isoDate } from '../../db/domain/dates.ts';
import { daysAsText, daysFromText } from '../../db/domain/days-text.ts';

const anyDays = fc
  .uniqueArray(fc.integer({ min: 0, max: 300 }), { maxLength: 30 })
  .map((numbers) => numbers.map((number) => addDays(isoDate('2026-01-01'), number)));

it('days are read as they are written, days in a row as a range', () => {
  expect(daysFromText('2026-10-01 至 2026-10-03\n2026-10-10').days).toEqual([
    '2026-10-01',
    '2026-10-02',
    '2026-10-03',
    '2026-10-10',
  ]);
  expect(daysAsText(daysFromText('2026-10-01 to 2026-10-03').days)).toBe('2026-10-01 ~ 2026-10-03');
  fc.assert(
    fc.property(anyDays, (days) => {
      expect(daysFromText(daysAsText(days))).toEqual({ days: days.toSorted(), wrong: null });
    }),
  );
});

it('a line that says no day is named', () => {
  expect(daysFromText('2026-10-01\n国庆').wrong).toBe('国庆');
  expect(daysFromText('2026-10-07 至 2026-10-01').wrong).toBe('2026-10-07 至 2026-10-01');
  expect(daysFromText('').days).toEqual([]);
});
