import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../../../db/domain/contract.ts';
import { gridDraftForm } from '../../../db/domain/draft-form.ts';
import { requiredMissing } from '../../../db/domain/form-values.ts';
import { yearOfPeriod } from '../../../db/domain/period.ts';
import type { AnyRecord, RecordType } from '../../../db/domain/records/catalogue.ts';
import { useStoredDraft } from '../../api/drafts.ts';
import { newId } from '../../api/new-id.ts';
import { type EnclaveData, useEnclave, useSession } from '../../api/queries.ts';
import { focusOf, type PageSearch } from '../../navigation/page-search.ts';
import { EnclaveHead } from '../../ui/enclave/EnclaveHead.tsx';
import { useAccount } from '../../ui/enclave/use-account.ts';
import { useFormSetup } from '../../ui/forms/use-form-setup.ts';
import { Loaded } from '../../ui/page/Loaded.tsx';
import { RecordSection } from '../../ui/records/RecordSection.tsx';
import { BatchBar } from './BatchBar.tsx';
import { BatchForm, useFreshBatch } from './BatchForm.tsx';
import { BatchGrid } from './BatchGrid.tsx';
import { BatchList } from './BatchList.tsx';
import { PoolStrip } from './PoolStrip.tsx';

/** Distribution to the villages (到村分配): the pool, the batches, and the open batch's villages as a spreadsheet. */
export function DistributionPage() {
  const { enclaveId } = useParams({ from: '/enclaves/$enclaveId/distribution' });
  const search = useSearch({ from: '__root__' });
  const enclave = useEnclave(enclaveId);
  // Read beside the enclave, not after it.
  const draft = useStoredDraft(gridDraftForm('batch_line'), search.batch ?? '');
  return (
    <Loaded query={{ ...enclave, data: draft === undefined ? undefined : enclave.data }}>
      {(data) => <Page data={data} enclaveId={enclaveId} search={search} draft={draft ?? null} />}
    </Loaded>
  );
}

function Page(props: {
  readonly data: EnclaveData;
  readonly enclaveId: string;
  readonly search: PageSearch;
  readonly draft: Draft | null;
}) {
  const { data, enclaveId, search } = props;
  const { ledger, slice } = data;
  const navigate = useNavigate();
  const chosen = useAccount(ledger, enclaveId, search);
  const { enclave_id, home_county } = chosen.account;
  const account = useMemo(() => ({ enclave_id, home_county }), [enclave_id, home_county]);
  const setup = useFormSetup(ledger, slice.area_names);
  const batches = useMemo(
    () => ledger.ofAccount('batch', account).toSorted((a, b) => ((a.date ?? '9') < (b.date ?? '9') ? 1 : -1)),
    [ledger, account],
  );
  const focus = useMemo(() => focusOf(search), [search]);
  const batch = ledger.get('batch', search.batch ?? focus?.record ?? null);
  const isBatch = focus !== null && batch?.id === focus.record;

  const fresh = useFreshBatch(account, batches);
  const [form, setForm] = useState<string | null>(isBatch ? (focus?.record ?? null) : null);
  useEffect(() => {
    if (fresh !== null) setForm((now) => now ?? fresh);
  }, [fresh]);
  const [made, setMade] = useState<string | null>(null);
  const open = useCallback(
    (id: string) => void navigate({ to: '.', search: { county: home_county, batch: id } }),
    [navigate, home_county],
  );
  const isMade = batch !== undefined && made === batch.id;
  const goTo = useMemo(() => {
    if (isMade) return { record: null, field: 'amount' };
    return focus === null || isBatch ? null : focus;
  }, [isMade, focus, isBatch]);
  const saved = (record: AnyRecord): void => {
    if (record.id === search.batch) return;
    setMade(record.id);
    // A form in which something is missing or cannot be read stays open beside its grid.
    if (requiredMissing('batch', record as never).length === 0) setForm(null);
    open(record.id);
  };
  return (
    <div className="distribution">
      <EnclaveHead data={data} chosen={chosen} />
      <PoolStrip ledger={ledger} account={account} />
      {batch === undefined && batches.length === 0 && form !== null ? null : batch === undefined ? (
        <BatchList
          ledger={ledger}
          batches={batches}
          setup={setup}
          onOpen={({ id }) => open(id)}
          onAdd={() => setForm(newId())}
        />
      ) : (
        <BatchBar batch={batch} setup={setup} count={batches.length} onEdit={() => setForm(batch.id)} />
      )}
      {form === null ? null : (
        <BatchForm
          ledger={ledger}
          slice={slice}
          account={account}
          id={form}
          setup={setup}
          focusField={isBatch ? (focus?.field ?? null) : 'date'}
          onSaved={saved}
          onClose={() => setForm(null)}
        />
      )}
      {batch === undefined ? null : (
        <BatchGrid key={batch.id} data={data} batch={batch} stored={props.draft} goTo={goTo} />
      )}
      <QuietSections data={data} account={account} setup={setup} focus={focus} />
    </div>
  );
}

/** Pool movements and retention notes: quiet, below the work. */
function QuietSections(props: {
  readonly data: EnclaveData;
  readonly account: { readonly enclave_id: string; readonly home_county: string };
  readonly setup: ReturnType<typeof useFormSetup>;
  readonly focus: ReturnType<typeof focusOf>;
}) {
  const { t } = useTranslation();
  const { today, period } = useSession();
  const { data, account, setup, focus } = props;
  const rows = (type: 'pool_movement' | 'retention') =>
    data.ledger.ofAccount(type, account) as readonly unknown[] as readonly AnyRecord[];
  const scope = `${account.enclave_id}/${account.home_county}`;
  const focusOfType = (type: RecordType) =>
    focus !== null && data.ledger.get(type, focus.record) !== undefined ? focus : null;
  return (
    <>
      <RecordSection
        type="pool_movement"
        rows={rows('pool_movement')}
        setup={setup}
        fixed={account}
        scope={scope}
        emptyHint={t('distribution.movements.hint')}
        propose={() => ({ date: today })}
        focus={focusOfType('pool_movement')}
      />
      <RecordSection
        type="retention"
        rows={rows('retention')}
        setup={setup}
        fixed={account}
        scope={scope}
        emptyHint={t('distribution.retention.hint')}
        propose={() => ({ year: yearOfPeriod(period) })}
        focus={focusOfType('retention')}
      />
    </>
  );
}
