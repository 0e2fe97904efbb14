import { labelFields } from '../record-label.ts';
import type { AnyRecord, FieldValue, RecordType } from '../records/catalogue.ts';
import { searchForm } from '../search-words.ts';
import { KnownRecords } from './known-records.ts';
import type { Mapping } from './mapping.ts';
import { SortsOfPayment } from './sorts-of-payment.ts';
import { TwinKey } from './twin-key.ts';

type Values = Readonly<Record<string, FieldValue>>;

/** What the records that are there, and the rows before, say against a row. */
export type RecordFault =
  /** Another row of the sheet says the same record; or says it with other values, so that neither is taken. */
  | { readonly code: 'same_row' | 'contradicts_row'; readonly args: { readonly row: number } }
  /** Another row, or the ledger, has the same document with another amount. */
  | { readonly code: 'document_of_row'; readonly args: { readonly row: number } }
  | { readonly code: 'document_known' }
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

interface SeenRow {
  readonly row: number;
  readonly values: Values;
  readonly match: RecordMatch;
}

/** Says of what rows read as records what each would do to the ledger; rows are asked about in their order. */
export class RecordMatcher {
  readonly #blanks: Mapping['blanks'];
  readonly #defaults: Values;
  readonly #known: KnownRecords;
  /** Rows by the key that they say, by the record that they mean, and by their document. */
  readonly #seen = new Map<string, SeenRow[]>();
  readonly #meant = new Map<string, SeenRow>();
  readonly #documents = new Map<string, SeenRow>();
  readonly #twins: TwinKey;
  readonly #sorts: SortsOfPayment;
  readonly #contradicted = new Map<RecordMatch, RecordFault>();
  readonly #labels: readonly string[];

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
    this.#twins = new TwinKey(type, present);
    this.#sorts = new SortsOfPayment(type);
    this.#labels = [...labelFields(type).map(({ name }) => name), 'town_code'];
  }

  /**
   * What was answered of earlier rows and a later one contradicts: which of them is right nobody says, so that neither is
   * taken.
   */
  get contradicted(): ReadonlyMap<RecordMatch, RecordFault> {
    return this.#contradicted;
  }

  match(row: number, values: Values): RecordMatch {
    const key = this.#known.keyOf(values);
    const place = key ?? this.#nameOf(values);
    const rows = this.#seen.get(place) ?? [];
    const earlier = rows.find((one) => !this.#sorts.areApart(one.values, values));
    if (earlier !== undefined) return this.#refuseAgainst(earlier, row, values);
    const found = this.#found(key, values);
    const claimed = 'code' in found ? undefined : found.record;
    const other = claimed === undefined ? undefined : this.#meant.get(claimed.id);
    const isApart = other !== undefined && this.#sorts.areApart(other.values, values);
    if (other !== undefined && !isApart) return this.#refuseAgainst(other, row, values);
    const record = isApart ? undefined : claimed;
    const document = this.#twins.of(values);
    const twin = document === null ? undefined : this.#documents.get(document);
    if (twin !== undefined) {
      this.#contradicted.set(twin.match, { code: 'document_of_row', args: { row } });
      return refused({ code: 'document_of_row', args: { row: twin.row } });
    }
    const isKnown = record === undefined && this.#twins.isKnown(values);
    const match =
      'code' in found
        ? refused(found)
        : isKnown
          ? refused({ code: 'document_known' })
          : this.#compare(values, record);
    const seen = { row, values, match };
    if (rows.length === 0) this.#seen.set(place, [seen]);
    else rows.push(seen);
    if (record !== undefined) this.#meant.set(record.id, seen);
    if (document !== null) this.#documents.set(document, seen);
    return match;
  }

  /** A row without a key is known by what it is called. */
  #nameOf(values: Values): string {
    const labels = this.#labels.map((name) => values[name] ?? null);
    return `named ${JSON.stringify(labels.map((one) => (typeof one === 'string' ? searchForm(one) : one)))}`;
  }

  #refuseAgainst(earlier: SeenRow, row: number, values: Values): RecordMatch {
    const differs = Object.entries(values).some(([name, value]) => {
      const before = earlier.values[name] ?? null;
      return value !== null && before !== null && value !== before;
    });
    if (!differs) return refused({ code: 'same_row', args: { row: earlier.row } });
    this.#contradicted.set(earlier.match, { code: 'contradicts_row', args: { row } });
    return refused({ code: 'contradicts_row', args: { row: earlier.row } });
  }

  #compare(values: Values, record: AnyRecord | undefined): RecordMatch {
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
    if (key === null) return this.#foundByName(values);
    const exact = this.#known.exactly(key);
    const live = exact.filter(({ voided }) => !voided);
    if (exact.length > 0 && live.length === 0) return { code: 'is_voided' };
    let meant: readonly AnyRecord[] = live;
    if (exact.length === 0) {
      const { rowSaysLess, rowSaysMore } = this.#known.nearly(values);
      // What another row completes already is not this row's.
      meant =
        rowSaysLess.length > 0 ? [...rowSaysLess] : rowSaysMore.filter(({ id }) => !this.#meant.has(id));
    }
    meant = this.#sorts.meant(meant, values);
    if (meant.length > 1) return { code: 'several_records', args: { count: meant.length } };
    return { record: meant[0] };
  }

  /** Without its key a record is known word for word, or by what it is called: a second one of a name would be counted twice. */
  #foundByName(values: Values): { readonly record: AnyRecord | undefined } | RecordFault {
    const same = this.#known.saying(values);
    if (same !== undefined) return { record: same };
    const named = this.#known.named(values);
    if (named.length > 1) return { code: 'several_records', args: { count: named.length } };
    return { record: named[0] };
  }
}

export function refused(problem: RecordFault): RecordMatch {
  return {
    state: 'rejected',
    id: null,
    revision: null,
    fields: [],
    problems: [{ column: null, field: null, problem }],
  };
}
