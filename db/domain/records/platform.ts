import { areaCode, code, date, flag, mu, option, reference, text, uscc, year } from '../fields.ts';
import { declareRecord } from './declaration.ts';

/** Collaboration platform (协作平台): a park that a county and its partner build together; model §2.8. */
export const platform = declareRecord({
  type: 'platform',
  form: 'platform',
  belongs: { by: 'register' },
  naturalKey: ['platform_code'],
  evidence: true,
  fields: {
    platform_code: code({ need: 'required', group: 'identity' }),
    name: text({ need: 'required', group: 'identity' }),
    kind: option('platformKind', { need: 'required', group: 'identity' }),
    level: option('platformLevel', { need: 'required', group: 'identity' }),
    approved_doc: text({ need: 'required', group: 'evidence' }),
    approved_date: date({ need: 'required', group: 'period' }),
    home_county: areaCode({ digits: 6, need: 'required', origin: 'prefilled', group: 'parties' }),
    host_id: reference('host', { need: 'required', group: 'parties' }),
    planned_area_mu: mu({ need: 'required', group: 'size' }),
    development_mode: option('developmentMode', { need: 'required', group: 'size' }),
    /** Where the park is an enclave, too: one object is counted once (H52). */
    enclave_id: reference('enclave', { need: 'optional', group: 'parties' }),
    /** Whether it counts among the platforms; of one that is an enclave, the enclave's own mark decides with it. */
    counted: flag({ need: 'required', group: 'status' }),
    appraisal_year: year({ need: 'optional', group: 'status', onRequest: true }),
    appraisal_grade: option('appraisalGrade', { need: 'optional', group: 'status', onRequest: true }),
    operator: text({ need: 'optional', group: 'parties', onRequest: true }),
    operator_uscc: uscc({ need: 'optional', group: 'parties', onRequest: true }),
  },
});
