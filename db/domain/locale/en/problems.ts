import type { ProblemLabels } from '../labels.ts';

export const problems: ProblemLabels = {
  empty: 'This must not be blank. Please fill it in.',
  not_a_number: 'This is not a number. Please enter digits only.',
  ambiguous_number:
    'This number can be read in several ways. Enter it without commas, blanks and brackets; a negative one with "-".',
  too_precise:
    'Too many decimals[; at most {decimals}]. Enter it as in the voucher: nothing is rounded for you.',
  too_large: 'This number is too large. Check whether the unit is yuan or 10,000 yuan.',
  unit_conflict: 'The unit you typed does not fit this field. Please convert the figure.',
  negative: 'This must not be negative.',
  not_an_integer: 'This must be a whole number.',
  not_a_date: 'This is not a date. Write it as 2026-03-31; a year with four digits, a month as 1 to 12.',
  not_a_month: 'This is not a month. Write it as 2026-07.',
  no_such_date: 'There is no such date. Check year, month and day.',
  ambiguous_date: 'This date can be read in several ways. Put the four-digit year first: 2026-03-31.',
  not_an_option: 'This is not one of the choices[: “{text}”]. Please choose from the list.',
  ambiguous_name: '["{text}" ]stands for more than one; give the code.',
  too_long: 'This text is too long[; at most {max} characters]. Please shorten it.',
  bad_length: 'This code has the wrong number of digits[ ({length})]. Please check it.',
  bad_characters: 'This holds characters that are not allowed. Codes have digits only.',
};
