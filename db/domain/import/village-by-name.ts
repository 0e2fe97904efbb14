import type { AnyRecord, FieldValue } from '../records/catalogue.ts';
import { searchForm } from '../search-words.ts';
import type { Mapping } from './mapping.ts';
import type { RowProblem } from './planned-row.ts';

interface Read {
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly problems: readonly RowProblem[];
}

/** Codes of villages by their names, where a list has names only: one of the ledger, or of the row's town, of that name. */
export class VillagesByName {
  readonly #named: ReadonlyMap<string, readonly AnyRecord[]>;
  readonly #coded: ReadonlyMap<string, readonly AnyRecord[]>;
  readonly #meant: ReadonlyMap<string, string>;
  readonly #column: number | null;

  constructor({ columns, meanings }: Mapping, present: readonly AnyRecord[]) {
    const live = present.filter(({ voided }) => !voided);
    this.#named = Map.groupBy(live, ({ name }) => searchForm(String(name ?? '')));
    this.#coded = Map.groupBy(live, ({ village_code }) => String(village_code));
    this.#meant = new Map(
      meanings
        .filter(({ field }) => field === 'village_code')
        .map(({ text, value }) => [searchForm(text), value]),
    );
    this.#column = columns.find(({ field }) => field === 'name')?.column ?? null;
  }

  /** The row with its village's code, and the name that the ledger has; else with what is wrong about its name. */
  withCode<T extends Read>(read: T): T {
    const { name, town_code: town = null } = read.values;
    if (typeof name !== 'string') return read;
    const word = searchForm(name);
    const meant = this.#meant.get(word);
    const found =
      meant === undefined
        ? (this.#named.get(word) ?? []).filter((one) => town === null || one.town_code === town)
        : (this.#coded.get(meant) ?? []);
    const [only] = found;
    if (found.length === 1 && only !== undefined) {
      const { village_code = null, name: called = null } = only;
      return { ...read, values: { ...read.values, village_code, name: called } };
    }
    const code = found.length === 0 ? 'not_an_option' : 'ambiguous_name';
    const problem = { code, args: { text: name.slice(0, 40) } } as RowProblem['problem'];
    return {
      ...read,
      problems: [...read.problems, { column: this.#column, field: 'village_code', problem }],
    };
  }
}
