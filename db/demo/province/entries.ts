import type { RecordChange } from '../../domain/contract.ts';
import { Ledger, type RecordSet } from '../../domain/ledger.ts';
import { type Fen, fen } from '../../domain/money.ts';
import {
  type AnyRecord,
  blankValues,
  type RecordOf,
  type RecordType,
  recordTypes,
  type ValuesOf,
} from '../../domain/records/catalogue.ts';

/** Fen of an amount in whole 万元. */
export const wanYuan = (amount: number): Fen => fen(amount * 1_000_000);
/** Fen of an amount in whole yuan. */
export const wholeYuan = (amount: number): Fen => fen(amount * 100);

/** The records of a county as they are made: creations in the order of entry, and the ledger that they come to. */
export class Entries {
  readonly #newId: () => string;
  readonly #records = new Map<RecordType, AnyRecord[]>();

  /** @param newId ids of the records; ascending ones keep them in the order of entry */
  constructor(newId: () => string) {
    this.#newId = newId;
  }

  /** @returns the new record's id */
  add<T extends RecordType>(type: T, values: Partial<ValuesOf<T>>): string {
    const id = this.#newId();
    const system = { id, county_code: '', revision: 1, voided: false };
    const stamps = { created_at: '', created_by: '', updated_at: '', updated_by: '' };
    const record = { ...system, ...stamps, ...blankValues(type), ...values } as unknown as AnyRecord;
    const rows = this.#records.get(type);
    if (rows === undefined) this.#records.set(type, [record]);
    else rows.push(record);
    return id;
  }

  /** Changes fields of a record. @throws when there is none of the id */
  change<T extends RecordType>(type: T, id: string, values: Partial<ValuesOf<T>>): void {
    const rows = this.#records.get(type) ?? [];
    const at = rows.findIndex((row) => row.id === id);
    const row = rows[at];
    if (row === undefined) throw new Error(`no ${type} ${id}`);
    rows[at] = { ...row, ...values } as AnyRecord;
  }

  all<T extends RecordType>(type: T): readonly RecordOf<T>[] {
    return (this.#records.get(type) ?? []) as readonly unknown[] as readonly RecordOf<T>[];
  }

  /** What the records come to so far: the app's own figures are computed with it. */
  ledger(): Ledger {
    return new Ledger(
      Object.fromEntries([...this.#records].map(([type, rows]) => [type, [...rows]])) as RecordSet,
    );
  }

  /** The records as an import takes them, parents first. */
  imported(): { readonly type: RecordType; readonly record: RecordChange['values'] }[] {
    return recordTypes.flatMap((type) =>
      (this.#records.get(type) ?? []).map((row) => {
        const { county_code, revision, voided, created_at, created_by, updated_at, updated_by, ...own } = row;
        return { type, record: own };
      }),
    );
  }
}
