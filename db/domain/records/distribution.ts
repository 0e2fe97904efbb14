import { areaCode, code, date, flag, money, option, reference, text, year, yearList } from '../fields.ts';
import { declareRecord } from './declaration.ts';

/** Pool movement (资金池变动) other than receipts and distributions; model §2.7. `advance` adds, all others subtract. */
export const poolMovement = declareRecord({
  type: 'pool_movement',
  form: 'distribution',
  belongs: { by: 'date', field: 'date' },
  naturalKey: ['enclave_id', 'home_county', 'date', 'kind', 'document'],
  evidence: true,
  fields: {
    enclave_id: reference('enclave', { need: 'identity', group: 'identity' }),
    home_county: areaCode({ digits: 6, need: 'identity', origin: 'prefilled', group: 'parties' }),
    date: date({ need: 'required', group: 'period' }),
    kind: option('poolMovementKind', { need: 'required', group: 'identity' }),
    amount: money({ need: 'required', group: 'money', added: false }),
    document: text({ need: 'required', group: 'evidence' }),
  },
});

/** Retention note (留存说明): for what and until when money stays in the pool; model §2.7. */
export const retention = declareRecord({
  type: 'retention',
  form: 'distribution',
  belongs: { by: 'year', field: 'year' },
  naturalKey: ['enclave_id', 'home_county', 'year'],
  fields: {
    enclave_id: reference('enclave', { need: 'identity', group: 'identity' }),
    home_county: areaCode({ digits: 6, need: 'identity', origin: 'prefilled', group: 'parties' }),
    year: year({ need: 'identity', group: 'period' }),
    purpose: text({ need: 'required', group: 'other' }),
    planned_date: date({ need: 'required', group: 'period' }),
  },
});

/** Distribution batch (分配批次), dated when the vehicle pays out; model §2.7. */
export const batch = declareRecord({
  type: 'batch',
  form: 'distribution',
  belongs: { by: 'date', field: 'date' },
  naturalKey: ['enclave_id', 'home_county', 'date', 'document'],
  evidence: true,
  fields: {
    enclave_id: reference('enclave', { need: 'identity', group: 'identity' }),
    home_county: areaCode({ digits: 6, need: 'identity', origin: 'prefilled', group: 'parties' }),
    date: date({ need: 'required', group: 'period' }),
    method: option('distributionMethod', { need: 'required', origin: 'prefilled', group: 'identity' }),
    /** Calendar years whose returns are distributed. */
    origin_years: yearList({ need: 'required', origin: 'prefilled', group: 'period' }),
    document: text({ need: 'required', group: 'evidence' }),
  },
  computed: {
    total: money({ need: 'optional', origin: 'computed', group: 'money' }),
  },
});

/** One village's line of a batch; model §2.7. */
export const batchLine = declareRecord({
  type: 'batch_line',
  form: 'distribution',
  belongs: { by: 'parent', field: 'batch_id' },
  naturalKey: ['batch_id', 'village_id'],
  evidence: true,
  fields: {
    batch_id: reference('batch', { need: 'identity', group: 'identity' }),
    village_id: reference('village', { need: 'identity', group: 'parties' }),
    amount: money({ need: 'required', group: 'money' }),
    paid_date: date({ need: 'optional', group: 'period' }),
    /** Last four digits only (model, decision 10). */
    account_tail: code({ need: 'optional', group: 'evidence' }),
    village_use: option('villageUse', { need: 'optional', group: 'other' }),
    signed_off: flag({ need: 'optional', group: 'evidence' }),
  },
});
