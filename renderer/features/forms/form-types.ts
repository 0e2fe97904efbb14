import type { FormId } from '../../../db/domain/options.ts';
import {
  type AnyRecord,
  declarationOf,
  isRecordType,
  type RecordType,
  recordTypes,
} from '../../../db/domain/records/catalogue.ts';

/** Record types of a page: of a form, or the registers that no form holds. */
export function typesOfForm(form: FormId): readonly RecordType[] {
  return recordTypes.filter((type) => declarationOf(type).form === form);
}

/** Registers of areas and partners; they have no form of their own (model §2.0). */
export const registerTypes: readonly RecordType[] = recordTypes.filter((type) => {
  const { form, belongs } = declarationOf(type);
  return form === null && belongs.by === 'register';
});

/** Settings of the soft rules, one row a change (model §6). */
export const thresholdTypes: readonly RecordType[] = ['threshold', 'weak_village_threshold'];

/** What only the province sets, by page. */
export const provinceTypes = {
  obligations: ['obligation', 'extension'],
  codes: ['enclave_code', 'trusted_installation'],
  heads: ['form_head'],
} as const satisfies Readonly<Record<string, readonly RecordType[]>>;

/** The type whose record a type's records stand below, and the field that names it; null for one that stands alone. */
export function parentOf(type: RecordType): { readonly type: RecordType; readonly field: string } | null {
  const { belongs, fields } = declarationOf(type);
  if (belongs.by !== 'parent') return null;
  const target = fields.find(({ name }) => name === belongs.field)?.target ?? '';
  return isRecordType(target) ? { type: target, field: belongs.field } : null;
}

/** Types whose records stand below one of a type. */
export function partsOf(types: readonly RecordType[], whole: RecordType): readonly RecordType[] {
  return types.filter((type) => parentOf(type)?.type === whole);
}

/** Some types with those that their references name, so that a page can call them by name. */
export function withReferences(types: readonly RecordType[]): readonly RecordType[] {
  const targets = types.flatMap((type) =>
    declarationOf(type).fields.flatMap(({ target = '' }) => (isRecordType(target) ? [target] : [])),
  );
  return [...new Set([...types, ...targets])];
}

/** Records in the order of their natural key. */
export function inKeyOrder(type: RecordType, rows: readonly AnyRecord[]): readonly AnyRecord[] {
  const { naturalKey } = declarationOf(type);
  const keyOf = (record: AnyRecord): string =>
    naturalKey.map((name) => String(record[name] ?? '')).join('\t');
  return rows.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
