import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Session } from '../../db/domain/answers.ts';
import type { MenuCommand } from '../../db/domain/menu-commands.ts';
import { call, hasSystemDialogs, hostCall } from '../api/client.ts';
import { onMenu } from '../api/desktop.ts';
import { keepDrafts } from '../api/drafts.ts';
import { offerReport } from '../api/opened-report.ts';
import { isReceiver } from './own-pages.ts';
import type { createPages } from './routes.tsx';

type Router = ReturnType<typeof createPages>;

/** Goes to a page by its address; one that this version does not have is left alone. */
function goTo(router: Router, path: string): void {
  if (Object.hasOwn(router.routesByPath, path)) router.history.push(path);
}

/** Presses a key where the cursor stands, which decides what saving or finding means there. */
function press(key: string, ctrlKey = true): void {
  const at = document.activeElement ?? document.body;
  at.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, cancelable: true }));
}

/** Does what the desktop's menu asks for, and opens report files that the system hands over. */
export function useMenuCommands(router: Router): void {
  const queries = useQueryClient();
  useEffect(() => {
    const openReport = async (): Promise<void> => {
      const { picked } = await hostCall('files.opened', {});
      if (picked === null) return;
      offerReport(picked);
      goTo(router, '/report');
    };
    const backUp = async (): Promise<void> => {
      goTo(router, '/safety');
      try {
        await call('backup.create', {});
      } finally {
        // The page that lists them says what there is; without the new one it would say that nothing happened.
        await queries.invalidateQueries();
      }
    };
    const actions: { readonly [C in MenuCommand]: () => void } = {
      save: () => press('s'),
      find: () => press('k'),
      backup: () => void backUp().catch(() => {}),
      // Who receives takes in reports, not tables.
      importSheet: () => {
        const session = queries.getQueryData<Session>(['session']);
        goTo(router, session !== undefined && isReceiver(session) ? '/inbox' : '/import');
      },
      settings: () => goTo(router, '/settings'),
      manual: () => press('F1', false),
      keepDrafts: () => {
        keepDrafts();
        void hostCall('page.kept', {});
      },
      openReport: () => void openReport(),
    };
    const stop = onMenu((command) => actions[command]());
    if (hasSystemDialogs()) void openReport();
    return stop;
  }, [router, queries]);
}
