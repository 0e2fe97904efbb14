import { areaCode, code, date, money, mu, option, percent, reference, text } from '../fields.ts';
import { declareRecord } from './declaration.ts';

/** Contribution ledger (入股出资台账): holder × enclave × home county, one row a movement; model §2.5. */
export const contribution = declareRecord({
  type: 'contribution',
  form: 'contribution',
  belongs: { by: 'register' },
  naturalKey: ['enclave_id', 'home_county', 'holder_village_id', 'holder_name', 'kind', 'date', 'cert_no'],
  evidence: true,
  fields: {
    enclave_id: reference('enclave', { need: 'identity', group: 'identity' }),
    home_county: areaCode({ digits: 6, need: 'identity', origin: 'prefilled', group: 'parties' }),
    kind: option('contributionKind', { need: 'required', group: 'identity' }),
    date: date({ need: 'required', group: 'period' }),
    interest_from: date({ need: 'required', origin: 'prefilled', group: 'period' }),
    /** Always positive; the sign follows from `kind`. */
    amount: money({ need: 'required', group: 'money', added: false }),
    /** May be above the principal. */
    exit_price: money({ need: 'conditional', group: 'money', onRequest: true }),
    holder_kind: option('holderKind', { need: 'required', group: 'parties' }),
    /** Where holder_kind is village. */
    holder_village_id: reference('village', { need: 'conditional', group: 'parties' }),
    /** Where it is not. */
    holder_name: text({ need: 'conditional', group: 'parties' }),
    held_by: text({ need: 'optional', group: 'parties', onRequest: true }),
    /** A company may hold for villages (股权量化到村). */
    beneficiary_village_id: reference('village', { need: 'optional', group: 'parties', onRequest: true }),
    asset_form: option('assetForm', { need: 'required', group: 'money' }),
    fund_source: option('fundSource', { need: 'required', group: 'money' }),
    quota_mu: mu({ need: 'conditional', group: 'money' }),
    /** Per mu. */
    unit_price: money({ need: 'conditional', group: 'money', added: false }),
    cert_no: code({ need: 'optional', group: 'evidence', onRequest: true }),
    agreed_share_pct: percent({ need: 'optional', group: 'parties', onRequest: true }),
  },
  computed: {
    balance: money({ need: 'optional', origin: 'computed', group: 'money' }),
    share_pct: percent({ need: 'optional', origin: 'computed', group: 'money' }),
  },
});
