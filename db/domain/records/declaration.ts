import { z } from 'zod';
import { type FieldMeta, fieldMeta, longText, text } from '../fields.ts';
import type { FormId } from '../options.ts';

/**
 * How a record belongs to a package (design §6): a `register` travels whole as its state at the period's end, a row
 * with a `date` or a `year` travels in the package of the period that holds it.
 */
export type Belonging =
  | { readonly by: 'register' }
  | { readonly by: 'date'; readonly field: string }
  | { readonly by: 'year'; readonly field: string }
  /** A row of a calendar month (`2026-07`); travels in the month's package and in its year's. */
  | { readonly by: 'month'; readonly field: string }
  /** Belongs wherever its parent record does (allocation → receipt, batch line → batch). */
  | { readonly by: 'parent'; readonly field: string }
  /** Kept by the app itself, never part of a form's rows. */
  | { readonly by: 'none' };

export interface Declaration<
  T extends string = string,
  S extends z.ZodRawShape = z.ZodRawShape,
  C extends z.ZodRawShape = z.ZodRawShape,
> {
  /** Type name = table name = word used in files, audit log and contract. */
  readonly type: T;
  /** The form (报表) the type is a part of; null for registers without a form. */
  readonly form: FormId | null;
  readonly belongs: Belonging;
  /** Fields by which two records of different machines are recognised as one (design §2, identity). */
  readonly naturalKey: readonly string[];
  /** Whether files are kept with its records as evidence (依据材料). */
  readonly evidence: boolean;
  /** Stored fields in the order of form and Excel columns, without the system fields. */
  readonly shape: S;
  /** Strict schema of the stored fields. */
  readonly schema: z.ZodObject<S, z.core.$strict>;
  /** Computed fields: declared for labels, units and columns, never stored. */
  readonly computed: C;
  readonly fields: readonly Field[];
  readonly computedFields: readonly Field[];
}

export interface Field extends FieldMeta {
  readonly name: string;
}

/** What every record carries besides its declared fields; kept by the store, never typed. */
export interface SystemFields {
  /** UUIDv7. */
  readonly id: string;
  /** Six-digit code of the unit that keeps the record. */
  readonly county_code: string;
  /** 1 at creation, +1 at every saved change. */
  readonly revision: number;
  /** 作废: out of every list and total, never deleted. */
  readonly voided: boolean;
  readonly created_at: string;
  readonly created_by: string;
  readonly updated_at: string;
  readonly updated_by: string;
}

export const systemFieldNames = [
  'id',
  'county_code',
  'revision',
  'voided',
  'created_at',
  'created_by',
  'updated_at',
  'updated_by',
] as const satisfies readonly (keyof SystemFields)[];

const everyRecord = () => ({
  source_doc: text({ need: 'optional', group: 'evidence' }),
  note: longText({ need: 'optional', group: 'other' }),
});
type EveryRecord = ReturnType<typeof everyRecord>;

/** Fields that every record type has at its end. */
export const everyRecordFields: readonly string[] = Object.keys(everyRecord());

function fieldsOf(shape: z.ZodRawShape): Field[] {
  return Object.entries(shape).map(([name, schema]) => ({ name, ...fieldMeta(schema as z.ZodType) }));
}

/**
 * Declares a record type. `source_doc` (依据材料) and `note` (备注) are added to every type.
 * @throws when a natural key or belonging names a field that does not exist.
 */
export function declareRecord<
  const T extends string,
  S extends z.ZodRawShape,
  C extends z.ZodRawShape = Record<never, never>,
>(spec: {
  type: T;
  form: FormId | null;
  belongs: Belonging;
  naturalKey: readonly (keyof S & string)[];
  evidence?: boolean;
  fields: S;
  computed?: C;
}): Declaration<T, S & EveryRecord, C> {
  const shape = { ...spec.fields, ...everyRecord() } as S & EveryRecord;
  const computed = (spec.computed ?? {}) as C;
  if ('field' in spec.belongs && !(spec.belongs.field in shape)) {
    throw new Error(`${spec.type} belongs by the unknown field ${spec.belongs.field}`);
  }
  return {
    type: spec.type,
    form: spec.form,
    belongs: spec.belongs,
    naturalKey: spec.naturalKey,
    evidence: spec.evidence ?? false,
    shape,
    schema: z.strictObject(shape) as unknown as z.ZodObject<S & EveryRecord, z.core.$strict>,
    computed,
    fields: fieldsOf(shape),
    computedFields: fieldsOf(computed),
  };
}
