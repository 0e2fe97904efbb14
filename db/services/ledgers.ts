import type { EnclaveSlice, RecordSlice } from '../domain/answers.ts';
import { FailureError } from '../domain/failure.ts';
import { Ledger, type RecordSet } from '../domain/ledger.ts';
import type { AnyRecord, RecordType } from '../domain/records/catalogue.ts';
import { declarationOf, recordTypes } from '../domain/records/catalogue.ts';
import { allRecords } from '../repositories/records.ts';
import type { ServiceContext } from './context.ts';
import { requireUnit } from './sessions.ts';

/** The unit's own records, voided ones included (the ledger leaves them out). */
export function ownLedger(context: ServiceContext): Ledger {
  return context.ledger.store.read((reader) => {
    const records: Partial<Record<RecordType, readonly AnyRecord[]>> = {};
    for (const type of recordTypes) records[type] = allRecords(reader, type);
    return new Ledger(records as unknown as RecordSet);
  });
}

/** Record types that stand below an enclave by a field `enclave_id`. */
const ofEnclave = recordTypes.filter((type) =>
  declarationOf(type).fields.some((field) => field.name === 'enclave_id'),
);

/** Everything the pages of one enclave need: its rows, the rows below those, and the villages they name. */
export function openEnclave(context: ServiceContext, enclaveId: string): EnclaveSlice {
  const ledger = ownLedger(context);
  const enclave = ledger.get('enclave', enclaveId);
  if (enclave === undefined) throw new FailureError('not_found', { type: 'enclave', id: enclaveId });
  const records: Partial<Record<RecordType, readonly AnyRecord[]>> = {
    enclave: [enclave as unknown as AnyRecord],
  };
  const kept = new Map<string, Set<string>>();
  for (const type of recordTypes) {
    const rows = ledger.all(type) as readonly unknown[] as readonly AnyRecord[];
    const parentField = declarationOf(type).fields.find(
      (field) => field.kind === 'reference' && kept.has(field.target ?? ''),
    );
    if (ofEnclave.includes(type)) records[type] = rows.filter((row) => row.enclave_id === enclaveId);
    else if (type === 'village' || type === 'village_merger' || type === 'host') records[type] = rows;
    else if (parentField !== undefined) {
      const parents = kept.get(parentField.target ?? '');
      records[type] = rows.filter((row) => parents?.has(String(row[parentField.name])) === true);
    } else continue;
    if (type !== 'village' && type !== 'host') kept.set(type, new Set(records[type]?.map((row) => row.id)));
  }
  return { records, area_names: areaNames(context, records) };
}

/** Own records of some types, voided ones left out; what a page of a form needs. */
export function openSlice(context: ServiceContext, types: readonly RecordType[]): RecordSlice {
  requireUnit(context);
  const records: Partial<Record<RecordType, readonly AnyRecord[]>> = {};
  context.ledger.store.read((reader) => {
    for (const type of types) records[type] = allRecords(reader, type).filter(({ voided }) => !voided);
  });
  return { records, area_names: areaNames(context, records) };
}

function areaNames(
  context: ServiceContext,
  records: { readonly [T in RecordType]?: readonly AnyRecord[] },
): Record<string, string> {
  const names: Record<string, string> = {};
  for (const type of recordTypes) {
    const codeFields = declarationOf(type).fields.filter((field) => field.kind === 'areaCode');
    for (const row of records[type] ?? []) {
      for (const field of codeFields) {
        const code = row[field.name];
        if (typeof code === 'string') names[code] ??= context.areas.name(code) ?? code;
      }
    }
  }
  return names;
}
