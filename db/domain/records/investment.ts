import { date, integer, longText, money, monthField, percent, reference, text, year } from '../fields.ts';
import { declareRecord } from './declaration.ts';

/** What a project is planned to invest in a year, and the funds it brought over; model §2.10. */
export const projectYear = declareRecord({
  type: 'project_year',
  form: 'investment',
  belongs: { by: 'register' },
  naturalKey: ['project_id', 'year'],
  fields: {
    project_id: reference('project', { need: 'identity', group: 'identity' }),
    year: year({ need: 'identity', group: 'period' }),
    year_plan: money({ need: 'required', group: 'money', added: false }),
    /** 上年末结余资金: not a part of this year's funds (H73). */
    carry_in: money({ need: 'optional', group: 'money', onRequest: true, added: false }),
  },
});

/** What was invested in a project before the app (期初建账), at a year's end; model §2.0. */
export const projectOpening = declareRecord({
  type: 'project_opening',
  form: 'investment',
  belongs: { by: 'register' },
  naturalKey: ['project_id'],
  evidence: true,
  fields: {
    project_id: reference('project', { need: 'identity', group: 'identity' }),
    as_of: date({ need: 'required', group: 'period' }),
    inv_cum: money({ need: 'required', group: 'money' }),
    fund_cum: money({ need: 'required', group: 'money' }),
    new_fixed_assets_cum: money({ need: 'optional', group: 'money' }),
  },
});

/**
 * Investment done in a project in a month (项目投资进度); model §2.10. Investment is the value of work done, funds are cash
 * received for it. Stored are the month's figures; year to date and since start are computed. January is exempt:
 * February holds both months. The composition and the sources are year-to-date figures of a quarter's last month.
 */
export const investment = declareRecord({
  type: 'investment',
  form: 'investment',
  belongs: { by: 'month', field: 'month' },
  naturalKey: ['project_id', 'month'],
  evidence: true,
  fields: {
    project_id: reference('project', { need: 'identity', group: 'identity' }),
    month: monthField({ need: 'identity', group: 'period' }),
    inv_month: money({ need: 'required', group: 'money' }),
    fund_month: money({ need: 'required', group: 'money' }),
    progress_text: text({ need: 'required', group: 'status' }),
    problems: longText({ need: 'optional', group: 'status', maxLength: 500 }),
    /** Why the month's figure is negative. */
    negative_reason: text({ need: 'optional', group: 'money', onRequest: true }),
    prior_year_adjustment: money({ need: 'optional', group: 'money', onRequest: true }),
    adjustment_reason: text({ need: 'conditional', group: 'money', onRequest: true }),
    construction: money({ need: 'optional', group: 'composition', onRequest: true, added: false }),
    equipment: money({ need: 'optional', group: 'composition', onRequest: true, added: false }),
    other_cost: money({ need: 'optional', group: 'composition', onRequest: true, added: false }),
    /** A part of other_cost. */
    land_purchase: money({ need: 'optional', group: 'composition', onRequest: true, added: false }),
    fund_budget: money({ need: 'optional', group: 'sources', onRequest: true, added: false }),
    fund_loans: money({ need: 'optional', group: 'sources', onRequest: true, added: false }),
    fund_foreign: money({ need: 'optional', group: 'sources', onRequest: true, added: false }),
    fund_self: money({ need: 'optional', group: 'sources', onRequest: true, added: false }),
    fund_other: money({ need: 'optional', group: 'sources', onRequest: true, added: false }),
    /** Of the year to date. */
    new_fixed_assets: money({ need: 'optional', group: 'results', onRequest: true, added: false }),
    jobs: integer({ need: 'optional', group: 'results', onRequest: true, added: false }),
    output: money({ need: 'optional', group: 'results', onRequest: true, added: false }),
    tax: money({ need: 'optional', group: 'results', onRequest: true, added: false }),
  },
  computed: {
    inv_ytd: money({ need: 'optional', origin: 'computed', group: 'money', added: false }),
    year_plan: money({ need: 'optional', origin: 'computed', group: 'money', added: false }),
    completion_rate: percent({ need: 'optional', origin: 'computed', group: 'money' }),
    inv_cum: money({ need: 'optional', origin: 'computed', group: 'money', added: false }),
    fund_ytd: money({ need: 'optional', origin: 'computed', group: 'money', added: false }),
    fund_cum: money({ need: 'optional', origin: 'computed', group: 'money', added: false }),
  },
});

/** Parts of the year-to-date investment; filled in at all, they add up to it (H71). */
export const compositionFields = ['construction', 'equipment', 'other_cost'] as const;

/** Sources of the year-to-date funds; filled in at all, they add up to them (H73). */
export const sourceFields = ['fund_budget', 'fund_loans', 'fund_foreign', 'fund_self', 'fund_other'] as const;
