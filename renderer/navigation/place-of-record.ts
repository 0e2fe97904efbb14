import type { RecordPlace } from '../../db/domain/answers.ts';
import type { RecordType } from '../../db/domain/records/catalogue.ts';
import type { PageSearch } from './page-search.ts';

/** Pages that show one enclave, and those that stand alone. */
export type PagePath =
  | '/enclaves/$enclaveId'
  | '/enclaves/$enclaveId/return'
  | '/enclaves/$enclaveId/distribution'
  | '/enclaves/$enclaveId/contributions'
  | '/villages'
  | '/enclaves'
  | '/check'
  | '/report'
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
  report: '/report',
  form_head: '/report',
  declaration: '/check',
  explanation: '/check',
};

export interface RecordAddress {
  readonly to: PagePath;
  readonly enclaveId: string | null;
  readonly search: PageSearch;
}

/** Where a record's cell is worked on; a record without an enclave, and any other type, is in the ledger's contents. */
export function addressOf(
  type: RecordType,
  id: string | null,
  field: string | null,
  place: RecordPlace,
): RecordAddress {
  const to = pageOfType[type] ?? '/records';
  const needsEnclave = to.includes('$enclaveId');
  const search: PageSearch = {
    ...(place.home_county === null ? {} : { county: place.home_county }),
    ...(place.batch_id === null ? {} : { batch: place.batch_id }),
    ...(to === '/records' ? { type } : {}),
    ...(id === null ? {} : { record: id }),
    ...(field === null ? {} : { field }),
  };
  if (needsEnclave && place.enclave_id === null) return { to: '/enclaves', enclaveId: null, search };
  return { to, enclaveId: place.enclave_id, search };
}
