import { Alert, Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { FirstRun } from '../features/first-run/FirstRun.tsx';
import { currentLanguage, switchLanguage } from '../locale/setup.ts';
import { failureWords } from '../ui/failure-words.ts';
import { createPages, fetchPages } from './routes.tsx';

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
  const toggleLanguage = () => switchLanguage(currentLanguage() === 'en' ? 'zh-CN' : 'en');

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
  return <Pages />;
}

function Pages() {
  const [router] = useState(createPages);
  // A page whose code cannot be fetched now says so when it is opened.
  useEffect(() => void fetchPages(router).catch(() => undefined), [router]);
  return <RouterProvider router={router} />;
}
