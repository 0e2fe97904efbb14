/** Why a typed text is no value; the message of each code stands in the locale files. */
export type ParseProblem = {
  code:
    | 'empty'
    | 'not_a_number'
    | 'ambiguous_number'
    | 'too_precise'
    | 'too_large'
    | 'unit_conflict'
    | 'negative'
    | 'not_an_integer'
    | 'not_a_date'
    | 'not_a_month'
    | 'no_such_date'
    | 'ambiguous_date'
    | 'not_an_option'
    | 'ambiguous_name'
    | 'too_long'
    | 'bad_length'
    | 'bad_characters';
  args?: Record<string, string | number>;
};

/** What reading a typed or pasted text gave: the value, or why there is none. Parsers never guess and never throw. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; problem: ParseProblem };

/** The text was read. */
export function accept<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

/** The text was not read, and why. */
export function refuse(
  code: ParseProblem['code'],
  args?: Record<string, string | number>,
): { ok: false; problem: ParseProblem } {
  return { ok: false, problem: args === undefined ? { code } : { code, args } };
}
