import type { FormId } from './options.ts';
import type { AnyRecord, RecordOf, RecordType } from './records/catalogue.ts';
import { declarationOf, recordTypes } from './records/catalogue.ts';

/** Records of one unit by type, as the store, a page or a report file hands them over. */
export type RecordSet = { readonly [T in RecordType]?: readonly RecordOf<T>[] };

/** Enclave × home county: what dues, receipts, pool and batches are keyed by; model §2.3. */
export interface AccountKey {
  readonly enclave_id: string;
  readonly home_county: string;
}

export const accountKeyText = (key: AccountKey): string => `${key.enclave_id}/${key.home_county}`;

/** Types by whose records an account is known. */
export const typesOfAccounts = [
  'enclave_party',
  'contribution',
  'due',
  'receipt',
  'pool_movement',
  'batch',
  'opening_balance',
] as const satisfies readonly RecordType[];

/** Types that stand in an account; see `AccountKey`. */
const accountTypes: ReadonlySet<string> = new Set(
  recordTypes.filter((type) =>
    ['enclave_id', 'home_county'].every((name) =>
      declarationOf(type).fields.some((field) => field.name === name),
    ),
  ),
);

/** A reference that says what a record is a part of. */
export interface Whole {
  readonly field: string;
  readonly type: RecordType;
}

const wholes: ReadonlyMap<RecordType, readonly Whole[]> = new Map(
  recordTypes.map((type) => [
    type,
    declarationOf(type)
      .fields.filter(({ need }) => need === 'identity')
      .filter(
        ({ name, target = '' }) =>
          accountTypes.has(target) || (target === 'enclave' && isOf(type, 'enclave')) || isParent(type, name),
      )
      .map(({ name, target }) => ({ field: name, type: target as RecordType })),
  ]),
);

function isOf(type: RecordType, form: FormId): boolean {
  return declarationOf(type).form === form;
}

/** Whether a type's records stand below the one that the field names, as measures below their plan. */
function isParent(type: RecordType, field: string): boolean {
  const { belongs } = declarationOf(type);
  return belongs.by === 'parent' && belongs.field === field;
}

/**
 * What a type's records are parts of, and are voided with: an allocation of a receipt and of a due, a line of its batch,
 * parties, stages and terms of the enclave that they describe, measures of their plan. Money is no part of an enclave,
 * nor of a project.
 */
export function wholesOf(type: RecordType): readonly Whole[] {
  return wholes.get(type) ?? [];
}

/** A type and all that are parts of it, of whatever depth: what a voiding may take out of the ledger. */
export function partsOf(type: RecordType): ReadonlySet<RecordType> {
  const parts = new Set<RecordType>([type]);
  // A set takes in what is added while it is walked.
  for (const whole of parts) {
    for (const part of recordTypes) {
      if (wholesOf(part).some((one) => one.type === whole)) parts.add(part);
    }
  }
  return parts;
}

/** Types whose records are parts of records of a type, each with the field that names the whole. */
export function partsRightBelow(type: RecordType): readonly { type: RecordType; field: string }[] {
  return recordTypes.flatMap((part) =>
    wholesOf(part)
      .filter((whole) => whole.type === type)
      .map(({ field }) => ({ type: part, field })),
  );
}

/**
 * Read-only view of a unit's records that rules and computed figures work on: voided records left out, and with a voided
 * whole its parts (`wholesOf`), or their amounts would still count.
 * Indexes are built on first use. The window builds one from a page's slice with the values being typed laid over it (`withRecord`), the
 * store thread from all own records; the same functions then give the same verdict.
 */
export class Ledger {
  readonly #records: RecordSet;
  readonly #voided = new Map<RecordType, ReadonlySet<string>>();
  readonly #live = new Map<RecordType, readonly AnyRecord[]>();
  readonly #byId = new Map<RecordType, Map<string, AnyRecord>>();
  readonly #byField = new Map<string, Map<string, AnyRecord[]>>();
  readonly #byAccount = new Map<RecordType, Map<string, AnyRecord[]>>();

  constructor(records: RecordSet) {
    this.#records = records;
  }

  /** Live records of a type, in the order given. */
  all<T extends RecordType>(type: T): readonly RecordOf<T>[] {
    let live = this.#live.get(type);
    if (live === undefined) {
      const of = wholesOf(type).filter((whole) => this.hasVoided(whole.type));
      live = this.#given(type).filter(
        (record) => !record.voided && !of.some((whole) => this.isVoided(whole.type, record[whole.field])),
      );
      this.#live.set(type, live);
    }
    return live as readonly unknown[] as readonly RecordOf<T>[];
  }

  #given(type: RecordType): readonly AnyRecord[] {
    return (this.#records[type] ?? []) as readonly unknown[] as readonly AnyRecord[];
  }

  /** Whether a record of the id was given and is voided itself. */
  isVoided(type: RecordType, id: AnyRecord[string] | undefined): boolean {
    return typeof id === 'string' && this.#voidedOf(type).has(id);
  }

  /** Whether any record of the type was given that is voided itself. */
  hasVoided(type: RecordType): boolean {
    return this.#voidedOf(type).size > 0;
  }

  #voidedOf(type: RecordType): ReadonlySet<string> {
    let voided = this.#voided.get(type);
    if (voided === undefined) {
      voided = new Set(
        this.#given(type)
          .filter((record) => record.voided)
          .map((record) => record.id),
      );
      this.#voided.set(type, voided);
    }
    return voided;
  }

  /** A live record by id, or undefined. */
  get<T extends RecordType>(type: T, id: string | null): RecordOf<T> | undefined {
    if (id === null) return undefined;
    let index = this.#byId.get(type);
    if (index === undefined) {
      index = new Map((this.all(type) as readonly unknown[] as readonly AnyRecord[]).map((r) => [r.id, r]));
      this.#byId.set(type, index);
    }
    return index.get(id) as unknown as RecordOf<T> | undefined;
  }

  /** Live records of a type whose `field` equals `value`, in the order given. */
  where<T extends RecordType>(
    type: T,
    field: keyof RecordOf<T> & string,
    value: string,
  ): readonly RecordOf<T>[] {
    const key = `${type}.${field}`;
    let index = this.#byField.get(key);
    if (index === undefined) {
      index = new Map();
      for (const record of this.all(type) as readonly unknown[] as readonly AnyRecord[]) {
        const fieldValue = String(record[field]);
        const group = index.get(fieldValue);
        if (group === undefined) index.set(fieldValue, [record]);
        else group.push(record);
      }
      this.#byField.set(key, index);
    }
    return (index.get(value) ?? []) as readonly unknown[] as readonly RecordOf<T>[];
  }

  /** Every enclave × home county that has a party, a due, a receipt, a pool movement, a batch or an opening balance. */
  accounts(): readonly AccountKey[] {
    const found = new Map<string, AccountKey>();
    for (const type of typesOfAccounts) {
      for (const record of this.all(type)) {
        const key = { enclave_id: record.enclave_id, home_county: record.home_county };
        found.set(accountKeyText(key), key);
      }
    }
    return [...found.values()];
  }

  /** Rows of an account. */
  ofAccount<
    T extends
      | 'contribution'
      | 'due'
      | 'receipt'
      | 'pool_movement'
      | 'retention'
      | 'batch'
      | 'opening_balance',
  >(type: T, key: AccountKey): readonly RecordOf<T>[] {
    let index = this.#byAccount.get(type);
    if (index === undefined) {
      const rows = this.all(type) as readonly unknown[] as readonly AnyRecord[];
      index = Map.groupBy(rows, (row) => accountKeyText(row as unknown as AccountKey));
      this.#byAccount.set(type, index);
    }
    return (index.get(accountKeyText(key)) ?? []) as readonly unknown[] as readonly RecordOf<T>[];
  }

  /** A copy with one record put in the place of the record of its id, or added; it keeps the indexes that still hold. */
  withRecord<T extends RecordType>(type: T, record: RecordOf<T>): Ledger {
    const rows = (this.#records[type] ?? []) as readonly RecordOf<T>[];
    const at = rows.findIndex((row) => row.id === record.id);
    const changed = at < 0 ? [...rows, record] : rows.with(at, record);
    const copy = new Ledger({ ...this.#records, [type]: changed });
    const voiding = record.voided !== (rows[at]?.voided ?? false);
    copy.#keepIndexes(this, voiding ? partsOf(type) : new Set<RecordType>([type]));
    return copy;
  }

  /** Takes over what another ledger has indexed, but for some types. */
  #keepIndexes(from: Ledger, changed: ReadonlySet<RecordType>): void {
    for (const [type, voided] of from.#voided) if (!changed.has(type)) this.#voided.set(type, voided);
    for (const [type, live] of from.#live) if (!changed.has(type)) this.#live.set(type, live);
    for (const [type, index] of from.#byId) if (!changed.has(type)) this.#byId.set(type, index);
    for (const [type, index] of from.#byAccount) if (!changed.has(type)) this.#byAccount.set(type, index);
    for (const [key, index] of from.#byField) {
      const type = key.slice(0, key.indexOf('.')) as RecordType;
      if (!changed.has(type)) this.#byField.set(key, index);
    }
  }

  /** The records the ledger was made of, voided ones included. */
  records(): RecordSet {
    return this.#records;
  }

  /** Number of live records by type, types without any left out. */
  counts(): Partial<Record<RecordType, number>> {
    const counts: Partial<Record<RecordType, number>> = {};
    for (const type of recordTypes) {
      const count = this.all(type).length;
      if (count > 0) counts[type] = count;
    }
    return counts;
  }
}
