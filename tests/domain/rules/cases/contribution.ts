import { yuan } from '../../../support/ledger-builder.ts';
import { plain, type RuleCase } from './case.ts';

const second = { recordType: 'contribution', recordId: 'contribution-2' } as const;
const first = { recordType: 'contribution', recordId: 'contribution-1' } as const;

export const contributionCases: readonly RuleCase[] = [
  {
    rule: 'S30',
    what: 'the same payment twice',
    passing: () => plain().with('contribution', { fund_source: 'loan' }),
    breaking: (b) => b.change('contribution', 'contribution-2', { fund_source: 'provinceSubsidy' }),
    names: {
      ...second,
      field: 'amount',
      args: { holder: '试验1村', date: '2019-07-01', kind: 'contribution', a: yuan(1_000_000) },
    },
  },
  {
    rule: 'S32',
    what: 'quota of 2 mu at 600,000 yuan',
    passing: () =>
      plain().change('contribution', 'contribution-1', {
        asset_form: 'landQuota',
        quota_mu: 200,
        unit_price: yuan(500_000),
      }),
    breaking: (b) => b.change('contribution', 'contribution-1', { unit_price: yuan(600_000) }),
    names: {
      ...first,
      field: 'amount',
      args: { a: yuan(1_000_000), b: yuan(1_200_000), d: yuan(200_000) },
    },
  },
  {
    rule: 'S33',
    what: 'paid before the agreement',
    passing: plain,
    breaking: (b) => b.change('contribution', 'contribution-1', { date: '2019-01-09' }),
    names: { ...first, field: 'date', args: { date: '2019-01-09', signed: '2019-01-10', days: 1 } },
  },
  {
    rule: 'S33',
    what: 'interest before the money',
    passing: plain,
    breaking: (b) => b.change('contribution', 'contribution-1', { interest_from: '2019-06-01' }),
    names: {
      ...first,
      field: 'interest_from',
      args: { interest: '2019-06-01', paid: '2019-07-01', days: 30 },
    },
  },
  {
    rule: 'H34',
    what: 'an exit of more than was paid in',
    passing: () =>
      plain().with('contribution', {
        kind: 'exit',
        date: '2021-05-01',
        interest_from: '2021-05-01',
        exit_price: yuan(1_300_000),
      }),
    breaking: (b) => b.change('contribution', 'contribution-2', { amount: yuan(1_300_000) }),
    names: {
      ...second,
      field: 'amount',
      args: { kind: 'exit', a: yuan(1_300_000), b: yuan(1_000_000), d: yuan(300_000) },
    },
  },
  {
    rule: 'H35',
    what: 'agreed shares of 99.9 %',
    passing: () =>
      plain().change('contribution', 'contribution-1', { agreed_share_pct: 400_000 }).with('contribution', {
        holder_kind: 'stateCompany',
        holder_village_id: null,
        holder_name: '县国资公司',
        agreed_share_pct: 600_000,
      }),
    breaking: (b) => b.change('contribution', 'contribution-2', { agreed_share_pct: 599_000 }),
    names: { ...first, field: 'agreed_share_pct', args: { a: 999_000, b: 1_000_000, d: 1_000 } },
  },
];
