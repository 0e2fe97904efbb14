import {
  declarationOf,
  type FieldValue,
  findField,
  isRecordType,
  type RecordType,
} from '../records/catalogue.ts';

/** Which ids stand for one thing: the smallest of them is its id, the others are its aliases (design §2). */
export class Aliases {
  readonly #survivors = new Map<string, string>();

  /** The id that stands for a record. */
  idOf(type: RecordType, id: string): string {
    const survivor = this.#survivors.get(keyOf(type, id));
    return survivor === undefined ? id : this.idOf(type, survivor);
  }

  /** Makes two records one. */
  unite(type: RecordType, a: string, b: string): void {
    const [survivor, alias] = [this.idOf(type, a), this.idOf(type, b)].toSorted() as [string, string];
    if (survivor !== alias) this.#survivors.set(keyOf(type, alias), survivor);
  }

  /** Aliases with what they stand for, by type and id. */
  all(): readonly { readonly type: RecordType; readonly alias: string; readonly id: string }[] {
    return [...this.#survivors.keys()].toSorted().map((key) => {
      const [type, alias] = JSON.parse(key) as [RecordType, string];
      return { type, alias, id: this.idOf(type, alias) };
    });
  }

  /**
   * A field's value with what it names under its own id.
   * @param namedType type that the record names beside it, of explanations and attachments
   */
  value(type: RecordType, field: string, value: FieldValue, namedType: FieldValue): FieldValue {
    if (typeof value !== 'string') return value;
    const target = findField(type, field)?.target;
    if (target !== undefined) return this.idOf(target as RecordType, value);
    if (field === 'record_id' && typeof namedType === 'string' && isRecordType(namedType))
      return this.idOf(namedType, value);
    return value;
  }
}

const keyOf = (type: RecordType, id: string): string => JSON.stringify([type, id]);

/**
 * The natural key of a record as text, or null where too little of it is known to tell one thing from another: its first
 * part and half of all are wanted. Projects have two: the code, else owner and name.
 */
export function recognisedBy(type: RecordType, record: Readonly<Record<string, FieldValue>>): string | null {
  if (type === 'project') {
    const { project_code = null, owner_uscc = null, name = null } = record;
    if (project_code !== null) return JSON.stringify(['code', project_code]);
    return owner_uscc === null || name === null ? null : JSON.stringify(['owner', owner_uscc, name]);
  }
  const key = declarationOf(type).naturalKey.map((field) => record[field] ?? null);
  const given = key.filter((part) => part !== null).length;
  return key[0] === null || given * 2 < key.length ? null : JSON.stringify(key);
}
