import { labelFields } from '../record-label.ts';
import { type AnyRecord, declarationOf, type FieldValue, type RecordType } from '../records/catalogue.ts';
import { searchForm } from '../search-words.ts';

type Values = Readonly<Record<string, FieldValue | undefined>>;

/** Records of a type that are there, found again by what a row of a sheet says of their natural key. */
export class KnownRecords {
  readonly #keyFields: readonly string[];
  /** Of the key's fields those without which no record is stored. */
  readonly #certain: readonly string[];
  /** Texts that a record is called by; none where it is called by a day or a number. */
  readonly #names: readonly string[];
  readonly #live: readonly AnyRecord[];
  #byName: Map<string, AnyRecord[]> | null = null;
  readonly #byKey = new Map<string, AnyRecord[]>();
  /** Live ones by field and value. */
  readonly #byValue = new Map<string, AnyRecord[]>();

  /** @param keyFields of the natural key those of which the sheet says something */
  constructor(type: RecordType, keyFields: readonly string[], present: readonly AnyRecord[]) {
    this.#keyFields = keyFields;
    const identity = new Set(
      declarationOf(type)
        .fields.filter(({ need }) => need === 'identity')
        .map(({ name }) => name),
    );
    this.#certain = keyFields.filter((name) => identity.has(name));
    const labels = labelFields(type);
    this.#names = labels.every(({ kind }) => kind === 'text') ? labels.map(({ name }) => name) : [];
    this.#live = present.filter(({ voided }) => !voided);
    for (const record of present) put(this.#byKey, this.keyOf(record), record);
    for (const record of this.#live) {
      for (const name of keyFields) put(this.#byValue, placeOf(name, record[name]), record);
    }
  }

  /** A record's key by what the sheet says of it; null where it says nothing. */
  keyOf(values: Values): string | null {
    const key = this.#keyFields.map((name) => values[name] ?? null);
    return key.every((part) => part === null) ? null : JSON.stringify(key);
  }

  /** Records of just this key, the voided among them. */
  exactly(key: string): readonly AnyRecord[] {
    return this.#byKey.get(key) ?? [];
  }

  /**
   * Live records whose key differs only in what one side leaves blank, where at least half of it agrees: a payment whose
   * document number the row, or the record, does not say.
   */
  nearly(values: Values): {
    readonly rowSaysLess: readonly AnyRecord[];
    readonly rowSaysMore: readonly AnyRecord[];
  } {
    const names = this.#keyFields;
    if (this.#certain.length === names.length) return { rowSaysLess: [], rowSaysMore: [] };
    const fitting = this.#candidates(values).filter((record) => {
      const agreeing = names.filter((name) => said(values[name]) && values[name] === record[name]);
      return agreeing.length * 2 >= names.length;
    });
    const covers = (more: Values, less: Values): boolean =>
      names.every((name) => !said(less[name]) || less[name] === more[name]);
    return {
      rowSaysLess: fitting.filter((record) => covers(record, values)),
      rowSaysMore: fitting.filter((record) => covers(values, record)),
    };
  }

  /** A live record that says all that a row without a key says. */
  saying(values: Values): AnyRecord | undefined {
    const told = Object.entries(values).filter(([, value]) => said(value));
    return this.#live.find((record) => told.every(([name, value]) => record[name] === value));
  }

  /** Live records that are called what a row without a key calls its own, none of another town. */
  named(values: Values): readonly AnyRecord[] {
    if (this.#byName === null) {
      this.#byName = new Map();
      for (const record of this.#live) put(this.#byName, this.#nameOf(record), record);
    }
    const found = this.#byName.get(this.#nameOf(values) ?? '') ?? [];
    const { town_code } = values;
    return found.filter(
      (record) => !said(town_code) || !said(record.town_code) || record.town_code === town_code,
    );
  }

  #nameOf(values: Values): string | null {
    const names = this.#names.map((name) => searchForm(String(values[name] ?? '')));
    return names.length === 0 || names.includes('') ? null : names.join('\n');
  }

  #candidates(values: Values): readonly AnyRecord[] {
    const lists = (names: readonly string[]) =>
      names
        .filter((name) => said(values[name]))
        .map((name) => this.#byValue.get(placeOf(name, values[name]) ?? '') ?? []);
    // All of what is certain agrees: the shortest of its lists holds every candidate.
    const certain = lists(this.#certain).toSorted((a, b) => a.length - b.length);
    return certain[0] ?? [...new Set(lists(this.#keyFields).flat())];
  }
}

const said = (value: FieldValue | undefined): boolean => (value ?? null) !== null;

const placeOf = (name: string, value: FieldValue | undefined): string | null =>
  said(value) ? `${name} ${JSON.stringify(value)}` : null;

function put(index: Map<string, AnyRecord[]>, key: string | null, record: AnyRecord): void {
  if (key === null) return;
  const same = index.get(key);
  if (same === undefined) index.set(key, [record]);
  else same.push(record);
}
