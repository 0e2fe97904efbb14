import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recordPlace } from '../../../db/domain/record-place.ts';
import type { RecordType } from '../../../db/domain/records/catalogue.ts';
import { newId } from '../../api/new-id.ts';
import { type EnclaveData, useEnclave } from '../../api/queries.ts';
import { addressOf } from '../../navigation/place-of-record.ts';
import { EnclaveHead } from '../../ui/enclave/EnclaveHead.tsx';
import { type ChosenAccount, useAccount } from '../../ui/enclave/use-account.ts';
import { Loaded } from '../../ui/page/Loaded.tsx';
import { AccountStrip } from './AccountStrip.tsx';
import { AccountViolations } from './AccountViolations.tsx';
import { type AccountView, useAccountView } from './account-view.ts';
import { DuesSection } from './DuesSection.tsx';
import type { DueWish } from './due-proposal.ts';
import { OpeningSection } from './OpeningSection.tsx';
import { formOf, pageTypeOf, pageTypes, type Target } from './page-types.ts';
import { ReceiptsSection } from './ReceiptsSection.tsx';
import type { ReceiptWish } from './receipt-proposal.ts';
import { TermsSection } from './TermsSection.tsx';

/** Enclave return (飞地收益) of one enclave × home county; model §2.6. */
export function ReturnPage() {
  const { enclaveId } = useParams({ from: '/enclaves/$enclaveId/return' });
  return (
    <Loaded query={useEnclave(enclaveId)}>
      {(data) => <Enclave key={enclaveId} data={data} enclaveId={enclaveId} />}
    </Loaded>
  );
}

function Enclave({ data, enclaveId }: { readonly data: EnclaveData; readonly enclaveId: string }) {
  const search = useSearch({ from: '/enclaves/$enclaveId/return' });
  const chosen = useAccount(data.ledger, enclaveId, search);
  const view = useAccountView(data, chosen.account);
  return (
    <div className="return-page">
      <EnclaveHead data={data} chosen={chosen} />
      <Account
        // Another county's forms must not stand open over this one's records.
        key={chosen.account.home_county}
        view={view}
        chosen={chosen}
        record={search.record ?? null}
        field={search.field ?? null}
      />
    </div>
  );
}

function Account(props: {
  readonly view: AccountView;
  readonly chosen: ChosenAccount;
  /** Record and cell that the address names. */
  readonly record: string | null;
  readonly field: string | null;
}) {
  const { t } = useTranslation();
  const { view, chosen, record, field } = props;
  const { ledger } = view;
  const { target, go } = useTargets(view, record, field);
  const [due, setDue] = useState<string | null>(null);
  const [receipt, setReceipt] = useState<string | null>(null);
  const dueWishes = useRef(new Map<string, DueWish>());
  const receiptWishes = useRef(new Map<string, ReceiptWish>());
  const form = target === null ? null : formOf(ledger, target);
  const at = (type: RecordType, from = form): Target | null => (from?.type === type ? from : null);
  const addOpeningDue = (): void => {
    const id = newId();
    dueWishes.current.set(id, 'opening');
    setDue(id);
  };
  const addOpeningReceipt = (): void => {
    const id = newId();
    receiptWishes.current.set(id, 'opening');
    setReceipt(id);
  };
  return (
    <>
      <AccountStrip view={view} onGo={(type, id) => go(type, id, null)} />
      <AccountViolations view={view} onGo={go} />
      <TermsSection view={view} counties={chosen.counties} focus={at('terms')} />
      <DuesSection
        view={view}
        focus={at('due')}
        waiver={at('waiver', target)}
        opened={{ id: due, change: setDue }}
        wishes={dueWishes.current}
      />
      <ReceiptsSection
        view={view}
        focus={at('receipt')}
        opened={{ id: receipt, change: setReceipt }}
        wishes={receiptWishes.current}
      />
      <OpeningSection
        view={view}
        focus={at('opening_balance')}
        received={at('opening_received', target)}
        onOpeningDue={addOpeningDue}
        onOpeningReceipt={addOpeningReceipt}
      />
      <p className="quiet page-foot">{t('return.keys')}</p>
    </>
  );
}

/** The record and cell to go to: that of the address, then that of the last link followed on the page. */
function useTargets(view: AccountView, record: string | null, field: string | null) {
  const navigate = useNavigate();
  const { ledger } = view;
  const [followed, setFollowed] = useState<Target | null>(null);
  const addressed = useMemo((): Target | null => {
    const type = record === null ? null : pageTypeOf(ledger, record);
    return record === null || type === null ? null : { type, record, field, at: 0 };
  }, [ledger, record, field]);
  const go = (type: RecordType, id: string, cell: string | null): void => {
    if (pageTypes.includes(type)) {
      setFollowed((before) => ({ type, record: id, field: cell, at: (before?.at ?? 0) + 1 }));
      return;
    }
    const { to, enclaveId, search } = addressOf(type, id, cell, recordPlace(ledger, type, id));
    void navigate({ to, search, ...(enclaveId === null ? {} : { params: { enclaveId } }) } as never);
  };
  return { target: followed ?? addressed, go };
}
