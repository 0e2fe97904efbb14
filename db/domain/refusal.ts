import type { z } from 'zod';

/** Why a place of an input is not accepted; texts in `locale/<language>/refusals.ts`. */
export const refusalCodes = [
  'unknown_field',
  'missing',
  'empty',
  'wrong_type',
  'not_whole',
  'not_an_option',
  'no_such_date',
  'too_long',
  'out_of_range',
  'bad_format',
  'not_normal',
  'no_such_record',
  'same_key',
  'same_id',
  'other_unit',
  'unknown_area',
  'not_accepted',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** One place of a refused input: what `detail` of the failure `rejected` lists. */
export interface RefusedPlace {
  /** Where in the input, names and numbers from 0 joined by points; '' for the input itself. */
  readonly path: string;
  readonly problem: RefusalCode;
  /** The record that the place is in. */
  readonly type?: string;
  readonly id?: string;
  /** What it is in conflict with: a record's id, a unit's code. */
  readonly other?: string;
}

/**
 * The places that a schema refused.
 * @param input what was parsed
 * @param prefix where it stands in the whole
 */
export function refusedPlaces(error: z.ZodError, input: unknown, prefix = ''): readonly RefusedPlace[] {
  const at = (path: readonly PropertyKey[]): string =>
    [...(prefix === '' ? [] : [prefix]), ...path.map(String)].join('.');
  return error.issues.flatMap((issue): readonly RefusedPlace[] => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: at([...issue.path, key]), problem: 'unknown_field' }));
    return [{ path: at(issue.path), problem: problemOf(issue, valueAt(input, issue.path)) }];
  });
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) value = (value as Record<PropertyKey, unknown> | null | undefined)?.[key];
  return value;
}

function problemOf(issue: z.ZodError['issues'][number], value: unknown): RefusalCode {
  if (value === undefined) return 'missing';
  if (value === null || value === '') return 'empty';
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'int' && typeof value === 'number' ? 'not_whole' : 'wrong_type';
    case 'too_big':
    case 'too_small':
      return issue.origin === 'string' && issue.code === 'too_big' ? 'too_long' : 'out_of_range';
    case 'invalid_value':
      return 'not_an_option';
    case 'invalid_format':
      return 'bad_format';
    case 'invalid_union':
      return 'wrong_type';
    case 'custom':
      return issue.params?.kind === 'date' ? 'no_such_date' : 'not_accepted';
    default:
      return 'not_accepted';
  }
}
