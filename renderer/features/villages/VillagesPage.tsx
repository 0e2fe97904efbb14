import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../../../db/domain/contract.ts';
import { dateOf } from '../../../db/domain/dates.ts';
import { gridDraftForm } from '../../../db/domain/draft-form.ts';
import { Ledger, type RecordSet } from '../../../db/domain/ledger.ts';
import { yearOfPeriod } from '../../../db/domain/period.ts';
import type { AnyRecord } from '../../../db/domain/records/catalogue.ts';
import { call } from '../../api/client.ts';
import { useStoredDraft } from '../../api/drafts.ts';
import { useRecords, useSession } from '../../api/queries.ts';
import { focusOf } from '../../navigation/page-search.ts';
import type { FormSetup } from '../../ui/forms/form-setup.ts';
import { useFormSetup } from '../../ui/forms/use-form-setup.ts';
import { Loaded } from '../../ui/page/Loaded.tsx';
import { PageHead } from '../../ui/page/PageHead.tsx';
import { ImportLink } from '../../ui/places/ImportLink.tsx';
import { RecordSection } from '../../ui/records/RecordSection.tsx';
import { TemplateButton } from '../../ui/templates/TemplateButton.tsx';
import { MergerDialog, type MergerDone } from './MergerDialog.tsx';
import { useVillageFilter } from './use-village-filter.ts';
import { VillageGrid } from './VillageGrid.tsx';
import { VillageTools } from './VillageTools.tsx';
import { VillageYears } from './VillageYears.tsx';

const nothing = {};

/** The unit's villages: the list, their income of the period's year, and mergers. */
export function VillagesPage() {
  const { t } = useTranslation();
  const { unit, period } = useSession();
  const search = useSearch({ from: '__root__' });
  const focus = useMemo(() => focusOf(search), [search]);
  const villages = useRecords('village');
  const mergers = useRecords('village_merger');
  const county = unit?.code ?? '';
  const towns = useQuery({
    queryKey: ['areas', county],
    queryFn: () => call('areas.children', { parent: county }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const year = yearOfPeriod(period);
  const draft = useStoredDraft(gridDraftForm('village'), 'all');
  const ledger = useMemo(
    () =>
      villages.data === undefined || mergers.data === undefined
        ? undefined
        : new Ledger({
            village: villages.data.rows,
            village_merger: mergers.data.rows,
          } as unknown as RecordSet),
    [villages.data, mergers.data],
  );
  const names = useMemo(
    () => Object.fromEntries((towns.data ?? []).map(({ code, name }) => [code, name])),
    [towns.data],
  );
  const setup = useFormSetup(ledger ?? empty, names);
  const error = villages.error ?? mergers.error ?? towns.error;
  const ready = ledger !== undefined && towns.data !== undefined && draft !== undefined;
  return (
    <>
      <PageHead
        title={t('village.title')}
        about={ledger === undefined ? undefined : t('village.count', { count: ledger.all('village').length })}
        actions={
          <>
            <ImportLink of={{ form: 'village' }} />
            <TemplateButton of={{ form: 'village' }} />
          </>
        }
      />
      <Loaded
        query={{
          data: ready ? { ledger, draft } : undefined,
          error,
          refetch: () => Promise.all([villages.refetch(), mergers.refetch(), towns.refetch()]),
        }}
      >
        {(data) => (
          <Villages
            {...data}
            setup={setup}
            names={names}
            year={year}
            focus={focus}
            mergers={mergers.data?.rows ?? []}
          />
        )}
      </Loaded>
    </>
  );
}

function Villages(props: {
  readonly ledger: Ledger;
  readonly draft: Draft | null;
  readonly setup: FormSetup;
  readonly names: Readonly<Record<string, string>>;
  readonly year: number;
  readonly focus: ReturnType<typeof focusOf>;
  readonly mergers: readonly AnyRecord[];
}) {
  const { t } = useTranslation();
  const { ledger, setup, names, year, focus } = props;
  const on = dateOf(year, 12, 31);
  const filter = useVillageFilter(ledger, on);
  const [merging, setMerging] = useState(false);
  const [merged, setMerged] = useState<MergerDone | null>(null);
  const merge = (
    <Button size="xs" variant="light" onClick={() => setMerging(true)}>
      {t('merger.open')}
    </Button>
  );
  const { size } = filter.towns;
  // The list of villages fills the window; what stands below it is drawn when it is there.
  const below = useDeferredValue(true, false);
  return (
    <>
      {size === 0 ? null : (
        <VillageTools filter={filter} year={year} townName={(code) => names[code] ?? code} />
      )}
      <VillageGrid
        ledger={ledger}
        setup={setup}
        draft={props.draft}
        names={names}
        filter={filter}
        on={on}
        focus={focus}
      />
      {below ? (
        <>
          <VillageYears
            ledger={ledger}
            setup={setup}
            names={names}
            year={year}
            filter={filter}
            focus={focus}
          />
          {merged === null || props.mergers.length === 0 ? null : (
            <p className="fill-done" role="status">
              ✓ {t('merger.done', { ...merged })}
            </p>
          )}
          {size === 0 ? null : (
            <RecordSection
              type="village_merger"
              title={t('village.mergers')}
              rows={props.mergers}
              setup={setup}
              fixed={nothing}
              scope="all"
              emptyHint={t('village.mergersHint')}
              focus={focus}
              canAdd={false}
              actions={merge}
            />
          )}
        </>
      ) : null}
      {merging ? (
        <MergerDialog
          onClose={() => setMerging(false)}
          onDone={(done) => {
            setMerging(false);
            setMerged(done);
          }}
        />
      ) : null}
    </>
  );
}

const empty = new Ledger({});
