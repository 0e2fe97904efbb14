import type { RecordType } from './records/catalogue.ts';

/** What the province sets and hands out in its settings file, in the order of the catalogue: parents before children. */
export const provincialTypes = [
  'county',
  'host',
  'pairing',
  'form_head',
  'threshold',
  'weak_village_threshold',
  'obligation',
  'extension',
  'trusted_installation',
  'enclave_code',
  'option_choice',
] as const satisfies readonly RecordType[];
export type ProvincialType = (typeof provincialTypes)[number];

/** Of these a county keeps its own beside the province's: it may have partners that no list of the province names. */
const openToCounties: ReadonlySet<RecordType> = new Set(['host', 'pairing']);

/** Whether the province sets records of a type at all. */
export function isProvincial(type: RecordType): type is ProvincialType {
  return (provincialTypes as readonly RecordType[]).includes(type);
}

/** Whether, once the province's settings are in force, nobody else sets records of a type. */
export function isProvinceOnly(type: RecordType): boolean {
  return isProvincial(type) && !openToCounties.has(type);
}
