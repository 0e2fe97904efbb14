import { areaCode, code, date, integer, periodField, text } from '../fields.ts';
import { declareRecord } from './declaration.ts';

/**
 * A query (核实意见) of an upper level about a filed version; model §1.2, §8. It is a record of the level that asks, travels in the
 * report that is sent back, is answered by the county, and goes with the next version. `record_type` blank: about the report as a
 * whole; `field` blank: about the record.
 */
export const query = declareRecord({
  type: 'query',
  form: null,
  belongs: { by: 'none' },
  naturalKey: ['report_sha256', 'record_id', 'field'],
  fields: {
    report_sha256: code({ need: 'identity', group: 'identity' }),
    period: periodField({ need: 'identity', group: 'period' }),
    version: integer({ need: 'identity', group: 'period', added: false }),
    asked_by_unit: areaCode({ need: 'identity', group: 'people' }),
    asked_by: text({ need: 'optional', group: 'people' }),
    asked_on: date({ need: 'optional', group: 'people' }),
    record_type: code({ need: 'optional', group: 'identity' }),
    record_id: code({ need: 'optional', group: 'identity' }),
    field: code({ need: 'optional', group: 'identity' }),
    rule: code({ need: 'optional', group: 'identity' }),
    text: text({ need: 'required', group: 'other', maxLength: 500 }),
    answer: text({ need: 'optional', group: 'other', maxLength: 500 }),
    answered_by: text({ need: 'optional', group: 'people' }),
    answered_on: date({ need: 'optional', group: 'people' }),
  },
});

const answerFields: ReadonlySet<string> = new Set(['answer', 'answered_by', 'answered_on']);

/**
 * Whether a unit may change these fields of a query that is there: its question belongs to who asked, its answer to who is
 * asked. Taking a question back (作废) is the asker's.
 */
export function mayChangeQuery(
  query: { readonly asked_by_unit: unknown },
  unit: string,
  changed: readonly string[],
): boolean {
  const asker = query.asked_by_unit === unit;
  return changed.every((field) => answerFields.has(field) !== asker);
}
