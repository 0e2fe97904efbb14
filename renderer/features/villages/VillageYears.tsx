import { useMemo } from 'react';
import { gridDraftForm } from '../../../db/domain/draft-form.ts';
import { Ledger, type RecordSet } from '../../../db/domain/ledger.ts';
import { useStoredDraft } from '../../api/drafts.ts';
import { useRecords } from '../../api/queries.ts';
import type { FormSetup } from '../../ui/forms/form-setup.ts';
import { Loaded } from '../../ui/page/Loaded.tsx';
import type { VillageFilter } from './use-village-filter.ts';
import { VillageYearGrid } from './VillageYearGrid.tsx';

/** The villages' income of a year, read with that of the year before: a long ledger has those of many more. */
export function VillageYears(props: {
  /** The villages, without their income. */
  readonly ledger: Ledger;
  readonly setup: FormSetup;
  readonly names: Readonly<Record<string, string>>;
  readonly year: number;
  readonly filter: VillageFilter;
  readonly focus: { readonly record: string; readonly field: string | null } | null;
}) {
  const { ledger: villages, year } = props;
  const own = useRecords('village_year', { filter: { year } });
  const before = useRecords('village_year', { filter: { year: year - 1 } });
  const draft = useStoredDraft(gridDraftForm('village_year'), String(year));
  const ledger = useMemo(
    () =>
      own.data === undefined || before.data === undefined
        ? undefined
        : new Ledger({
            ...villages.records(),
            village_year: [...own.data.rows, ...before.data.rows],
          } as unknown as RecordSet),
    [villages, own.data, before.data],
  );
  return (
    <Loaded
      query={{
        data: ledger === undefined || draft === undefined ? undefined : { ledger, draft },
        error: own.error ?? before.error,
        refetch: () => Promise.all([own.refetch(), before.refetch()]),
      }}
    >
      {(data) => (
        <VillageYearGrid
          key={year}
          ledger={data.ledger}
          setup={props.setup}
          draft={data.draft}
          names={props.names}
          year={year}
          filter={props.filter}
          focus={props.focus}
        />
      )}
    </Loaded>
  );
}
