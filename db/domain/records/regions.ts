import { areaCode, date, option, reference, text } from '../fields.ts';
import { declareRecord } from './declaration.ts';

/** Mountain county with its dated membership of the list; model §2.1. */
export const county = declareRecord({
  type: 'county',
  form: null,
  belongs: { by: 'register' },
  naturalKey: ['area_code', 'list_version'],
  fields: {
    area_code: areaCode({ digits: 6, need: 'identity', group: 'identity', besideName: true }),
    name_zh: text({ need: 'required', group: 'identity' }),
    name_py: text({ need: 'optional', group: 'identity' }),
    prefecture_code: areaCode({ digits: 4, need: 'required', origin: 'prefilled', group: 'identity' }),
    kind: option('countyKind', { need: 'required', group: 'identity' }),
    member_from: date({ need: 'required', group: 'period' }),
    member_to: date({ need: 'optional', group: 'period' }),
    list_version: text({ need: 'optional', group: 'period' }),
  },
});

/** Host or partner area (飞入地、结对地区); model §2.2. A functional zone has no code of its own. */
export const host = declareRecord({
  type: 'host',
  form: null,
  belongs: { by: 'register' },
  naturalKey: ['host_code', 'host_name'],
  fields: {
    host_name: text({ need: 'required', group: 'identity' }),
    host_kind: option('hostKind', { need: 'required', group: 'identity' }),
    host_code: areaCode({ need: 'conditional', group: 'identity', besideName: true }),
    parent_code: areaCode({ need: 'conditional', origin: 'prefilled', group: 'identity' }),
  },
});

/** Dated pairing of a mountain county with a host; many to many; model §2.2. */
export const pairing = declareRecord({
  type: 'pairing',
  form: null,
  belongs: { by: 'register' },
  naturalKey: ['home_county', 'host_id', 'pairing_type', 'valid_from'],
  evidence: true,
  fields: {
    home_county: areaCode({ digits: 6, need: 'identity', group: 'parties' }),
    host_id: reference('host', { need: 'identity', group: 'parties' }),
    pairing_type: option('pairingType', { need: 'required', group: 'identity' }),
    valid_from: date({ need: 'required', group: 'period' }),
    valid_to: date({ need: 'optional', group: 'period' }),
    document_no: text({ need: 'optional', group: 'evidence' }),
  },
});
