import type { RecordPlace } from '../../db/domain/answers.ts';
import { type FormId, optionSets } from '../../db/domain/options.ts';
import { declarationOf, type RecordType, recordTypes } from '../../db/domain/records/catalogue.ts';
import type { PageSearch } from './page-search.ts';

/** Pages that show one enclave, and those that stand alone. */
export type PagePath =
  | '/enclaves/$enclaveId'
  | '/enclaves/$enclaveId/return'
  | '/enclaves/$enclaveId/distribution'
  | '/enclaves/$enclaveId/contributions'
  | '/villages'
  | '/projects'
  | '/investment'
  | '/forms/$form'
  | '/registers'
  | '/thresholds'
  | '/openings'
  | '/enclaves'
  | '/check'
  | '/report'
  | '/province/obligations'
  | '/province/codes'
  | '/province/options'
  | '/records';

const pageOfType: Partial<Record<RecordType, PagePath>> = {
  enclave: '/enclaves/$enclaveId',
  enclave_party: '/enclaves/$enclaveId',
  stage_event: '/enclaves/$enclaveId',
  named_village: '/enclaves/$enclaveId',
  terms: '/enclaves/$enclaveId/return',
  due: '/enclaves/$enclaveId/return',
  waiver: '/enclaves/$enclaveId/return',
  receipt: '/enclaves/$enclaveId/return',
  allocation: '/enclaves/$enclaveId/return',
  opening_balance: '/enclaves/$enclaveId/return',
  opening_received: '/enclaves/$enclaveId/return',
  pool_movement: '/enclaves/$enclaveId/distribution',
  retention: '/enclaves/$enclaveId/distribution',
  batch: '/enclaves/$enclaveId/distribution',
  batch_line: '/enclaves/$enclaveId/distribution',
  contribution: '/enclaves/$enclaveId/contributions',
  village: '/villages',
  village_year: '/villages',
  village_merger: '/villages',
  project: '/projects',
  project_status: '/projects',
  project_opening: '/projects',
  project_year: '/investment',
  investment: '/investment',
  report: '/report',
  form_head: '/report',
  threshold: '/thresholds',
  weak_village_threshold: '/thresholds',
  obligation: '/province/obligations',
  extension: '/province/obligations',
  trusted_installation: '/province/codes',
  enclave_code: '/province/codes',
  option_choice: '/province/options',
  declaration: '/check',
  explanation: '/check',
  query: '/report',
};

/** Forms whose records have no page of their own making: they share the page of any form. */
export const plainForms: readonly FormId[] = optionSets.form.filter((form) =>
  recordTypes.every((type) => declarationOf(type).form !== form || pageOfType[type] === undefined),
);

export interface RecordAddress {
  readonly to: PagePath;
  readonly enclaveId: string | null;
  /** Of the page of a form. */
  readonly form: FormId | null;
  readonly search: PageSearch;
}

/**
 * Where a record's cell is worked on: on a page of its own, else on that of its form, else among the registers; what the
 * app keeps itself is in the ledger's contents.
 */
export function addressOf(
  type: RecordType,
  id: string | null,
  field: string | null,
  place: RecordPlace,
): RecordAddress {
  const { form, belongs } = declarationOf(type);
  const to =
    pageOfType[type] ??
    (form !== null ? '/forms/$form' : belongs.by === 'register' ? '/registers' : '/records');
  const needsEnclave = to.includes('$enclaveId');
  const search: PageSearch = {
    ...(place.home_county === null ? {} : { county: place.home_county }),
    ...(place.batch_id === null ? {} : { batch: place.batch_id }),
    ...(to === '/records' ? { type } : {}),
    ...(id === null ? {} : { record: id }),
    ...(field === null ? {} : { field }),
  };
  if (needsEnclave && place.enclave_id === null) return { to: '/enclaves', enclaveId: null, form, search };
  return { to, enclaveId: place.enclave_id, form, search };
}
