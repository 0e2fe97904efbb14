import { areaCode, date, integer, option, periodField, text } from '../fields.ts';
import { declareRecord } from './declaration.ts';

/**
 * Obligation (报送任务): who owes a form from when to when, and by when; model §2.0. Set by the province; what holds while
 * there is none is in `obligations.ts`. A blank unit means every county that was ever on the list, a blank kind of period
 * every kind; days that are left blank are those of the reporting calendar.
 */
export const obligation = declareRecord({
  type: 'obligation',
  form: null,
  belongs: { by: 'none' },
  naturalKey: ['form', 'unit', 'period_kind', 'valid_from'],
  fields: {
    form: option('form', { need: 'identity', group: 'identity' }),
    unit: areaCode({ digits: 6, need: 'optional', group: 'parties' }),
    period_kind: option('periodKind', { need: 'optional', group: 'period' }),
    valid_from: date({ need: 'identity', group: 'period' }),
    valid_to: date({ need: 'optional', group: 'period' }),
    /** Days after the period's last day. */
    opens_days: integer({ need: 'optional', group: 'period', added: false }),
    deadline_days: integer({ need: 'optional', group: 'period', added: false }),
    lock_days: integer({ need: 'optional', group: 'period', added: false }),
  },
});

/** Extension (延期) of one form of one unit for one period, and of nothing else; model §2.0. */
export const extension = declareRecord({
  type: 'extension',
  form: null,
  belongs: { by: 'none' },
  naturalKey: ['unit', 'period', 'form'],
  fields: {
    unit: areaCode({ digits: 6, need: 'identity', group: 'parties' }),
    period: periodField({ need: 'identity', group: 'period' }),
    form: option('form', { need: 'identity', group: 'identity' }),
    deadline: date({ need: 'identity', group: 'period' }),
    reason: text({ need: 'required', group: 'other', maxLength: 500 }),
  },
});
