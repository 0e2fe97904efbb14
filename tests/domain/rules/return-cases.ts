import type { ReturnRuleId } from '../../../db/domain/rules/return.ts';
import type { Found } from '../../support/check-rules.ts';
import { type LedgerBuilder, operatingEnclave, yuan } from '../../support/ledger-builder.ts';

export interface RuleCase {
  readonly rule: Exclude<ReturnRuleId, 'H42'>;
  readonly what: string;
  readonly context?: { readonly period?: string; readonly today?: string };
  /** Correct as it stands. */
  readonly passing: () => LedgerBuilder;
  /** What is done to the correct ledger. */
  readonly breaking: (builder: LedgerBuilder) => unknown;
  readonly names: Omit<Found, 'rule'>;
}

/** An enclave with one village, its due of 2021, paid in full and allocated. */
export const settledEnclave = () => operatingEnclave().with('due').with('receipt').with('allocation');

/** The same, of which a part went back: the receipt's reversal, and its line that takes back what it had settled. */
export const partlyReversed = (taken: number = yuan(-80)) =>
  settledEnclave()
    .with('receipt', { date: '2021-12-28', amount: yuan(-80), reverses_id: 'receipt-1', reason: '退回' })
    .with('allocation', { receipt_id: 'receipt-2', date: '2021-12-28', amount: taken });

/** A second enclave of the county. */
const withOthers = (b: LedgerBuilder) =>
  b.with('enclave', { name: '龙游鄞州消薄飞地', enclave_code: '330825-XB-02' });

const ofReversal = (field: string, args: RuleCase['names']['args']): RuleCase['names'] => {
  return { recordType: 'receipt', recordId: 'receipt-2', field, args };
};
const ofLine = (id: number, field: string, args: RuleCase['names']['args']): RuleCase['names'] => {
  return { recordType: 'allocation', recordId: `allocation-${id}`, field, args };
};

/** H31 and H40 where signs, a reversal and its receipt, or a receipt and its due do not fit. */
export const fittingCases: readonly RuleCase[] = [
  {
    rule: 'H31',
    what: 'a negative waiver',
    passing: () => settledEnclave().with('waiver'),
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
    what: 'a negative allocation of an ordinary receipt',
    passing: settledEnclave,
    breaking: (b) => b.add('allocation', { amount: yuan(-50_000) }),
    names: ofLine(2, 'amount', { positive: yuan(-50_000), d: yuan(50_000) }),
  },
  {
    rule: 'H31',
    what: 'an allocation of nothing',
    passing: settledEnclave,
    breaking: (b) => b.change('allocation', 'allocation-1', { amount: 0 }),
    names: ofLine(1, 'amount', { positive: 0, d: 0 }),
  },
  {
    rule: 'H31',
    what: 'an allocation of a reversal that settles',
    passing: partlyReversed,
    breaking: (b) => b.change('allocation', 'allocation-2', { amount: yuan(80) }),
    names: ofLine(2, 'amount', { line: yuan(80), d: yuan(80) }),
  },
  {
    rule: 'H31',
    what: 'a reversal of another return kind',
    passing: partlyReversed,
    breaking: (b) => b.change('receipt', 'receipt-2', { return_kind: 'rent' }),
    names: ofReversal('return_kind', { kind: 'rent', reversed_kind: 'fixed' }),
  },
  {
    rule: 'H31',
    what: 'a reversal for another beneficiary',
    passing: partlyReversed,
    breaking: (b) => b.change('receipt', 'receipt-2', { beneficiary: 'countyTreasury' }),
    names: ofReversal('beneficiary', { beneficiary: 'countyTreasury', reversed_beneficiary: 'village' }),
  },
  {
    rule: 'H31',
    what: 'a bank transfer that goes back by an offset: the pool would keep it',
    passing: partlyReversed,
    breaking: (b) => b.change('receipt', 'receipt-2', { settle: 'offset' }),
    names: ofReversal('settle', { settle: 'offset', reversed_settle: 'bankTransfer' }),
  },
  {
    rule: 'H31',
    what: 'a reversal dated before its receipt',
    passing: () => partlyReversed().change('receipt', 'receipt-2', { date: '2021-12-20' }),
    breaking: (b) => b.change('receipt', 'receipt-2', { date: '2021-12-18' }),
    names: ofReversal('date', { date: '2021-12-18', received: '2021-12-20', days: 2 }),
  },
  {
    rule: 'H31',
    what: 'a reversal in another enclave',
    passing: () => withOthers(partlyReversed()),
    breaking: (b) => b.change('receipt', 'receipt-2', { enclave_id: 'enclave-2' }),
    names: ofReversal('enclave_id', { account: '龙游鄞州消薄飞地', reversed_account: '龙游镇海消薄飞地' }),
  },
  {
    rule: 'H31',
    what: 'a reversal in the account of another county',
    passing: partlyReversed,
    breaking: (b) => b.change('receipt', 'receipt-2', { home_county: '331126' }),
    names: ofReversal('home_county', { account: '试验县 331126', reversed_account: '试验县 330825' }),
  },
  {
    rule: 'H40',
    what: 'a reversal that takes back more of a due than its receipt had settled',
    passing: () => partlyReversed().with('due', { instalment: 2, agreed: yuan(100) }),
    breaking: (b) => b.change('allocation', 'allocation-2', { amount: yuan(-100_081) }),
    names: ofLine(2, 'amount', { back: yuan(100_081), settled: yuan(100_080), d: yuan(1) }),
  },
  {
    rule: 'H40',
    what: 'a reversal that takes back of a due that its receipt never settled',
    passing: () => partlyReversed().with('due', { instalment: 2, agreed: yuan(100) }),
    breaking: (b) =>
      b.add('allocation', {
        receipt_id: 'receipt-2',
        due_id: 'due-2',
        date: '2021-12-28',
        amount: yuan(-50),
      }),
    names: ofLine(3, 'amount', { back: yuan(50), settled: 0, d: yuan(50) }),
  },
  {
    rule: 'H40',
    what: 'a receipt set against the due of another county',
    passing: settledEnclave,
    breaking: (b) => b.change('due', 'due-1', { home_county: '331126' }),
    names: ofLine(1, 'due_id', { account: '试验县 330825', due_account: '试验县 331126' }),
  },
  {
    rule: 'H40',
    what: 'a receipt set against the due of another enclave',
    passing: () => withOthers(settledEnclave()),
    breaking: (b) => b.change('due', 'due-1', { enclave_id: 'enclave-2' }),
    names: ofLine(1, 'due_id', { account: '龙游镇海消薄飞地', due_account: '龙游鄞州消薄飞地' }),
  },
];

/** Rules of amounts, allocations and documents. */
export const receiptCases: readonly RuleCase[] = [
  {
    rule: 'H31',
    what: 'a contribution of zero',
    passing: settledEnclave,
    breaking: (b) => b.change('contribution', 'contribution-1', { amount: 0 }),
    names: {
      recordType: 'contribution',
      recordId: 'contribution-1',
      field: 'amount',
      args: { positive: 0, d: 0 },
    },
  },
  {
    rule: 'H31',
    what: 'a negative use of the pool',
    passing: () => settledEnclave().with('pool_movement'),
    breaking: (b) => b.change('pool_movement', 'pool_movement-1', { amount: yuan(-80) }),
    names: {
      recordType: 'pool_movement',
      recordId: 'pool_movement-1',
      field: 'amount',
      args: { positive: yuan(-80), d: yuan(80) },
    },
  },
  {
    rule: 'H31',
    what: 'a negative receipt that reverses nothing',
    passing: () => operatingEnclave().with('receipt'),
    breaking: (b) => b.change('receipt', 'receipt-1', { amount: yuan(-5) }),
    names: {
      recordType: 'receipt',
      recordId: 'receipt-1',
      field: 'amount',
      args: { positive: yuan(-5), d: yuan(5) },
    },
  },
  {
    rule: 'H31',
    what: 'a reversal above what it reverses',
    passing: () =>
      operatingEnclave()
        .with('receipt')
        .with('receipt', { amount: yuan(-100), reverses_id: 'receipt-1', reason: '多付退回' }),
    breaking: (b) => b.change('receipt', 'receipt-2', { amount: yuan(-100_081) }),
    names: {
      recordType: 'receipt',
      recordId: 'receipt-2',
      field: 'amount',
      args: { a: yuan(100_081), b: yuan(100_080), d: yuan(1) },
    },
  },
  {
    rule: 'H31',
    what: 'two reversals that together exceed the receipt',
    passing: () =>
      operatingEnclave()
        .with('receipt')
        .with('receipt', { amount: yuan(-60_000), reverses_id: 'receipt-1', reason: '多付退回' }),
    breaking: (b) =>
      b.add('receipt', {
        date: '2021-12-31',
        amount: yuan(-50_000),
        reverses_id: 'receipt-1',
        reason: '再次退回',
      }),
    names: {
      recordType: 'receipt',
      recordId: 'receipt-3',
      field: 'amount',
      args: { a: yuan(110_000), b: yuan(100_080), d: yuan(9_920) },
    },
  },
  {
    rule: 'H31',
    what: 'a positive reversal',
    passing: () =>
      operatingEnclave()
        .with('receipt')
        .with('receipt', { amount: yuan(-100), reverses_id: 'receipt-1', reason: '多付退回' }),
    breaking: (b) => b.change('receipt', 'receipt-2', { amount: yuan(100) }),
    names: {
      recordType: 'receipt',
      recordId: 'receipt-2',
      field: 'amount',
      args: { negative: yuan(100), d: yuan(100) },
    },
  },
  {
    rule: 'H31',
    what: 'a reversal without a reason',
    passing: () =>
      operatingEnclave()
        .with('receipt')
        .with('receipt', { amount: yuan(-100), reverses_id: 'receipt-1', reason: '多付退回' }),
    breaking: (b) => b.change('receipt', 'receipt-2', { reason: null }),
    names: {
      recordType: 'receipt',
      recordId: 'receipt-2',
      field: 'reason',
      args: { reversal: yuan(-100) },
    },
  },
  {
    rule: 'H31',
    what: 'a reversal of a voided receipt',
    passing: () =>
      operatingEnclave()
        .with('receipt')
        .with('receipt', { amount: yuan(-100), reverses_id: 'receipt-1', reason: '多付退回' }),
    breaking: (b) => b.change('receipt', 'receipt-1', { voided: true }),
    names: {
      recordType: 'receipt',
      recordId: 'receipt-2',
      field: 'amount',
      args: { a: yuan(100), b: 0, d: yuan(100) },
    },
  },
  {
    rule: 'H40',
    what: 'more allocated than received',
    passing: settledEnclave,
    breaking: (b) => b.change('receipt', 'receipt-1', { amount: yuan(100_000) }),
    names: {
      recordType: 'receipt',
      recordId: 'receipt-1',
      field: 'amount',
      args: { a: yuan(100_080), b: yuan(100_000), d: yuan(80), limit: 'receipt.amount' },
    },
  },
  {
    rule: 'H40',
    what: 'allocated and waived above the due',
    passing: settledEnclave,
    breaking: (b) => b.add('waiver'),
    names: {
      recordType: 'due',
      recordId: 'due-1',
      field: 'agreed',
      args: { a: yuan(100_160), b: yuan(100_080), d: yuan(80), limit: 'due.agreed' },
    },
  },
  {
    rule: 'H40',
    what: 'a reversal whose allocation still stands',
    passing: () =>
      settledEnclave()
        .with('receipt', { date: '2021-12-28', amount: yuan(-80), reverses_id: 'receipt-1', reason: '退回' })
        .with('allocation', { receipt_id: 'receipt-2', date: '2021-12-28', amount: yuan(-80) }),
    breaking: (b) => b.change('allocation', 'allocation-2', { voided: true }),
    names: {
      recordType: 'receipt',
      recordId: 'receipt-1',
      field: 'amount',
      args: { a: yuan(100_080), b: yuan(100_000), d: yuan(80), limit: 'receipt.amount' },
    },
  },
  {
    rule: 'H40',
    what: 'an allocation dated before its receipt',
    passing: settledEnclave,
    breaking: (b) => b.change('allocation', 'allocation-1', { date: '2021-12-18' }),
    names: {
      recordType: 'allocation',
      recordId: 'allocation-1',
      field: 'date',
      args: { date: '2021-12-18', received: '2021-12-20', days: 2 },
    },
  },
  {
    rule: 'H40',
    what: 'rent set against a fixed due',
    passing: settledEnclave,
    breaking: (b) => b.change('receipt', 'receipt-1', { return_kind: 'rent' }),
    names: {
      recordType: 'allocation',
      recordId: 'allocation-1',
      field: 'due_id',
      args: { kind: 'rent', due_kind: 'fixed' },
    },
  },
  {
    rule: 'H40',
    what: 'the treasury’s money set against the villages’ due',
    passing: settledEnclave,
    breaking: (b) => b.change('receipt', 'receipt-1', { beneficiary: 'countyTreasury' }),
    names: {
      recordType: 'allocation',
      recordId: 'allocation-1',
      field: 'due_id',
      args: { beneficiary: 'countyTreasury', due_beneficiary: 'village' },
    },
  },
  {
    rule: 'H44',
    what: 'a receipt dated in the future',
    context: { today: '2021-12-20' },
    passing: settledEnclave,
    breaking: (b) => b.change('receipt', 'receipt-1', { date: '2021-12-23' }),
    names: {
      recordType: 'receipt',
      recordId: 'receipt-1',
      field: 'date',
      args: { date: '2021-12-23', today: '2021-12-20', days: 3 },
    },
  },
  {
    rule: 'H44',
    what: 'a bank transfer without a voucher number',
    passing: () => settledEnclave().change('receipt', 'receipt-1', { source_doc: '银行回单' }),
    breaking: (b) => b.change('receipt', 'receipt-1', { document_no: null }),
    names: {
      recordType: 'receipt',
      recordId: 'receipt-1',
      field: 'document_no',
      args: { received: '2021-12-20', settle: 'bankTransfer' },
    },
  },
  {
    rule: 'H44',
    what: 'an offset without any document',
    passing: () =>
      settledEnclave().change('receipt', 'receipt-1', {
        settle: 'offset',
        document_no: null,
        source_doc: '抵扣协议',
      }),
    breaking: (b) => b.change('receipt', 'receipt-1', { source_doc: null }),
    names: {
      recordType: 'receipt',
      recordId: 'receipt-1',
      field: 'document_no',
      args: { received: '2021-12-20', settle: 'offset' },
    },
  },
];
