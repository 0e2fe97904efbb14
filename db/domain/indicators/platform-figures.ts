import type { Ledger } from '../ledger.ts';
import type { RecordOf } from '../records/catalogue.ts';
import { isParkOn } from './enclave-figures.ts';
import { type Survey, type Tally, tally } from './survey.ts';

/** A park that counts as a platform: by its own record, by the mark of the enclave that it is, or both, once (H52). */
export interface CountedPark {
  readonly unit: string;
  readonly type: 'platform' | 'enclave';
  readonly id: string;
  /** Its record as an eco-tourism and culture park. */
  readonly ecoPark: { readonly unit: string; readonly id: string } | null;
}

/** The parks that I10 counts at the period's end, and which of a unit's records stand for one of them. */
export class CountedParks {
  readonly #parks = new Map<string, CountedPark>();
  readonly #survey: Survey;
  /** Counted platforms without a day of approval. */
  readonly blanks: readonly { readonly unit: string; readonly id: string }[];

  constructor(survey: Survey) {
    this.#survey = survey;
    const blanks: { unit: string; id: string }[] = [];
    for (const { unit, ledger } of survey.counties) {
      for (const { id, counted_as_platform: marked } of ledger.all('enclave')) {
        if (marked !== true || !survey.enclaves.counts(unit, id) || !isParkOn(ledger, id, survey.to))
          continue;
        this.#parks.set(this.#enclaveKey(unit, id), { unit, type: 'enclave', id, ecoPark: null });
      }
    }
    for (const { unit, ledger } of survey.counties) {
      for (const platform of ledger.all('platform')) {
        const { id, kind, approved_date: approved } = platform;
        if (platform.counted !== true || !survey.platforms.counts(unit, id)) continue;
        if (approved === null) blanks.push({ unit, id });
        if (approved === null || approved > survey.to) continue;
        const key = this.#platformKey(unit, ledger, platform);
        const park = this.#parks.get(key) ?? { unit, type: 'platform', id, ecoPark: null };
        const ecoPark = park.ecoPark ?? (kind === 'ecoTourismCulture' ? { unit, id } : null);
        this.#parks.set(key, { ...park, ecoPark });
      }
    }
    this.blanks = blanks;
  }

  #enclaveKey(unit: string, id: string): string {
    return `enclave ${this.#survey.enclaves.groupOf(unit, id) ?? id}`;
  }

  /** A platform that is an enclave, too, goes by the enclave: named, or called as one that is marked (H52). */
  #platformKey(unit: string, ledger: Ledger, platform: RecordOf<'platform'>): string {
    const { id, name, enclave_id } = platform;
    const twin =
      name === null
        ? undefined
        : ledger.where('enclave', 'name', name).find((one) => one.counted_as_platform);
    const enclave = enclave_id ?? twin?.id;
    if (enclave !== undefined && ledger.get('enclave', enclave) !== undefined)
      return this.#enclaveKey(unit, enclave);
    return `platform ${this.#survey.platforms.groupOf(unit, id) ?? id}`;
  }

  all(): readonly CountedPark[] {
    return [...this.#parks.values()];
  }

  /** The counted park that a unit's project lies in; undefined where it lies in none. */
  parkOf(
    unit: string,
    ledger: Ledger,
    { platform_id, enclave_id }: Pick<RecordOf<'project'>, 'platform_id' | 'enclave_id'>,
  ): CountedPark | undefined {
    const platform = ledger.get('platform', platform_id);
    const byPlatform =
      platform === undefined ? undefined : this.#parks.get(this.#platformKey(unit, ledger, platform));
    return (
      byPlatform ?? (enclave_id === null ? undefined : this.#parks.get(this.#enclaveKey(unit, enclave_id)))
    );
  }
}

/** I10 and I11. */
export function* platformTallies(parks: CountedParks): Iterable<Tally> {
  for (const { unit, type, id, ecoPark } of parks.all()) {
    yield tally('I10', 'value', unit, [type, id]);
    if (ecoPark !== null) yield tally('I11', 'value', ecoPark.unit, ['platform', ecoPark.id]);
  }
  for (const { unit, id } of parks.blanks) yield tally('I10', 'value', unit, ['platform', id], null);
}
