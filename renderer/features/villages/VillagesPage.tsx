import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { gridDraftForm } from '../../../db/domain/draft-form.ts';
import { Ledger, type RecordSet } from '../../../db/domain/ledger.ts';
import { yearOfPeriod } from '../../../db/domain/period.ts';
import { call } from '../../api/client.ts';
import { useStoredDraft } from '../../api/drafts.ts';
import { useRecords, useSession } from '../../api/queries.ts';
import { focusOf } from '../../navigation/page-search.ts';
import { useFormSetup } from '../../ui/forms/use-form-setup.ts';
import { Loaded } from '../../ui/page/Loaded.tsx';
import { PageHead } from '../../ui/page/PageHead.tsx';
import { RecordSection } from '../../ui/records/RecordSection.tsx';
import { VillageGrid } from './VillageGrid.tsx';
import { VillageYearGrid } from './VillageYearGrid.tsx';

const nothing = {};

/** The unit's villages: the list, their income of the period's year, and mergers. */
export function VillagesPage() {
  const { t } = useTranslation();
  const { unit, period } = useSession();
  const search = useSearch({ from: '__root__' });
  const focus = useMemo(() => focusOf(search), [search]);
  const villages = useRecords('village');
  const years = useRecords('village_year');
  const mergers = useRecords('village_merger');
  const county = unit?.code ?? '';
  const towns = useQuery({
    queryKey: ['areas', county],
    queryFn: () => call('areas.children', { parent: county }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const year = yearOfPeriod(period);
  const draft = useStoredDraft(gridDraftForm('village'), 'all');
  const yearDraft = useStoredDraft(gridDraftForm('village_year'), String(year));
  const ledger = useMemo(
    () =>
      villages.data === undefined || years.data === undefined || mergers.data === undefined
        ? undefined
        : new Ledger({
            village: villages.data.rows,
            village_year: years.data.rows,
            village_merger: mergers.data.rows,
          } as unknown as RecordSet),
    [villages.data, years.data, mergers.data],
  );
  const names = useMemo(
    () => Object.fromEntries((towns.data ?? []).map(({ code, name }) => [code, name])),
    [towns.data],
  );
  const setup = useFormSetup(ledger ?? empty, names);
  const error = villages.error ?? years.error ?? mergers.error ?? towns.error;
  const ready =
    ledger !== undefined && towns.data !== undefined && draft !== undefined && yearDraft !== undefined;
  return (
    <>
      <PageHead
        title={t('village.title')}
        about={ledger === undefined ? undefined : t('village.count', { count: ledger.all('village').length })}
      />
      <Loaded
        query={{
          data: ready ? { ledger, draft, yearDraft } : undefined,
          error,
          refetch: () =>
            Promise.all([villages.refetch(), years.refetch(), mergers.refetch(), towns.refetch()]),
        }}
      >
        {(data) => (
          <>
            <VillageGrid ledger={data.ledger} setup={setup} draft={data.draft} names={names} focus={focus} />
            <VillageYearGrid
              key={year}
              ledger={data.ledger}
              setup={setup}
              draft={data.yearDraft}
              names={names}
              year={year}
              focus={focus}
            />
            <RecordSection
              type="village_merger"
              title={t('village.mergers')}
              rows={mergers.data?.rows ?? []}
              setup={setup}
              fixed={nothing}
              scope="all"
              emptyHint={t('village.mergersHint')}
              focus={focus}
            />
          </>
        )}
      </Loaded>
    </>
  );
}

const empty = new Ledger({});
