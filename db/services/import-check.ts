import type { CallInput } from '../domain/contract.ts';
import {
  type AnyRecord,
  blankValues,
  declarationOf,
  type FieldValue,
  findField,
  type RecordType,
} from '../domain/records/catalogue.ts';
import { systemFieldNames } from '../domain/records/declaration.ts';
import { type RefusalCode, type RefusedPlace, refusedPlaces } from '../domain/refusal.ts';
import { normaliseText } from '../domain/text.ts';

export type ImportedRecord = CallInput<'records.import'>['records'][number];

/** Records of a type that stand in the store. */
export interface Known {
  readonly byId: ReadonlyMap<string, AnyRecord>;
  /** Non-voided ones by natural key. */
  readonly byKey: ReadonlyMap<string, AnyRecord>;
}

const systemFields: ReadonlySet<string> = new Set(systemFieldNames);

/** What of an imported record is its own: the store says the rest itself. */
export function importedValues(record: ImportedRecord['record']): Record<string, FieldValue> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !systemFields.has(name)));
}

/** The natural key as text, compared as it would be stored; null where all of it is blank: then it names nothing. */
export function naturalKeyText(
  type: RecordType,
  record: Readonly<Record<string, FieldValue>>,
): string | null {
  const key = declarationOf(type).naturalKey.map((name) => stored(record[name] ?? null));
  return key.every((part) => part === null) ? null : JSON.stringify(key);
}

function stored(value: FieldValue): FieldValue {
  return typeof value === 'string' ? normaliseText(value) || null : value;
}

/** Everything that keeps a file's records from being taken, all of it at once: what is wrong is mended in one go. */
export class ImportCheck {
  readonly places: RefusedPlace[] = [];
  readonly #unit: string;
  readonly #known: (type: RecordType) => Known;
  readonly #ids = new Map<RecordType, Set<string>>();

  /** @param records the whole file: a reference may point forward in it */
  constructor(unit: string, known: (type: RecordType) => Known, records: readonly ImportedRecord[]) {
    this.#unit = unit;
    this.#known = known;
    for (const { type, record } of records) {
      const ids = this.#ids.get(type) ?? new Set<string>();
      ids.add(String(record.id));
      this.#ids.set(type, ids);
    }
  }

  /** Judges the record at a place of the file, from 0. */
  judge(index: number, { type, record }: ImportedRecord): void {
    const { id } = record;
    const path = `records.${index}`;
    const refuse = (field: string, problem: RefusalCode, other?: string): void => {
      this.places.push({
        path: field === '' ? path : `${path}.${field}`,
        problem,
        type,
        ...(typeof id === 'string' ? { id } : {}),
        ...(other === undefined ? {} : { other }),
      });
    };
    if (typeof id !== 'string' || id === '') {
      refuse('id', 'missing');
      return;
    }
    if (id !== normaliseText(id) || id.length > 64) {
      refuse('id', 'not_normal');
      return;
    }
    const unit = record.county_code ?? this.#unit;
    if (unit !== this.#unit) refuse('county_code', 'other_unit', String(unit));
    if (record.voided !== undefined && typeof record.voided !== 'boolean') refuse('voided', 'wrong_type');
    this.#judgeValues(type, record, refuse);
    const { byId, byKey } = this.#known(type);
    const key = record.voided === true ? null : naturalKeyText(type, record);
    const twin = key === null ? undefined : byKey.get(key);
    if (!byId.has(id) && twin !== undefined) refuse('', 'same_key', twin.id);
  }

  #judgeValues(
    type: RecordType,
    record: ImportedRecord['record'],
    refuse: (field: string, problem: RefusalCode, other?: string) => void,
  ): void {
    const present = this.#known(type).byId.get(String(record.id));
    const given = Object.entries(importedValues(record)).map(([name, value]) => [name, stored(value)]);
    const values = { ...blankValues(type), ...present, ...Object.fromEntries(given) } as Record<
      string,
      FieldValue
    >;
    for (const name of systemFields) delete values[name];
    const parsed = declarationOf(type).schema.safeParse(values);
    const refused = parsed.success ? [] : refusedPlaces(parsed.error, values);
    for (const { path, problem } of refused) {
      // What is wrong in the store already is not this file's fault.
      if (Object.hasOwn(record, path) || present === undefined) refuse(path, problem);
    }
    for (const [name, value] of given) {
      const target = findField(type, String(name))?.target as RecordType | undefined;
      if (target === undefined || typeof value !== 'string') continue;
      const exists = this.#ids.get(target)?.has(value) === true || this.#known(target).byId.has(value);
      if (!exists) refuse(String(name), 'no_such_record', value);
    }
  }
}
