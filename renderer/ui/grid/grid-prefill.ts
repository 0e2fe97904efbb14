import type { FormContext } from '../../../db/domain/form-values.ts';
import { type AnyRecord, declarationOf, type RecordType } from '../../../db/domain/records/catalogue.ts';
import { type FormTexts, textsOf } from '../forms/form-texts.ts';
import type { Values } from '../forms/use-record-form.ts';
import type { SavingRules } from './grid-changes.ts';
import type { GridRecord } from './grid-rows.ts';
import { readValues } from './read-cells.ts';
import type { TypedChange } from './typed-cells.ts';

/** What proposals of a grid rest on. */
export interface Prefilling {
  readonly type: RecordType;
  /** Values that the page gives the row; not typed. */
  readonly given: Values;
  readonly propose: (values: Values) => Values;
  readonly context: FormContext;
}

/** What follows from a step of changes, to be taken as one step with it. */
export function prefilledStep(
  step: readonly TypedChange[],
  shown: readonly GridRecord[],
  after: ReadonlyMap<string, FormTexts>,
  { type, fixed, propose }: SavingRules,
  context: FormContext,
): readonly TypedChange[] {
  if (propose === undefined) return [];
  const rows = new Map(shown.map((row) => [row.id, row]));
  return [...new Set(step.map(({ id }) => id))].flatMap((id) => {
    const row = rows.get(id);
    const rules = { type, given: { ...fixed, ...row?.preset }, propose, context };
    const now = after.get(id) ?? {};
    const texts = prefilledTexts(row?.texts ?? {}, now, row?.record ?? null, rules);
    return Object.entries(texts).map(([column, text]) => ({
      id,
      column,
      before: now[column] ?? '',
      after: text,
    }));
  });
}

/**
 * Cells that follow from what was typed into a row, in the same step, so that they are seen before they are saved and are
 * undone with it: a proposed cell that still holds the proposal from before the step, or is blank in a new row. What a
 * person wrote into such a cell stays. A row in which nothing else stands any more loses its proposals.
 * @returns new texts by field
 */
export function prefilledTexts(
  before: FormTexts,
  after: FormTexts,
  record: AnyRecord | null,
  rules: Prefilling,
): FormTexts {
  const [was, is] = [proposedTexts(before, rules), proposedTexts(after, rules)];
  const texts: FormTexts = {};
  for (const name of new Set([...Object.keys(was), ...Object.keys(is)])) {
    const [now, last = '', next = ''] = [after[name] ?? '', was[name], is[name]];
    const typedNow = now !== (before[name] ?? '');
    const follows = now === '' ? record === null && next !== '' : now === last;
    if (!typedNow && follows && next !== now) texts[name] = next;
  }
  return texts;
}

function proposedTexts(texts: FormTexts, { type, given, propose, context }: Prefilling): FormTexts {
  const values = { ...readValues(type, texts, context), ...given };
  const proposed = propose(values);
  const stands = Object.entries(texts).some(
    ([name, text]) => text.trim() !== '' && !(name in proposed) && !(name in given),
  );
  if (!stands) return {};
  const all = textsOf(type, proposed, context);
  const names = declarationOf(type).fields.map(({ name }) => name);
  return Object.fromEntries(names.filter((name) => name in proposed).map((name) => [name, all[name] ?? '']));
}
