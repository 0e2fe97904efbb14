import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type EnclaveData, useEnclave, useSession } from '../../api/queries.ts';
import { focusOf } from '../../navigation/page-search.ts';
import { EnclaveHead } from '../../ui/enclave/EnclaveHead.tsx';
import { useAccount } from '../../ui/enclave/use-account.ts';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import { useFormSetup } from '../../ui/forms/use-form-setup.ts';
import { Loaded } from '../../ui/page/Loaded.tsx';
import { judgeRecord, useCheckContext, withTyped } from '../../ui/violations/judge.ts';
import { NamedVillages } from './NamedVillages.tsx';
import { enclaveDraftForm } from './NewEnclave.tsx';
import { PartySection } from './PartySection.tsx';
import { StageSection } from './StageSection.tsx';

/** One enclave: how far it is, what it is, whose it is; model §2.3. */
export function EnclavePage() {
  const { enclaveId } = useParams({ from: '/enclaves/$enclaveId' });
  return (
    <Loaded query={useEnclave(enclaveId)}>
      {(data) => <Enclave key={enclaveId} data={data} enclaveId={enclaveId} />}
    </Loaded>
  );
}

const nothingFixed = {};

function Enclave({ data, enclaveId }: { readonly data: EnclaveData; readonly enclaveId: string }) {
  const search = useSearch({ from: '/enclaves/$enclaveId' });
  const navigate = useNavigate();
  const { unit } = useSession();
  const { ledger, slice } = data;
  const chosen = useAccount(ledger, enclaveId, search);
  const names = useMemo(
    () => (unit === null ? slice.area_names : { ...slice.area_names, [unit.code]: unit.name }),
    [slice.area_names, unit],
  );
  const setup = useFormSetup(ledger, names);
  const context = useCheckContext(slice);
  const focus = useMemo(() => focusOf(search), [search]);
  const record = (slice.records.enclave ?? []).find(({ id }) => id === enclaveId) ?? null;
  const sections = { ledger, enclaveId, setup, context, focus };
  return (
    <>
      <EnclaveHead data={data} chosen={chosen} />
      <StageSection {...sections} />
      <RecordForm
        type="enclave"
        record={record}
        id={enclaveId}
        draftForm={enclaveDraftForm}
        setup={setup}
        fixed={nothingFixed}
        focusField={focus?.record === enclaveId ? focus.field : null}
        judge={(candidate) =>
          judgeRecord(withTyped(ledger, 'enclave', enclaveId, candidate), context, 'enclave', enclaveId)
        }
        onClose={() => void navigate({ to: '/enclaves' })}
      />
      <PartySection {...sections} />
      <NamedVillages {...sections} />
    </>
  );
}
