import { describe, expect, test } from 'vitest';
import { isoDate } from '../../../db/domain/dates.ts';
import { agreedByTerms } from '../../../db/domain/figures/agreed.ts';
import {
  accountHolding,
  contributionTotals,
  holderBalance,
  holderSharePct,
  villageHolding,
} from '../../../db/domain/figures/contribution-balance.ts';
import { proposeDue } from '../../../db/domain/figures/propose-due.ts';
import { termsFor } from '../../../db/domain/figures/terms.ts';
import { balanceAt } from '../../../db/domain/time-weighting.ts';
import { account, type LedgerBuilder, operatingEnclave, yuan } from '../../support/ledger-builder.ts';

const day = isoDate;
const year2021 = { accrual_from: day('2021-01-01'), accrual_to: day('2021-12-31') };
const agreed = (b: LedgerBuilder, accrual: Parameters<typeof agreedByTerms>[2] = year2021) =>
  agreedByTerms(b.ledger(), account, accrual);

describe('contribution balances', () => {
  const twoVillages = () =>
    operatingEnclave(2)
      .with('contribution', {
        kind: 'transferOut',
        date: '2021-07-01',
        interest_from: '2021-07-02',
        amount: yuan(400_000),
      })
      .with('contribution', {
        kind: 'transferIn',
        date: '2021-07-01',
        interest_from: '2021-07-02',
        amount: yuan(400_000),
        holder_village_id: 'village-2',
      });

  test('principal counts by date, interest by the day from which it runs', () => {
    const ledger = twoVillages().ledger();
    const at = (by: 'principal' | 'interest', on: string) =>
      balanceAt(villageHolding(ledger, account, 'village-1', by).movements, day(on));
    expect(at('principal', '2021-07-01')).toBe(yuan(600_000));
    expect(at('interest', '2021-07-01')).toBe(yuan(1_000_000));
    expect(at('interest', '2021-07-02')).toBe(yuan(600_000));
    expect(balanceAt(accountHolding(ledger, account, 'principal').movements, day('2021-12-31'))).toBe(
      yuan(2_000_000),
    );
  });

  test('the total says what came in, what went out and what is left, and names rows that it cannot count', () => {
    const ledger = twoVillages()
      .with('contribution', { amount: null, holder_village_id: 'village-2' })
      .ledger();
    const unknown = ledger.all('contribution').at(-1)?.id;
    expect(contributionTotals(ledger, account)).toEqual({
      added: yuan(2_400_000),
      subtracted: yuan(400_000),
      balance: yuan(2_000_000),
      incomplete: [unknown],
    });
  });

  test('a village that another one holds for is counted once, as beneficiary', () => {
    const ledger = operatingEnclave(2)
      .change('contribution', 'contribution-1', { beneficiary_village_id: 'village-2' })
      .ledger();
    expect(villageHolding(ledger, account, 'village-1', 'principal').records).toEqual([]);
    expect(villageHolding(ledger, account, 'village-2', 'principal').records).toEqual([
      'contribution-1',
      'contribution-2',
    ]);
  });

  test('shares follow balances and the county’s capital share, unless one was agreed', () => {
    const b = twoVillages().change('enclave_party', 'enclave_party-1', { capital_share_pct: 600_000 });
    const row = b.ledger().all('contribution')[0]!;
    expect(holderBalance(b.ledger(), row, day('2021-12-31'))).toBe(yuan(600_000));
    expect(holderSharePct(b.ledger(), row, day('2021-12-31'))).toBe(180_000);
    expect(holderSharePct(b.ledger(), row, day('2021-06-30'))).toBe(300_000);
    b.change('contribution', 'contribution-3', { agreed_share_pct: 250_000 });
    expect(holderSharePct(b.ledger(), row, day('2021-12-31'))).toBe(250_000);
  });

  test('an incomplete row makes balance and share unknown', () => {
    const b = twoVillages().with('contribution', { amount: null });
    const row = b.ledger().all('contribution')[0]!;
    expect(holderBalance(b.ledger(), row, day('2021-12-31'))).toBeNull();
    expect(holderSharePct(b.ledger(), row, day('2021-12-31'))).toBeNull();
    expect(accountHolding(b.ledger(), account, 'principal').incomplete).toEqual(['contribution-5']);
  });
});

describe('terms over a span', () => {
  test('gaps and overlaps are told apart, day by day', () => {
    const ledger = operatingEnclave()
      .change('terms', 'terms-1', { valid_to: '2021-03-31' })
      .with('terms', { valid_from: '2021-05-01', valid_to: '2021-10-31' })
      .with('terms', { home_county: null, valid_from: '2021-10-01', valid_to: '2021-11-30' })
      .with('terms', { home_county: '330803', valid_from: '2021-01-01' })
      .ledger();
    const cover = termsFor(ledger, account, day('2021-01-01'), day('2021-12-31'));
    expect(cover.versions.map(({ terms, from, to }) => [terms.id, from, to])).toEqual([
      ['terms-1', '2021-01-01', '2021-03-31'],
      ['terms-2', '2021-05-01', '2021-10-31'],
      ['terms-3', '2021-10-01', '2021-11-30'],
    ]);
    expect(cover.gaps).toEqual([
      { from: '2021-04-01', to: '2021-04-30' },
      { from: '2021-12-01', to: '2021-12-31' },
    ]);
    expect(cover.overlaps.map(({ terms, from, to }) => [terms.id, from, to])).toEqual([
      ['terms-3', '2021-10-01', '2021-10-31'],
    ]);
  });

  test('a version within another one, and one that follows without a gap', () => {
    const ledger = operatingEnclave()
      .change('terms', 'terms-1', { valid_to: '2021-06-30' })
      .with('terms', { valid_from: '2021-02-01', valid_to: '2021-03-31' })
      .with('terms', { valid_from: '2021-07-01' })
      .ledger();
    const cover = termsFor(ledger, account, day('2021-01-01'), day('2021-12-31'));
    expect(cover.gaps).toEqual([]);
    expect(cover.overlaps.map(({ from, to }) => [from, to])).toEqual([['2021-02-01', '2021-03-31']]);
  });

  test('no terms at all are one gap', () => {
    const ledger = operatingEnclave().change('terms', 'terms-1', { voided: true }).ledger();
    expect(termsFor(ledger, account, day('2021-01-01'), day('2021-12-31')).gaps).toEqual([
      { from: '2021-01-01', to: '2021-12-31' },
    ]);
  });
});

describe('agreed by the terms', () => {
  test('Longyou: 100 million yuan at 10.008 % over a full year are 10,008,000 yuan', () => {
    const b = operatingEnclave().change('contribution', 'contribution-1', { amount: yuan(100_000_000) });
    const figure = agreed(b);
    expect(figure).toMatchObject({
      computable: true,
      agreed: yuan(10_008_000),
      guaranteed: null,
      base: yuan(100_000_000),
      atLeast: false,
    });
    expect(figure.pieces).toEqual([
      {
        terms_id: 'terms-1',
        mode: 'fixedRate',
        from: '2021-01-01',
        to: '2021-12-31',
        days: 365,
        rate: 100_080,
        balance: yuan(100_000_000),
        yearly: null,
        share: null,
        amount: yuan(10_008_000),
      },
    ]);
    expect(figure.records).toEqual(['terms-1', 'contribution-1']);
  });

  test('a full year gives the full amount in leap years and in accrual years of their own', () => {
    const b = operatingEnclave().change('contribution', 'contribution-1', { amount: yuan(100_000_000) });
    for (const [accrual_from, accrual_to] of [
      ['2020-01-01', '2020-12-31'],
      ['2019-07-01', '2020-06-30'],
      ['2020-03-15', '2021-03-14'],
    ] as const) {
      const figure = agreed(b, { accrual_from: day(accrual_from), accrual_to: day(accrual_to) });
      expect(figure.agreed).toBe(yuan(10_008_000));
    }
  });

  test('instalments of a year add up to the year', () => {
    const b = operatingEnclave().change('terms', 'terms-1', { due_months: '3,6,9,12' });
    const parts = [1, 2, 3, 4].map((n) => proposeDue(b.ledger(), account, 2021, n));
    expect(parts.map((part) => [part.accrual_from, part.accrual_to, part.due_date])).toEqual([
      ['2021-01-01', '2021-03-31', '2021-03-31'],
      ['2021-04-01', '2021-06-30', '2021-06-30'],
      ['2021-07-01', '2021-09-30', '2021-09-30'],
      ['2021-10-01', '2021-12-31', '2021-12-31'],
    ]);
    const sum = parts.reduce((total, part) => total + (part.agreed ?? 0), 0);
    expect(Math.abs(sum - yuan(100_080))).toBeLessThanOrEqual(2);
  });

  test('a capital increase in mid-quarter counts from its interest date', () => {
    const b = operatingEnclave().with('contribution', {
      kind: 'increase',
      date: '2021-08-01',
      interest_from: '2021-08-15',
      amount: yuan(365_000),
    });
    const figure = agreed(b);
    // 139 days from 15 August: 365,000 × 10.008 % × 139 ÷ 365.
    expect(figure.agreed).toBe(yuan('113991.12'));
    expect(figure.base).toBe(yuan(1_139_000));
  });

  test('a change of terms within the accrual is split by days and rounded once', () => {
    const b = operatingEnclave()
      .change('terms', 'terms-1', { valid_to: '2021-03-31' })
      .with('terms', {
        valid_from: '2021-04-01',
        mode: 'fixedAmount',
        rate_pct: null,
        fixed_amount: yuan(73_000),
      });
    const figure = agreed(b);
    // 100,080 × 90 ÷ 365 + 73,000 × 275 ÷ 365
    expect(figure.agreed).toBe(yuan('79677.26'));
    expect(figure.pieces.map((piece) => [piece.days, piece.amount])).toEqual([
      [90, yuan('24677.26')],
      [275, yuan(55_000)],
    ]);
  });

  test('the due’s own base can take the place of the ledger’s balance', () => {
    expect(agreed(operatingEnclave(), { ...year2021, base: yuan(2_000_000) }).agreed).toBe(yuan(200_160));
  });

  test('terms of the whole enclave: amounts by the return share valid on the day, rates on the own ledger', () => {
    const b = operatingEnclave()
      .change('terms', 'terms-1', {
        home_county: null,
        mode: 'fixedAmount',
        rate_pct: null,
        fixed_amount: yuan(365_000),
      })
      .change('enclave_party', 'enclave_party-1', { return_share_pct: 600_000, valid_to: '2021-06-30' })
      .with('enclave_party', { return_share_pct: 500_000, valid_from: '2021-07-01' })
      .with('enclave_party', { home_county: '330803', return_share_pct: 400_000 });
    const figure = agreed(b);
    expect(figure.agreed).toBe(yuan(1_000 * (181 * 0.6 + 184 * 0.5)));
    expect(figure.pieces.map(({ from, share }) => [from, share])).toEqual([
      ['2021-01-01', 600_000],
      ['2021-07-01', 500_000],
    ]);
    b.change('terms', 'terms-1', { mode: 'fixedRate', rate_pct: 100_080 });
    expect(agreed(b).agreed).toBe(yuan(100_080));
  });

  test('guaranteed modes give the floor: an amount, or a rate on the balance', () => {
    const b = operatingEnclave().change('terms', 'terms-1', {
      mode: 'guaranteedFloor',
      floor_amount: yuan(50_000),
    });
    expect(agreed(b)).toMatchObject({ agreed: yuan(50_000), guaranteed: yuan(50_000), atLeast: true });
    b.change('terms', 'terms-1', { mode: 'guaranteedPlusDividend', floor_amount: null, rate_pct: 60_000 });
    expect(agreed(b)).toMatchObject({ agreed: yuan(60_000), guaranteed: yuan(60_000), atLeast: true });
  });

  test('year bases of 365 and 360 days', () => {
    const b = operatingEnclave().change('terms', 'terms-1', { year_basis: '360', rate_pct: 100_000 });
    expect(agreed(b).agreed).toBe(yuan('101388.89'));
    b.change('terms', 'terms-1', { year_basis: '365' });
    expect(agreed(b, { accrual_from: day('2020-01-01'), accrual_to: day('2020-12-31') }).agreed).toBe(
      yuan('100273.97'),
    );
  });

  test('nothing accrues before the start of accrual', () => {
    const b = operatingEnclave().change('terms', 'terms-1', { accrual_start: '2021-07-01' });
    expect(agreed(b).agreed).toBe(yuan('50451.29'));
  });

  test('what cannot be computed says why, and the base stands all the same', () => {
    const reason = (change: (b: LedgerBuilder) => unknown) => {
      const b = operatingEnclave();
      change(b);
      const figure = agreed(b);
      expect(figure.agreed).toBeNull();
      return figure.reason;
    };
    expect(reason((b) => b.change('terms', 'terms-1', { mode: 'rent' }))).toBe('typed');
    expect(reason((b) => b.change('terms', 'terms-1', { mode: 'other' }))).toBe('typed');
    expect(reason((b) => b.change('terms', 'terms-1', { valid_to: '2021-12-30' }))).toBe('termsGap');
    expect(reason((b) => b.add('terms', { valid_from: '2021-12-31' }))).toBe('termsOverlap');
    expect(reason((b) => b.change('terms', 'terms-1', { rate_pct: null }))).toBe('blankTerms');
    expect(reason((b) => b.change('terms', 'terms-1', { mode: 'fixedAmount' }))).toBe('blankTerms');
    expect(reason((b) => b.add('contribution', { amount: null }))).toBe('ledgerIncomplete');
    expect(
      reason((b) =>
        b
          .change('terms', 'terms-1', { home_county: null, mode: 'fixedAmount', fixed_amount: 1 })
          .change('enclave_party', 'enclave_party-1', { valid_to: '2021-05-31' }),
      ),
    ).toBe('noParty');
    expect(agreed(operatingEnclave(), { accrual_from: null, accrual_to: null }).reason).toBe('noAccrual');
    expect(agreed(operatingEnclave().change('terms', 'terms-1', { mode: 'rent' })).base).toBe(
      yuan(1_000_000),
    );
  });
});
