import type { AccountKey, Ledger } from '../ledger.ts';
import type { AnyRecord, RecordType } from '../records/catalogue.ts';
import { type SharedType, sharedCode } from '../rules/reporters.ts';

/** A unit with what it reported; see `acceptedLedger`. A county's own view has one, with its own records. */
export interface CountyLedger {
  /** Six-digit code. */
  readonly unit: string;
  readonly name: string;
  readonly ledger: Ledger;
}

/** One enclave, project or platform as several units report it. Only the first reporter's record is counted. */
export interface SharedRecord {
  readonly type: SharedType;
  /** Its code, else a project's owner and name, else its id. */
  readonly key: string;
  readonly reporters: readonly { readonly unit: string; readonly id: string }[];
}

function put(known: Map<string, number>, key: string | null, group: number): void {
  if (key !== null && !known.has(key)) known.set(key, group);
}

const text = (value: AnyRecord[string] | undefined): string => String(value ?? '').trim();

/** What a record is recognised by besides its id (model §4, §6 S92). */
interface Identity {
  readonly code: string | null;
  /** Of a project its owner and name: they tell it while one of two reporters has no code for it yet. */
  readonly name: string | null;
}

function identityOf(type: SharedType, record: AnyRecord): Identity {
  const [name, owner] = [text(record.name), text(record.owner_uscc)];
  const named = type === 'project' && owner !== '' && name !== '';
  return { code: sharedCode(type, record), name: named ? `${owner}/${name}` : null };
}

interface Group {
  readonly key: string;
  readonly code: string | null;
  readonly reporters: { readonly unit: string; readonly id: string }[];
}

/** Records of a shared type over several units, those of one thing together. */
export class SharedRecords {
  readonly #groups: Group[] = [];
  readonly #groupOf = new Map<string, number>();
  readonly #type: SharedType;

  /** @param counties in the order in which their records count */
  constructor(type: SharedType, counties: readonly CountyLedger[]) {
    this.#type = type;
    const known = {
      id: new Map<string, number>(),
      code: new Map<string, number>(),
      name: new Map<string, number>(),
    };
    for (const { unit, ledger } of counties) {
      for (const record of ledger.all(type) as readonly unknown[] as readonly AnyRecord[]) {
        const { code, name } = identityOf(type, record);
        const byName = known.name.get(name ?? '');
        const named = code === null || this.#groups[byName ?? -1]?.code === null ? byName : undefined;
        const found = [known.id.get(record.id), known.code.get(code ?? ''), named].find(
          (group) => group !== undefined && !this.#has(group, unit),
        );
        const at = found ?? this.#groups.length;
        const before = this.#groups[at] ?? { key: name ?? record.id, code: null, reporters: [] };
        this.#groups[at] = {
          key: before.code ?? code ?? before.key,
          code: before.code ?? code,
          reporters: [...before.reporters, { unit, id: record.id }],
        };
        this.#groupOf.set(`${unit} ${record.id}`, at);
        put(known.id, record.id, at);
        put(known.code, code, at);
        put(known.name, name, at);
      }
    }
  }

  /** Two records of one unit are two things; its own rules see to twins. */
  #has(group: number, unit: string): boolean {
    return this.#groups[group]?.reporters.some((one) => one.unit === unit) ?? false;
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
export const accountMoney = [
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
        const enclave = key.slice(0, key.indexOf('/'));
        return { enclave: this.#enclaves.keyOf(Number(enclave)) ?? enclave, home_county, units };
      });
  }
}
