import { declarationOf, type FieldValue, type RecordType } from '../records/catalogue.ts';

type Values = Readonly<Record<string, FieldValue | undefined>>;

/**
 * What tells payments of one day apart besides their natural key: two rows of one village on one day, the one from the
 * province's subsidy and the other from own funds, are two contributions.
 */
export class SortsOfPayment {
  readonly #sorts: readonly string[];

  constructor(type: RecordType) {
    const { fields, naturalKey } = declarationOf(type);
    const isPayment =
      naturalKey.includes('date') && fields.some(({ name, kind }) => name === 'amount' && kind === 'money');
    const sorts = fields.filter(
      ({ name, kind }) => (kind === 'option' || name === 'payer') && !naturalKey.includes(name),
    );
    this.#sorts = isPayment ? sorts.map(({ name }) => name) : [];
  }

  /** Whether two that share their key say two different sorts; what one of them leaves blank tells nothing. */
  areApart(one: Values, other: Values): boolean {
    // One document with one amount said twice is one payment, whatever sort a row gives it.
    const document = one.document_no ?? null;
    if (document !== null && document === other.document_no && one.amount === other.amount) return false;
    return this.#sorts.some((name) => {
      const [a = null, b = null] = [one[name], other[name]];
      return a !== null && b !== null && a !== b;
    });
  }

  /**
   * Of records with a row's key those that it may mean: the ones of its sort, else the ones of its amount, whose sort it
   * corrects; of another sort and another amount it is a payment of its own.
   */
  meant<T extends Values>(records: readonly T[], row: Values): readonly T[] {
    const alike = records.filter((record) => !this.areApart(record, row));
    if (alike.length > 0 || this.#sorts.length === 0) return alike;
    return records.filter(({ amount }) => amount === row.amount);
  }
}
