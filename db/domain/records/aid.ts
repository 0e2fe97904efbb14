import { integer, money, reference, year } from '../fields.ts';
import { declareRecord } from './declaration.ts';

/** Aid funds (援建、帮扶资金) of a partner in a year; model §2.15. */
export const aid = declareRecord({
  type: 'aid',
  form: 'aid',
  belongs: { by: 'year', field: 'year' },
  naturalKey: ['host_id', 'year'],
  evidence: true,
  fields: {
    host_id: reference('host', { need: 'identity', group: 'identity' }),
    year: year({ need: 'identity', group: 'period' }),
    aid_fund: money({ need: 'required', group: 'money' }),
    /** 其中; the two need not be all of it (H86). */
    income_raising: money({ need: 'optional', group: 'money' }),
    edu_sci_health: money({ need: 'optional', group: 'money' }),
    social_donation: money({ need: 'optional', group: 'money' }),
    rural_projects: integer({ need: 'optional', group: 'results' }),
    training_person_times: integer({ need: 'required', group: 'results' }),
    consumption_aid: money({ need: 'optional', group: 'results', onRequest: true }),
  },
});
