import type { FormId } from '../options.ts';
import { declarationOf, type RecordType, recordTypes } from '../records/catalogue.ts';

/** Kept by the program itself, set by the province, or said of a report as a whole: no sheet brings them. */
const notOfSheets: ReadonlySet<RecordType> = new Set([
  'county',
  'form_head',
  'threshold',
  'weak_village_threshold',
  'obligation',
  'extension',
  'trusted_installation',
  'enclave_code',
  'option_choice',
  'declaration',
  'explanation',
  'query',
  'report',
  'attachment',
  // A merger moves what the old village holds: its own dialog does that.
  'village_merger',
]);

/** Record types that a workbook may bring, parents before children. */
export const importableTypes: readonly RecordType[] = recordTypes.filter((type) => !notOfSheets.has(type));

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
