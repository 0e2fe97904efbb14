import { useMemo } from 'react';
import type { Ledger } from '../../../db/domain/ledger.ts';
import { declarationOf, type RecordType } from '../../../db/domain/records/catalogue.ts';
import type { Values } from '../forms/use-record-form.ts';
import { withTypedRows } from '../violations/judge.ts';
import type { GridRecord } from './grid-rows.ts';

interface TypedRow {
  readonly id: string;
  readonly values: Values;
}

/** Reads rows as records; a row that did not change is read once. A cell that cannot be read is blank. */
class RowReader {
  readonly #type: RecordType;
  readonly #fixed: Values;
  readonly #read = new WeakMap<GridRecord, TypedRow | null>();

  constructor(type: RecordType, fixed: Values) {
    this.#type = type;
    this.#fixed = fixed;
  }

  /** @returns null for a row that differs from no record, or that is none yet */
  read(row: GridRecord): TypedRow | null {
    let read = this.#read.get(row);
    if (read === undefined) {
      read = this.#typedRow(row);
      this.#read.set(row, read);
    }
    return read;
  }

  #typedRow({ id, record, changed, values: typed, preset }: GridRecord): TypedRow | null {
    if (Object.keys(changed).length === 0) return null;
    const values = record === null ? { ...typed, ...this.#fixed, ...preset } : { ...record, ...typed };
    const identity = declarationOf(this.#type).fields.filter(({ need }) => need === 'identity');
    return identity.every(({ name }) => (values[name] ?? null) !== null) ? { id, values } : null;
  }
}

/** The ledger with the rows of a grid as they are typed in the place of the records they change. */
export function useTypedLedger(
  ledger: Ledger,
  type: RecordType,
  { rows }: { readonly rows: readonly GridRecord[] },
  fixed: Values,
): Ledger {
  const reader = useMemo(() => new RowReader(type, fixed), [type, fixed]);
  return useMemo(() => {
    const typed = rows.map((row) => reader.read(row)).filter((row) => row !== null);
    return typed.length === 0 ? ledger : withTypedRows(ledger, type, typed);
  }, [ledger, type, rows, reader]);
}
