import { date, longText, money, option, reference, text } from '../fields.ts';
import { declareRecord } from './declaration.ts';

/** "One county, one policy" initiative (一县一策举措); model §2.11. */
export const policy = declareRecord({
  type: 'policy',
  form: 'policy',
  belongs: { by: 'register' },
  naturalKey: ['policy_title', 'doc_no'],
  evidence: true,
  fields: {
    policy_title: text({ need: 'required', group: 'identity' }),
    batch: option('policyBatch', { need: 'required', group: 'identity' }),
    doc_no: text({ need: 'required', group: 'evidence' }),
    issued_date: date({ need: 'required', group: 'period' }),
  },
});

/** A measure of an initiative with what it is measured by; model §2.11. */
export const policyMeasure = declareRecord({
  type: 'policy_measure',
  form: 'policy',
  belongs: { by: 'parent', field: 'policy_id' },
  naturalKey: ['policy_id', 'measure_no'],
  fields: {
    policy_id: reference('policy', { need: 'identity', group: 'identity' }),
    measure_no: text({ need: 'required', group: 'identity', maxLength: 20 }),
    measure_text: longText({ need: 'required', group: 'identity', maxLength: 500 }),
    lead_dept: text({ need: 'required', group: 'parties' }),
    support_from: text({ need: 'optional', group: 'parties' }),
    /** Targets are figures with a unit of their own, or words: "建成", "1 个以上". */
    kpi_name: text({ need: 'optional', group: 'status' }),
    kpi_unit: text({ need: 'optional', group: 'status', maxLength: 20 }),
    kpi_target: text({ need: 'conditional', group: 'status', maxLength: 50 }),
    kpi_actual: text({ need: 'optional', group: 'status', maxLength: 50 }),
    due: date({ need: 'required', group: 'period' }),
    state: option('measureState', { need: 'required', group: 'status' }),
    funds: money({ need: 'optional', group: 'money', onRequest: true }),
  },
});
