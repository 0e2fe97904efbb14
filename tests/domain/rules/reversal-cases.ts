import { operatingEnclave, yuan } from '../../support/ledger-builder.ts';
import { type RuleCase, settledEnclave } from './return-cases.ts';

/** A due paid in full, of which 80 yuan went back. */
const givenBack = () =>
  settledEnclave()
    .with('receipt', { date: '2021-12-28', amount: yuan(-80), reverses_id: 'receipt-1', reason: '退回' })
    .with('allocation', { receipt_id: 'receipt-2', date: '2021-12-28', amount: yuan(-80) });

const receipt = (field: string, args: RuleCase['names']['args']): RuleCase['names'] => ({
  recordType: 'receipt',
  recordId: 'receipt-2',
  field,
  args,
});

/** Signs of what settles a due, and reversals that are not of what they take back. */
export const reversalCases: readonly RuleCase[] = [
  {
    rule: 'H31',
    what: 'a negative waiver',
    passing: () => operatingEnclave().with('due').with('waiver'),
    breaking: (b) => b.change('waiver', 'waiver-1', { amount: yuan(-30_000) }),
    names: {
      recordType: 'waiver',
      recordId: 'waiver-1',
      field: 'amount',
      args: { positive: yuan(-30_000), d: yuan(30_000) },
    },
  },
  {
    rule: 'H31',
    what: 'a negative allocation of a receipt that reverses nothing',
    passing: settledEnclave,
    breaking: (b) => b.change('allocation', 'allocation-1', { amount: yuan(-50_000) }),
    names: {
      recordType: 'allocation',
      recordId: 'allocation-1',
      field: 'amount',
      args: { positive: yuan(-50_000), d: yuan(50_000) },
    },
  },
  {
    rule: 'H31',
    what: 'a reversal that settles something',
    passing: givenBack,
    breaking: (b) => b.change('allocation', 'allocation-2', { amount: yuan(80) }),
    names: {
      recordType: 'allocation',
      recordId: 'allocation-2',
      field: 'amount',
      args: { negative: yuan(80), d: yuan(80) },
    },
  },
  {
    rule: 'H31',
    what: 'a bank transfer reversed by an offset: the pool would keep what went back',
    passing: givenBack,
    breaking: (b) => b.change('receipt', 'receipt-2', { settle: 'offset' }),
    names: receipt('settle', { differs: 'receipt.settle', now: 'offset', was: 'bankTransfer' }),
  },
  {
    rule: 'H31',
    what: 'a reversal of another kind of return',
    passing: () => givenBack().change('allocation', 'allocation-2', { voided: true }),
    breaking: (b) => b.change('receipt', 'receipt-2', { return_kind: 'rent' }),
    names: receipt('return_kind', { differs: 'receipt.return_kind', now: 'rent', was: 'fixed' }),
  },
  {
    rule: 'H31',
    what: 'a reversal for another beneficiary',
    passing: givenBack,
    breaking: (b) => b.change('receipt', 'receipt-2', { beneficiary: 'countyTreasury' }),
    names: receipt('beneficiary', {
      differs: 'receipt.beneficiary',
      now: 'countyTreasury',
      was: 'village',
    }),
  },
  {
    rule: 'H31',
    what: 'a reversal dated before what it reverses',
    passing: givenBack,
    breaking: (b) => b.change('receipt', 'receipt-2', { date: '2021-12-18' }),
    names: receipt('date', { date: '2021-12-18', received: '2021-12-20', days: 2 }),
  },
  {
    rule: 'H31',
    what: 'a reversal of another county’s receipt',
    passing: givenBack,
    breaking: (b) => b.change('receipt', 'receipt-2', { home_county: '331126' }),
    names: receipt('home_county', { apart: 'receipt.home_county' }),
  },
  {
    rule: 'H40',
    what: 'more taken back from a due than was set against it',
    passing: () => givenBack().with('due', { year: 2020, due_date: '2020-12-31' }),
    breaking: (b) => b.change('allocation', 'allocation-2', { due_id: 'due-2' }),
    names: {
      recordType: 'allocation',
      recordId: 'allocation-2',
      field: 'amount',
      args: { back: yuan(80), had: 0, d: yuan(80) },
    },
  },
  {
    rule: 'H40',
    what: 'a receipt of one county set against the due of another',
    passing: settledEnclave,
    breaking: (b) => b.change('due', 'due-1', { home_county: '331126' }),
    names: {
      recordType: 'allocation',
      recordId: 'allocation-1',
      field: 'due_id',
      args: { apart: 'receipt.home_county' },
    },
  },
];
