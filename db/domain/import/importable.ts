import { type RecordType, recordTypes } from '../records/catalogue.ts';

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
]);

/** Record types that a workbook may bring, parents before children. */
export const importableTypes: readonly RecordType[] = recordTypes.filter((type) => !notOfSheets.has(type));
