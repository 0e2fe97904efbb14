import {
  code,
  date,
  flag,
  industryCode,
  money,
  option,
  reference,
  text,
  uscc,
  villageCode,
} from '../fields.ts';
import { declareRecord } from './declaration.ts';

/** Project (项目) brought in by the collaboration; model §2.9. A filing with several sub-projects is a project itself. */
export const project = declareRecord({
  type: 'project',
  form: 'project',
  belongs: { by: 'register' },
  naturalKey: ['project_code', 'owner_uscc', 'name'],
  evidence: true,
  fields: {
    /** Of either generation (model §5.6); blank until the project is filed (S53). */
    project_code: code({ need: 'optional', group: 'identity' }),
    name: text({ need: 'required', group: 'identity' }),
    parent_project_id: reference('project', { need: 'optional', group: 'identity', onRequest: true }),
    industry_code: industryCode({ need: 'required', group: 'identity' }),
    sector: option('projectSector', { need: 'required', group: 'identity' }),
    nature: option('projectNature', { need: 'required', group: 'identity' }),
    owner_name: text({ need: 'required', group: 'parties' }),
    owner_uscc: uscc({ need: 'required', group: 'parties' }),
    capital_kind: option('capitalKind', { need: 'required', group: 'parties' }),
    investor_origin: option('investorOrigin', { need: 'required', group: 'parties' }),
    /** Where the investor comes from a partner area. */
    origin_host_id: reference('host', { need: 'conditional', group: 'parties' }),
    platform_id: reference('platform', { need: 'optional', group: 'parties' }),
    enclave_id: reference('enclave', { need: 'optional', group: 'parties' }),
    /** Statistical area code of the site, 12 digits; codes go by the project's site, not by its owner's seat. */
    site_code: villageCode({ need: 'required', group: 'place' }),
    address: text({ need: 'required', group: 'place' }),
    agreed_investment: money({ need: 'optional', group: 'money' }),
    planned_total: money({ need: 'required', group: 'money' }),
    introduced_date: date({ need: 'required', group: 'period' }),
    sign_date: date({ need: 'optional', group: 'period' }),
    start_date: date({ need: 'optional', group: 'period' }),
    plan_finish: date({ need: 'optional', group: 'period' }),
    finish_date: date({ need: 'optional', group: 'period' }),
    reg_in_stat_lib: flag({ need: 'optional', group: 'status', onRequest: true }),
    stat_lib_date: date({ need: 'optional', group: 'status', onRequest: true }),
    contact: text({ need: 'optional', group: 'other', onRequest: true }),
    liaison_leader: text({ need: 'optional', group: 'other', onRequest: true }),
  },
  computed: {
    /** The latest status; without one the project is not complete (REQ). */
    status: option('projectStatus', { need: 'optional', origin: 'computed', group: 'status' }),
    inv_cum: money({ need: 'optional', origin: 'computed', group: 'money' }),
    fund_cum: money({ need: 'optional', origin: 'computed', group: 'money' }),
    /** Brought in at most three years before, and still going on when the year began. */
    carry_over: flag({ need: 'optional', origin: 'computed', group: 'status' }),
  },
});

/** Dated status of a project (建设状态): the current one is the latest; model §2.9. */
export const projectStatus = declareRecord({
  type: 'project_status',
  form: 'project',
  belongs: { by: 'parent', field: 'project_id' },
  naturalKey: ['project_id', 'status', 'date'],
  evidence: true,
  fields: {
    project_id: reference('project', { need: 'identity', group: 'identity' }),
    status: option('projectStatus', { need: 'required', group: 'status' }),
    date: date({ need: 'required', group: 'period' }),
    document_no: text({ need: 'optional', group: 'evidence' }),
  },
});
