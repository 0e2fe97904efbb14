import { expect, test } from 'vitest';
import { fen } from '../../../db/domain/money.ts';
import { distributionRules } from '../../../db/domain/rules/distribution.ts';
import { returnRules } from '../../../db/domain/rules/return.ts';
import { contextOf, runRules } from '../../support/check-rules.ts';
import { LedgerBuilder, operatingEnclave, wan, yuan } from '../../support/ledger-builder.ts';

/** Awkward but correct (model §7.1): no hard rule may speak, and at most the one soft rule that is named. */
interface Practice {
  readonly what: string;
  readonly ledger: () => LedgerBuilder;
  readonly soft?: string;
  readonly context?: { readonly period?: string; readonly today?: string };
}

/** Paid and allocated in full on a day. */
function paid(b: LedgerBuilder, due: string, date: string, amount: number, more = {}): LedgerBuilder {
  const receipt = b.add('receipt', { date, amount, document_no: `凭证-${date}`, ...more });
  return b.with('allocation', { receipt_id: receipt.id, due_id: due, date, amount });
}

/** Pays out all of an amount to the villages of an enclave by share. */
function paidOut(b: LedgerBuilder, date: string, amounts: readonly number[], more = {}): LedgerBuilder {
  const batch = b.add('batch', { date, ...more });
  amounts.forEach((amount, index) => {
    b.add('batch_line', { batch_id: batch.id, village_id: `village-${index + 1}`, amount });
  });
  return b;
}

const two = () => operatingEnclave(2).with('due', { base: yuan(2_000_000), agreed: yuan(200_160) });
const halves = [yuan(100_080), yuan(100_080)];

function longyou(): LedgerBuilder {
  const b = operatingEnclave(113);
  for (let n = 1; n <= 113; n += 1) b.change('contribution', `contribution-${n}`, { amount: yuan(884_955) });
  return b;
}

const practices: readonly Practice[] = [
  {
    what: 'annual lump paid in Q1',
    context: { period: '2021Q1' },
    ledger: () =>
      paidOut(
        paid(
          two().change('due', 'due-1', {
            year: 2020,
            accrual_from: '2020-01-01',
            accrual_to: '2020-12-31',
            due_date: '2021-03-31',
          }),
          'due-1',
          '2021-03-20',
          yuan(200_160),
        ),
        '2021-03-28',
        halves,
        { origin_years: '2020' },
      ),
  },
  {
    what: 'first instalment 331 of 1,000.8 万, shared equally by 113 villages in odd amounts',
    soft: 'S45',
    ledger: () => {
      const b = longyou().with('due', { base: yuan(113 * 884_955), agreed: yuan(10_008_000) });
      const amounts = Array.from({ length: 113 }, (_, n) => yuan(n < 61 ? '29292.04' : '29292.03'));
      return paidOut(paid(b, 'due-1', '2021-08-25', wan(331)), '2021-09-10', amounts);
    },
  },
  {
    what: 'arrears of two years paid together',
    ledger: () => {
      const b = two().with('due', {
        year: 2020,
        accrual_from: '2020-01-01',
        accrual_to: '2020-12-31',
        due_date: '2020-12-20',
        base: yuan(2_000_000),
        agreed: yuan(200_160),
      });
      const receipt = b.add('receipt', { amount: yuan(400_320) });
      for (const due_id of ['due-1', 'due-2'])
        b.add('allocation', { receipt_id: receipt.id, due_id, amount: yuan(200_160) });
      return paidOut(b, '2021-12-25', [yuan(200_160), yuan(200_160)], { origin_years: '2020,2021' });
    },
  },
  {
    what: 'advance for next year',
    soft: 'S41',
    ledger: () => {
      const b = paidOut(paid(two(), 'due-1', '2021-12-20', yuan(200_160)), '2021-12-25', halves);
      b.add('receipt', { date: '2021-12-30', amount: yuan(200_160), document_no: '预付1号' });
      return b.with('retention', { purpose: '预收2022年收益' });
    },
  },
  {
    what: 'offset against a capital increase',
    ledger: () => {
      const b = paid(two(), 'due-1', '2021-12-20', yuan(200_160), {
        settle: 'converted',
        document_no: null,
        source_doc: '转增协议',
      });
      return b.with('contribution', {
        kind: 'increase',
        date: '2021-12-20',
        interest_from: '2022-01-01',
        amount: yuan(200_160),
        asset_form: 'returnConverted',
      });
    },
  },
  {
    what: 'payment in kind',
    ledger: () =>
      paid(two(), 'due-1', '2021-12-20', yuan(200_160), { settle: 'inKind', document_no: '评估报告1号' }),
  },
  {
    what: 'waiver with document',
    ledger: () => {
      const b = two().with('waiver', { amount: yuan(160) });
      return paidOut(paid(b, 'due-1', '2021-12-20', yuan(200_000)), '2021-12-25', [
        yuan(100_000),
        yuan(100_000),
      ]);
    },
  },
  {
    what: 'vehicle advances before the receipt, and is repaid',
    ledger: () => {
      const b = two()
        .with('pool_movement', { kind: 'advance', date: '2021-11-01', amount: yuan(200_160) })
        .with('pool_movement', { kind: 'advanceRepaid', date: '2021-12-21', amount: yuan(200_160) });
      return paid(paidOut(b, '2021-11-02', halves), 'due-1', '2021-12-20', yuan(200_160));
    },
  },
  {
    what: 'December receipt distributed in February: the year’s end',
    soft: 'S46',
    ledger: () => paidOut(paid(two(), 'due-1', '2021-12-20', yuan(200_160)), '2022-02-01', halves),
  },
  {
    what: 'December receipt distributed in February: the quarter after',
    context: { period: '2022Q1', today: '2022-04-05' },
    ledger: () => paidOut(paid(two(), 'due-1', '2021-12-20', yuan(200_160)), '2022-02-01', halves),
  },
  {
    what: 'money retained three years for a second phase',
    ledger: () => paid(two(), 'due-1', '2021-12-20', yuan(200_160)).with('retention'),
  },
  {
    what: 'vehicle repays a loan out of the pool',
    ledger: () => {
      const b = paid(two(), 'due-1', '2021-12-20', yuan(200_160));
      b.add('pool_movement', { kind: 'loanRepayment', amount: yuan(100_000), date: '2021-12-22' });
      return paidOut(b, '2021-12-25', [yuan(50_080), yuan(50_080)]);
    },
  },
  {
    what: 'equal 50,000 yuan to every village, whatever it put in',
    ledger: () => {
      const b = two()
        .change('contribution', 'contribution-1', { amount: yuan(400_000) })
        .change('contribution', 'contribution-2', { amount: yuan(1_600_000) });
      paid(b, 'due-1', '2021-12-20', yuan(200_160)).with('retention');
      return paidOut(b, '2021-12-25', [yuan(50_000), yuan(50_000)], { method: 'equal' });
    },
  },
  {
    what: 'two-county split of one enclave',
    ledger: () => {
      const b = two()
        .change('terms', 'terms-1', {
          home_county: null,
          mode: 'fixedAmount',
          rate_pct: null,
          fixed_amount: yuan(500_400),
        })
        .change('enclave_party', 'enclave_party-1', { return_share_pct: 400_000, capital_share_pct: 400_000 })
        .with('enclave_party', {
          home_county: '330803',
          return_share_pct: 600_000,
          capital_share_pct: 600_000,
        });
      return paidOut(paid(b, 'due-1', '2021-12-20', yuan(200_160)), '2021-12-25', halves);
    },
  },
  {
    what: 'capital increase in mid-quarter',
    ledger: () => {
      const b = operatingEnclave(1)
        .with('contribution', {
          kind: 'increase',
          date: '2021-08-01',
          interest_from: '2021-08-15',
          amount: yuan(365_000),
        })
        .with('due', { base: yuan(1_139_000), agreed: yuan('113991.12') });
      return paidOut(paid(b, 'due-1', '2021-12-20', yuan('113991.12')), '2021-12-25', [yuan('113991.12')]);
    },
  },
  {
    what: 'exit above cost',
    ledger: () => {
      const b = two().with('contribution', {
        kind: 'exit',
        date: '2021-12-31',
        interest_from: '2022-01-01',
        amount: yuan(1_000_000),
        exit_price: yuan(1_200_000),
      });
      return paidOut(paid(b, 'due-1', '2021-12-20', yuan(200_160)), '2021-12-25', halves);
    },
  },
  {
    what: 'three villages merged into one',
    ledger: () => {
      const b = operatingEnclave(3).with('due', { base: yuan(3_000_000), agreed: yuan(300_240) });
      const moved = { date: '2021-07-01', interest_from: '2021-07-01' };
      b.add('village', { id: 'new', village_code: '330825101299', name: '合并村' });
      for (const n of [1, 2, 3]) {
        b.add('village_merger', {
          old_village_id: `village-${n}`,
          new_village_id: 'new',
          date: '2021-07-01',
        });
        b.add('contribution', { ...moved, kind: 'mergerOut', holder_village_id: `village-${n}` });
        b.add('contribution', { ...moved, kind: 'mergerIn', holder_village_id: 'new' });
      }
      paid(b, 'due-1', '2021-12-20', yuan(300_240))
        .with('batch')
        .with('batch_line', { village_id: 'new', amount: yuan(300_240) });
      return b.with('village_year', { village_id: 'new', year: 2021, enclave_income: yuan(300_240) });
    },
  },
  {
    what: 'shares held by a company for villages',
    ledger: () => {
      const b = two();
      for (const n of [1, 2]) {
        b.change('contribution', `contribution-${n}`, {
          holder_kind: 'villageCompany',
          holder_village_id: null,
          holder_name: '强村公司',
          beneficiary_village_id: `village-${n}`,
        });
      }
      b.change('due', 'due-1', { beneficiary: 'villageCompany' });
      return paidOut(
        paid(b, 'due-1', '2021-12-20', yuan(200_160), { beneficiary: 'villageCompany' }),
        '2021-12-25',
        halves,
      );
    },
  },
  {
    what: 'terms lapsed, renewal unsigned',
    ledger: () =>
      paidOut(
        paid(
          two().change('terms', 'terms-1', { valid_to: '2021-06-30' }),
          'due-1',
          '2021-12-20',
          yuan(200_160),
        ),
        '2021-12-25',
        halves,
      ),
  },
  { what: 'nil quarter', context: { period: '2021Q2', today: '2021-07-05' }, ledger: () => two() },
  {
    what: 'industrial enclave whose tax share goes to the county treasury',
    ledger: () =>
      new LedgerBuilder()
        .with('enclave', { kind: 'industrial', benefit_mode: 'taxShare' })
        .with('enclave_party')
        .with('stage_event')
        .with('receipt', { return_kind: 'taxShare', beneficiary: 'countyTreasury', amount: wan(3_000) }),
  },
  {
    what: 'prior-year adjustment: a part of last year’s receipt goes back',
    ledger: () => {
      const b = two().with('due', {
        year: 2020,
        due_date: '2020-12-20',
        accrual_from: '2020-01-01',
        accrual_to: '2020-12-31',
        base: yuan(2_000_000),
        agreed: yuan(200_000),
      });
      paidOut(paid(b, 'due-2', '2020-12-20', yuan(200_160)), '2020-12-25', [yuan(100_000), yuan(100_000)], {
        origin_years: '2020',
      });
      b.change('allocation', 'allocation-1', { amount: yuan(200_000) });
      b.add('receipt', {
        date: '2021-03-01',
        amount: yuan(-160),
        reverses_id: 'receipt-1',
        reason: '多付退回',
      });
      return paidOut(paid(b, 'due-1', '2021-12-20', yuan(200_160)), '2021-12-25', halves);
    },
  },
  {
    what: 'a wrong entry reversed whole, with what it settled, and entered again',
    ledger: () => {
      const b = paid(two(), 'due-1', '2021-12-20', yuan(200_000));
      const back = b.add('receipt', {
        date: '2021-12-21',
        amount: yuan(-200_000),
        reverses_id: 'receipt-1',
        reason: '金额录错',
      });
      b.add('allocation', { receipt_id: back.id, date: '2021-12-21', amount: yuan(-200_000) });
      return paidOut(paid(b, 'due-1', '2021-12-22', yuan(200_160)), '2021-12-25', halves);
    },
  },
  {
    what: 'first use in mid-life with opening balances',
    ledger: () => {
      const b = operatingEnclave(2)
        .with('opening_balance', {
          as_of: '2020-12-31',
          pool_balance: yuan(50_000),
          distributed_cum: yuan(900_000),
        })
        .with('opening_received', { received_cum: yuan(950_000) })
        .with('due', {
          year: 2019,
          accrual_from: null,
          accrual_to: null,
          base: null,
          agreed: yuan(3_000),
          due_date: '2019-12-20',
          opening: true,
        })
        .with('due', { base: yuan(2_000_000), agreed: yuan(200_160) })
        .with('receipt', { date: '2020-12-31', amount: yuan(10_000), opening: true, document_no: null });
      for (const n of [1, 2])
        b.change('contribution', `contribution-${n}`, {
          kind: 'opening',
          date: '2020-12-31',
          interest_from: '2020-12-31',
        });
      b.add('allocation', {
        receipt_id: 'receipt-1',
        due_id: 'due-2',
        date: '2021-12-20',
        amount: yuan(10_000),
      });
      paid(b, 'due-2', '2021-12-20', yuan(190_160));
      paid(b, 'due-1', '2021-12-21', yuan(3_000));
      return paidOut(b, '2021-12-25', [yuan(121_580), yuan(121_580)]);
    },
  },
];

test.each(practices)('$what', ({ ledger, soft, context }) => {
  const found = runRules([...returnRules, ...distributionRules], ledger().ledger(), contextOf(context));
  expect([...new Set(found.map(({ rule }) => rule))]).toEqual(soft === undefined ? [] : [soft]);
});

test('the odd amounts of equal shares are what the division gives', () => {
  expect(61 * yuan('29292.04') + 52 * yuan('29292.03')).toBe(fen(yuan(3_310_000)));
});
