import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultCalendar } from '../../db/domain/calendar.ts';
import { addDays, type IsoDate, isoDate, maxDate } from '../../db/domain/dates.ts';
import { formsOf } from '../../db/domain/form-set.ts';
import { lockedForms, type ObligationsInForce, obligationOf, owedBy } from '../../db/domain/obligations.ts';
import { type FormId, optionSets } from '../../db/domain/options.ts';
import { type Period, type PeriodKind, period, periodOfDate } from '../../db/domain/period.ts';
import { type GivenValues, HOME, recordOf } from '../support/ledger-builder.ts';

const OTHER = '330802';
const counties = [
  recordOf('county', 'c1', { area_code: HOME, member_from: '2015-01-01' }),
  // Left the list in August 2024.
  recordOf('county', 'c2', { area_code: OTHER, member_from: '2015-01-01', member_to: '2024-08-31' }),
];
const rows = (...given: GivenValues<'obligation'>[]) =>
  given.map((one, at) => recordOf('obligation', `o${at}`, { deadline_days: null, lock_days: null, ...one }));
const inForce = (given: Partial<ObligationsInForce> = {}): ObligationsInForce => ({
  obligations: [],
  extensions: [],
  calendar: defaultCalendar,
  ...given,
});
const owed = (of: string, given: Partial<ObligationsInForce>, unit = HOME) =>
  obligationOf(unit, period(of), inForce(given), counties);
const daysOf = (form: FormId, of: string, given: Partial<ObligationsInForce>, unit = HOME) =>
  owed(of, given, unit)?.byForm.find((one) => one.form === form);

describe('while the province has set nothing', () => {
  it('every county that was ever on the list owes every form, from its first day on, without end', () => {
    const all = owedBy(inForce(), counties, period('2025'));
    expect(all.map(({ unit, forms }) => [unit, forms.length])).toEqual([
      [OTHER, 13],
      [HOME, 13],
    ]);
    expect(owedBy(inForce(), counties, period('2014'))).toEqual([]);
    expect(all[0]).toMatchObject({ opens: '2026-01-01', deadline: '2026-02-14', lock: null });
  });

  it('nobody owes January or a half-year', () => {
    expect(owedBy(inForce(), counties, period('2025-01'))).toEqual([]);
    expect(owedBy(inForce(), counties, period('2025H1'))).toEqual([]);
  });
});

describe('an obligation of the province', () => {
  it('gives its form days of its own, and leaves every other form as it was', () => {
    const obligations = rows({ form: 'return', valid_from: '2026-01-01', deadline_days: 10, lock_days: 30 });
    const { byForm, deadline, lock } = owed('2026Q3', { obligations }) ?? {};
    expect(byForm).toEqual([
      {
        form: 'return',
        opens: '2026-10-01',
        deadline: '2026-10-10',
        lock: '2026-10-30',
        extended: false,
      },
      { form: 'distribution', opens: '2026-10-01', deadline: '2026-10-15', lock: null, extended: false },
    ]);
    expect([deadline, lock]).toEqual(['2026-10-10', '2026-10-30']);
    // Before it began, what held by default holds.
    expect(daysOf('return', '2025Q3', { obligations })?.deadline).toBe('2025-10-15');
  });

  it('ends when it says so; until then a county that left the list still owes', () => {
    const still = rows({ form: 'aid', valid_from: '2020-01-01' });
    expect(daysOf('aid', '2025', { obligations: still }, OTHER)).toBeDefined();
    const ended = rows(
      { form: 'aid', valid_from: '2020-01-01' },
      { form: 'aid', unit: OTHER, valid_from: '2020-01-01', valid_to: '2024-08-31' },
    );
    expect(daysOf('aid', '2024', { obligations: ended }, OTHER)).toBeDefined();
    expect(daysOf('aid', '2025', { obligations: ended }, OTHER)).toBeUndefined();
    expect(daysOf('aid', '2025', { obligations: ended })).toBeDefined();
    expect(daysOf('village', '2025', { obligations: ended }, OTHER)).toBeDefined();
  });

  it('of one unit goes before that of all, of one kind of period before that of every kind', () => {
    const obligations = rows(
      { form: 'investment', valid_from: '2020-01-01', deadline_days: 5 },
      { form: 'investment', valid_from: '2020-01-01', period_kind: 'year', deadline_days: 90 },
      { form: 'investment', valid_from: '2021-01-01', unit: OTHER, deadline_days: 20 },
    );
    const deadline = (of: string, unit?: string) => daysOf('investment', of, { obligations }, unit)?.deadline;
    expect(deadline('2026-10')).toBe('2026-11-05');
    expect(deadline('2026')).toBe('2027-03-31');
    expect(deadline('2026-10', OTHER)).toBe('2026-11-20');
    expect(deadline('2026', OTHER)).toBe('2027-01-20');
  });

  it('binds a unit that is not on the list, where it names it', () => {
    const obligations = rows({ form: 'aid', unit: '330305', valid_from: '2020-01-01' });
    expect(owedBy(inForce({ obligations }), counties, period('2025')).map(({ unit }) => unit)).toEqual([
      '330305',
      OTHER,
      HOME,
    ]);
    expect(owed('2025', { obligations }, '330305')?.forms).toEqual(['aid']);
  });

  it('moves deadline and lock off a day off where the calendar says so, and locks nothing before it is due', () => {
    const calendar = { ...defaultCalendar, holidays: 'nextWorkingDay' as const };
    const obligations = rows({
      form: 'investment',
      valid_from: '2020-01-01',
      deadline_days: 8,
      lock_days: 2,
    });
    // 8 November 2026 is a Sunday.
    expect(daysOf('investment', '2026-10', { calendar, obligations })).toMatchObject({
      deadline: '2026-11-09',
      lock: '2026-11-09',
    });
  });

  it('counts for nothing once it is voided, and days that cannot be meant are not taken', () => {
    const voided = rows({ form: 'aid', valid_from: '2020-01-01', deadline_days: 1, voided: true });
    expect(daysOf('aid', '2025', { obligations: voided })?.deadline).toBe('2026-02-14');
    const odd = rows({ form: 'aid', valid_from: '2020-01-01', deadline_days: -3, lock_days: 99_999_999 });
    expect(daysOf('aid', '2025', { obligations: odd })).toMatchObject({ deadline: '2026-02-14', lock: null });
  });
});

const anyDay: fc.Arbitrary<IsoDate> = fc
  .integer({ min: 0, max: 4_000 })
  .map((days) => addDays(isoDate('2018-01-01'), days));
const anyForm = fc.constantFrom(...optionSets.form);
const anyUnit = fc.constantFrom(HOME, OTHER);
const kinds: readonly PeriodKind[] = ['month', 'quarter', 'year'];
const anyPeriod: fc.Arbitrary<Period> = fc
  .tuple(anyDay, fc.constantFrom(...kinds))
  .map(([on, kind]) => periodOfDate(on, kind));
const anyDays = fc.option(fc.integer({ min: 0, max: 200 }));
const anyObligations = fc
  .array(
    fc.record({
      form: anyForm,
      unit: fc.option(anyUnit),
      period_kind: fc.option(fc.constantFrom(...optionSets.periodKind)),
      valid_from: anyDay,
      valid_to: fc.option(anyDay),
      deadline_days: anyDays,
      lock_days: anyDays,
    }),
    { maxLength: 12 },
  )
  .map((given) => rows(...given));

describe('an extension', () => {
  it('opens exactly one form of one unit for one period', () => {
    fc.assert(
      fc.property(
        anyObligations,
        anyUnit,
        anyPeriod,
        anyForm,
        anyDay,
        anyPeriod,
        (obligations, unit, of, form, until, other) => {
          const extensions = [recordOf('extension', 'e1', { unit, period: of, form, deadline: until })];
          for (const one of new Set([of, other])) {
            const before = owedBy(inForce({ obligations }), counties, one);
            const after = owedBy(inForce({ obligations, extensions }), counties, one);
            expect(after.map(({ unit: code, forms }) => [code, forms])).toEqual(
              before.map(({ unit: code, forms }) => [code, forms]),
            );
            for (const [at, obligation] of before.entries())
              for (const [index, days] of obligation.byForm.entries()) {
                const now = after[at]?.byForm[index];
                const meant = obligation.unit === unit && one === of && days.form === form;
                if (!meant) expect(now).toEqual(days);
                else {
                  expect(now?.deadline).toBe(maxDate(days.deadline, until));
                  expect(now?.lock).toBe(days.lock === null ? null : maxDate(days.lock, until));
                }
              }
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('lets a first report be made only where it covers every form that is locked', () => {
    const obligations = rows(
      { form: 'return', valid_from: '2020-01-01', lock_days: 20 },
      { form: 'distribution', valid_from: '2020-01-01', lock_days: 20 },
    );
    const of = period('2026Q3');
    const extend = (...forms: FormId[]) =>
      forms.map((form) =>
        recordOf('extension', form, { unit: HOME, period: of, form, deadline: '2026-12-31' }),
      );
    const locked = (...forms: FormId[]) => {
      const obligation = owed('2026Q3', { obligations, extensions: extend(...forms) });
      return obligation == null ? null : lockedForms(obligation, isoDate('2026-11-27'));
    };
    expect(locked()).toEqual(['return', 'distribution']);
    expect(locked('return')).toEqual(['distribution']);
    expect(locked(...formsOf(of))).toEqual([]);
  });
});
