import { FAR_FUTURE } from '../dates.ts';
import type { FieldKind } from '../fields.ts';
import { Ledger } from '../ledger.ts';
import { type AnyRecord, declarationOf, type RecordType, recordTypes } from '../records/catalogue.ts';
import type { Field } from '../records/declaration.ts';

/** Largest magnitude that can be meant, in the unit stored; beyond it sums and products are no exact integers any more. */
const largest: Partial<Readonly<Record<FieldKind, number>>> = {
  /** 100 billion yuan, in fen. */
  money: 10_000_000_000_000,
  /** 1,000 %. */
  percent: 10_000_000,
  mu: 10_000_000_000,
  squareMetre: 10_000_000_000,
  integer: 1_000_000_000,
};

const firstDay = '1900-01-01';
const lastDay = '2200-12-31';

const judged: ReadonlyMap<RecordType, readonly Field[]> = new Map(
  recordTypes.map((type) => [
    type,
    declarationOf(type).fields.filter((field) => field.kind === 'date' || largest[field.kind] !== undefined),
  ]),
);

/** Whether a value lies beyond all that can be meant. */
function isImplausible(field: Field, value: AnyRecord[string] | undefined): boolean {
  if (field.kind === 'date') return typeof value === 'string' && (value < firstDay || value > lastDay);
  return typeof value === 'number' && Math.abs(value) > (largest[field.kind] ?? Number.MAX_SAFE_INTEGER);
}

/** The open end of a validity may be typed as 9999-12-31: it means the same as a blank. */
function isOpenEnd(field: Field, value: AnyRecord[string] | undefined): boolean {
  return field.need === 'optional' && value === FAR_FUTURE;
}

export interface ImplausibleValue {
  readonly type: RecordType;
  readonly record: AnyRecord;
  readonly field: Field;
  readonly value: string | number;
  /** Nothing is wrong: it stands for a blank. */
  readonly openEnd: boolean;
}

/** Of a whole ledger, which never changes: several rules ask. */
const known = new WeakMap<Ledger, readonly ImplausibleValue[]>();

/** Stored values that no rule can calculate with: a slip of the unit, a year 9999. Saving does not refuse them. */
export function implausibleValues(ledger: Ledger, types?: Iterable<RecordType>): readonly ImplausibleValue[] {
  if (types !== undefined) return implausibleOf(ledger, types);
  const before = known.get(ledger);
  if (before !== undefined) return before;
  const found = implausibleOf(ledger, recordTypes);
  known.set(ledger, found);
  return found;
}

function implausibleOf(ledger: Ledger, types: Iterable<RecordType>): readonly ImplausibleValue[] {
  const found: ImplausibleValue[] = [];
  for (const type of types) {
    const fields = judged.get(type) ?? [];
    for (const record of ledger.all(type) as readonly unknown[] as readonly AnyRecord[]) {
      for (const field of fields) {
        const value = record[field.name];
        if (!isImplausible(field, value)) continue;
        found.push({
          type,
          record,
          field,
          value: value as string | number,
          openEnd: isOpenEnd(field, value),
        });
      }
    }
  }
  return found;
}

/** The ledger with implausible values blank, so that every rule can be judged; the same one where there are none. */
export function plausibleLedger(ledger: Ledger, values = implausibleValues(ledger)): Ledger {
  const odd = Map.groupBy(values, ({ type }) => type);
  if (odd.size === 0) return ledger;
  const records = Object.fromEntries(
    recordTypes.map((type) => {
      const blanks = Map.groupBy(odd.get(type) ?? [], ({ record }) => record.id);
      const rows = ledger.all(type) as readonly unknown[] as readonly AnyRecord[];
      return [type, blanks.size === 0 ? rows : rows.map((row) => blanked(row, blanks.get(row.id) ?? []))];
    }),
  );
  return new Ledger(records as ConstructorParameters<typeof Ledger>[0]);
}

function blanked(record: AnyRecord, values: readonly ImplausibleValue[]): AnyRecord {
  if (values.length === 0) return record;
  return { ...record, ...Object.fromEntries(values.map(({ field }) => [field.name, null])) } as AnyRecord;
}
