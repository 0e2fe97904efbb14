import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../db/domain/dates.ts';
import {
  completionRate,
  figuresByMonth,
  investmentAt,
  investmentFigures,
  isCarriedOver,
  monthFromTotal,
  statusOn,
  totalsBefore,
} from '../../../db/domain/figures/investment.ts';
import { type Fen, fen, sumFen } from '../../../db/domain/money.ts';
import { period, yearOfPeriod } from '../../../db/domain/period.ts';
import { LedgerBuilder, wan } from '../../support/ledger-builder.ts';

const amount = fc.integer({ min: -1_000_000_000, max: 10_000_000_000 }).map(fen);
/** Rows of three years, in any order: month index from 0, figures, now and then an adjustment. */
const anyRows = fc.uniqueArray(
  fc.record({
    index: fc.nat({ max: 35 }),
    inv: amount,
    fund: amount,
    adjustment: fc.option(amount, { nil: null }),
    assets: fc.option(amount, { nil: null }),
  }),
  { selector: ({ index }) => index, maxLength: 20 },
);
const anyOpening = fc.option(fc.record({ inv: amount, fund: amount, assets: amount }), { nil: null });
type Rows = typeof anyRows extends fc.Arbitrary<infer R> ? R : never;
type Opening = typeof anyOpening extends fc.Arbitrary<infer O> ? O : never;

const monthOf = (index: number) =>
  period(`${2020 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`);

/** A project with the rows and an opening at the end of 2019. */
function projectWith(rows: Rows, opening: Opening = null): LedgerBuilder {
  const builder = new LedgerBuilder().with('project');
  if (opening !== null) {
    builder.with('project_opening', {
      as_of: '2019-12-31',
      inv_cum: opening.inv,
      fund_cum: opening.fund,
      new_fixed_assets_cum: opening.assets,
    });
  }
  for (const { index, inv, fund, adjustment, assets } of rows) {
    builder.with('investment', {
      month: monthOf(index),
      inv_month: inv,
      fund_month: fund,
      prior_year_adjustment: adjustment,
      new_fixed_assets: assets,
    });
  }
  return builder;
}

const of = (builder: LedgerBuilder, month: string) =>
  investmentFigures(builder.ledger(), 'project-1', period(month));

describe('year to date and since start', () => {
  it('year to date is the previous month and the month itself, and begins anew in January', () => {
    fc.assert(
      fc.property(anyRows, anyOpening, (rows, opening) => {
        const builder = projectWith(rows, opening);
        for (let index = 0; index < 36; index += 1) {
          const row = rows.find((one) => one.index === index);
          const before = index % 12 === 0 ? undefined : of(builder, monthOf(index - 1));
          const now = of(builder, monthOf(index));
          expect(now.inv_ytd).toBe(sumFen([before?.inv_ytd, row?.inv]));
          expect(now.fund_ytd).toBe(sumFen([before?.fund_ytd, row?.fund]));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('since start is the last year-end, or the opening, and this year with its adjustments (H69)', () => {
    fc.assert(
      fc.property(anyRows, anyOpening, (rows, opening) => {
        const builder = projectWith(rows, opening);
        for (let index = 0; index < 36; index += 1) {
          const yearEnd = of(builder, `${yearOfPeriod(monthOf(index)) - 1}-12`);
          const now = of(builder, monthOf(index));
          expect(now.inv_cum).toBe(sumFen([yearEnd.inv_cum, now.adjustment, now.inv_ytd]));
          expect(now.fund_cum).toBe(sumFen([yearEnd.fund_cum, now.fund_ytd]));
        }
        expect(of(builder, '2019-12').inv_cum).toBe(opening?.inv ?? 0);
      }),
      { numRuns: 40 },
    );
  });

  it('takes the last new fixed assets of each year, not their sum', () => {
    fc.assert(
      fc.property(anyRows, anyOpening, (rows, opening) => {
        const lasts = [0, 1, 2].map(
          (year) =>
            rows
              .filter(({ index, assets }) => Math.floor(index / 12) === year && assets !== null)
              .toSorted((a, b) => a.index - b.index)
              .at(-1)?.assets,
        );
        const expected = sumFen([opening?.assets, ...lasts]);
        expect(of(projectWith(rows, opening), '2022-12').new_fixed_assets_cum).toBe(expected);
      }),
    );
  });

  it('is the same for a year as for its December, and leaves out what is later', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const builder = projectWith(rows);
        expect(of(builder, '2021')).toEqual(of(builder, '2021-12'));
        expect(of(builder, '2021Q2')).toEqual(of(builder, '2021-06'));
        const until = rows.filter(({ index }) => index <= 17);
        expect(of(builder, '2021-06')).toEqual(of(projectWith(until), '2021-06'));
      }),
    );
  });

  it('typing a year to date or a total solves the month, and it gives the total back', () => {
    fc.assert(
      fc.property(
        anyRows,
        anyOpening,
        fc.nat({ max: 35 }),
        amount,
        amount,
        (rows, opening, index, typed, adjusted) => {
          const month = monthOf(index);
          const others = rows.filter((row) => row.index !== index);
          const row = { project_id: 'project-1', month, prior_year_adjustment: adjusted };
          const before = totalsBefore(projectWith(rows, opening).ledger(), row);
          const solved = (inv: Fen, fund: Fen) =>
            of(
              projectWith([...others, { index, inv, fund, adjustment: adjusted, assets: null }], opening),
              month,
            );
          const ytd = solved(monthFromTotal(typed, before.inv_ytd), monthFromTotal(typed, before.fund_ytd));
          expect([ytd.inv_ytd, ytd.fund_ytd]).toEqual([typed, typed]);
          const invBefore = before.inv_cum ?? fen(0);
          const fundBefore = before.fund_cum ?? fen(0);
          const cum = solved(monthFromTotal(typed, invBefore), monthFromTotal(typed, fundBefore));
          expect([cum.inv_cum, cum.fund_cum]).toEqual([typed, typed]);
        },
      ),
    );
  });

  it('of every row at once are those of its month', () => {
    fc.assert(
      fc.property(anyRows, anyOpening, (rows, opening) => {
        const builder = projectWith(rows, opening);
        for (const { row, figures } of figuresByMonth(builder.ledger(), 'project-1')) {
          expect(figures).toEqual(of(builder, row.month));
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('an opening', () => {
  const midYear = () =>
    new LedgerBuilder()
      .with('project')
      .with('project_opening', {
        as_of: '2021-06-30',
        inv_cum: wan(500),
        fund_cum: wan(600),
        new_fixed_assets_cum: wan(50),
      })
      .with('investment', {
        month: '2021-06',
        inv_month: wan(30),
        fund_month: wan(40),
        new_fixed_assets: wan(10),
      })
      .with('investment', {
        month: '2021-07',
        inv_month: wan(5),
        fund_month: wan(6),
        new_fixed_assets: wan(12),
      });

  it('holds the months up to its day: they count in the year, and not twice since start', () => {
    expect(of(midYear(), '2021-06')).toMatchObject({
      inv_ytd: wan(30),
      inv_cum: wan(500),
      fund_cum: wan(600),
    });
    expect(of(midYear(), '2021-07')).toMatchObject({
      inv_ytd: wan(35),
      inv_cum: wan(505),
      fund_ytd: wan(46),
      fund_cum: wan(606),
      new_fixed_assets_cum: wan(52),
    });
  });

  it('takes no adjustment of a month within it once more, and no month within it solves a total since start', () => {
    const builder = midYear().change('investment', 'investment-1', { prior_year_adjustment: wan(-7) });
    expect(of(builder, '2021-07')).toMatchObject({ inv_cum: wan(505), reduced: 0 });
    const row = { project_id: 'project-1', month: period('2021-06'), prior_year_adjustment: null };
    expect(totalsBefore(builder.ledger(), row)).toMatchObject({ inv_ytd: 0, inv_cum: null, fund_cum: null });
  });

  it('is all there is before the first month', () => {
    const builder = new LedgerBuilder()
      .with('project')
      .with('project_opening', { inv_cum: wan(9), fund_cum: wan(8) });
    expect(of(builder, '2021-02')).toMatchObject({ inv_ytd: 0, inv_cum: wan(9), fund_cum: wan(8) });
  });
});

describe('a blank and an adjustment', () => {
  it('a month not filled in counts as nothing; an adjustment is no investment of the year', () => {
    const builder = new LedgerBuilder()
      .with('project')
      .with('investment', { month: '2021-02', inv_month: wan(100) })
      .with('investment', {
        month: '2021-03',
        inv_month: null,
        fund_month: null,
        prior_year_adjustment: wan(-20),
      });
    expect(of(builder, '2021-03')).toMatchObject({
      inv_ytd: wan(100),
      inv_cum: wan(80),
      adjustment: wan(-20),
      reduced: wan(20),
    });
  });
});

describe('at the end of a day', () => {
  const builder = new LedgerBuilder()
    .with('project')
    .with('investment', { month: '2020-12', inv_month: wan(10) })
    .with('investment', { month: '2021-02', inv_month: wan(20) });
  const at = (day: string) => investmentAt(builder.ledger(), 'project-1', isoDate(day));

  it('the last month that had ended counts, and a year without rows has no year to date', () => {
    expect(at('2021-02-27')).toMatchObject({ inv_ytd: 0, inv_cum: wan(10) });
    expect(at('2021-02-28')).toMatchObject({ inv_ytd: wan(20), inv_cum: wan(30) });
    expect(at('2022-12-31')).toMatchObject({ inv_ytd: 0, inv_cum: wan(30) });
  });
});

describe('the completion rate', () => {
  it('is half-up at four decimals of a percent, negative too, and none without a plan', () => {
    expect(completionRate(wan(1), wan(3))).toBe(333_333);
    expect(completionRate(wan(2), wan(3))).toBe(666_667);
    expect(completionRate(wan(-2), wan(3))).toBe(-666_667);
    expect(completionRate(wan(6), wan(3))).toBe(2_000_000);
    expect(completionRate(wan(1), fen(0))).toBeNull();
    expect(completionRate(wan(1), null)).toBeNull();
  });
});

describe('the status of a project', () => {
  const builder = new LedgerBuilder()
    .with('project', { introduced_date: '2019-05-01' })
    .with('project_status', { status: 'inProduction', date: '2021-12-31' })
    .with('project_status', { status: 'underConstruction', date: '2020-03-01' })
    .with('project_status', { status: 'preparing', date: '2020-03-01' })
    .with('project_status', { status: 'finishing', date: null });
  const on = (day: string) => statusOn(builder.ledger(), 'project-1', isoDate(day));

  it('is the latest by then; of one day the one further on', () => {
    expect(on('2020-02-29')).toBeNull();
    expect(on('2020-03-01')).toBe('underConstruction');
    expect(on('2021-12-30')).toBe('underConstruction');
    expect(on('2022-01-01')).toBe('inProduction');
  });

  it('carries a project over for three years, until it produces', () => {
    const carried = (year: number) => {
      const ledger = builder.ledger();
      const project = ledger.get('project', 'project-1');
      return project !== undefined && isCarriedOver(ledger, project, year);
    };
    expect([2019, 2020, 2021, 2022].map(carried)).toEqual([false, true, true, false]);
    builder.change('project_status', 'project_status-1', { date: '2022-01-01' });
    expect([2022, 2023].map(carried)).toEqual([true, false]);
  });
});
