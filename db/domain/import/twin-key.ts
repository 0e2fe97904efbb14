import { type AnyRecord, declarationOf, type FieldValue, type RecordType } from '../records/catalogue.ts';

type Values = Readonly<Record<string, FieldValue | undefined>>;

/**
 * What tells payments with an amount in their key apart besides it: account, day, kind and document. Two of one document with
 * different amounts are one payment with a mistake in it, or two that only the officer can tell.
 */
export class TwinKey {
  /** Empty: the type has no amount in its key. */
  readonly #fields: readonly string[];
  readonly #sorts: readonly string[];
  /** Live records by account, day and document. */
  readonly #known: ReadonlyMap<string, readonly AnyRecord[]>;

  /** @param present records that are there, the voided among them */
  constructor(type: RecordType, present: readonly AnyRecord[]) {
    const { fields, naturalKey } = declarationOf(type);
    const kinds = new Map(fields.map(({ name, kind }) => [name, kind]));
    const hasAmount = naturalKey.some((name) => kinds.get(name) === 'money');
    this.#fields = hasAmount ? naturalKey.filter((name) => kinds.get(name) !== 'money') : [];
    this.#sorts = fields.filter(({ kind }) => kind === 'option').map(({ name }) => name);
    const live = present.filter(({ voided, ...record }) => !voided && this.#slipOf(record) !== null);
    this.#known = Map.groupBy(live, (record) => this.#slipOf(record) ?? '');
  }

  /** Null where no amount tells records apart, or the document is not said. */
  of(values: Values): string | null {
    const slip = this.#slipOf(values);
    return slip === null
      ? null
      : `${slip} ${JSON.stringify(this.#sorts.map((name) => values[name] ?? null))}`;
  }

  /** Whether the ledger has such a payment, of whatever amount; a row need not say its kind. */
  isKnown(values: Values): boolean {
    const slip = this.#slipOf(values);
    const found = slip === null ? [] : (this.#known.get(slip) ?? []);
    return found.some((record) =>
      this.#sorts.every((name) => (values[name] ?? null) === null || values[name] === record[name]),
    );
  }

  #slipOf(values: Values): string | null {
    if (this.#fields.length === 0 || (values.document_no ?? null) === null) return null;
    return JSON.stringify(this.#fields.map((name) => values[name] ?? null));
  }
}
