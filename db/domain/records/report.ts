import { areaCode, code, date, integer, option, periodField, text, uscc } from '../fields.ts';
import { declareRecord } from './declaration.ts';

/** Head of a form (表头): its legal marks, dated; settings until the province issues them; model §2.0, §5.1. */
export const formHead = declareRecord({
  type: 'form_head',
  form: null,
  belongs: { by: 'none' },
  naturalKey: ['form', 'valid_from'],
  fields: {
    form: option('form', { need: 'identity', group: 'identity' }),
    form_no: text({ need: 'required', group: 'identity' }),
    form_title: text({ need: 'required', group: 'identity' }),
    maker: text({ need: 'required', group: 'identity' }),
    approver: text({ need: 'optional', group: 'identity' }),
    approval_no: text({ need: 'optional', group: 'identity' }),
    valid_from: date({ need: 'optional', group: 'period' }),
    valid_until: date({ need: 'optional', group: 'period' }),
  },
});

/** Declaration of a form for a period (填报声明): an empty form is no nil report; model §2.0, H93. */
export const declaration = declareRecord({
  type: 'declaration',
  form: null,
  belongs: { by: 'none' },
  naturalKey: ['form', 'period'],
  fields: {
    form: option('form', { need: 'identity', group: 'identity' }),
    period: periodField({ need: 'identity', group: 'period' }),
    kind: option('declarationKind', { need: 'required', group: 'status' }),
    reason: text({ need: 'optional', group: 'other' }),
  },
});

/**
 * Explanation of a soft violation (审核说明); model §5.4. `period` blank: a standing explanation on a register record,
 * which stands while `fingerprint` (the violation's figures and threshold) is unchanged.
 */
export const explanation = declareRecord({
  type: 'explanation',
  form: null,
  belongs: { by: 'none' },
  naturalKey: ['rule', 'record_type', 'record_id', 'period'],
  fields: {
    rule: code({ need: 'identity', group: 'identity' }),
    record_type: code({ need: 'identity', group: 'identity' }),
    record_id: code({ need: 'identity', group: 'identity' }),
    period: periodField({ need: 'optional', group: 'period' }),
    fingerprint: text({ need: 'identity', group: 'status', maxLength: 2000 }),
    text: text({ need: 'required', group: 'other', maxLength: 500 }),
  },
});

/** A filed report (报表): unit × form set × period, one row a version; model §2.0. Written by submitting only. */
export const report = declareRecord({
  type: 'report',
  form: null,
  belongs: { by: 'none' },
  naturalKey: ['period', 'version'],
  fields: {
    period: periodField({ need: 'identity', group: 'period' }),
    version: integer({ need: 'identity', group: 'status' }),
    status: option('reportStatus', { need: 'identity', group: 'status' }),
    reporting_unit: text({ need: 'required', group: 'identity' }),
    unit_uscc: uscc({ need: 'optional', group: 'identity' }),
    area_code: areaCode({ digits: 6, need: 'required', group: 'identity' }),
    unit_head: text({ need: 'required', group: 'people' }),
    stat_head: text({ need: 'required', group: 'people' }),
    filler: text({ need: 'required', group: 'people' }),
    phone: text({ need: 'required', group: 'people' }),
    report_date: date({ need: 'required', group: 'period' }),
    correction_kind: option('correctionKind', { need: 'optional', group: 'status' }),
    correction_reason: text({ need: 'conditional', group: 'other', maxLength: 500 }),
    sha256: code({ need: 'optional', group: 'status' }),
    previous_sha256: code({ need: 'optional', group: 'status' }),
    file_name: text({ need: 'optional', group: 'status' }),
  },
});
