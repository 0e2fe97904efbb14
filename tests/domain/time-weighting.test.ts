import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, daysInYear, type IsoDate, isoDate, yearOf } from '../../db/domain/dates.ts';
import { type Fen, fen, ratioHalfUp } from '../../db/domain/money.ts';
import { type Percent, percent } from '../../db/domain/percent.ts';
import {
  accrue,
  accrueExactly,
  balanceAt,
  balanceDays,
  type FenFraction,
  type Movement,
  prorate,
  prorateExactly,
  timeWeightedBalance,
  type YearBasis,
} from '../../db/domain/time-weighting.ts';

const bases: readonly YearBasis[] = ['actual', '365', '360'];
const anyDay = fc.integer({ min: 0, max: 1_600 }).map((n) => addDays(isoDate('2023-01-01'), n));
const anyMovements = fc.array(
  fc.record({ from: anyDay, amount: fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map(fen) }),
  { maxLength: 8 },
);
const anyRate = fc.integer({ min: 1, max: 300_000 }).map(percent);
const anyInterval = fc
  .tuple(anyDay, fc.nat({ max: 800 }))
  .map(([from, n]) => ({ from, to: addDays(from, n) }));
const anyBasis = fc.constantFrom(...bases);

const movement = (from: string, amount: number): Movement => ({ from: isoDate(from), amount: fen(amount) });
const interval = (from: string, to: string, basis: YearBasis) => ({
  from: isoDate(from),
  to: isoDate(to),
  basis,
});

function* eachDay(from: IsoDate, to: IsoDate): Generator<IsoDate> {
  for (let n = 0; n <= daysBetween(from, to); n += 1) yield addDays(from, n);
}

/** The definition itself: day by day, over the least common denominator of all years. */
function accrueByDay(
  movements: Movement[],
  rate: Percent,
  from: IsoDate,
  to: IsoDate,
  basis: YearBasis,
): FenFraction {
  const common = 365n * 366n * 360n;
  let numerator = 0n;
  for (const day of eachDay(from, to)) {
    const yearDays = basis === 'actual' ? daysInYear(yearOf(day)) : Number(basis);
    numerator += BigInt(balanceAt(movements, day)) * BigInt(rate) * (common / BigInt(yearDays));
  }
  return { numerator, denominator: common * 1_000_000n };
}

function expectEqual(a: FenFraction, b: FenFraction): void {
  expect(a.numerator * b.denominator).toBe(b.numerator * a.denominator);
}

describe('a balance over time', () => {
  const movements = [
    movement('2026-02-15', 500),
    movement('2026-01-01', 1_000),
    movement('2026-03-01', -300),
  ];

  it('holds from the day of a movement on', () => {
    const at = (day: string) => balanceAt(movements, isoDate(day));
    expect([
      at('2025-12-31'),
      at('2026-01-01'),
      at('2026-02-14'),
      at('2026-02-15'),
      at('2026-03-01'),
    ]).toStrictEqual([0, 1_000, 1_000, 1_500, 1_200]);
    expect(balanceAt([], isoDate('2026-01-01'))).toBe(0);
  });

  it('is weighted by the days, both ends included', () => {
    expect(balanceDays(movements, isoDate('2026-02-14'), isoDate('2026-02-15'))).toBe(2_500n);
    expect(timeWeightedBalance(movements, isoDate('2026-02-14'), isoDate('2026-02-15'))).toBe(1_250);
    // 45 × 1,000 + 14 × 1,500 + 31 × 1,200 over 90 days = 1,146.67
    expect(timeWeightedBalance(movements, isoDate('2026-01-01'), isoDate('2026-03-31'))).toBe(1_147);
  });

  it('has no days from a date to an earlier one', () => {
    const [from, to] = [isoDate('2026-03-02'), isoDate('2026-03-01')];
    expect(balanceDays(movements, from, to)).toBe(0n);
    expect(() => timeWeightedBalance(movements, from, to)).toThrow(RangeError);
  });

  it('equals the loop over every day', () => {
    fc.assert(
      fc.property(anyMovements, anyInterval, (list, { from, to }) => {
        let sum = 0n;
        let days = 0n;
        for (const day of eachDay(from, to)) {
          sum += BigInt(balanceAt(list, day));
          days += 1n;
        }
        expect(balanceDays(list, from, to)).toBe(sum);
        expect(timeWeightedBalance(list, from, to)).toBe(Number(ratioHalfUp(sum, days)));
      }),
      { numRuns: 60 },
    );
  });
});

describe('a return at a fixed rate', () => {
  const rate = percent(100_000);
  const held = [movement('2020-01-01', 331_000_000_00)];

  it('is the rate of the balance over a whole calendar year, leap or not', () => {
    for (const year of [2023, 2024]) {
      const whole = interval(`${year}-01-01`, `${year}-12-31`, 'actual');
      expect(accrue({ movements: held, rate, ...whole })).toBe(33_100_000_00);
    }
  });

  it('is split at 31 December, each part over the days of its own year', () => {
    // 184 days of 2023 and 182 of 2024: 184/365 + 182/366
    const split = interval('2023-07-01', '2024-06-30', 'actual');
    const exact = 33_100_000_00n * (184n * 366n + 182n * 365n);
    expect(accrue({ movements: held, rate, ...split })).toBe(Number(ratioHalfUp(exact, 365n * 366n)));
  });

  it('can count by accrual years from anniversary to anniversary: a full one gives the full rate', () => {
    for (const [from, to] of [
      ['2023-07-01', '2024-06-30'],
      ['2024-07-01', '2025-06-30'],
    ] as const) {
      const full = { ...interval(from, to, 'actual'), yearStart: isoDate('2021-07-01') };
      expect(accrue({ movements: held, rate, ...full })).toBe(33_100_000_00);
      expect(prorate({ yearly: fen(1_000_80_00), ...full })).toBe(1_000_80_00);
    }
    // 29 February starts on 1 March in common years.
    const fromLeapDay = { yearStart: isoDate('2024-02-29') };
    for (const [from, to] of [
      ['2024-02-29', '2025-02-28'],
      ['2025-03-01', '2026-02-28'],
      ['2027-03-01', '2028-02-28'],
      ['2028-02-29', '2029-02-28'],
    ] as const) {
      expect(prorate({ yearly: fen(365_00), ...interval(from, to, 'actual'), ...fromLeapDay })).toBe(365_00);
    }
  });

  it('counts actual days over 365 or 360 where the terms say so', () => {
    const leapYear = (basis: YearBasis) => interval('2024-01-01', '2024-12-31', basis);
    expect(accrue({ movements: held, rate, ...leapYear('365') })).toBe(
      Number((33_100_000_00n * 366n + 182n) / 365n),
    );
    expect(accrue({ movements: held, rate, ...leapYear('360') })).toBe(
      Number((33_100_000_00n * 366n + 180n) / 360n),
    );
  });

  it('follows a capital increase in mid-quarter from its day on', () => {
    const movements = [movement('2026-01-01', 1_000_000_00), movement('2026-02-15', 500_000_00)];
    // (45 × 1,000,000 + 45 × 1,500,000) × 10 % ÷ 365
    const quarter = interval('2026-01-01', '2026-03-31', 'actual');
    expect(accrue({ movements, rate, ...quarter })).toBe(Number(ratioHalfUp(112_500_000_00n, 3_650n)));
  });

  it('rounds once, at the end', () => {
    // Ten movements of 1 fen for half a year are 10 × 0.05 fen = half a fen; rounded one by one they would vanish.
    const movements = Array.from({ length: 10 }, () => movement('2026-01-01', 1));
    const days = { ...interval('2026-01-01', '2026-06-29', '360'), rate };
    expect(accrue({ movements, ...days })).toBe(1);
    expect(accrue({ movements: movements.slice(1), ...days })).toBe(0);
  });

  it('is nothing over no days', () => {
    const none = interval('2026-03-02', '2026-03-01', 'actual');
    expect(accrue({ movements: held, rate, ...none })).toBe(0);
    expect(prorate({ yearly: fen(100), ...none })).toBe(0);
  });

  it('equals the loop over every day', () => {
    fc.assert(
      fc.property(anyMovements, anyRate, anyInterval, anyBasis, (movements, r, { from, to }, basis) => {
        const terms = { movements, rate: r, from, to, basis };
        const byDay = accrueByDay(movements, r, from, to, basis);
        expectEqual(accrueExactly(terms), byDay);
        expect(accrue(terms)).toBe(Number(ratioHalfUp(byDay.numerator, byDay.denominator)));
      }),
      { numRuns: 60 },
    );
  });

  it('adds up exactly when the interval is cut anywhere', () => {
    fc.assert(
      fc.property(
        anyMovements,
        anyRate,
        anyDay,
        fc.nat({ max: 600 }),
        fc.integer({ min: 1, max: 600 }),
        anyBasis,
        fc.option(anyDay, { nil: undefined }),
        (movements, r, from, first, second, basis, start) => {
          const cut = addDays(from, first);
          const to = addDays(cut, second);
          const terms = { movements, rate: r, basis, ...(start === undefined ? {} : { yearStart: start }) };
          const whole = accrueExactly({ ...terms, from, to });
          const left = accrueExactly({ ...terms, from, to: cut });
          const right = accrueExactly({ ...terms, from: addDays(cut, 1), to });
          expect([left.denominator, right.denominator]).toStrictEqual([whole.denominator, whole.denominator]);
          expect(left.numerator + right.numerator).toBe(whole.numerator);
        },
      ),
    );
  });
});

describe('a yearly amount over a part of the year', () => {
  const yearly: Fen = fen(1_000_80_00);

  it('is whole over a calendar year and in proportion to the days within it', () => {
    expect(prorate({ yearly, ...interval('2024-01-01', '2024-12-31', 'actual') })).toBe(yearly);
    expect(prorate({ yearly, ...interval('2026-01-01', '2026-03-31', 'actual') })).toBe(
      Number(ratioHalfUp(1_000_80_00n * 90n, 365n)),
    );
    expect(prorate({ yearly, ...interval('2026-01-01', '2026-03-31', '360') })).toBe(25_020_00);
  });

  it('equals 100 % of a balance of that amount', () => {
    fc.assert(
      fc.property(fc.nat().map(fen), anyInterval, anyBasis, (amount, { from, to }, basis) => {
        const movements = [{ from: isoDate('2000-01-01'), amount }];
        expectEqual(
          prorateExactly({ yearly: amount, from, to, basis }),
          accrueExactly({ movements, rate: percent(1_000_000), from, to, basis }),
        );
        expect(prorate({ yearly: amount, from, to, basis })).toBe(
          accrue({ movements, rate: percent(1_000_000), from, to, basis }),
        );
      }),
    );
  });
});
