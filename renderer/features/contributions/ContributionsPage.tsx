import { useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Draft } from '../../../db/domain/contract.ts';
import { gridDraftForm } from '../../../db/domain/draft-form.ts';
import { useStoredDraft } from '../../api/drafts.ts';
import { type EnclaveData, useEnclave } from '../../api/queries.ts';
import { focusOf, type PageSearch } from '../../navigation/page-search.ts';
import { EnclaveHead } from '../../ui/enclave/EnclaveHead.tsx';
import { useAccount } from '../../ui/enclave/use-account.ts';
import { Loaded } from '../../ui/page/Loaded.tsx';
import { ContributionGrid } from './ContributionGrid.tsx';

/** Contribution ledger (入股出资台账) of an enclave and home county, as a spreadsheet. */
export function ContributionsPage() {
  const { enclaveId } = useParams({ from: '/enclaves/$enclaveId/contributions' });
  const search = useSearch({ from: '__root__' });
  const enclave = useEnclave(enclaveId);
  return (
    <Loaded query={enclave}>{(data) => <Page data={data} enclaveId={enclaveId} search={search} />}</Loaded>
  );
}

function Page(props: {
  readonly data: EnclaveData;
  readonly enclaveId: string;
  readonly search: PageSearch;
}) {
  const { data, enclaveId, search } = props;
  const chosen = useAccount(data.ledger, enclaveId, search);
  const { enclave_id, home_county } = chosen.account;
  const account = useMemo(() => ({ enclave_id, home_county }), [enclave_id, home_county]);
  const scope = `${enclave_id}/${home_county}`;
  const draft = useStoredDraft(gridDraftForm('contribution'), scope);
  const focus = useMemo(() => focusOf(search), [search]);
  return (
    <>
      <EnclaveHead data={data} chosen={chosen} />
      {draft === undefined ? null : (
        <OpenGrid key={scope} {...{ data, account, scope, focus }} draft={draft} />
      )}
    </>
  );
}

/** The draft as it was when the page was opened: what is typed later is in the grid itself. */
function OpenGrid(props: {
  readonly data: EnclaveData;
  readonly account: { readonly enclave_id: string; readonly home_county: string };
  readonly scope: string;
  readonly focus: ReturnType<typeof focusOf>;
  readonly draft: Draft | null;
}) {
  return <ContributionGrid {...props} />;
}
