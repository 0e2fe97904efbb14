import { z } from 'zod';
import { type CellContext, parseCell, typedCell } from './field-kinds.ts';
import { problemText } from './locale/locale.ts';
import type { ParseProblem } from './parsed.ts';
import {
  declarationOf,
  type FieldOf,
  type FieldValue,
  type RecordType,
  type ValuesOf,
} from './records/catalogue.ts';
import type { Field } from './records/declaration.ts';

/** What a whole form depends on; each cell adds its field. */
export type FormContext = Omit<CellContext, 'field'>;

/** The texts of a form's cells by field name, as react-hook-form and `form_draft` hold them. */
export type RawForm<T extends RecordType> = { [F in FieldOf<T>]: string };

export interface ParsedForm<T extends RecordType> {
  /** Values of the cells that parse; these can be saved (design §2, three gates). */
  readonly values: Partial<ValuesOf<T>>;
  /** Why each of the other cells does not; their texts stay in the draft. */
  readonly problems: { readonly [F in FieldOf<T>]?: ParseProblem };
}

const cellContext = (field: Field, context: FormContext): CellContext => ({ ...context, field });

/**
 * Reads a form cell by cell: a bad cell never costs a good one. A field whose name is not in `raw` is in neither answer
 * (a grid row hands over changed cells only); names that are no stored field of the type are passed over.
 */
export function parseForm<T extends RecordType>(
  type: T,
  raw: Readonly<Record<string, string>>,
  context: FormContext,
): ParsedForm<T> {
  const values: Record<string, FieldValue> = {};
  const problems: Record<string, ParseProblem> = {};
  for (const field of declarationOf(type).fields) {
    const text = Object.hasOwn(raw, field.name) ? raw[field.name] : undefined;
    if (text === undefined) continue;
    const parsed = parseCell(text, cellContext(field, context));
    if (parsed.ok) values[field.name] = parsed.value;
    else problems[field.name] = parsed.problem;
  }
  return { values, problems } as unknown as ParsedForm<T>;
}

/** The texts that a form starts from; `parseForm` with the same context gives the record's values back. */
export function rawOf<T extends RecordType>(
  type: T,
  record: Partial<ValuesOf<T>>,
  context: FormContext,
): RawForm<T> {
  const values = record as Readonly<Record<string, FieldValue | undefined>>;
  const raw: Record<string, string> = {};
  for (const field of declarationOf(type).fields) {
    raw[field.name] = typedCell(values[field.name] ?? null, cellContext(field, context));
  }
  return raw as RawForm<T>;
}

/**
 * Schema of a form's texts for zodResolver; its output are the stored values. An issue has the parse problem under
 * `params.problem` and its text in the context's language as message (the resolver hands on the message only). A cell
 * that is absent from the input stays absent, so that a hidden field is never blanked. Blank required fields pass:
 * they are a violation at check, see `requiredMissing`.
 */
export function formSchema<T extends RecordType>(
  type: T,
  context: FormContext,
): z.ZodType<ValuesOf<T>, RawForm<T>> {
  const shape: Record<string, z.ZodType> = {};
  for (const field of declarationOf(type).fields) shape[field.name] = cellSchema(field, context);
  return z.object(shape) as unknown as z.ZodType<ValuesOf<T>, RawForm<T>>;
}

function cellSchema(field: Field, context: FormContext): z.ZodType {
  return z
    .string()
    .transform((text, issues): FieldValue => {
      const parsed = parseCell(text, cellContext(field, context));
      if (parsed.ok) return parsed.value;
      issues.addIssue({
        code: 'custom',
        message: problemText(context.language, parsed.problem),
        params: { problem: parsed.problem },
        input: text,
      });
      return z.NEVER;
    })
    .optional();
}

/**
 * Names of the fields that must be filled before the report passes its check and are blank, in the order of the form:
 * those whose need is identity or required. Conditional ones are up to their rules. A cell that did not parse is absent
 * from `values` and counts as blank.
 */
export function requiredMissing<T extends RecordType>(type: T, values: Partial<ValuesOf<T>>): FieldOf<T>[] {
  const given = values as Readonly<Record<string, FieldValue | undefined>>;
  return declarationOf(type)
    .fields.filter(({ need }) => need === 'identity' || need === 'required')
    .map(({ name }) => name as FieldOf<T>)
    .filter((name) => (given[name] ?? null) === null);
}
