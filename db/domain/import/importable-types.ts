import type { FormId } from '../options.ts';
import { isProvinceOnly } from '../provincial.ts';
import { declarationOf, type RecordType, recordTypes } from '../records/catalogue.ts';

/**
 * Types whose records a county fills in and lists, and may hand out and take in as tables: those of its forms, and the
 * registers that it keeps besides. What only the province sets, and what the app keeps itself (reports, queries,
 * attachments, declarations, explanations), is no table to fill in.
 */
export const importableTypes: readonly RecordType[] = recordTypes.filter((type) => {
  const { form, belongs } = declarationOf(type);
  return form !== null || (belongs.by === 'register' && !isProvinceOnly(type));
});

/** Whether tables of a type are handed out and taken in. */
export function isImportable(type: RecordType): boolean {
  return importableTypes.includes(type);
}

/** Importable types of a form; of null the registers that no form holds. */
export function importableTypesOf(form: FormId | null): readonly RecordType[] {
  return importableTypes.filter((type) => declarationOf(type).form === form);
}

/**
 * The field by which records of a type belong to a village's township: of a village its town, else the village that the
 * record is of; null where a record belongs to no village.
 */
export function townFieldOf(type: RecordType): string | null {
  if (type === 'village') return 'town_code';
  const villages = declarationOf(type).fields.filter(({ target }) => target === 'village');
  return villages[0]?.name ?? null;
}
