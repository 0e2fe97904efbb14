import { Alert, Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { failureText } from '../../../db/domain/locale/locale.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { PlaceAgain } from './PlaceAgain.tsx';
import { failureOf, filedReportOf, placeOfFailure, type Submitting } from './use-submitting.ts';

/** What became of submitting, as far as it is not said at a field. */
export function SubmitOutcome({ submit }: { readonly submit: Submitting }) {
  const { t } = useTranslation();
  const { shared_folder } = useSession();
  const language = currentLanguage();
  const failure = failureOf(submit.error);
  if (submit.isSuccess) {
    const { report, file, created } = submit.data;
    return (
      <Alert color="green" role="status" title={t('report.done', { version: report.version })}>
        <p className="outcome-line">
          {t(created ? 'report.placed' : 'report.wasThere', { file })}
          <span className="folder-path">{shared_folder}</span>
        </p>
        <p className="outcome-line quiet">{t('report.hash', { hash: report.sha256 })}</p>
      </Alert>
    );
  }
  if (failure === null) return null;
  const place = placeOfFailure(failure);
  if (place !== 'filed' && place !== 'page') return null;
  const filed = filedReportOf(failure);
  return (
    <Alert color={place === 'filed' ? 'yellow' : 'red'} role="alert">
      {failureText(language, failure)}
      <Group gap="xs" mt="xs">
        {filed === null ? null : <PlaceAgain reportId={filed} />}
        {place === 'page' ? (
          <Button size="xs" variant="default" onClick={() => submit.reset()}>
            {t('page.close')}
          </Button>
        ) : null}
      </Group>
    </Alert>
  );
}
