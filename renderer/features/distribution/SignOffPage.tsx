import { Alert, Button, NativeSelect } from '@mantine/core';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { gridDraftForm } from '../../../db/domain/draft-form.ts';
import { signOffList } from '../../../db/domain/figures/sign-off.ts';
import { localeOf } from '../../../db/domain/locale/locale.ts';
import { call } from '../../api/client.ts';
import { printPage } from '../../api/desktop.ts';
import { useStoredDraft } from '../../api/drafts.ts';
import { type EnclaveData, useEnclave } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { EmptyState } from '../../ui/page/EmptyState.tsx';
import { Loaded } from '../../ui/page/Loaded.tsx';
import { PageHead } from '../../ui/page/PageHead.tsx';
import { ExportButton } from '../../ui/places/ExportButton.tsx';
import { SignOffSheet } from './SignOffSheet.tsx';
import { SignOffSummary } from './SignOffSummary.tsx';

/** The sign-off list of a batch (到村收益签收单), as it is printed: a block of pages a township, then the summary. */
export function SignOffPage() {
  const { enclaveId } = useParams({ from: '/enclaves/$enclaveId/distribution/sign-off' });
  const { batch } = useSearch({ from: '__root__' });
  const enclave = useEnclave(enclaveId);
  return <Loaded query={enclave}>{(data) => <Sheets data={data} batchId={batch ?? ''} />}</Loaded>;
}

function Sheets({ data, batchId }: { readonly data: EnclaveData; readonly batchId: string }) {
  const { t } = useTranslation();
  const { ledger, slice } = data;
  const draft = useStoredDraft(gridDraftForm('batch_line'), batchId);
  const batch = ledger.get('batch', batchId);
  const language = currentLanguage();
  const [town, setTown] = useState<string | null>(null);
  const [all, list] = useMemo(() => {
    if (batch === undefined) return [null, null];
    const of = (one: string | null) =>
      signOffList(ledger, batch, language, (code) => slice.area_names[code], one);
    return [of(null), of(town)];
  }, [ledger, batch, slice, language, town]);
  const villages = list?.villages ?? 0;
  const write = (folder: string | null) =>
    call('distribution.signOff', { batch_id: batchId, town, folder, language });
  return (
    <div className="sign-off">
      <div className="not-printed">
        <PageHead
          title={localeOf(language).signOff.title}
          about={all?.enclave ?? ''}
          actions={
            <>
              {batch === undefined ? null : (
                <Link
                  to="/enclaves/$enclaveId/distribution"
                  params={{ enclaveId: batch.enclave_id }}
                  search={{ county: batch.home_county, batch: batch.id }}
                  className="button-link"
                >
                  {t('distribution.signOff.back')}
                </Link>
              )}
              {all === null || all.towns.length < 2 ? null : (
                <NativeSelect
                  size="xs"
                  aria-label={t('distribution.signOff.which')}
                  value={town ?? allTowns}
                  onChange={({ currentTarget: { value } }) => setTown(value === allTowns ? null : value)}
                  data={[
                    {
                      value: allTowns,
                      label: t('distribution.signOff.allTowns', { count: all.towns.length }),
                    },
                    ...all.towns.map(({ code, name }) => ({ value: code, label: name })),
                  ]}
                />
              )}
              {villages === 0 ? null : <ExportButton label={t('records.excel')} write={write} />}
              <Button size="xs" disabled={villages === 0} onClick={() => void printPage()}>
                {t('distribution.signOff.print')}
              </Button>
            </>
          }
        />
        {villages === 0 ? null : (
          <p className="quiet">
            {t('distribution.signOff.hint', { towns: list?.towns.length ?? 0, villages })}
          </p>
        )}
        {draft == null ? null : (
          <Alert color="yellow" role="status">
            {t('distribution.signOff.draftWarning')}
          </Alert>
        )}
      </div>
      {list === null || villages === 0 ? (
        <EmptyState title={t('distribution.signOff.none')} hint={t('distribution.signOff.noneHint')} />
      ) : (
        <div className="sheets">
          {list.towns.map((one) => (
            <SignOffSheet key={one.code} town={one} list={list} />
          ))}
          {list.towns.length > 1 ? <SignOffSummary list={list} /> : null}
        </div>
      )}
    </div>
  );
}

/** No township has this code; '' is that of villages without one. */
const allTowns = 'all';
