import { useMemo, useState } from 'react';
import type { IsoDate } from '../../../db/domain/dates.ts';
import { type VillageState, villageStateOn } from '../../../db/domain/figures/village-history.ts';
import type { Ledger } from '../../../db/domain/ledger.ts';
import type { RecordOf } from '../../../db/domain/records/catalogue.ts';

export const villageStates: readonly VillageState[] = ['weak', 'left', 'notYet', 'merged'];

/** Which villages the page shows, in all its tables. */
export interface VillageFilter {
  readonly find: string;
  /** Nine digits, or '' for all townships. */
  readonly town: string;
  readonly state: VillageState | '';
  /** How many villages there are of each, whatever is filtered by. */
  readonly towns: ReadonlyMap<string, number>;
  readonly states: ReadonlyMap<VillageState, number>;
  readonly change: (change: Partial<Pick<VillageFilter, 'find' | 'town' | 'state'>>) => void;
  /** Changes with township and state; null while neither is chosen. */
  readonly key: string | null;
  /** Whether township and state are those chosen. */
  readonly keeps: (village: RecordOf<'village'> | undefined) => boolean;
}

const townOf = (village: RecordOf<'village'>): string => village.village_code.slice(0, 9);

/** @param on day on which the states are told */
export function useVillageFilter(ledger: Ledger, on: IsoDate): VillageFilter {
  const [chosen, setChosen] = useState<Pick<VillageFilter, 'find' | 'town' | 'state'>>({
    find: '',
    town: '',
    state: '',
  });
  const stateOf = useMemo(
    () => new Map(ledger.all('village').map((village) => [village.id, villageStateOn(ledger, village, on)])),
    [ledger, on],
  );
  const towns = useMemo(() => counted(ledger.all('village').map(townOf)), [ledger]);
  const states = useMemo(() => counted([...stateOf.values()]), [stateOf]);
  const { town, state } = chosen;
  return useMemo(
    () => ({
      ...chosen,
      towns,
      states,
      change: (change) => setChosen((before) => ({ ...before, ...change })),
      key: town === '' && state === '' ? null : `${town} ${state}`,
      keeps: (village) =>
        village !== undefined &&
        (town === '' || townOf(village) === town) &&
        (state === '' || stateOf.get(village.id) === state),
    }),
    [chosen, towns, states, town, state, stateOf],
  );
}

function counted<K extends string>(values: readonly K[]): ReadonlyMap<K, number> {
  const counts = new Map<K, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return new Map([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
