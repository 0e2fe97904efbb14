import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnclaveList } from '../../../db/domain/answers.ts';
import { formatPeriod } from '../../../db/domain/period.ts';
import type { AnyRecord } from '../../../db/domain/records/catalogue.ts';
import { useFreshDraft } from '../../api/drafts.ts';
import { newId } from '../../api/new-id.ts';
import { useEnclaveList, useRecords, useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { EmptyState } from '../../ui/page/EmptyState.tsx';
import { Loaded } from '../../ui/page/Loaded.tsx';
import { PageHead } from '../../ui/page/PageHead.tsx';
import { ImportLink } from '../../ui/places/ImportLink.tsx';
import { TemplateButton } from '../../ui/templates/TemplateButton.tsx';
import { EnclaveTable } from './EnclaveTable.tsx';
import { EnclaveTools } from './EnclaveTools.tsx';
import { enclaveDraftForm, NewEnclave } from './NewEnclave.tsx';
import { Pipeline } from './Pipeline.tsx';
import { useEnclaveFilter } from './use-enclave-filter.ts';

/** Home: the unit's enclaves, what the period brought, and the way to a new one. */
export function EnclavesPage() {
  const { period } = useSession();
  const list = useEnclaveList(period);
  const hosts = useRecords('host');
  return (
    <Loaded query={hosts}>
      {({ rows }) => <Loaded query={list}>{(data) => <Enclaves list={data} hosts={rows} />}</Loaded>}
    </Loaded>
  );
}

function Enclaves({ list, hosts }: { readonly list: EnclaveList; readonly hosts: readonly AnyRecord[] }) {
  const { t } = useTranslation();
  const { period } = useSession();
  const navigate = useNavigate();
  const [open, setOpen] = useState<{ readonly id: string; readonly byHand: boolean } | null>(null);
  const known = useMemo(() => list.enclaves.map(({ enclave }) => enclave), [list]);
  const draft = useFreshDraft(enclaveDraftForm, known);
  // A new enclave that was being typed when the app ended is opened again: it is in no list.
  const fresh = draft?.record_id ?? null;
  useEffect(() => {
    if (fresh !== null) setOpen((now) => now ?? { id: fresh, byHand: false });
  }, [fresh]);
  const filtered = useEnclaveFilter(list);
  const isEmpty = list.enclaves.length === 0;
  const add = (
    <Button size="xs" onClick={() => setOpen({ id: fresh ?? newId(), byHand: true })}>
      {t('enclave.add')}
    </Button>
  );
  return (
    <>
      <PageHead
        title={t('enclave.title')}
        about={
          isEmpty
            ? undefined
            : `${t('enclave.count', { count: list.enclaves.length })} · ${formatPeriod(period, currentLanguage())}`
        }
        actions={
          <>
            {open === null && !isEmpty ? add : null}
            <ImportLink of={{ form: 'enclave' }} />
            <TemplateButton of={{ form: 'enclave' }} />
          </>
        }
      />
      {open === null ? null : (
        <NewEnclave
          key={open.id}
          id={open.id}
          list={list}
          hosts={hosts}
          autoFocus={open.byHand}
          onMade={(id) => void navigate({ to: '/enclaves/$enclaveId', params: { enclaveId: id } })}
          onClose={() => setOpen(null)}
        />
      )}
      {isEmpty && open === null ? (
        <EmptyState title={t('enclave.none')} hint={t('enclave.noneHint')} action={add} />
      ) : null}
      {isEmpty ? null : (
        <>
          {list.enclaves.length < 2 ? null : (
            <>
              <Pipeline
                counts={list.pipeline}
                chosen={filtered.filter.stage}
                onChoose={(stage) => filtered.change({ stage })}
              />
              <EnclaveTools {...filtered} all={list.enclaves.length} />
            </>
          )}
          {filtered.enclaves.length === 0 ? (
            <EmptyState title={t('records.nothingTitle')} hint={t('records.nothingHint')} />
          ) : (
            <EnclaveTable list={list} enclaves={filtered.enclaves} />
          )}
        </>
      )}
    </>
  );
}
