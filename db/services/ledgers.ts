import { recordsSeq } from '../audit.ts';
import type { EnclaveSlice, RecordSlice } from '../domain/answers.ts';
import { FailureError } from '../domain/failure.ts';
import { Ledger, type RecordSet, wholesOf } from '../domain/ledger.ts';
import type { AnyRecord, RecordType } from '../domain/records/catalogue.ts';
import { declarationOf, recordTypes } from '../domain/records/catalogue.ts';
import { allRecords, recordsAfter } from '../repositories/records.ts';
import { getSetting } from '../repositories/settings.ts';
import type { Store } from '../store.ts';
import type { Reader } from '../store-handles.ts';
import { namesOfAreas } from './areas.ts';
import type { ServiceContext } from './context.ts';
import { requireUnit } from './sessions.ts';

/** The last ledger read of a store, or the one that is being read. */
const read = new WeakMap<Store, LedgerReading>();

/**
 * The unit's own records, voided ones included (the ledger leaves them out). Every change of a record is in the audit log,
 * but that of the county they belong to: while neither changed, the ledger read before still holds, with its indexes.
 */
export function ownLedger(context: ServiceContext): Ledger {
  const { store } = context.ledger;
  return store.read((reader) => {
    const reading = newestReading(store, reader);
    reading.readOn(reader, Number.MAX_SAFE_INTEGER);
    return reading.ledger();
  });
}

/**
 * Reads a portion of the ledger ahead of the first call that needs it; what is saved between two portions begins it anew.
 * @param most records read in one go
 * @returns whether all of it is read
 */
export function readAhead(context: ServiceContext, most: number): boolean {
  const { store } = context.ledger;
  return store.read((reader) => newestReading(store, reader).readOn(reader, most));
}

function newestReading(store: Store, reader: Reader): LedgerReading {
  const state = JSON.stringify([recordsSeq(reader), getSetting(reader, 'unit')]);
  const before = read.get(store);
  if (before?.state === state) return before;
  const reading = new LedgerReading(state);
  read.set(store, reading);
  return reading;
}

/** A ledger that is read in portions while nothing is saved. */
class LedgerReading {
  /** What it is of: the number of the change that it holds, and the unit. */
  readonly state: string;
  readonly #records: Partial<Record<RecordType, readonly AnyRecord[]>> = {};
  /** How many types are read. */
  #types = 0;
  #ledger: Ledger | undefined;

  constructor(state: string) {
    this.state = state;
  }

  /** Reads on, about so many records. @returns whether all are read */
  readOn(reader: Reader, most: number): boolean {
    let left = most;
    for (let type = recordTypes[this.#types]; type !== undefined; type = recordTypes[this.#types]) {
      if (left <= 0) return false;
      const before = this.#records[type];
      const found = recordsAfter(reader, type, before?.at(-1)?.id ?? '', left);
      this.#records[type] = before?.concat(found) ?? found;
      if (found.length < left) this.#types += 1;
      left -= found.length;
    }
    return true;
  }

  /** Once all is read. */
  ledger(): Ledger {
    this.#ledger ??= new Ledger(this.#records as unknown as RecordSet);
    return this.#ledger;
  }
}

/** Record types that stand below an enclave by a field `enclave_id`. */
const ofEnclave = recordTypes.filter((type) =>
  declarationOf(type).fields.some((field) => field.name === 'enclave_id'),
);

/**
 * Everything the pages of one enclave need, so that rules and figures say there what they say of the whole ledger: its
 * rows, the rows below those (an allocation by its receipt or by its due), and all villages and hosts, the voided ones
 * too, for a row may hang on one.
 */
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
    const parentFields = declarationOf(type).fields.filter(
      (field) => field.kind === 'reference' && kept.has(field.target ?? ''),
    );
    if (ofEnclave.includes(type)) records[type] = rows.filter((row) => row.enclave_id === enclaveId);
    else if (type === 'village_merger') records[type] = rows;
    else if (type === 'village' || type === 'host')
      records[type] = ledger.records()[type] as readonly unknown[] as readonly AnyRecord[];
    else if (parentFields.length > 0) {
      records[type] = rows.filter((row) =>
        parentFields.some(({ name, target }) => kept.get(target ?? '')?.has(String(row[name])) === true),
      );
    } else continue;
    if (type !== 'village' && type !== 'host') kept.set(type, new Set(records[type]?.map((row) => row.id)));
  }
  return { records, area_names: areaNames(context, records) };
}

/** Own records of some types, without those that are voided, by themselves or with their whole; what a form's page needs. */
export function openSlice(context: ServiceContext, types: readonly RecordType[]): RecordSlice {
  requireUnit(context);
  const read = withWholes(types);
  const ledger = context.ledger.store.read(
    (reader) =>
      new Ledger(
        Object.fromEntries(read.map((type) => [type, allRecords(reader, type)])) as unknown as RecordSet,
      ),
  );
  const records: Partial<Record<RecordType, readonly AnyRecord[]>> = {};
  for (const type of types) records[type] = ledger.all(type) as readonly unknown[] as readonly AnyRecord[];
  return { records, area_names: areaNames(context, records) };
}

/** Some types with those whose records theirs are parts of. */
function withWholes(types: readonly RecordType[]): readonly RecordType[] {
  const all = new Set(types);
  // A set hands out what is added while it is gone through.
  for (const type of all) for (const whole of wholesOf(type)) all.add(whole.type);
  return [...all];
}

/** Names of the area codes in some records; a code that is not in the table has none. */
function areaNames(
  context: ServiceContext,
  records: { readonly [T in RecordType]?: readonly AnyRecord[] },
): Readonly<Record<string, string>> {
  const codes = recordTypes.flatMap((type) => {
    const fields = declarationOf(type).fields.filter((field) => field.kind === 'areaCode');
    return (records[type] ?? []).flatMap((row) => fields.map(({ name }) => row[name]));
  });
  return namesOfAreas(
    context,
    [...new Set(codes)].filter((code) => typeof code === 'string'),
  );
}
