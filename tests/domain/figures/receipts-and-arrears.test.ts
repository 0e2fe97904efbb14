import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, isoDate } from '../../../db/domain/dates.ts';
import { arrearsAt, outstandingAt, settledAt } from '../../../db/domain/figures/arrears.ts';
import {
  prepaidAt,
  priorYearAdjustment,
  receivedBetween,
  receivedSinceStart,
  receivedYearToDate,
} from '../../../db/domain/figures/receipts.ts';
import { yearlyRate } from '../../../db/domain/figures/yearly-rate.ts';
import { account, LedgerBuilder, operatingEnclave, yuan } from '../../support/ledger-builder.ts';

const day = isoDate;

describe('received', () => {
  const history = () =>
    operatingEnclave()
      .with('opening_balance', { as_of: '2019-12-31' })
      .with('opening_received', { received_cum: yuan(500) })
      .with('opening_received', { received_cum: yuan(70), return_kind: 'rent', beneficiary: 'stateCompany' })
      .with('receipt', { date: '2019-12-31', amount: yuan(11) })
      .with('receipt', { date: '2020-03-01', amount: yuan(100) })
      .with('receipt', { date: '2021-01-01', amount: yuan(1_000) })
      .with('receipt', {
        date: '2021-03-31',
        amount: yuan(20),
        return_kind: 'rent',
        beneficiary: 'stateCompany',
      })
      .with('receipt', { date: '2021-04-01', amount: yuan(-30), reverses_id: 'receipt-2', reason: '多付' })
      .with('receipt', { date: '2021-04-02', amount: yuan(-5), reverses_id: 'receipt-3', reason: '多付' })
      .with('receipt', { date: '2021-04-03', amount: yuan(9_999), opening: true })
      .with('receipt', { date: '2021-04-04', amount: yuan(9_999), home_county: '330803' })
      .ledger();

  test('in a period, per kind and beneficiary; an opening receipt is none', () => {
    const ledger = history();
    expect(receivedBetween(ledger, account, day('2021-01-01'), day('2021-03-31'))).toEqual({
      amount: yuan(1_020),
      records: ['receipt-3', 'receipt-4'],
      incomplete: [],
    });
    const rent = { return_kind: 'rent', beneficiary: 'stateCompany' } as const;
    expect(receivedBetween(ledger, account, day('2021-01-01'), day('2021-03-31'), rent).amount).toBe(
      yuan(20),
    );
  });

  test('a prior-year adjustment is in since start, not in year to date; a reversal of the year is in both', () => {
    const ledger = history();
    expect(receivedYearToDate(ledger, account, day('2021-12-31')).amount).toBe(yuan(1_015));
    expect(priorYearAdjustment(ledger, account, day('2021-01-01'), day('2021-12-31'))).toMatchObject({
      amount: yuan(-30),
      records: ['receipt-5'],
    });
    expect(receivedSinceStart(ledger, account, day('2021-12-31')).amount).toBe(yuan(570 + 100 + 1_015 - 30));
  });

  test('since start begins with the opening figure; what is dated up to it is in it', () => {
    const ledger = history();
    expect(receivedSinceStart(ledger, account, day('2020-01-31')).amount).toBe(yuan(570));
    expect(receivedSinceStart(ledger, account, day('2020-12-31'), { return_kind: 'fixed' }).amount).toBe(
      yuan(600),
    );
  });

  test('a receipt without an amount is named', () => {
    const ledger = operatingEnclave().with('receipt', { amount: null }).ledger();
    expect(receivedYearToDate(ledger, account, day('2021-12-31')).incomplete).toEqual(['receipt-1']);
  });

  test('prepaid is what is not yet set against a due on the day, opening receipts too', () => {
    const ledger = operatingEnclave()
      .with('due')
      .with('receipt', { amount: yuan(150_000) })
      .with('receipt', { amount: yuan(70), opening: true, date: '2020-12-31' })
      .with('allocation', { date: '2021-12-20', amount: yuan(100_000) })
      .with('allocation', { date: '2022-01-05', amount: yuan(80) })
      .ledger();
    expect(prepaidAt(ledger, account, day('2021-12-19')).amount).toBe(yuan(70));
    expect(prepaidAt(ledger, account, day('2021-12-31')).amount).toBe(yuan(50_070));
    expect(prepaidAt(ledger, account, day('2022-12-31')).amount).toBe(yuan(49_990));
  });
});

describe('arrears', () => {
  test('count from the due date on, less what is allocated and waived by the day', () => {
    const ledger = operatingEnclave()
      .with('due', { year: 2019, due_date: '2019-12-20', agreed: yuan(500), opening: true })
      .with('due')
      .with('receipt')
      .with('allocation', { due_id: 'due-2', date: '2021-12-25', amount: yuan(60_000) })
      .with('waiver', { due_id: 'due-2', date: '2022-01-31', amount: yuan(80) })
      .ledger();
    expect(arrearsAt(ledger, account, day('2021-12-19')).total).toBe(yuan(500));
    expect([...arrearsAt(ledger, account, day('2021-12-31')).byYear]).toEqual([
      [2019, yuan(500)],
      [2021, yuan(40_080)],
    ]);
    expect(arrearsAt(ledger, account, day('2022-01-31'))).toMatchObject({
      total: yuan(40_500),
      records: ['due-1', 'due-2'],
      incomplete: [],
    });
    expect(settledAt(ledger, 'due-2', day('2022-01-31')).records).toEqual(['allocation-1', 'waiver-1']);
    expect(outstandingAt(ledger, ledger.get('due', 'due-2')!, day('2022-01-31'))).toBe(yuan(40_000));
  });

  test('a due without its amount or year is named, not counted as nothing owed', () => {
    const ledger = operatingEnclave().with('due', { agreed: null }).with('due', { year: null }).ledger();
    expect(arrearsAt(ledger, account, day('2021-12-31')).incomplete).toEqual(['due-1', 'due-2']);
  });

  const anyDay = fc.nat({ max: 1_500 }).map((n) => addDays(day('2019-01-01'), n));
  const anyDue = fc.record({
    year: fc.integer({ min: 2019, max: 2022 }),
    due_date: anyDay,
    agreed: fc.integer({ min: 0, max: 1e12 }),
  });
  const anyLine = fc.record({ due: fc.nat(), date: anyDay, amount: fc.integer({ min: -1e10, max: 1e12 }) });

  test('by year they add up to a recomputation from the lines alone', () => {
    fc.assert(
      fc.property(
        fc.array(anyDue, { minLength: 1, maxLength: 8 }),
        fc.array(anyLine, { maxLength: 12 }),
        fc.array(anyLine, { maxLength: 6 }),
        anyDay,
        (dues, allocations, waivers, t) => {
          const b = new LedgerBuilder();
          for (const due of dues) b.add('due', due);
          for (const { due, ...line } of allocations)
            b.add('allocation', { ...line, due_id: `due-${(due % dues.length) + 1}` });
          for (const { due, ...line } of waivers)
            b.add('waiver', { ...line, due_id: `due-${(due % dues.length) + 1}` });
          const arrears = arrearsAt(b.ledger(), account, t);

          for (const year of [2019, 2020, 2021, 2022]) {
            let naive = 0n;
            dues.forEach((due, index) => {
              if (due.year !== year || due.due_date > t) return;
              naive += BigInt(due.agreed);
              for (const line of [...allocations, ...waivers]) {
                if (line.due % dues.length === index && line.date <= t) naive -= BigInt(line.amount);
              }
            });
            expect(BigInt(arrears.byYear.get(year) ?? 0)).toBe(naive);
          }
          expect(arrears.total).toBe([...arrears.byYear.values()].reduce((sum, part) => sum + part, 0));
        },
      ),
    );
  });
});

describe('yearly rate', () => {
  test('is what was allocated to the year’s dues over the time-weighted base', () => {
    const b = operatingEnclave()
      .with('due')
      .with('due', { year: 2020, instalment: 2 })
      .with('receipt', { amount: yuan(200_160) })
      .with('allocation')
      .with('allocation', { due_id: 'due-2', amount: yuan(50_000) });
    expect(yearlyRate(b.ledger(), account, 2021, day('2021-12-31'))).toMatchObject({
      rate: 100_080,
      allocated: yuan(100_080),
      base: yuan(1_000_000),
    });
    expect(
      yearlyRate(b.with('contribution', { amount: null }).ledger(), account, 2021, day('2021-12-31')).rate,
    ).toBeNull();
  });
});
