import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { VillageState } from '../../../db/domain/figures/village-history.ts';
import { FindInput } from '../../ui/page/FindInput.tsx';
import { type VillageFilter, villageStates } from './use-village-filter.ts';

/** What is looked for among the villages: a name, a township, how they stand at the end of the year. */
export function VillageTools(props: {
  readonly filter: VillageFilter;
  readonly year: number;
  readonly townName: (code: string) => string;
}) {
  const { t } = useTranslation();
  const { filter, year } = props;
  const all = [...filter.states.values()].reduce((sum, count) => sum + count, 0);
  return (
    <div className="grid-tools">
      <FindInput label={t('village.find')} value={filter.find} onFind={(find) => filter.change({ find })} />
      <NativeSelect
        size="xs"
        aria-label={t('village.town')}
        value={filter.town}
        onChange={({ currentTarget: { value } }) => filter.change({ town: value })}
        data={[
          { value: '', label: t('village.allTowns', { count: filter.towns.size }) },
          ...[...filter.towns].map(([code, count]) => ({
            value: code,
            label: t('village.ofTown', { town: props.townName(code), count }),
          })),
        ]}
      />
      <NativeSelect
        size="xs"
        aria-label={t('village.state', { year })}
        value={filter.state}
        onChange={({ currentTarget: { value } }) => filter.change({ state: value as VillageState | '' })}
        data={[
          { value: '', label: t('village.allStates', { year, count: all }) },
          ...villageStates.map((state) => ({
            value: state,
            label: t('village.ofState', {
              year,
              state: t(`village.states.${state}`),
              count: filter.states.get(state) ?? 0,
            }),
          })),
        ]}
      />
    </div>
  );
}
