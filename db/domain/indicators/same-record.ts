import type { AccountKey, Ledger } from '../ledger.ts';
import type { AnyRecord, RecordType } from '../records/catalogue.ts';

/** A unit with what it reported; see `acceptedLedger`. A county's own view has one, with its own records. */
export interface CountyLedger {
  /** Six-digit code. */
  readonly unit: string;
  readonly name: string;
  readonly ledger: Ledger;
}

/** Types that several units may report one and the same thing of (model §2.3, §6 S92). */
const sharedTypes = ['enclave', 'project', 'platform'] as const;
export type SharedType = (typeof sharedTypes)[number];

/** One enclave, project or platform as several units report it. Only the first reporter's record is counted. */
export interface SharedRecord {
  readonly type: SharedType;
  /** The code or name by which it was recognised; the id where ids are the same. */
  readonly key: string;
  readonly reporters: readonly { readonly unit: string; readonly id: string }[];
}

const text = (value: AnyRecord[string] | undefined): string => String(value ?? '').trim();

/** What a record is recognised by: its id, and its natural key once it has one (model §4, §6 S92). */
function keysOf(type: SharedType, record: AnyRecord): readonly string[] {
  return [naturalKey(type, record), record.id].filter((key) => key !== null);
}

function naturalKey(type: SharedType, record: AnyRecord): string | null {
  if (type !== 'project') return text(record[`${type}_code`]) || null;
  const [code, name, owner] = [text(record.project_code), text(record.name), text(record.owner_uscc)];
  // Sub-projects of one filing share its code.
  if (code !== '') return record.parent_project_id === null ? code : `${code}/${name}`;
  return owner === '' || name === '' ? null : `${owner}/${name}`;
}

/** Records of a shared type over several units, those of one thing together. */
export class SharedRecords {
  readonly #groups: { key: string; readonly reporters: { unit: string; id: string }[] }[] = [];
  readonly #groupOf = new Map<string, number>();
  readonly #type: SharedType;

  /** @param counties in the order in which their records count */
  constructor(type: SharedType, counties: readonly CountyLedger[]) {
    this.#type = type;
    const byKey = new Map<string, number>();
    for (const { unit, ledger } of counties) {
      for (const record of ledger.all(type) as readonly unknown[] as readonly AnyRecord[]) {
        const keys = keysOf(type, record);
        const key = keys.find((one) => byKey.has(one) && !this.#isOf(byKey.get(one), unit));
        const group = key === undefined ? this.#groups.length : (byKey.get(key) ?? 0);
        if (key === undefined) this.#groups.push({ key: keys[0] ?? record.id, reporters: [] });
        else if (this.#groups[group]?.reporters.length === 1) this.#groups[group].key = key;
        this.#groups[group]?.reporters.push({ unit, id: record.id });
        this.#groupOf.set(`${unit} ${record.id}`, group);
        for (const one of keys) if (!byKey.has(one)) byKey.set(one, group);
      }
    }
  }

  /** Two records of one unit are two things; its own rules see to twins. */
  #isOf(group: number | undefined, unit: string): boolean {
    return this.#groups[group ?? -1]?.reporters.some((one) => one.unit === unit) ?? false;
  }

  /** Number of the thing that a unit's record is about; undefined where the unit has no such record. */
  groupOf(unit: string, id: string | null): number | undefined {
    return id === null ? undefined : this.#groupOf.get(`${unit} ${id}`);
  }

  /** Whether a unit's record is the one that is counted: of the first reporter. */
  counts(unit: string, id: string): boolean {
    const first = this.#groups[this.groupOf(unit, id) ?? -1]?.reporters[0];
    return first?.unit === unit && first.id === id;
  }

  reportersOf(group: number): readonly { readonly unit: string; readonly id: string }[] {
    return this.#groups[group]?.reporters ?? [];
  }

  /** What a thing was recognised by. */
  keyOf(group: number): string | undefined {
    return this.#groups[group]?.key;
  }

  /** What more than one unit reports. */
  duplicates(): readonly SharedRecord[] {
    return this.#groups
      .filter(({ reporters }) => reporters.length > 1)
      .map(({ key, reporters }) => ({ type: this.#type, key, reporters }));
  }
}

/** Types by whose rows a unit is seen to keep an account; a party alone keeps none. */
const accountMoney = [
  'contribution',
  'due',
  'receipt',
  'batch',
  'pool_movement',
  'opening_balance',
] as const satisfies readonly RecordType[];

/** An account whose rows several units keep; the first unit's are counted. */
export interface SharedAccount {
  /** Code of the enclave. */
  readonly enclave: string;
  readonly home_county: string;
  readonly units: readonly string[];
}

/**
 * Which unit's rows of an account (enclave × home county) are counted: the home county's own where it has any, else the
 * first unit's. Returns of one enclave to two home counties are two accounts and different money.
 */
export class CountedAccounts {
  readonly #reporters = new Map<string, { readonly home_county: string; units: string[] }>();
  readonly #enclaves: SharedRecords;

  constructor(counties: readonly CountyLedger[], enclaves: SharedRecords) {
    this.#enclaves = enclaves;
    for (const { unit, ledger } of counties) {
      for (const type of accountMoney) {
        for (const row of ledger.all(type)) this.#add(unit, row);
      }
    }
  }

  #add(unit: string, row: AccountKey): void {
    const key = this.#key(unit, row);
    const account = this.#reporters.get(key);
    if (account === undefined) this.#reporters.set(key, { home_county: row.home_county, units: [unit] });
    else if (!account.units.includes(unit))
      account.units = row.home_county === unit ? [unit, ...account.units] : [...account.units, unit];
  }

  #key(unit: string, row: AccountKey): string {
    return `${this.#enclaves.groupOf(unit, row.enclave_id) ?? row.enclave_id}/${row.home_county}`;
  }

  /** Whether a unit's rows of an account are counted. */
  counts(unit: string, row: AccountKey): boolean {
    return this.#reporters.get(this.#key(unit, row))?.units[0] === unit;
  }

  /** Accounts whose rows several units keep. */
  duplicates(): readonly SharedAccount[] {
    return [...this.#reporters]
      .filter(([, { units }]) => units.length > 1)
      .map(([key, { home_county, units }]) => {
        const group = Number(key.slice(0, key.indexOf('/')));
        return { enclave: this.#enclaves.keyOf(group) ?? key, home_county, units };
      });
  }
}
