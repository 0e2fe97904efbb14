import { date, flag, integer, option, reference, text } from '../fields.ts';
import { declareRecord } from './declaration.ts';

/** Cadre and talent exchange (干部人才交流): one person, or a group of one kind; model §2.12. No ID numbers. */
export const exchange = declareRecord({
  type: 'exchange',
  form: 'exchange',
  belongs: { by: 'register' },
  naturalKey: ['category', 'from_org', 'to_org', 'start_date', 'post'],
  evidence: true,
  fields: {
    direction: option('exchangeDirection', { need: 'required', group: 'identity' }),
    category: option('exchangeCategory', { need: 'required', group: 'identity' }),
    from_org: text({ need: 'required', group: 'parties' }),
    to_org: text({ need: 'required', group: 'parties' }),
    post: text({ need: 'optional', group: 'parties' }),
    headcount: integer({ need: 'required', group: 'size' }),
    start_date: date({ need: 'required', group: 'period' }),
    /** Blank while it goes on without an end set; a day to come is the planned one. */
    end_date: date({ need: 'optional', group: 'period' }),
    full_time: flag({ need: 'required', group: 'status' }),
    round_no: text({ need: 'optional', group: 'other', onRequest: true }),
  },
});

/** A person of an exchange, by name only; listed, they are as many as the head count (H80). */
export const exchangePerson = declareRecord({
  type: 'exchange_person',
  form: 'exchange',
  belongs: { by: 'parent', field: 'exchange_id' },
  naturalKey: ['exchange_id', 'name'],
  fields: {
    exchange_id: reference('exchange', { need: 'identity', group: 'identity' }),
    name: text({ need: 'required', group: 'identity', maxLength: 50 }),
    post: text({ need: 'optional', group: 'parties' }),
  },
});
