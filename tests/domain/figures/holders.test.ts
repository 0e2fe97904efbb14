import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../db/domain/dates.ts';
import { countiesOn, holdersOn, runningBalances } from '../../../db/domain/figures/holders.ts';
import { account, operatingEnclave, yuan } from '../../support/ledger-builder.ts';
import { twoEnclaves } from '../../support/two-enclaves.ts';

const on = isoDate('2021-12-31');

describe('holders at the end of a day', () => {
  it('are those with a balance then, the largest first', () => {
    const ledger = operatingEnclave(3)
      .with('contribution', {
        holder_village_id: 'village-2',
        kind: 'increase',
        date: '2021-05-01',
        amount: yuan(1),
      })
      .with('contribution', { holder_village_id: 'village-3', kind: 'exit', date: '2021-12-31' })
      .ledger();
    const named = (day: string) =>
      holdersOn(ledger, account, isoDate(day)).holders.map(({ row, balance }) => [
        row.holder_village_id,
        balance,
      ]);
    expect(named('2021-12-30')).toEqual([
      ['village-2', yuan(1_000_001)],
      ['village-1', yuan(1_000_000)],
      ['village-3', yuan(1_000_000)],
    ]);
    expect(named('2021-12-31')).toEqual([
      ['village-2', yuan(1_000_001)],
      ['village-1', yuan(1_000_000)],
    ]);
    expect(named('2019-01-01')).toEqual([]);
  });

  it('have parts that add up to exactly 100 %, whatever they paid in', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 10_000_000_000 }), { minLength: 1 }), (amounts) => {
        const builder = operatingEnclave(0);
        amounts.forEach((amount, at) => {
          builder.with('contribution', { holder_village_id: `v${at}`, amount });
        });
        const { holders, total } = holdersOn(builder.ledger(), account, on);
        expect(holders.reduce((sum, { within }) => sum + (within ?? 0), 0)).toBe(1_000_000);
        expect(total).toBe(amounts.reduce((sum, amount) => sum + amount, 0));
      }),
    );
  });

  it('leave rows out that are not complete, and say so', () => {
    const builder = operatingEnclave(1);
    const { id } = builder.add('contribution', { holder_village_id: 'village-1', date: null });
    expect(holdersOn(builder.ledger(), account, on).incomplete).toEqual([id]);
  });

  it('of each home county of an enclave', () => {
    expect(countiesOn(twoEnclaves().ledger(), 'enclave-2', on)).toEqual([
      { home_county: '330825', balance: yuan(3_000_000), capital: 600_000 },
      { home_county: '331126', balance: 0, capital: 400_000 },
    ]);
  });
});

describe('the balance after each movement', () => {
  it('follows the days, and is not known while a row of the holder is not complete', () => {
    const builder = operatingEnclave(2);
    builder.add('contribution', {
      id: 'b',
      holder_village_id: 'village-1',
      kind: 'decrease',
      date: '2021-05-01',
      amount: yuan(400_000),
    });
    builder.add('contribution', {
      id: 'a',
      holder_village_id: 'village-1',
      date: '2020-01-01',
      amount: yuan(1),
    });
    builder.add('contribution', { id: 'c', holder_village_id: 'village-2', amount: null });
    const balances = runningBalances(builder.ledger(), account);
    expect(Object.fromEntries(balances)).toEqual({
      'contribution-1': yuan(1_000_000),
      a: yuan(1_000_001),
      b: yuan(600_001),
      'contribution-2': null,
      c: null,
    });
  });
});
