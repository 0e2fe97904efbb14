import { Alert, Button, Progress, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { callOwn } from '../../api/client.ts';
import { goToSample } from '../../api/which-ledger.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { failureWords } from '../failure-words.ts';

/** Makes the sample data where there are none yet, and goes over to them. */
export function ExploreButton() {
  const { t } = useTranslation();
  const making = useMutation({
    mutationFn: () => callOwn('sample.make', { language: currentLanguage() }),
    onSuccess: goToSample,
  });
  // Going over takes a moment, too.
  const busy = making.isPending || making.isSuccess;
  return (
    <div className="explore">
      <Button variant="default" disabled={busy} onClick={() => making.mutate()}>
        {t('sample.explore')}
      </Button>
      {busy ? (
        <div role="status" className="explore-progress">
          <Progress value={100} animated aria-label={t('sample.making')} />
          <Text size="sm">{t('sample.making')}</Text>
        </div>
      ) : null}
      {making.isError ? (
        <Alert color="red" role="alert">
          {failureWords(making.error)}
        </Alert>
      ) : null}
    </div>
  );
}
