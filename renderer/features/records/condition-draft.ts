import { type CellContext, parseCell, typedCell } from '../../../db/domain/field-kinds.ts';
import type { FieldKind } from '../../../db/domain/fields.ts';
import type { ListCondition } from '../../../db/domain/list-query.ts';
import type { ParseProblem } from '../../../db/domain/parsed.ts';
import type { FieldValue } from '../../../db/domain/records/catalogue.ts';
import type { Field } from '../../../db/domain/records/declaration.ts';

/** How a condition on a field can be put. */
export type How = 'contains' | 'between' | 'in' | 'blank' | 'filled';

const ranged: ReadonlySet<FieldKind> = new Set([
  'money',
  'percent',
  'mu',
  'squareMetre',
  'integer',
  'year',
  'date',
]);

/** Conditions that make sense of a field, the usual one first. */
export function howsOf(field: Field | undefined): readonly How[] {
  if (field === undefined) return ['contains'];
  const usual: How = ranged.has(field.kind)
    ? 'between'
    : field.kind === 'option' || field.kind === 'flag'
      ? 'in'
      : 'contains';
  return field.need === 'identity' ? [usual] : [usual, 'blank', 'filled'];
}

/** A condition as it is typed. */
export interface ConditionDraft {
  readonly field: string;
  readonly how: How;
  readonly text: string;
  readonly from: string;
  readonly to: string;
  readonly values: readonly string[];
}

export const emptyDraft = (field: string, how: How): ConditionDraft => ({
  field,
  how,
  text: '',
  from: '',
  to: '',
  values: [],
});

/** What a condition looks like when it is changed. */
export function draftOf(
  condition: ListCondition,
  field: Field | undefined,
  context: Omit<CellContext, 'field'>,
): ConditionDraft {
  const empty = emptyDraft(condition.field, 'contains');
  const typed = (value: FieldValue): string =>
    value === null || field === undefined ? '' : typedCell(value, { ...context, field });
  switch (condition.op) {
    case 'contains':
      return { ...empty, text: condition.text };
    case 'between':
      return { ...empty, how: 'between', from: typed(condition.from), to: typed(condition.to) };
    case 'in':
      return { ...empty, how: 'in', values: condition.values.map(String) };
    case 'equals':
      return { ...empty, how: 'in', values: [String(condition.value)] };
    default:
      return { ...empty, how: condition.op };
  }
}

export interface ReadDraft {
  /** Null while the draft says nothing yet, or something that cannot be read. */
  readonly condition: ListCondition | null;
  readonly problems: { readonly from?: ParseProblem; readonly to?: ParseProblem };
}

/** The condition that a draft means; ends of a range are read as the field's own cells are. */
export function readDraft(
  draft: ConditionDraft,
  field: Field | undefined,
  context: Omit<CellContext, 'field'>,
): ReadDraft {
  const { field: name, how } = draft;
  const none: ReadDraft = { condition: null, problems: {} };
  switch (how) {
    case 'contains': {
      const text = draft.text.trim();
      return text === '' ? none : { condition: { op: 'contains', field: name, text }, problems: {} };
    }
    case 'in': {
      // Flags are kept as 0 and 1.
      const values =
        field?.kind === 'flag' ? draft.values.map((value) => value === 'true') : [...draft.values];
      return values.length === 0 ? none : { condition: { op: 'in', field: name, values }, problems: {} };
    }
    case 'between': {
      if (field === undefined) return none;
      const end = (text: string) =>
        text.trim() === '' ? null : parseCell(text, { ...context, field: { ...field, need: 'optional' } });
      const [from, to] = [end(draft.from), end(draft.to)];
      const problems = {
        ...(from?.ok === false ? { from: from.problem } : {}),
        ...(to?.ok === false ? { to: to.problem } : {}),
      };
      if ('from' in problems || 'to' in problems || (from === null && to === null))
        return { condition: null, problems };
      const value = (parsed: typeof from): string | number | null =>
        parsed?.ok === true ? (parsed.value as string | number | null) : null;
      return { condition: { op: 'between', field: name, from: value(from), to: value(to) }, problems: {} };
    }
    default:
      return { condition: { op: how, field: name }, problems: {} };
  }
}
