import { areaCode, date, flag, integer, money, option, reference, text, year } from '../fields.ts';
import { declareRecord } from './declaration.ts';

/** Due (应收期次): what is owed for one instalment; model §2.6. */
export const due = declareRecord({
  type: 'due',
  form: 'return',
  belongs: { by: 'register' },
  naturalKey: ['enclave_id', 'home_county', 'year', 'instalment', 'return_kind', 'beneficiary'],
  fields: {
    enclave_id: reference('enclave', { need: 'identity', group: 'identity' }),
    home_county: areaCode({ digits: 6, need: 'identity', origin: 'prefilled', group: 'parties' }),
    year: year({ need: 'required', group: 'period' }),
    instalment: integer({ need: 'required', origin: 'prefilled', group: 'period' }),
    return_kind: option('returnKind', { need: 'required', origin: 'prefilled', group: 'identity' }),
    beneficiary: option('beneficiary', { need: 'required', origin: 'prefilled', group: 'identity' }),
    accrual_from: date({ need: 'conditional', origin: 'prefilled', group: 'period' }),
    accrual_to: date({ need: 'conditional', origin: 'prefilled', group: 'period' }),
    /** Time-weighted ledger balance over the accrual. */
    base: money({ need: 'conditional', origin: 'prefilled', group: 'money', added: false }),
    agreed: money({ need: 'required', origin: 'prefilled', group: 'money' }),
    /** Asked for when `agreed` departs from the computed figure. */
    override_reason: text({ need: 'conditional', group: 'money' }),
    /** 其中：保底, a part of agreed. */
    guaranteed: money({ need: 'optional', origin: 'prefilled', group: 'money' }),
    due_date: date({ need: 'required', origin: 'prefilled', group: 'period' }),
    /** Arrears at first use: `agreed` is what was outstanding. */
    opening: flag({ need: 'optional', group: 'status', onRequest: true }),
  },
  computed: {
    allocated: money({ need: 'optional', origin: 'computed', group: 'money' }),
    waived: money({ need: 'optional', origin: 'computed', group: 'money' }),
    arrears: money({ need: 'optional', origin: 'computed', group: 'money' }),
  },
});

/** Waiver (减免) of a part of a due; model §2.6 waived[]. */
export const waiver = declareRecord({
  type: 'waiver',
  form: 'return',
  belongs: { by: 'date', field: 'date' },
  naturalKey: ['due_id', 'date', 'document'],
  evidence: true,
  fields: {
    due_id: reference('due', { need: 'identity', group: 'identity' }),
    date: date({ need: 'required', group: 'period' }),
    amount: money({ need: 'required', group: 'money' }),
    document: text({ need: 'required', group: 'evidence' }),
  },
});

/** Receipt (到账明细): one payment; model §2.6. */
export const receipt = declareRecord({
  type: 'receipt',
  form: 'return',
  belongs: { by: 'date', field: 'date' },
  naturalKey: ['enclave_id', 'home_county', 'date', 'amount', 'document_no'],
  evidence: true,
  fields: {
    enclave_id: reference('enclave', { need: 'identity', group: 'identity' }),
    home_county: areaCode({ digits: 6, need: 'identity', origin: 'prefilled', group: 'parties' }),
    date: date({ need: 'required', group: 'period' }),
    return_kind: option('returnKind', { need: 'required', origin: 'prefilled', group: 'identity' }),
    beneficiary: option('beneficiary', { need: 'required', origin: 'prefilled', group: 'identity' }),
    /** Negative only where `reverses_id` is set. */
    amount: money({ need: 'required', group: 'money' }),
    settle: option('settle', { need: 'required', origin: 'prefilled', group: 'money' }),
    payer: text({ need: 'required', origin: 'prefilled', group: 'evidence' }),
    receiver: text({ need: 'required', origin: 'prefilled', group: 'evidence' }),
    document_no: text({ need: 'required', group: 'evidence' }),
    reverses_id: reference('receipt', { need: 'optional', group: 'other', onRequest: true }),
    reason: text({ need: 'conditional', group: 'other', onRequest: true }),
    /** Money received before first use for later dues: counts in prepaid only. */
    opening: flag({ need: 'optional', group: 'status', onRequest: true }),
  },
  computed: {
    allocated: money({ need: 'optional', origin: 'computed', group: 'money' }),
    prepaid: money({ need: 'optional', origin: 'computed', group: 'money' }),
    prior_year_adjustment: money({ need: 'optional', origin: 'computed', group: 'money' }),
  },
});

/** Allocation (冲抵) of a receipt to a due, dated; model §2.6 allocation[]. */
export const allocation = declareRecord({
  type: 'allocation',
  form: 'return',
  belongs: { by: 'date', field: 'date' },
  naturalKey: ['receipt_id', 'due_id', 'date'],
  fields: {
    receipt_id: reference('receipt', { need: 'identity', group: 'identity' }),
    due_id: reference('due', { need: 'identity', group: 'identity' }),
    date: date({ need: 'required', origin: 'prefilled', group: 'period' }),
    amount: money({ need: 'required', group: 'money' }),
  },
});

/** Opening balance (期初建账) of enclave × home county; model §2.0. */
export const openingBalance = declareRecord({
  type: 'opening_balance',
  form: 'return',
  belongs: { by: 'register' },
  naturalKey: ['enclave_id', 'home_county'],
  evidence: true,
  fields: {
    enclave_id: reference('enclave', { need: 'identity', group: 'identity' }),
    home_county: areaCode({ digits: 6, need: 'identity', origin: 'prefilled', group: 'parties' }),
    as_of: date({ need: 'required', group: 'period' }),
    distributed_cum: money({ need: 'required', group: 'money' }),
    pool_balance: money({ need: 'required', group: 'money' }),
  },
});

/** What had been received before first use, by kind and beneficiary; model §2.0 received_cum[]. */
export const openingReceived = declareRecord({
  type: 'opening_received',
  form: 'return',
  belongs: { by: 'register' },
  naturalKey: ['opening_balance_id', 'return_kind', 'beneficiary'],
  fields: {
    opening_balance_id: reference('opening_balance', { need: 'identity', group: 'identity' }),
    return_kind: option('returnKind', { need: 'required', group: 'identity' }),
    beneficiary: option('beneficiary', { need: 'required', group: 'identity' }),
    received_cum: money({ need: 'required', group: 'money' }),
  },
});
