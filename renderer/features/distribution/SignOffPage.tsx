import { Alert, Button } from '@mantine/core';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { gridDraftForm } from '../../../db/domain/draft-form.ts';
import { printPage } from '../../api/desktop.ts';
import { useStoredDraft } from '../../api/drafts.ts';
import { type EnclaveData, useEnclave } from '../../api/queries.ts';
import { EmptyState } from '../../ui/page/EmptyState.tsx';
import { Loaded } from '../../ui/page/Loaded.tsx';
import { PageHead } from '../../ui/page/PageHead.tsx';
import { SignOffSheet } from './SignOffSheet.tsx';
import { SignOffSummary } from './SignOffSummary.tsx';
import { signOffTowns } from './sign-off-list.ts';

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
  const towns = useMemo(() => (batch === undefined ? [] : signOffTowns(ledger, batch)), [ledger, batch]);
  const enclave = ledger.get('enclave', batch?.enclave_id ?? null);
  const villages = towns.reduce((sum, { lines }) => sum + lines.length, 0);
  const townName = (code: string): string =>
    code === '' ? t('distribution.signOff.noTown') : (slice.area_names[code] ?? code);
  return (
    <div className="sign-off">
      <div className="not-printed">
        <PageHead
          title={t('distribution.signOff.title')}
          about={enclave?.name ?? ''}
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
              <Button size="xs" disabled={villages === 0} onClick={() => void printPage()}>
                {t('distribution.signOff.print')}
              </Button>
            </>
          }
        />
        {villages === 0 ? null : (
          <p className="quiet">{t('distribution.signOff.hint', { towns: towns.length, villages })}</p>
        )}
        {draft == null ? null : (
          <Alert color="yellow" role="status">
            {t('distribution.signOff.draftWarning')}
          </Alert>
        )}
      </div>
      {batch === undefined || villages === 0 ? (
        <EmptyState title={t('distribution.signOff.none')} hint={t('distribution.signOff.noneHint')} />
      ) : (
        <div className="sheets">
          {towns.map((town) => (
            <SignOffSheet
              key={town.code}
              town={town}
              townName={townName(town.code)}
              batch={batch}
              enclaveName={enclave?.name ?? enclave?.enclave_code ?? ''}
            />
          ))}
          <SignOffSummary
            towns={towns}
            townName={townName}
            batch={batch}
            enclaveName={enclave?.name ?? enclave?.enclave_code ?? ''}
          />
        </div>
      )}
    </div>
  );
}
