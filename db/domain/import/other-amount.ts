import { type AnyRecord, declarationOf, type FieldValue, type RecordType } from '../records/catalogue.ts';
import type { Field } from '../records/declaration.ts';

type Values = Readonly<Record<string, FieldValue | undefined>>;

const said = (value: FieldValue | undefined): boolean => (value ?? null) !== null;

/**
 * Payments whose natural key holds their amount, known by the rest of it: same day, same document. Such a payment with another
 * amount is not a second one, unless something else that both say tells them apart: the kind, who paid.
 */
export class OtherAmounts {
  /** The key without its amount; null where the key has none, or no document that tells payments of a day apart. */
  readonly #rest: readonly string[] | null;
  /** What tells two payments of one document apart. */
  readonly #telling: readonly Field[];
  readonly #records = new Map<string, AnyRecord[]>();
  readonly #rows = new Map<string, { readonly row: number; readonly values: Values }[]>();

  /** @param keyFields of the natural key those of which the sheet says something */
  constructor(type: RecordType, keyFields: readonly string[], present: readonly AnyRecord[]) {
    const { fields } = declarationOf(type);
    const kindOf = (name: string) => fields.find((field) => field.name === name)?.kind;
    const rest = keyFields.filter((name) => kindOf(name) !== 'money');
    const isTold = rest.length < keyFields.length && rest.some((name) => kindOf(name) === 'text');
    this.#rest = isTold ? rest : null;
    this.#telling = fields.filter(({ kind }) => kind !== 'money' && kind !== 'longText' && kind !== 'flag');
    for (const record of present) if (!record.voided) put(this.#records, this.#keyOf(record), record);
  }

  /** Records of the ledger that say the same payment with another amount. */
  records(values: Values): readonly AnyRecord[] {
    const found = this.#records.get(this.#keyOf(values) ?? '') ?? [];
    return found.filter((record) => this.#agree(values, record));
  }

  /** The row of the sheet that says the same payment with another amount; undefined where none did so far. */
  row(values: Values): number | undefined {
    const found = this.#rows.get(this.#keyOf(values) ?? '') ?? [];
    return found.find((one) => this.#agree(values, one.values))?.row;
  }

  /** Notes what a row says. */
  note(row: number, values: Values): void {
    put(this.#rows, this.#keyOf(values), { row, values });
  }

  #keyOf(values: Values): string | null {
    const rest = this.#rest;
    return rest?.every((name) => said(values[name]))
      ? JSON.stringify(rest.map((name) => values[name]))
      : null;
  }

  #agree(one: Values, other: Values): boolean {
    return this.#telling.every(
      ({ name }) => !said(one[name]) || !said(other[name]) || one[name] === other[name],
    );
  }
}

function put<T>(index: Map<string, T[]>, key: string | null, one: T): void {
  if (key === null) return;
  const same = index.get(key);
  if (same === undefined) index.set(key, [one]);
  else same.push(one);
}
