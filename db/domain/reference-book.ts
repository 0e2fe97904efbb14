import type { Ledger } from './ledger.ts';
import { type AnyRecord, declarationOf, findField, type RecordType } from './records/catalogue.ts';
import { searchForm } from './search-words.ts';

/** A record that a reference may point to, as a person knows it. */
export interface ReferenceChoice {
  readonly id: string;
  readonly label: string;
  /** The code that tells records of one name apart, or null. */
  readonly code: string | null;
}

/** Fields that name a record for a person: the first that the type has, else the first text of its natural key. */
const nameFields = ['name', 'host_name', 'name_zh', 'document_no', 'document'] as const;
const codeFields = ['village_code', 'enclave_code', 'host_code', 'area_code'] as const;

/** Names and codes of a ledger's records, for showing references and for reading typed or pasted ones. */
export class ReferenceBook {
  readonly #ledger: Ledger;
  readonly #byText = new Map<RecordType, Map<string, string[]>>();

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** All live records of a type, by code, else by label. */
  choices(type: RecordType): readonly ReferenceChoice[] {
    const rows = this.#ledger.all(type) as readonly unknown[] as readonly AnyRecord[];
    return rows.map(choiceOf(type)).toSorted((a, b) => compare(a.code ?? a.label, b.code ?? b.label));
  }

  /** What a record is called; its id where it is unknown. */
  label(type: RecordType, id: string): string {
    const record = this.#ledger.get(type, id) as unknown as AnyRecord | undefined;
    return record === undefined ? id : choiceOf(type)(record).label;
  }

  /** What an edit cell holds: the name, or the code where the name is not the only one of its kind. */
  typed(type: RecordType, id: string): string {
    const record = this.#ledger.get(type, id) as unknown as AnyRecord | undefined;
    if (record === undefined) return id;
    const { label, code } = choiceOf(type)(record);
    return this.find(type, label).length === 1 ? label : (code ?? id);
  }

  /**
   * Ids that a code, a name or an id may mean, or a name and a code together where both are of one record; several where a
   * name is not unique.
   */
  find(type: RecordType, text: string): readonly string[] {
    let index = this.#byText.get(type);
    if (index === undefined) {
      index = new Map();
      for (const { id, label, code } of this.choices(type)) {
        for (const word of wordsOf({ id, label, code })) {
          const ids = index.get(word);
          if (ids === undefined) index.set(word, [id]);
          else ids.push(id);
        }
      }
      this.#byText.set(type, index);
    }
    return index.get(searchForm(text)) ?? [];
  }
}

function wordsOf({ id, label, code }: ReferenceChoice): ReadonlySet<string> {
  const own = [id, label, ...(code === null ? [] : [code, `${label}${code}`, `${code}${label}`])];
  return new Set(own.map(searchForm));
}

function isText(type: RecordType, name: string): boolean {
  return findField(type, name)?.kind === 'text';
}

function choiceOf(type: RecordType): (record: AnyRecord) => ReferenceChoice {
  const { fields, naturalKey } = declarationOf(type);
  const first = (names: readonly string[]) =>
    names.find((name) => fields.some((field) => field.name === name));
  const nameField = first([...nameFields, ...naturalKey.filter((name) => isText(type, name))]);
  const codeField = first(codeFields);
  return (record) => {
    const code = codeField === undefined ? null : record[codeField];
    const name = nameField === undefined ? null : record[nameField];
    return {
      id: record.id,
      label: String(name ?? code ?? record.id),
      code: typeof code === 'string' ? code : null,
    };
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
