import { z } from 'zod';
import type { Area } from './area-size.ts';
import { type IsoDate, isIsoDate } from './dates.ts';
import type { Fen } from './money.ts';
import { type OptionOf, type OptionSet, optionSets } from './options.ts';
import type { Percent } from './percent.ts';
import type { Period } from './period.ts';

/**
 * Field kinds: what a record declaration is made of. A field is a zod schema (its stored shape) with metadata in
 * `fieldRegistry`; form, table, Excel column, audit and help all read the same metadata (design §2).
 */
export type FieldKind =
  | 'text'
  | 'longText'
  | 'code'
  | 'uscc'
  | 'areaCode'
  | 'villageCode'
  | 'industryCode'
  | 'money'
  | 'percent'
  | 'mu'
  | 'squareMetre'
  | 'integer'
  | 'year'
  | 'date'
  | 'period'
  | 'month'
  | 'monthList'
  | 'yearList'
  | 'option'
  | 'flag'
  | 'reference';

/** typed by a person; prefilled by the app and open to override; computed and never stored. */
export type Origin = 'typed' | 'prefilled' | 'computed';

/**
 * `identity`: the record cannot be stored without it (NOT NULL). `required`: may be saved blank, a hard violation at
 * check. `conditional`: a rule says when. `optional`: never asked for.
 */
export type Need = 'identity' | 'required' | 'conditional' | 'optional';

export interface FieldMeta {
  readonly kind: FieldKind;
  readonly need: Need;
  readonly origin: Origin;
  /** Heading under which forms put the field; label in `locale/<language>/records.ts` under `groups`. */
  readonly group: FieldGroup;
  /** Hidden in forms until asked for: feeds no indicator (model §8, fewer fields). */
  readonly onRequest: boolean;
  /** Value range of `option`. */
  readonly options?: OptionSet;
  /** Record type that a `reference` points to. */
  readonly target?: string;
  /** Whether adding the field up over records may say something; prices, yearly amounts and running totals do not. */
  readonly added: boolean;
  /** Decimals shown for money in 万元 (all that were typed are kept). */
  readonly decimals?: number;
  readonly maxLength?: number;
  /** Digits of the area codes that an `areaCode` is meant to hold; a picker offers those only. */
  readonly digits?: number;
  /** An `areaCode` beside the name of the area: it is read as the code. Elsewhere the area's name is. */
  readonly besideName?: boolean;
}

export type FieldGroup =
  | 'identity'
  | 'parties'
  | 'place'
  | 'size'
  | 'money'
  | 'composition'
  | 'sources'
  | 'results'
  | 'terms'
  | 'period'
  | 'evidence'
  | 'status'
  | 'people'
  | 'other';

export interface FieldSpec<N extends Need> {
  readonly need: N;
  readonly origin?: Origin;
  readonly group?: FieldGroup;
  readonly onRequest?: boolean;
  /** Never added up over records. */
  readonly added?: false;
  readonly decimals?: number;
  readonly maxLength?: number;
  readonly digits?: 2 | 4 | 6 | 9;
  readonly besideName?: true;
}

export type FieldSchema<T, N extends Need> = N extends 'identity'
  ? z.ZodType<T>
  : z.ZodNullable<z.ZodType<T>>;

/** Metadata of every declared field, by its schema instance. */
const fieldRegistry = z.registry<FieldMeta>();

/** Metadata of a declared field. @throws when the schema was not made by a field kind of this file. */
export function fieldMeta(schema: z.ZodType): FieldMeta {
  const meta = fieldRegistry.get(schema);
  if (meta === undefined) throw new Error('a record declaration holds a schema that is no field');
  return meta;
}

function field<T, N extends Need>(
  base: z.ZodType<T>,
  kind: FieldKind,
  spec: FieldSpec<N>,
  extra: Partial<FieldMeta> = {},
): FieldSchema<T, N> {
  const schema = spec.need === 'identity' ? base.clone() : base.nullable();
  const meta: FieldMeta = {
    kind,
    need: spec.need,
    origin: spec.origin ?? 'typed',
    group: spec.group ?? 'other',
    onRequest: spec.onRequest ?? false,
    added: spec.added ?? true,
    ...(spec.decimals === undefined ? {} : { decimals: spec.decimals }),
    ...(spec.maxLength === undefined ? {} : { maxLength: spec.maxLength }),
    ...(spec.digits === undefined ? {} : { digits: spec.digits }),
    ...(spec.besideName === undefined ? {} : { besideName: true }),
    ...extra,
  };
  fieldRegistry.add(schema, meta);
  return schema as unknown as FieldSchema<T, N>;
}

const safeInteger = z.int();
const branded = <T>(schema: z.ZodType): z.ZodType<T> => schema as unknown as z.ZodType<T>;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const PERIOD = /^\d{4}(H[12]|Q[1-4]|-(0[1-9]|1[0-2]))?$/;

/** Short text of one line; at most `maxLength` characters (default 200). */
export const text = <N extends Need>(spec: FieldSpec<N>) => {
  const maxLength = spec.maxLength ?? 200;
  return field(z.string().min(1).max(maxLength), 'text', { ...spec, maxLength });
};
/** Text of several lines; at most `maxLength` characters (default 2,000). */
export const longText = <N extends Need>(spec: FieldSpec<N>) => {
  const maxLength = spec.maxLength ?? 2000;
  return field(z.string().min(1).max(maxLength), 'longText', { ...spec, maxLength });
};
/** An identifier kept as text, for example an enclave code. */
export const code = <N extends Need>(spec: FieldSpec<N>) => field(z.string().min(1).max(64), 'code', spec);
/** Unified social credit code; its check digit is a rule (H01), not a type: it may be saved wrong. */
export const uscc = <N extends Need>(spec: FieldSpec<N>) => field(z.string().min(1).max(40), 'uscc', spec);
/** Area code of 2 to 9 digits (GB/T 2260 and the statistical extension). */
export const areaCode = <N extends Need>(spec: FieldSpec<N>) =>
  field(z.string().regex(/^\d{2}(\d{2}(\d{2}(\d{3})?)?)?$/), 'areaCode', spec);
/** Village code as typed; 12 digits are asked for by H21. */
export const villageCode = <N extends Need>(spec: FieldSpec<N>) =>
  field(z.string().regex(/^\d{1,20}$/), 'villageCode', spec);
/** Industry code (GB/T 4754-2017) as typed, 1 to 4 digits; that it is a class of the table is asked for by H55. */
export const industryCode = <N extends Need>(spec: FieldSpec<N>) =>
  field(z.string().regex(/^\d{1,4}$/), 'industryCode', spec);
/** Money in fen. */
export const money = <N extends Need>(spec: FieldSpec<N>) => field(branded<Fen>(safeInteger), 'money', spec);
/** Share or rate in 1/10000 percent. */
export const percent = <N extends Need>(spec: FieldSpec<N>) =>
  field(branded<Percent>(safeInteger), 'percent', spec);
/** Land in 1/100 mu (亩). */
export const mu = <N extends Need>(spec: FieldSpec<N>) => field(branded<Area>(safeInteger), 'mu', spec);
/** Floor space in 1/100 m². */
export const squareMetre = <N extends Need>(spec: FieldSpec<N>) =>
  field(branded<Area>(safeInteger), 'squareMetre', spec);
/** A count. */
export const integer = <N extends Need>(spec: FieldSpec<N>) => field(safeInteger, 'integer', spec);
/** A calendar year. */
export const year = <N extends Need>(spec: FieldSpec<N>) => field(z.int().min(1900).max(2200), 'year', spec);
/** ISO date. */
export const date = <N extends Need>(spec: FieldSpec<N>) =>
  field(branded<IsoDate>(z.string().refine(isIsoDate, { params: { kind: 'date' } })), 'date', spec);
/** `2026`, `2026H1`, `2026Q3`, `2026-07`. */
export const periodField = <N extends Need>(spec: FieldSpec<N>) =>
  field(branded<Period>(z.string().regex(PERIOD)), 'period', spec);
/** A calendar month, `2026-07`. */
export const monthField = <N extends Need>(spec: FieldSpec<N>) =>
  field(branded<Period>(z.string().regex(MONTH)), 'month', spec);
/** Months of the year, ascending, as `6,12`. */
export const monthList = <N extends Need>(spec: FieldSpec<N>) =>
  field(z.string().regex(/^([1-9]|1[0-2])(,([1-9]|1[0-2]))*$/), 'monthList', spec);
/** Calendar years, ascending, as `2019,2020`. */
export const yearList = <N extends Need>(spec: FieldSpec<N>) =>
  field(z.string().regex(/^\d{4}(,\d{4})*$/), 'yearList', spec);
/** One value of a closed list. */
export const option = <S extends OptionSet, N extends Need>(set: S, spec: FieldSpec<N>) =>
  field(branded<OptionOf<S>>(z.enum(optionSets[set] as unknown as [string, ...string[]])), 'option', spec, {
    options: set,
  });
/** Yes, no, or not answered. */
export const flag = <N extends Need>(spec: FieldSpec<N>) => field(z.boolean(), 'flag', spec);
/** Id of another record. */
export const reference = <N extends Need>(target: string, spec: FieldSpec<N>) =>
  field(z.string().min(1).max(64), 'reference', spec, { target });
