import {
  areaCode,
  code,
  date,
  flag,
  integer,
  money,
  monthList,
  mu,
  option,
  percent,
  reference,
  squareMetre,
  text,
  uscc,
} from '../fields.ts';
import { declareRecord } from './declaration.ts';

/** Enclave (飞地); model §2.3. Its dated lists are record types of their own, below. */
export const enclave = declareRecord({
  type: 'enclave',
  form: 'enclave',
  belongs: { by: 'register' },
  naturalKey: ['enclave_code'],
  evidence: true,
  fields: {
    enclave_code: code({ need: 'required', origin: 'prefilled', group: 'identity' }),
    name: text({ need: 'required', group: 'identity' }),
    kind: option('enclaveKind', { need: 'required', group: 'identity' }),
    direction: option('direction', { need: 'required', origin: 'prefilled', group: 'identity' }),
    lead_county: areaCode({ digits: 6, need: 'required', origin: 'prefilled', group: 'parties' }),
    host_id: reference('host', { need: 'required', group: 'place' }),
    site_address: text({ need: 'required', group: 'place' }),
    host_zone: text({ need: 'optional', group: 'place' }),
    vehicle_name: text({ need: 'conditional', group: 'parties' }),
    vehicle_uscc: uscc({ need: 'conditional', group: 'parties' }),
    land_mode: option('landMode', { need: 'required', group: 'place' }),
    planned_area_mu: mu({ need: 'conditional', group: 'size' }),
    first_phase_mu: mu({ need: 'optional', group: 'size' }),
    floor_area_m2: squareMetre({ need: 'conditional', group: 'size' }),
    land_quota_mu: mu({ need: 'optional', group: 'size', onRequest: true }),
    total_investment: money({ need: 'conditional', group: 'money' }),
    invested_to_date: money({ need: 'conditional', group: 'money' }),
    home_share_pct: percent({ need: 'optional', group: 'parties' }),
    benefit_mode: option('benefitMode', { need: 'conditional', group: 'money' }),
    tax_share_pct: percent({ need: 'optional', group: 'money', onRequest: true }),
    gdp_share_rule: text({ need: 'optional', group: 'money', onRequest: true }),
    firms_in: integer({ need: 'conditional', group: 'status', onRequest: true }),
    returned_projects: integer({ need: 'optional', group: 'status', onRequest: true }),
    counted_as_platform: flag({ need: 'required', group: 'status' }),
  },
});

/** Home county with its shares in an enclave, dated; model §2.3 party[]. */
export const enclaveParty = declareRecord({
  type: 'enclave_party',
  form: 'enclave',
  belongs: { by: 'register' },
  naturalKey: ['enclave_id', 'home_county', 'valid_from'],
  fields: {
    enclave_id: reference('enclave', { need: 'identity', group: 'identity' }),
    home_county: areaCode({ digits: 6, need: 'identity', group: 'parties' }),
    capital_share_pct: percent({ need: 'required', origin: 'prefilled', group: 'parties' }),
    return_share_pct: percent({ need: 'required', origin: 'prefilled', group: 'parties' }),
    valid_from: date({ need: 'required', origin: 'prefilled', group: 'period' }),
    valid_to: date({ need: 'optional', group: 'period' }),
  },
});

/** Village named as a beneficiary by the agreement; model §2.3 named_villages[]. */
export const namedVillage = declareRecord({
  type: 'named_village',
  form: 'enclave',
  belongs: { by: 'register' },
  naturalKey: ['enclave_id', 'village_id'],
  fields: {
    enclave_id: reference('enclave', { need: 'identity', group: 'identity' }),
    village_id: reference('village', { need: 'identity', group: 'parties' }),
    document: text({ need: 'optional', group: 'evidence' }),
  },
});

/** Dated step of the pipeline; the current stage is the latest; model §2.3 stage_event[]. */
export const stageEvent = declareRecord({
  type: 'stage_event',
  form: 'enclave',
  belongs: { by: 'register' },
  naturalKey: ['enclave_id', 'stage', 'date'],
  evidence: true,
  fields: {
    enclave_id: reference('enclave', { need: 'identity', group: 'identity' }),
    stage: option('stage', { need: 'required', group: 'status' }),
    date: date({ need: 'required', group: 'period' }),
    agreement_kind: option('agreementKind', { need: 'conditional', group: 'status' }),
    document_no: text({ need: 'required', group: 'evidence' }),
    reason: text({ need: 'conditional', group: 'other' }),
  },
});

/** Return terms (收益条款), one dated version a record; model §2.3 terms[]. Amounts are per full accrual year. */
export const terms = declareRecord({
  type: 'terms',
  form: 'enclave',
  belongs: { by: 'register' },
  naturalKey: ['enclave_id', 'home_county', 'valid_from'],
  evidence: true,
  fields: {
    enclave_id: reference('enclave', { need: 'identity', group: 'identity' }),
    /** Blank: the whole enclave, split by the parties' return_share_pct. */
    home_county: areaCode({ digits: 6, need: 'optional', group: 'parties' }),
    valid_from: date({ need: 'required', group: 'period' }),
    valid_to: date({ need: 'optional', group: 'period' }),
    mode: option('termsMode', { need: 'required', group: 'terms' }),
    rate_pct: percent({ need: 'conditional', group: 'terms' }),
    fixed_amount: money({ need: 'conditional', group: 'terms', added: false }),
    floor_amount: money({ need: 'conditional', group: 'terms', added: false }),
    /** Shown, never evaluated. */
    formula_text: text({ need: 'optional', group: 'terms', onRequest: true }),
    accrual_start: date({ need: 'required', origin: 'prefilled', group: 'terms' }),
    year_basis: option('yearBasis', { need: 'required', origin: 'prefilled', group: 'terms' }),
    due_months: monthList({ need: 'required', group: 'terms' }),
    accrues_before_delivery: flag({ need: 'optional', group: 'terms' }),
  },
});
