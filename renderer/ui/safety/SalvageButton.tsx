import { Alert, Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { failureWords } from '../failure-words.ts';
import { Progress } from '../page/Progress.tsx';
import { useChooser } from '../places/use-chooser.tsx';

/** Reads what can be read of the data file into a folder that is chosen, and says how much that was. */
export function SalvageButton() {
  const { t } = useTranslation();
  const chooser = useChooser();
  const salvage = useMutation({
    mutationFn: async () => {
      const picked = await chooser.pickFolder();
      if (picked === null) return null;
      return call('rescue.salvage', { folder: picked.token, language: currentLanguage() });
    },
  });
  const isWorking = salvage.isPending && chooser.panel === null;
  const found = salvage.data ?? null;
  const lost = (found?.by_type ?? []).reduce(
    (sum, { unreadable, missing, from_log }) => sum + Math.max(unreadable, missing.length) - from_log,
    0,
  );
  return (
    <>
      <Button size="xs" variant="default" disabled={isWorking} onClick={() => salvage.mutate()}>
        {t('safety.salvage')}
      </Button>
      {isWorking ? <Progress text={t('safety.rescue.salvaging')} part={null} /> : null}
      {found === null ? null : (
        <p role="status" className="safety-said">
          ✓ {t('safety.rescue.salvaged', { records: found.records, file: found.workbook })}{' '}
          {lost > 0 ? t('safety.rescue.salvagedSome', { lost }) : t('safety.rescue.salvagedAll')}
        </p>
      )}
      {salvage.isError ? (
        <Alert color="red" role="alert" className="safety-said">
          {failureWords(salvage.error)}
        </Alert>
      ) : null}
      {chooser.panel}
    </>
  );
}
