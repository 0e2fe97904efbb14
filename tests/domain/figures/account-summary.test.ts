import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dateOf, isoDate } from '../../../db/domain/dates.ts';
import { accountFigures, accountSummary } from '../../../db/domain/figures/account-summary.ts';
import { addFen, type Fen, subtractFen, sumFen } from '../../../db/domain/money.ts';
import { optionSets } from '../../../db/domain/options.ts';
import { period } from '../../../db/domain/period.ts';
import { account, LedgerBuilder, operatingEnclave, yuan } from '../../support/ledger-builder.ts';

/** Two years of an account: a due of each kind, two receipts of one due, a waiver, an advance, two batches. */
function history() {
  return operatingEnclave(2)
    .with('opening_balance', { as_of: '2019-12-31', distributed_cum: yuan(300), pool_balance: yuan(50) })
    .with('opening_received', { received_cum: yuan(400) })
    .with('due', { year: 2019, due_date: '2019-12-20', agreed: yuan(70), opening: true })
    .with('due', { year: 2020, due_date: '2020-12-20', agreed: yuan(1_000), guaranteed: yuan(600) })
    .with('due', { year: 2021, due_date: '2021-03-31', agreed: yuan(90), return_kind: 'rent' })
    .with('due', { year: 2021, due_date: '2021-12-20', agreed: yuan(1_000), guaranteed: yuan(600) })
    .with('receipt', { date: '2020-12-28', amount: yuan(700) })
    .with('receipt', { date: '2021-02-03', amount: yuan(250) })
    .with('receipt', { date: '2021-04-15', amount: yuan(60), return_kind: 'rent' })
    .with('receipt', { date: '2021-05-06', amount: yuan(-40), reverses_id: 'receipt-1', reason: '多付' })
    .with('allocation', { date: '2020-12-28', amount: yuan(700), due_id: 'due-2' })
    .with('allocation', {
      receipt_id: 'receipt-2',
      date: '2021-02-03',
      amount: yuan(200),
      due_id: 'due-2',
    })
    .with('allocation', { receipt_id: 'receipt-3', date: '2021-04-15', amount: yuan(60), due_id: 'due-3' })
    .with('waiver', { due_id: 'due-3', date: '2021-06-30', amount: yuan(10) })
    .with('pool_movement', { date: '2021-01-10', kind: 'advance', amount: yuan(500) })
    .with('pool_movement', { date: '2021-04-20', kind: 'tax', amount: yuan(25) })
    .with('batch', { date: '2021-01-15' })
    .with('batch_line', { amount: yuan(800) })
    .with('batch', { date: '2021-05-10' })
    .with('batch_line', { batch_id: 'batch-2', amount: yuan(300) })
    .with('batch_line', { batch_id: 'batch-2', village_id: 'village-2', amount: yuan(100) })
    .ledger();
}

describe('the second quarter of an account', () => {
  const summary = accountSummary(history(), account, period('2021Q2'));

  test('what fell due, in the period and in the year so far, with what became of it', () => {
    expect(summary.due.period.total).toMatchObject({ agreed: 0, records: [] });
    expect(summary.due.yearToDate).toMatchObject({
      total: {
        agreed: yuan(90),
        guaranteed: 0,
        allocated: yuan(60),
        waived: yuan(10),
        outstanding: yuan(20),
        records: ['due-3'],
      },
      byKind: { rent: { agreed: yuan(90) }, fixed: { agreed: 0 } },
    });
    const whole = accountFigures(history(), account, period('2020'));
    expect(whole.due.period.total).toMatchObject({
      agreed: yuan(1_000),
      guaranteed: yuan(600),
      allocated: yuan(700),
      outstanding: yuan(300),
    });
  });

  test('received per kind: period, year to date, prior-year adjustment, since start', () => {
    expect(summary.kinds).toEqual(['fixed', 'rent']);
    const amounts = Object.entries(summary.received).map(([name, { total, byKind }]) => [
      name,
      total.amount,
      byKind.fixed?.amount,
      byKind.rent?.amount,
    ]);
    expect(amounts).toEqual([
      ['period', yuan(60), 0, yuan(60)],
      ['yearToDate', yuan(310), yuan(250), yuan(60)],
      ['adjustment', yuan(-40), yuan(-40), 0],
      ['adjustmentYearToDate', yuan(-40), yuan(-40), 0],
      ['sinceStart', yuan(1_370), yuan(1_310), yuan(60)],
    ]);
  });

  test('allocated, arrears by year of origin, prepaid', () => {
    expect(summary.allocated.period.total).toMatchObject({ amount: yuan(60), records: ['allocation-3'] });
    expect(summary.allocated.yearToDate.total.amount).toBe(yuan(260));
    expect([...summary.arrears.total.byYear]).toEqual([
      [2019, yuan(70)],
      [2020, yuan(100)],
      [2021, yuan(20)],
    ]);
    expect(summary.arrears.byKind.fixed?.total).toBe(yuan(170));
    // 50 of the second receipt are free; the reversal is a receipt of its own.
    expect(summary.prepaid.total.amount).toBe(yuan(10));
  });

  test('the pool, what was distributed and what is retained', () => {
    expect(summary.pool.period).toMatchObject({
      open: yuan(50 + 700 + 250 + 500 - 800),
      received: yuan(20),
      advanced: 0,
      distributed: yuan(400),
      uses: yuan(25),
      close: yuan(295),
    });
    expect(summary.distributed).toEqual({
      period: yuan(400),
      yearToDate: yuan(1_200),
      sinceStart: yuan(1_500),
    });
    expect(summary.retained).toBe(yuan(295));
    expect(summary.incomplete).toEqual([]);
  });

  test('the previous period and the same period of last year stand beside it', () => {
    const { previous, lastYear, ...figures } = summary;
    expect(previous).toEqual(accountFigures(history(), account, period('2021Q1')));
    expect(lastYear).toEqual(accountFigures(history(), account, period('2020Q2')));
    expect(figures).toEqual(accountFigures(history(), account, period('2021Q2')));
    expect(lastYear.received.yearToDate.total.amount).toBe(0);
  });

  test('records with blanks are named once', () => {
    const ledger = operatingEnclave()
      .with('receipt', { amount: null })
      .with('due', { due_date: null })
      .ledger();
    expect(accountFigures(ledger, account, period('2021')).incomplete).toEqual(['due-1', 'receipt-1']);
  });
});

describe('for any account', () => {
  const anyDay = fc.nat({ max: 1_095 }).map((n) => addDays(isoDate('2020-01-01'), n));
  const amount = fc.integer({ min: 0, max: 1e11 });
  const return_kind = fc.constantFrom(...optionSets.returnKind);
  const beneficiary = fc.constantFrom(...optionSets.beneficiary);
  const dues = fc.array(fc.record({ due_date: anyDay, agreed: amount, return_kind, beneficiary }), {
    maxLength: 5,
  });
  const receipts = fc.array(
    fc.record({
      date: anyDay,
      amount,
      return_kind,
      beneficiary,
      settle: fc.constantFrom(...optionSets.settle),
      reversed: fc.boolean(),
      back: anyDay,
    }),
    { maxLength: 6 },
  );
  const lines = fc.array(fc.record({ date: anyDay, amount, kind: fc.boolean(), at: fc.nat() }), {
    maxLength: 8,
  });
  const movements = fc.array(
    fc.record({ date: anyDay, amount, kind: fc.constantFrom(...optionSets.poolMovementKind) }),
    { maxLength: 5 },
  );
  const anyLedger = fc
    .record({ dues, receipts, lines, movements, batches: lines, as_of: fc.option(anyDay) })
    .map((given) => {
      const b = new LedgerBuilder();
      for (const due of given.dues) b.add('due', { ...due, year: Number(due.due_date.slice(0, 4)) });
      for (const { reversed, back, ...receipt } of given.receipts) {
        const { id } = b.add('receipt', receipt);
        if (reversed && back > receipt.date) {
          b.add('receipt', { ...receipt, date: back, amount: -receipt.amount, reverses_id: id });
        }
      }
      const count = b.records().receipt?.length ?? 0;
      for (const { at, kind, ...line } of given.lines) {
        if (given.dues.length === 0 || count === 0) continue;
        const due_id = `due-${(at % given.dues.length) + 1}`;
        if (kind) b.add('waiver', { ...line, due_id });
        else b.add('allocation', { ...line, due_id, receipt_id: `receipt-${(at % count) + 1}` });
      }
      for (const movement of given.movements) b.add('pool_movement', movement);
      for (const { date, amount: paid } of given.batches) {
        b.add('batch_line', { batch_id: b.add('batch', { date }).id, amount: paid });
      }
      if (given.as_of !== null) {
        b.add('opening_balance', { as_of: given.as_of, distributed_cum: 7, pool_balance: 11 });
        b.add('opening_received', { received_cum: 13 });
      }
      return b.ledger();
    });

  const quarters = [2020, 2021, 2022].flatMap((year) => [1, 2, 3, 4].map((q) => ({ year, q })));

  test('year to date grows by the period, the pool goes on where it stood, parts make totals', () => {
    fc.assert(
      fc.property(anyLedger, fc.constantFrom(...quarters), (ledger, { year, q }) => {
        const { previous: before, ...now } = accountSummary(ledger, account, period(`${year}Q${q}`));
        const asOf = ledger.all('opening_balance')[0]?.as_of ?? null;

        const grows = (to: Fen, from: Fen, by: Fen) =>
          expect(to).toBe(addFen(q === 1 ? (0 as Fen) : from, by));
        grows(
          now.received.yearToDate.total.amount,
          before.received.yearToDate.total.amount,
          now.received.period.total.amount,
        );
        grows(
          now.due.yearToDate.total.agreed,
          before.due.yearToDate.total.agreed,
          now.due.period.total.agreed,
        );
        grows(now.distributed.yearToDate, before.distributed.yearToDate, now.distributed.period);

        // An opening balance within the year cuts the year to date of the pool off, and moves the figures since start.
        if (asOf === null || asOf < dateOf(year - 1, 12, 31)) {
          expect(now.pool.period.open).toBe(before.pool.period.close);
          expect(now.received.sinceStart.total.amount).toBe(
            addFen(
              before.received.sinceStart.total.amount,
              now.received.period.total.amount,
              now.received.adjustment.total.amount,
            ),
          );
          expect(now.distributed.sinceStart).toBe(
            addFen(before.distributed.sinceStart, now.distributed.period),
          );
        }
        for (const flow of [now.pool.period, now.pool.yearToDate]) {
          const added = addFen(flow.open, flow.received, flow.advanced);
          expect(flow.close).toBe(subtractFen(added, addFen(flow.distributed, flow.uses)));
        }
        expect(now.retained).toBe(now.pool.yearToDate.close);

        for (const { total, byKind } of Object.values(now.received)) {
          expect(sumFen(Object.values(byKind).map((one) => one.amount))).toBe(total.amount);
        }
        for (const { total, byKind } of Object.values(now.due)) {
          expect(sumFen(Object.values(byKind).map((one) => one.outstanding))).toBe(total.outstanding);
          expect(total.outstanding).toBe(subtractFen(total.agreed, addFen(total.allocated, total.waived)));
        }
        expect(sumFen(now.arrears.total.byYear.values())).toBe(now.arrears.total.total);
        expect(sumFen(Object.values(now.arrears.byKind).map((one) => one.total))).toBe(
          now.arrears.total.total,
        );
      }),
    );
  });

  test('the year ends where its last quarter ends', () => {
    fc.assert(
      fc.property(anyLedger, fc.integer({ min: 2020, max: 2022 }), (ledger, year) => {
        const whole = accountFigures(ledger, account, period(`${year}`));
        const last = accountFigures(ledger, account, period(`${year}Q4`));
        expect(whole.received.period).toEqual(last.received.yearToDate);
        expect(whole.due.period).toEqual(last.due.yearToDate);
        expect(whole.distributed.period).toBe(last.distributed.yearToDate);
        expect(whole.arrears).toEqual(last.arrears);
        expect(whole.prepaid).toEqual(last.prepaid);
        expect(whole.retained).toBe(last.retained);
      }),
    );
  });
});
