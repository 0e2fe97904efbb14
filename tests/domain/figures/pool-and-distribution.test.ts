import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, isoDate } from '../../../db/domain/dates.ts';
import { batchTotal, splitBatch, villageYearTotals } from '../../../db/domain/figures/distribution.ts';
import { distributedSinceStart, pool, poolBalanceAt } from '../../../db/domain/figures/pool.ts';
import { fen, sumFen } from '../../../db/domain/money.ts';
import { optionSets } from '../../../db/domain/options.ts';
import { account, LedgerBuilder, operatingEnclave, yuan } from '../../support/ledger-builder.ts';

const day = isoDate;
const start = day('2020-01-01');
const anyDay = fc.nat({ max: 1_000 }).map((n) => addDays(start, n));
const anyAmount = fc.integer({ min: 1, max: 1e12 });

/** A history of all that can stand in an account, whether or not it moves the pool. */
const anyHistory = fc.record({
  opening: fc.option(fc.integer({ min: 0, max: 1e12 })),
  receipts: fc.array(
    fc.record({
      date: anyDay,
      amount: fc.integer({ min: -1e10, max: 1e12 }),
      settle: fc.constantFrom(...optionSets.settle),
      beneficiary: fc.constantFrom(...optionSets.beneficiary),
      opening: fc.boolean(),
    }),
    { maxLength: 10 },
  ),
  movements: fc.array(
    fc.record({ date: anyDay, amount: anyAmount, kind: fc.constantFrom(...optionSets.poolMovementKind) }),
    { maxLength: 10 },
  ),
  batches: fc.array(fc.record({ date: anyDay, lines: fc.array(anyAmount, { maxLength: 4 }) }), {
    maxLength: 6,
  }),
});

type History = typeof anyHistory extends fc.Arbitrary<infer H> ? H : never;

function built({ opening, receipts, movements, batches }: History) {
  const b = new LedgerBuilder();
  if (opening !== null) b.add('opening_balance', { as_of: addDays(start, -1), pool_balance: opening });
  for (const receipt of receipts) b.add('receipt', receipt);
  for (const movement of movements) b.add('pool_movement', movement);
  for (const { date, lines } of batches) {
    const { id } = b.add('batch', { date });
    lines.forEach((amount, index) => {
      b.add('batch_line', { batch_id: id, village_id: `village-${index + 1}`, amount });
    });
  }
  return b.ledger();
}

describe('pool', () => {
  test('receipts for villages by bank transfer, advances, uses and batches by their dates', () => {
    const ledger = operatingEnclave(2)
      .with('opening_balance', { as_of: '2020-12-31', pool_balance: yuan(100), distributed_cum: yuan(7) })
      .with('receipt', { date: '2020-12-31', amount: yuan(1) })
      .with('receipt', { date: '2021-03-01', amount: yuan(1_000) })
      .with('receipt', { date: '2021-03-01', amount: yuan(300), beneficiary: 'villageCompany' })
      .with('receipt', { date: '2021-03-01', amount: yuan(50), settle: 'offset' })
      .with('receipt', { date: '2021-03-01', amount: yuan(60), beneficiary: 'countyTreasury' })
      .with('receipt', { date: '2021-03-01', amount: yuan(70), opening: true })
      .with('receipt', { date: '2021-03-05', amount: yuan(-10), reverses_id: 'receipt-2', reason: '多付' })
      .with('pool_movement', { date: '2021-01-10', kind: 'advance', amount: yuan(500) })
      .with('pool_movement', { date: '2021-03-02', kind: 'advanceRepaid', amount: yuan(500) })
      .with('pool_movement', { date: '2021-03-02', kind: 'tax', amount: yuan(5) })
      .with('batch', { date: '2021-01-15' })
      .with('batch_line', { amount: yuan(350) })
      .with('batch_line', { village_id: 'village-2', amount: yuan(350) })
      .ledger();
    const figure = pool(ledger, account, day('2021-01-01'), day('2021-12-31'));
    expect(figure).toEqual({
      open: yuan(100),
      received: yuan(1_290),
      advanced: yuan(500),
      distributed: yuan(700),
      uses: yuan(505),
      close: yuan(685),
      lowest: { date: '2021-01-15', balance: yuan(-100) },
      records: [
        'receipt-2',
        'receipt-3',
        'receipt-7',
        'pool_movement-1',
        'pool_movement-2',
        'pool_movement-3',
        'batch_line-1',
        'batch_line-2',
        'opening_balance-1',
      ],
      incomplete: [],
    });
    expect(poolBalanceAt(ledger, account, day('2021-01-31'))).toBe(yuan(-100));
    expect(distributedSinceStart(ledger, account, day('2021-12-31'))).toBe(yuan(707));
    expect(distributedSinceStart(ledger, account, day('2020-12-31'))).toBe(yuan(7));
  });

  test('the identity holds in every span, and spans that adjoin add up', () => {
    fc.assert(
      fc.property(anyHistory, fc.tuple(anyDay, anyDay, anyDay), (history, days) => {
        const [from, middle, to] = days.toSorted() as typeof days;
        const ledger = built(history);
        const whole = pool(ledger, account, from, to);
        expect(whole.close).toBe(
          whole.open + whole.received + whole.advanced - whole.distributed - whole.uses,
        );
        expect(whole.close).toBe(poolBalanceAt(ledger, account, to));

        const first = pool(ledger, account, from, middle);
        const second = pool(ledger, account, addDays(middle, 1), to);
        if (middle === to) return;
        expect(second.open).toBe(first.close);
        expect(second.close).toBe(whole.close);
        for (const part of ['received', 'advanced', 'distributed', 'uses'] as const) {
          expect(first[part] + second[part]).toBe(whole[part]);
        }
        expect(whole.lowest.balance).toBe(Math.min(first.lowest.balance, second.lowest.balance));
      }),
    );
  });

  test('the lowest balance is the least of all days’ ends, on the first such day', () => {
    fc.assert(
      fc.property(anyHistory, anyDay, (history, from) => {
        const ledger = built(history);
        const days = Array.from({ length: 60 }, (_, n) => addDays(from, n));
        const balances = days.map((date) => poolBalanceAt(ledger, account, date));
        const least = Math.min(...balances);
        const { lowest } = pool(ledger, account, from, addDays(from, 59));
        expect(lowest).toEqual({ date: days[balances.indexOf(fen(least))], balance: least });
      }),
      { numRuns: 40 },
    );
  });
});

describe('dividing a batch', () => {
  const split = (b: LedgerBuilder, total: number) => {
    const ledger = b.ledger();
    return splitBatch(ledger, ledger.get('batch', 'batch-1')!, fen(total));
  };
  const batchOf = (count: number) => {
    const b = operatingEnclave(count).with('batch');
    for (let n = 1; n <= count; n += 1) b.add('batch_line', { village_id: `village-${n}`, amount: null });
    return b;
  };

  test('Longyou: 3,310,000.00 yuan among 113 equal shares are 61 × 29,292.04 and 52 × 29,292.03', () => {
    const amounts = split(batchOf(113), yuan(3_310_000));
    const all = [...(amounts ?? [])];
    expect(all.filter(([, amount]) => amount === yuan('29292.04'))).toHaveLength(61);
    expect(all.filter(([, amount]) => amount === yuan('29292.03'))).toHaveLength(52);
    // The fen left over go to the smaller village codes.
    expect(all.slice(0, 61).every(([, amount]) => amount === yuan('29292.04'))).toBe(true);
  });

  test('equally, whatever was put in', () => {
    const b = batchOf(3).change('batch', 'batch-1', { method: 'equal', origin_years: null });
    b.change('contribution', 'contribution-1', { amount: yuan(5) });
    expect([...(split(b, 100)?.values() ?? [])]).toEqual([34, 33, 33]);
  });

  test('by balance and time over all years of origin', () => {
    const b = batchOf(2).change('batch', 'batch-1', { origin_years: '2020,2021' });
    b.change('contribution', 'contribution-2', { interest_from: '2021-01-01' });
    // 366 + 365 days against 365.
    expect([...(split(b, 731 + 365)?.values() ?? [])]).toEqual([731, 365]);
  });

  test('three villages merged into one: the new one has the shares of all three', () => {
    const b = batchOf(4);
    b.add('village', { id: 'new', village_code: '330825101299' });
    for (const n of [1, 2, 3]) {
      b.add('village_merger', { old_village_id: `village-${n}`, new_village_id: 'new', date: '2021-07-01' });
      const moved = { date: '2021-07-01', interest_from: '2021-07-01' };
      b.add('contribution', { ...moved, kind: 'mergerOut', holder_village_id: `village-${n}` });
      b.add('contribution', { ...moved, kind: 'mergerIn', holder_village_id: 'new' });
      b.change('batch_line', `batch_line-${n}`, { voided: true });
    }
    b.add('batch_line', { village_id: 'new', amount: null });
    expect(split(b, yuan(400))).toEqual(
      new Map([
        ['village-4', yuan(100)],
        ['new', yuan(300)],
      ]),
    );
  });

  test('there is no formula for other methods, and none without figures', () => {
    expect(split(batchOf(2).change('batch', 'batch-1', { method: 'differentiated' }), 100)).toBeNull();
    expect(split(batchOf(2).change('batch', 'batch-1', { method: 'byAgreement' }), 100)).toBeNull();
    expect(split(batchOf(2).change('batch', 'batch-1', { origin_years: null }), 100)).toBeNull();
    expect(split(batchOf(2).change('batch', 'batch-1', { origin_years: '2018' }), 100)).toBeNull();
    expect(split(batchOf(2).with('batch_line', { amount: null }), 100)).toBeNull();
    expect(
      split(batchOf(2).change('contribution', 'contribution-1', { interest_from: null }), 100),
    ).toBeNull();
  });

  test('the parts add up to the total and do not depend on the order of lines', () => {
    const anyVillage = fc.record({ amount: fc.integer({ min: 1, max: 1e12 }), from: anyDay });
    fc.assert(
      fc.property(
        fc.array(anyVillage, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 0, max: 1e13 }),
        fc.constantFrom('byShare' as const, 'equal' as const),
        (villages, total, method) => {
          const build = (order: readonly number[]) => {
            const b = new LedgerBuilder().with('batch', { method, origin_years: '2020,2021,2022' });
            for (const n of order) {
              const { amount, from } = villages[n]!;
              const id = `v${n}`;
              b.add('village', { id, village_code: String(330_825_101_200 + n) });
              b.add('contribution', { holder_village_id: id, amount, date: from, interest_from: from });
              b.add('batch_line', { village_id: id, amount: null });
            }
            return split(b, total);
          };
          const order = villages.map((_, n) => n);
          const amounts = build(order);
          expect(sumFen(amounts?.values() ?? [])).toBe(total);
          for (const [id, amount] of build(order.toReversed()) ?? []) expect(amounts?.get(id)).toBe(amount);
        },
      ),
    );
  });
});

test('what a village got in a year, over its batches, by their dates', () => {
  const ledger = operatingEnclave(2)
    .with('batch', { date: '2021-12-31' })
    .with('batch', { date: '2021-01-01' })
    .with('batch', { date: '2022-01-01' })
    .with('batch_line', { batch_id: 'batch-1', amount: yuan(10) })
    .with('batch_line', { batch_id: 'batch-2', amount: yuan(20) })
    .with('batch_line', { batch_id: 'batch-3', amount: yuan(40) })
    .with('batch_line', { batch_id: 'batch-2', village_id: 'village-2', amount: null })
    .ledger();
  expect(villageYearTotals(ledger, 2021)).toEqual(
    new Map([
      ['village-1', { amount: yuan(30), records: ['batch_line-2', 'batch_line-1'], incomplete: [] }],
      ['village-2', { amount: 0, records: ['batch_line-4'], incomplete: ['batch_line-4'] }],
    ]),
  );
  expect(batchTotal(ledger, 'batch-1')).toBe(yuan(10));
  expect(batchTotal(ledger, 'batch-2')).toBeNull();
});
