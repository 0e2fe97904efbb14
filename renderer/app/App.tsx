import { Alert, Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../db/domain/failure.ts';
import { CallFailed, call } from '../api/client.ts';
import { goToOwn, showsSample } from '../api/which-ledger.ts';
import { FirstRun } from '../features/first-run/FirstRun.tsx';
import { switchLanguage } from '../locale/setup.ts';
import { failureWords } from '../ui/failure-words.ts';
import { Appearance } from './Appearance.tsx';
import { useMenuCommands } from './menu-commands.ts';
import { createPages, fetchPages } from './routes.tsx';

/** Fetched only where it is needed, and that is hardly ever. */
const RescuePage = lazy(async () => ({
  default: (await import('../features/safety/RescuePage.tsx')).RescuePage,
}));

/** Whether the host offers ways out of the failure that kept the ledger from opening. */
const canBeRescued = ({ code }: Failure): boolean => code === 'store_damaged' || code === 'migration_refused';

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

  if (session.isPending) return <p className="centred quiet">{t('starting')}</p>;
  if (session.isError) {
    if (!showsSample && session.error instanceof CallFailed && canBeRescued(session.error.failure)) {
      return (
        <Suspense fallback={<p className="centred quiet">{t('starting')}</p>}>
          <RescuePage />
        </Suspense>
      );
    }
    return (
      <main className="centred">
        <Alert color="red" title={t('cannotOpen')} role="alert">
          <p>{failureWords(session.error)}</p>
          {/* The sample data may have been removed from another window. */}
          {showsSample ? (
            <Button onClick={goToOwn}>{t('sample.back')}</Button>
          ) : (
            <Button onClick={() => session.refetch()}>{t('tryAgain')}</Button>
          )}
        </Alert>
      </main>
    );
  }
  if (!session.data.initialised) {
    return <FirstRun onDone={(data) => queries.setQueryData(['session'], data)} />;
  }
  return (
    <>
      <Appearance theme={session.data.theme} text_size={session.data.text_size} />
      <Pages />
    </>
  );
}

function Pages() {
  const [router] = useState(createPages);
  useMenuCommands(router);
  // A page whose code cannot be fetched now says so when it is opened.
  useEffect(() => void fetchPages(router).catch(() => undefined), [router]);
  return <RouterProvider router={router} />;
}
