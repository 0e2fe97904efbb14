import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { Ledger, type RecordSet } from '../../../db/domain/ledger.ts';
import { type EnclaveData, useEnclave, useRecords, useSession } from '../../api/queries.ts';
import { focusOf } from '../../navigation/page-search.ts';
import { EnclaveHead } from '../../ui/enclave/EnclaveHead.tsx';
import { useAccount } from '../../ui/enclave/use-account.ts';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import { useFormSetup } from '../../ui/forms/use-form-setup.ts';
import { Loaded } from '../../ui/page/Loaded.tsx';
import { judgeRecord, useCheckContext, withTyped } from '../../ui/violations/judge.ts';
import { HostCell } from './HostCell.tsx';
import { NamedVillages } from './NamedVillages.tsx';
import { enclaveDraftForm } from './NewEnclave.tsx';
import { hostAlongside } from './new-host.ts';
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
  const hosts = useRecords('host').data?.rows;
  // The page's records hold the enclave's own host only; another one may be chosen.
  const known = useMemo(
    () =>
      hosts === undefined ? ledger : new Ledger({ ...slice.records, host: hosts } as unknown as RecordSet),
    [ledger, slice.records, hosts],
  );
  const setup = useFormSetup(known, names);
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
        cells={{ host_id: (cell) => <HostCell cell={cell} setup={setup} /> }}
        alongside={(typed, candidate) => ({ changes: hostAlongside(typed, candidate.host_id), rest: {} })}
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
