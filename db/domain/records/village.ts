import { areaCode, date, integer, money, reference, text, uscc, villageCode, year } from '../fields.ts';
import { declareRecord } from './declaration.ts';

/** Weak village (集体经济薄弱村); model §2.4. */
export const village = declareRecord({
  type: 'village',
  form: 'village',
  belongs: { by: 'register' },
  naturalKey: ['village_code'],
  fields: {
    village_code: villageCode({ need: 'identity', group: 'identity' }),
    name: text({ need: 'required', group: 'identity' }),
    town_code: areaCode({ digits: 9, need: 'required', origin: 'prefilled', group: 'identity' }),
    coop_name: text({ need: 'optional', group: 'identity', onRequest: true }),
    coop_uscc: uscc({ need: 'optional', group: 'identity', onRequest: true }),
    households: integer({ need: 'optional', group: 'size', onRequest: true }),
    population: integer({ need: 'optional', group: 'size', onRequest: true }),
    weak_from: date({ need: 'required', group: 'status' }),
    weak_to: date({ need: 'optional', group: 'status' }),
    weak_basis: text({ need: 'required', group: 'status' }),
  },
});

/** One old village that went into a new one (撤并); model §2.4 code_history[], §2.5. */
export const villageMerger = declareRecord({
  type: 'village_merger',
  form: 'village',
  belongs: { by: 'register' },
  naturalKey: ['old_village_id', 'new_village_id'],
  evidence: true,
  fields: {
    old_village_id: reference('village', { need: 'identity', group: 'identity' }),
    new_village_id: reference('village', { need: 'identity', group: 'identity' }),
    date: date({ need: 'required', group: 'period' }),
    document: text({ need: 'required', group: 'evidence' }),
  },
});

/** A village's income of one year; model §2.4 village_year. */
export const villageYear = declareRecord({
  type: 'village_year',
  form: 'village',
  belongs: { by: 'year', field: 'year' },
  naturalKey: ['village_id', 'year'],
  fields: {
    village_id: reference('village', { need: 'identity', group: 'identity' }),
    year: year({ need: 'identity', group: 'period' }),
    total_income: money({ need: 'required', group: 'money' }),
    operating_income: money({ need: 'required', group: 'money' }),
    operating_gain: money({ need: 'required', group: 'money' }),
    investment_income: money({ need: 'required', group: 'money' }),
    subsidy_income: money({ need: 'required', group: 'money' }),
    /** 其中：飞地收益, a part of investment income. */
    enclave_income: money({ need: 'required', group: 'money' }),
  },
});
