import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextInstalment } from '../../../db/domain/figures/next-instalment.ts';
import {
  allocatable,
  fillInOrder,
  openDues,
  outstandingWithout,
  reversibleDues,
} from '../../../db/domain/figures/open-dues.ts';
import { type Fen, fen, sumFen } from '../../../db/domain/money.ts';
import { account, operatingEnclave, yuan } from '../../support/ledger-builder.ts';

/** Dues of 1,000 of 2020, 2021 and 2022; a receipt of 1,500 for the first two; other kinds and beneficiaries. */
function threeYears() {
  return operatingEnclave()
    .with('due', { year: 2022, due_date: '2022-12-20', agreed: yuan(1_000) })
    .with('due', { year: 2020, due_date: '2020-12-20', agreed: yuan(1_000) })
    .with('due', { year: 2021, due_date: '2021-12-20', agreed: yuan(1_000) })
    .with('due', { year: 2020, due_date: '2020-12-20', agreed: yuan(9), return_kind: 'rent' })
    .with('due', { year: 2020, due_date: '2020-12-20', agreed: yuan(8), beneficiary: 'countyTreasury' })
    .with('due', { year: 2019, due_date: '2019-12-20', agreed: yuan(7) })
    .with('waiver', { due_id: 'due-6', date: '2020-01-05', amount: yuan(7) })
    .with('receipt', { date: '2021-12-28', amount: yuan(1_500) })
    .with('allocation', { due_id: 'due-2', date: '2021-12-28', amount: yuan(1_000) })
    .with('allocation', { due_id: 'due-3', date: '2021-12-28', amount: yuan(400) });
}

describe('dues that a receipt may settle', () => {
  const payment = { id: 'receipt-2', return_kind: 'fixed', beneficiary: 'village' } as const;

  test('of its kind and beneficiary, oldest first, with what is outstanding', () => {
    const found = openDues(threeYears().ledger(), account, payment);
    expect(found.map(({ due, outstanding }) => [due.id, outstanding])).toEqual([
      ['due-3', yuan(600)],
      ['due-1', yuan(1_000)],
    ]);
  });

  test('its own lines do not count, so that they can be changed', () => {
    const ledger = threeYears().ledger();
    const found = openDues(ledger, account, { ...payment, id: 'receipt-1' });
    expect(found.map(({ due, outstanding }) => [due.id, outstanding])).toEqual([
      ['due-2', yuan(1_000)],
      ['due-3', yuan(1_000)],
      ['due-1', yuan(1_000)],
    ]);
    expect(outstandingWithout(ledger, ledger.all('due')[2]!, 'receipt-1')).toBe(yuan(1_000));
  });

  test('none while kind or beneficiary is blank', () => {
    const ledger = threeYears().ledger();
    expect(openDues(ledger, account, { ...payment, return_kind: null })).toEqual([]);
    expect(openDues(ledger, account, { ...payment, beneficiary: null })).toEqual([]);
  });
});

describe('what a receipt can settle', () => {
  const of = (builder: ReturnType<typeof threeYears>, id: string) => {
    const ledger = builder.ledger();
    return allocatable(ledger, ledger.get('receipt', id)!);
  };
  const reversed = (amount: Fen) =>
    threeYears().with('receipt', { date: '2022-02-01', amount, reverses_id: 'receipt-1', reason: '退回' });

  test('its amount, less what reverses it, and again what the reversal took back', () => {
    expect(of(threeYears(), 'receipt-1')).toBe(yuan(1_500));
    expect(of(reversed(yuan(-300)), 'receipt-1')).toBe(yuan(1_200));
    const takenBack = reversed(yuan(-300)).with('allocation', {
      receipt_id: 'receipt-2',
      due_id: 'due-3',
      amount: yuan(-200),
    });
    expect(of(takenBack, 'receipt-1')).toBe(yuan(1_400));
  });

  test('a reversal first uses up what was prepaid, then takes back from dues', () => {
    expect(of(reversed(yuan(-100)), 'receipt-2')).toBe(0);
    expect(of(reversed(yuan(-300)), 'receipt-2')).toBe(yuan(-200));
    expect(of(reversed(yuan(-1_500)), 'receipt-2')).toBe(yuan(-1_400));
  });

  test('a reversal takes back from the newest due first, not more than was settled', () => {
    const ledger = reversed(yuan(-1_500)).ledger();
    const slots = reversibleDues(ledger, ledger.get('receipt', 'receipt-2')!);
    expect(slots.map(({ due, settled }) => [due.id, settled])).toEqual([
      ['due-3', yuan(400)],
      ['due-2', yuan(1_000)],
    ]);
    const most = slots.map(({ due, settled }) => ({ key: due.id, most: fen(-settled) }));
    expect([...fillInOrder(yuan(-1_100), most)]).toEqual([
      ['due-3', yuan(-400)],
      ['due-2', yuan(-700)],
    ]);
  });

  test('not known while an amount is blank', () => {
    expect(of(threeYears().change('receipt', 'receipt-1', { amount: null }), 'receipt-1')).toBeNull();
  });
});

test('filling in order uses up the amount to the fen and overfills nothing', () => {
  const most = fc.array(fc.integer({ min: -1_000, max: 10 ** 12 }), { maxLength: 8 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 13 }), most, (amount, rooms) => {
      const slots = rooms.map((room, n) => ({ key: `${n}`, most: fen(room) }));
      const filled = fillInOrder(fen(amount), slots);
      const room = rooms.filter((one) => one > 0).reduce((a, b) => a + b, 0);
      expect(sumFen(filled.values())).toBe(Math.min(amount, room));
      let open = false;
      for (const { key, most: limit } of slots.filter((slot) => slot.most > 0)) {
        const part = filled.get(key) ?? fen(0);
        expect(part).toBeLessThanOrEqual(limit);
        if (open) expect(part).toBe(0);
        if (part < limit) open = true;
      }
    }),
  );
});

describe('the instalment to enter next', () => {
  test('the first that falls due after accrual starts', () => {
    expect(nextInstalment(operatingEnclave().ledger(), account)).toEqual({ year: 2019, instalment: 1 });
    const halves = operatingEnclave().change('terms', 'terms-1', { due_months: '6,12' });
    expect(nextInstalment(halves.ledger(), account)).toEqual({ year: 2019, instalment: 2 });
  });

  test('after the last due, over the end of the year; opening arrears are no instalment', () => {
    const b = operatingEnclave()
      .change('terms', 'terms-1', { due_months: '6,12' })
      .with('due', { year: 2021, instalment: 1 })
      .with('due', { year: 2030, instalment: 1, opening: true });
    expect(nextInstalment(b.ledger(), account)).toEqual({ year: 2021, instalment: 2 });
    expect(nextInstalment(b.with('due', { year: 2021, instalment: 2 }).ledger(), account)).toEqual({
      year: 2022,
      instalment: 1,
    });
  });

  test('after the opening balance', () => {
    const b = operatingEnclave().with('opening_balance', { as_of: '2023-12-31' });
    expect(nextInstalment(b.ledger(), account)).toEqual({ year: 2024, instalment: 1 });
  });

  test('none without terms, or after they end', () => {
    const gone = operatingEnclave().change('terms', 'terms-1', { voided: true });
    expect(nextInstalment(gone.ledger(), account)).toBeNull();
    const ended = operatingEnclave()
      .change('terms', 'terms-1', { valid_to: '2021-12-31' })
      .with('due', { year: 2021, instalment: 1 });
    expect(nextInstalment(ended.ledger(), account)).toBeNull();
  });
});
