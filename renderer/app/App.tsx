import { Alert, Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../db/domain/answers.ts';
import { call } from '../api/client.ts';
import { FirstRun } from '../features/first-run/FirstRun.tsx';
import { RecordsPage } from '../features/records/RecordsPage.tsx';
import { currentLanguage, switchLanguage } from '../locale/setup.ts';
import { failureWords } from '../ui/failure-words.ts';
import { Frame } from './Frame.tsx';

/** Opens the session, then shows first use or the work. */
export function App({ opened }: { readonly opened: Promise<void> }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const session = useQuery({
    queryKey: ['session'],
    queryFn: async () => {
      await opened;
      return call('session.open', {});
    },
  });
  const initialised = session.data?.initialised === true;
  const storedLanguage = session.data?.language;
  useEffect(() => {
    if (initialised && storedLanguage !== undefined) switchLanguage(storedLanguage);
  }, [initialised, storedLanguage]);
  const keepLanguage = useMutation({
    mutationFn: (language: Session['language']) => call('session.settings', { language }),
    onSuccess: (data) => queries.setQueryData(['session'], data),
  });
  const toggleLanguage = () => {
    const language = currentLanguage() === 'en' ? 'zh-CN' : 'en';
    switchLanguage(language);
    if (initialised) keepLanguage.mutate(language);
  };

  if (session.isPending) return <p className="centred quiet">{t('starting')}</p>;
  if (session.isError) {
    return (
      <main className="centred">
        <Alert color="red" title={t('cannotOpen')} role="alert">
          <p>{failureWords(session.error)}</p>
          <Button onClick={() => session.refetch()}>{t('tryAgain')}</Button>
        </Alert>
      </main>
    );
  }
  if (!session.data.initialised) {
    return (
      <FirstRun
        onDone={(data) => queries.setQueryData(['session'], data)}
        onToggleLanguage={toggleLanguage}
      />
    );
  }
  return (
    <Frame session={session.data} onToggleLanguage={toggleLanguage}>
      <RecordsPage moneyUnit={session.data.money_unit} />
    </Frame>
  );
}
