import type { AnyRecord, FieldValue, RecordType } from '../records/catalogue.ts';
import { KnownRecords } from './known-records.ts';
import type { Mapping } from './mapping.ts';

type Values = Readonly<Record<string, FieldValue>>;

/** What the records that are there, and the rows before, say against a row. */
export type RecordFault =
  /** Another row of the sheet says the same record. */
  | { readonly code: 'same_row'; readonly args: { readonly row: number } }
  /** Several records of the ledger may be meant. */
  | { readonly code: 'several_records'; readonly args: { readonly count: number } }
  /** The record is voided: it is restored first. */
  | { readonly code: 'is_voided' };

/** What a row read as a record would do to the ledger. */
export interface RecordMatch {
  readonly state: 'added' | 'changed' | 'same' | 'rejected';
  readonly id: string | null;
  readonly revision: number | null;
  readonly fields: readonly { readonly field: string; readonly old: FieldValue; readonly new: FieldValue }[];
  readonly problems: readonly {
    readonly column: null;
    readonly field: null;
    readonly problem: RecordFault;
  }[];
}

/** Says of what rows read as records what each would do to the ledger; rows are asked about in their order. */
export class RecordMatcher {
  readonly #blanks: Mapping['blanks'];
  readonly #defaults: Values;
  readonly #known: KnownRecords;
  /** Rows by the key that they say, and by the record that they mean. */
  readonly #seen = new Map<string, number>();
  readonly #meant = new Map<string, number>();

  /** @param keyFields fields of the natural key of which the sheet says something */
  constructor(
    type: RecordType,
    blanks: Mapping['blanks'],
    keyFields: readonly string[],
    { present, defaults }: { readonly present: readonly AnyRecord[]; readonly defaults: Values },
  ) {
    this.#blanks = blanks;
    this.#defaults = defaults;
    this.#known = new KnownRecords(type, keyFields, present);
  }

  match(row: number, values: Values): RecordMatch {
    const key = this.#known.keyOf(values);
    const earlier = key === null ? undefined : this.#seen.get(key);
    if (earlier !== undefined) return refused({ code: 'same_row', args: { row: earlier } });
    if (key !== null) this.#seen.set(key, row);
    const found = this.#found(key, values);
    if ('code' in found) return refused(found);
    const { record } = found;
    const other = record === undefined || key === null ? undefined : this.#meant.get(record.id);
    if (other !== undefined) return refused({ code: 'same_row', args: { row: other } });
    if (record !== undefined) this.#meant.set(record.id, row);
    if (record === undefined) {
      const fields = Object.entries(values)
        .filter(([, value]) => value !== null)
        .map(([field, value]) => ({ field, old: null, new: value }));
      return { state: 'added', id: null, revision: null, fields, problems: [] };
    }
    const fields = Object.entries(values)
      .filter(([, value]) => value !== null || this.#blanks === 'clear')
      .filter(([field]) => !(field in this.#defaults))
      .flatMap(([field, value]) => {
        const old = record[field] ?? null;
        return old === value ? [] : [{ field, old, new: value }];
      });
    const { id, revision } = record;
    return { state: fields.length === 0 ? 'same' : 'changed', id, revision, fields, problems: [] };
  }

  /** The record that a row means; undefined for a new one. */
  #found(key: string | null, values: Values): { readonly record: AnyRecord | undefined } | RecordFault {
    // Nothing tells a row without a key from another one: only what is there word for word is known again.
    if (key === null) return { record: this.#known.saying(values) };
    const exact = this.#known.exactly(key);
    const live = exact.filter(({ voided }) => !voided);
    if (exact.length > 0 && live.length === 0) return { code: 'is_voided' };
    let meant = live;
    if (exact.length === 0) {
      const { rowSaysLess, rowSaysMore } = this.#known.nearly(values);
      // What another row completes already is not this row's.
      meant =
        rowSaysLess.length > 0 ? [...rowSaysLess] : rowSaysMore.filter(({ id }) => !this.#meant.has(id));
    }
    if (meant.length > 1) return { code: 'several_records', args: { count: meant.length } };
    return { record: meant[0] };
  }
}

function refused(problem: RecordFault): RecordMatch {
  return {
    state: 'rejected',
    id: null,
    revision: null,
    fields: [],
    problems: [{ column: null, field: null, problem }],
  };
}
