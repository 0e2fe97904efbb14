import type { RecordPlace } from './answers.ts';
import type { Ledger } from './ledger.ts';
import { type AnyRecord, declarationOf, findField, type RecordType } from './records/catalogue.ts';

/** Where a record of the ledger is worked on: its account and batch, found through the records it hangs on. */
export function recordPlace(ledger: Ledger, type: RecordType, id: string | null): RecordPlace {
  const record = ledger.get(type, id) as unknown as AnyRecord | undefined;
  const enclave = record === undefined ? null : findUpwards(ledger, type, record, 'enclave_id', 'enclave');
  return {
    enclave_id: enclave,
    home_county: record === undefined ? null : findUpwards(ledger, type, record, 'home_county', null),
    batch_id: record === undefined ? null : findUpwards(ledger, type, record, 'batch_id', 'batch'),
  };
}

/** The value of a field in the record or in those it refers to; of the record `itself` its id. */
function findUpwards(
  ledger: Ledger,
  type: RecordType,
  record: AnyRecord,
  field: string,
  itself: RecordType | null,
): string | null {
  if (type === itself) return record.id;
  if (findField(type, field) !== undefined) return (record[field] ?? null) as string | null;
  for (const { name, kind, target } of declarationOf(type).fields) {
    // Villages and hosts belong to no account; only what a row is a part of is asked.
    if (kind !== 'reference' || target === 'village' || target === 'host') continue;
    const parentType = target as RecordType;
    const parent = ledger.get(parentType, record[name] as string | null) as unknown as AnyRecord | undefined;
    const found = parent === undefined ? null : findUpwards(ledger, parentType, parent, field, itself);
    if (found !== null) return found;
  }
  return null;
}
