import { areaCode, code, date, flag, option, text } from '../fields.ts';
import { declareRecord } from './declaration.ts';

/** Installation whose signature is taken for a unit's, on the province's word (design §6, keys). */
export const trustedInstallation = declareRecord({
  type: 'trusted_installation',
  form: null,
  belongs: { by: 'none' },
  naturalKey: ['public_key'],
  fields: {
    unit: areaCode({ need: 'identity', group: 'parties' }),
    installation: code({ need: 'required', group: 'identity' }),
    public_key: code({ need: 'identity', group: 'identity' }),
    valid_from: date({ need: 'optional', group: 'period' }),
    valid_to: date({ need: 'optional', group: 'period' }),
  },
});

/** Number that the province gave an enclave (飞地编码); model §2.3. */
export const enclaveCode = declareRecord({
  type: 'enclave_code',
  form: null,
  belongs: { by: 'none' },
  naturalKey: ['enclave_code'],
  fields: {
    enclave_code: code({ need: 'identity', group: 'identity' }),
    name: text({ need: 'required', group: 'identity' }),
    kind: option('enclaveKind', { need: 'required', group: 'identity' }),
    home_county: areaCode({ digits: 6, need: 'optional', group: 'parties' }),
    host_code: areaCode({ need: 'optional', group: 'parties' }),
    host_name: text({ need: 'optional', group: 'parties' }),
  },
});

/** Whether an option of a closed list is still offered; one that is not stays readable where it was chosen. */
export const optionChoice = declareRecord({
  type: 'option_choice',
  form: null,
  belongs: { by: 'none' },
  naturalKey: ['option_set', 'option_value'],
  fields: {
    option_set: code({ need: 'identity', group: 'identity' }),
    option_value: code({ need: 'identity', group: 'identity' }),
    offered: flag({ need: 'required', group: 'status' }),
  },
});
