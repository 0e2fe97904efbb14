import type { RefusalLabels } from '../labels.ts';

export const refusals: RefusalLabels = {
  unknown_field: 'there is no such field; check its name or leave it out',
  missing: 'is missing',
  empty: 'may not be empty',
  wrong_type: 'is of the wrong type; numbers stand without quotation marks, texts with them',
  not_whole: 'must be a whole number; amounts are in fen',
  not_an_option: 'is none of the possible values',
  no_such_date: 'there is no such date; write it as 2026-03-31',
  too_long: 'is too long',
  out_of_range: 'is beyond what can be recorded',
  bad_format: 'is not written as it should be',
  not_normal: 'holds invisible characters or blanks at its ends',
  no_such_record: 'the record it refers to does not exist[ ({other})]',
  same_key:
    'the same thing stands recorded already[ ({other})]; whether they are one is for a person to say: use its id, or void it first',
  same_id: 'the id occurs twice',
  other_unit: 'belongs to another unit[ ({other})] and cannot be taken as your own',
  unknown_area: 'there is no such area code',
  not_accepted: 'is not accepted; check it',
};

export const refusalPlace = '[record {number}][ {type}][ {id}][ {field}]: {problem}';
