import type { FirstSteps } from '../domain/overview-answers.ts';
import type { RecordType } from '../domain/records/catalogue.ts';
import type { Reader } from '../store-handles.ts';

/** How far a new ledger is; voided records do not count. */
export function firstSteps(reader: Reader): FirstSteps {
  const live = (type: RecordType): number =>
    Number(reader.get(`SELECT count(*) AS total FROM ${type} WHERE voided = 0`)?.total);
  const hasTerms = 'EXISTS (SELECT 1 FROM terms WHERE terms.enclave_id = enclave.id AND terms.voided = 0)';
  const withTerms = `SELECT count(*) AS total FROM enclave WHERE voided = 0 AND ${hasTerms}`;
  // Without terms first: there is something to do there.
  const first = `SELECT id FROM enclave WHERE voided = 0 ORDER BY ${hasTerms}, enclave_code, id LIMIT 1`;
  const id = reader.get(first)?.id;
  return {
    enclaves: live('enclave'),
    withTerms: Number(reader.get(withTerms)?.total),
    openings: live('opening_balance'),
    villages: live('village'),
    projects: live('project'),
    enclave_id: id === undefined ? null : String(id),
  };
}
