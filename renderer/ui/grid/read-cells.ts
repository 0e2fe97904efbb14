import { parseCell } from '../../../db/domain/field-kinds.ts';
import type { FormContext } from '../../../db/domain/form-values.ts';
import type { Parsed } from '../../../db/domain/parsed.ts';
import { declarationOf, type FieldValue, type RecordType } from '../../../db/domain/records/catalogue.ts';
import type { Field } from '../../../db/domain/records/declaration.ts';
import type { FormTexts } from '../forms/form-texts.ts';

/** Texts of a row that mean something else than its record says, and what they mean. */
export interface ReadCells {
  readonly changed: FormTexts;
  /** Values of those that can be read. */
  readonly values: Readonly<Record<string, FieldValue>>;
  /** Names of the others. */
  readonly unreadable: readonly string[];
}

/** Texts of a field that are kept read; a pasted column has no more of them. */
const mostKept = 20_000;

/** By what cells depend on, the texts read of each field: a pasted cell is looked at by many and read once. */
const known = new WeakMap<FormContext, Map<Field, Map<string, Parsed<FieldValue>>>>();

function readCell(text: string, field: Field, context: FormContext): Parsed<FieldValue> {
  let fields = known.get(context);
  if (fields === undefined) {
    fields = new Map();
    known.set(context, fields);
  }
  let texts = fields.get(field);
  if (texts === undefined || texts.size >= mostKept) {
    texts = new Map();
    fields.set(field, texts);
  }
  let parsed = texts.get(text);
  if (parsed === undefined) {
    parsed = parseCell(text, { ...context, field });
    texts.set(text, parsed);
  }
  return parsed;
}

/** Values of the cells that can be read, by field; others, and fields that are not among the texts, are left out. */
export function readValues(
  type: RecordType,
  texts: FormTexts,
  context: FormContext,
): Record<string, FieldValue> {
  const values: Record<string, FieldValue> = {};
  for (const field of declarationOf(type).fields) {
    const text = Object.hasOwn(texts, field.name) ? texts[field.name] : undefined;
    if (text === undefined) continue;
    const parsed = readCell(text, field, context);
    if (parsed.ok) values[field.name] = parsed.value;
  }
  return values;
}

/**
 * Reads the typed texts of a row that mean something else than its record says; of a row without one all that are not
 * blank. Names that are no field of the type are passed over.
 */
export function readChanged(
  type: RecordType,
  typed: FormTexts,
  record: Readonly<Record<string, FieldValue>> | null,
  context: FormContext,
): ReadCells {
  const changed: FormTexts = {};
  const values: Record<string, FieldValue> = {};
  const unreadable: string[] = [];
  for (const field of declarationOf(type).fields) {
    const { name } = field;
    const text = Object.hasOwn(typed, name) ? typed[name] : undefined;
    if (text === undefined) continue;
    const parsed = readCell(text, field, context);
    const differs = parsed.ok ? parsed.value !== (record?.[name] ?? null) : text !== '' || record !== null;
    if (!differs) continue;
    changed[name] = text;
    if (parsed.ok) values[name] = parsed.value;
    else unreadable.push(name);
  }
  return { changed, values, unreadable };
}
