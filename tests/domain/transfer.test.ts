import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../db/domain/dates.ts';
import { accountHolding } from '../../db/domain/figures/contribution-balance.ts';
import { Ledger } from '../../db/domain/ledger.ts';
import { type Fen, fen } from '../../db/domain/money.ts';
import { type Holder, ledgerWith } from '../../db/domain/moved-holdings.ts';
import { allRules } from '../../db/domain/rules/all-rules.ts';
import { balanceAt } from '../../db/domain/time-weighting.ts';
import { planTransfer, type TransferInput, type TransferPlan } from '../../db/domain/transfer.ts';
import { contextOf, runRules } from '../support/check-rules.ts';
import { account, operatingEnclave, yuan } from '../support/ledger-builder.ts';

const village = (n: number): Holder => ({
  holder_kind: 'village',
  holder_village_id: `village-${n}`,
  holder_name: null,
  held_by: null,
  beneficiary_village_id: null,
});

function plan(ledger: Ledger, given: Partial<TransferInput> = {}): TransferPlan {
  let last = 0;
  const input: TransferInput = {
    account,
    from: village(1),
    to: village(2),
    date: isoDate('2021-06-30'),
    amount: yuan(400_000),
    price: yuan(500_000),
    document: '转让协议2021-1',
    ...given,
  };
  return planTransfer(ledger, input, () => {
    last += 1;
    return `new-${last}`;
  });
}

const moved = ({ changes }: TransferPlan) =>
  changes.map(({ values }) => [values.kind, values.holder_village_id, values.amount, values.exit_price]);
const why = ({ refusals }: TransferPlan): string[] => refusals.map((refusal) => refusal.why);

describe('a transfer of a contribution', () => {
  it('is a pair on one day, the price standing with what goes out', () => {
    const made = plan(operatingEnclave(2).ledger());
    expect(moved(made)).toEqual([
      ['transferOut', 'village-1', yuan(400_000), yuan(500_000)],
      ['transferIn', 'village-2', yuan(400_000), null],
    ]);
    expect(made.balances).toEqual({
      from: [yuan(1_000_000), yuan(600_000)],
      to: [yuan(1_000_000), yuan(1_400_000)],
    });
  });

  it('breaks no rule that was kept before', () => {
    const ledger = operatingEnclave(2).ledger();
    const broken = (of: Ledger): string[] =>
      runRules(allRules, of, contextOf({ period: '2021' })).map((found) => JSON.stringify(found));
    const before = new Set(broken(ledger));
    const now = new Ledger(ledgerWith(ledger, plan(ledger).changes));
    expect(broken(now).filter((one) => !before.has(one))).toEqual([]);
  });

  it('draws on what was paid in, source by source', () => {
    const ledger = operatingEnclave(2)
      .with('contribution', {
        holder_village_id: 'village-1',
        amount: yuan(500_000),
        asset_form: 'landQuota',
      })
      .ledger();
    expect(
      plan(ledger, { amount: yuan(1_200_000) }).changes.map(({ values }) => [
        values.asset_form,
        values.amount,
      ]),
    ).toEqual([
      ['cash', yuan(1_000_000)],
      ['cash', yuan(1_000_000)],
      ['landQuota', yuan(200_000)],
      ['landQuota', yuan(200_000)],
    ]);
  });

  it.each([
    ['to nobody', { to: null }, ['noTo']],
    ['to itself', { to: village(1) }, ['same']],
    ['of nothing', { amount: fen(0) }, ['noAmount']],
    ['of more than there is', { amount: yuan(1_000_001) }, ['tooMuch']],
    ['before it was paid in', { date: isoDate('2019-01-01') }, ['tooMuch']],
  ] as const)('is refused %s', (_, given, expected) => {
    const made = plan(operatingEnclave(2).ledger(), given);
    expect(why(made)).toEqual(expected);
    expect(made.changes).toEqual([]);
  });

  it('leaves what was taken out later covered', () => {
    const ledger = operatingEnclave(2)
      .with('contribution', {
        holder_village_id: 'village-1',
        kind: 'decrease',
        date: '2021-09-01',
        interest_from: '2021-09-01',
        amount: yuan(800_000),
      })
      .ledger();
    expect(plan(ledger).refusals).toEqual([{ why: 'tooMuch', balance: yuan(200_000) }]);
    expect(why(plan(ledger, { amount: yuan(200_000) }))).toEqual([]);
  });

  it('comes to zero whatever is transferred', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000_000 }), (amount) => {
        const ledger = operatingEnclave(2).ledger();
        const now = new Ledger(ledgerWith(ledger, plan(ledger, { amount: fen(amount) }).changes));
        const on = isoDate('2021-12-31');
        const total = (of: Ledger): Fen => balanceAt(accountHolding(of, account, 'interest').movements, on);
        expect(total(now)).toBe(total(ledger));
      }),
    );
  });
});
