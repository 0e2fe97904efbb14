import { Alert, Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { useSafetyState } from '../../api/safety.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { Loaded } from '../../ui/page/Loaded.tsx';
import { PageHead } from '../../ui/page/PageHead.tsx';
import { Progress } from '../../ui/page/Progress.tsx';
import { BackupList } from './BackupList.tsx';
import { MoreActions } from './MoreActions.tsx';
import { type ChosenBackup, RestoreDialog } from './RestoreDialog.tsx';
import { WhereData } from './WhereData.tsx';
import '../../styles/safety.css';

/** Where the data is, how safe it is, and the ways to make it safer or to bring it back. */
export function SafetyPage() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const state = useSafetyState();
  const [chosen, setChosen] = useState<ChosenBackup | null>(null);
  const [safetyCopy, setSafetyCopy] = useState<string | null>(null);
  const readAgain = () => queries.invalidateQueries({ queryKey: ['safety'] });
  const backUp = useMutation({ mutationFn: () => call('backup.create', {}), onSettled: readAgain });
  return (
    <>
      <PageHead
        title={t('safety.title')}
        about={t('safety.about')}
        actions={
          <Button
            size="sm"
            // Not disabled: the focus would be lost.
            aria-disabled={backUp.isPending}
            {...(backUp.isPending ? { 'data-disabled': true } : {})}
            onClick={() => (backUp.isPending ? undefined : backUp.mutate())}
          >
            {t('safety.backUp')}
          </Button>
        }
      />
      {backUp.isPending ? <Progress text={t('safety.backingUp')} part={null} /> : null}
      {backUp.isError ? (
        <Alert color="red" role="alert">
          {failureWords(backUp.error)}
        </Alert>
      ) : null}
      {backUp.data === undefined || backUp.isPending ? null : (
        <p role="status" className="safety-said">
          ✓ {t('safety.backedUp', { file: backUp.data.file_name })}
        </p>
      )}
      {safetyCopy === null ? null : (
        <Alert
          color="green"
          role="status"
          withCloseButton
          closeButtonLabel={t('page.close')}
          onClose={() => setSafetyCopy(null)}
        >
          {t(safetyCopy.startsWith('damaged-') ? 'safety.restoredFaulty' : 'safety.restored', {
            file: safetyCopy,
          })}
        </Alert>
      )}
      <Loaded query={state}>
        {(found) => (
          <>
            <WhereData state={found} onChanged={readAgain} />
            <BackupList
              backups={found.backups}
              rule={found.rule}
              onRestore={setChosen}
              onChanged={readAgain}
            />
            <MoreActions onRestore={setChosen} />
          </>
        )}
      </Loaded>
      {chosen === null ? null : (
        <RestoreDialog
          chosen={chosen}
          onClose={() => setChosen(null)}
          onRestored={(copy) => {
            setChosen(null);
            setSafetyCopy(copy);
          }}
        />
      )}
    </>
  );
}
