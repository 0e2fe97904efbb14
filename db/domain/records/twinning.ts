import { date, integer, money, option, percent, text } from '../fields.ts';
import { declareRecord } from './declaration.ts';

/** Education twinning (教育结对); model §2.13. */
export const education = declareRecord({
  type: 'education',
  form: 'education',
  belongs: { by: 'register' },
  naturalKey: ['kind', 'helper_unit', 'helped_school', 'start_date'],
  evidence: true,
  fields: {
    kind: option('educationKind', { need: 'required', group: 'identity' }),
    helper_unit: text({ need: 'required', group: 'parties' }),
    helped_school: text({ need: 'required', group: 'parties' }),
    school_stage: option('schoolStage', { need: 'required', group: 'identity' }),
    mode: option('educationMode', { need: 'optional', group: 'identity', onRequest: true }),
    team_size: integer({ need: 'required', group: 'size' }),
    resident_count: integer({ need: 'required', group: 'size' }),
    start_date: date({ need: 'required', group: 'period' }),
    /** Blank while it goes on without an end set; a day to come is the planned one. */
    end_date: date({ need: 'optional', group: 'period' }),
    lessons: integer({ need: 'optional', group: 'results', onRequest: true }),
    teachers_trained: integer({ need: 'optional', group: 'results', onRequest: true }),
    students_benefited: integer({ need: 'optional', group: 'results', onRequest: true }),
    funds: money({ need: 'optional', group: 'money', onRequest: true }),
  },
});

/** Medical twinning (医疗结对); model §2.14. */
export const medical = declareRecord({
  type: 'medical',
  form: 'medical',
  belongs: { by: 'register' },
  naturalKey: ['helper_hospital', 'helped_hospital', 'start_date'],
  evidence: true,
  fields: {
    helper_hospital: text({ need: 'required', group: 'parties' }),
    helper_grade: option('hospitalGrade', { need: 'required', group: 'parties' }),
    helped_hospital: text({ need: 'required', group: 'parties' }),
    helped_grade: option('hospitalGrade', { need: 'required', group: 'parties' }),
    mode: option('medicalMode', { need: 'optional', group: 'identity', onRequest: true }),
    resident_experts: integer({ need: 'required', group: 'size' }),
    start_date: date({ need: 'required', group: 'period' }),
    /** Blank while it goes on without an end set; a day to come is the planned one. */
    end_date: date({ need: 'optional', group: 'period' }),
    dispatch_person_times: integer({ need: 'optional', group: 'results', onRequest: true }),
    departments_built: integer({ need: 'optional', group: 'results', onRequest: true }),
    new_tech_count: integer({ need: 'optional', group: 'results', onRequest: true }),
    level34_surgery_share: percent({ need: 'optional', group: 'results', onRequest: true }),
    local_treatment_rate: percent({ need: 'optional', group: 'results', onRequest: true }),
    funds: money({ need: 'optional', group: 'money', onRequest: true }),
  },
});
