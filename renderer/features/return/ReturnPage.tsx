import { useParams, useSearch } from '@tanstack/react-router';
import { type EnclaveData, useEnclave } from '../../api/queries.ts';
import { EnclaveHead } from '../../ui/enclave/EnclaveHead.tsx';
import { useAccount } from '../../ui/enclave/use-account.ts';
import { Loaded } from '../../ui/page/Loaded.tsx';

/** Enclave return (飞地收益) of one enclave × home county; model §2.6. */
export function ReturnPage() {
  const { enclaveId } = useParams({ from: '/enclaves/$enclaveId/return' });
  return (
    <Loaded query={useEnclave(enclaveId)}>
      {(data) => <Account key={enclaveId} data={data} enclaveId={enclaveId} />}
    </Loaded>
  );
}

function Account({ data, enclaveId }: { readonly data: EnclaveData; readonly enclaveId: string }) {
  const search = useSearch({ from: '/enclaves/$enclaveId/return' });
  const chosen = useAccount(data.ledger, enclaveId, search);
  return <EnclaveHead data={data} chosen={chosen} />;
}
