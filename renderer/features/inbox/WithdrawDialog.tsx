import { Alert, Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConfirmedKey } from '../../../db/domain/inbox-answers.ts';
import { spokenKey } from '../../../db/domain/spoken-key.ts';
import { call } from '../../api/client.ts';
import { useReadAgain } from '../../api/queries.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { PanelDialog } from '../../ui/page/PanelDialog.tsx';

/** Says what becomes of a computer's reports before it is withdrawn; what was accepted of it stays accepted. */
export function WithdrawDialog(props: { readonly confirmed: ConfirmedKey; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const readAgain = useReadAgain();
  const [why, setWhy] = useState('');
  const { unit, public_key, accepted, undecided, how } = props.confirmed;
  const withdraw = useMutation({
    mutationFn: () => call('inbox.untrust', { keys: [{ public_key, unit: unit.code }], why }),
    onSuccess: readAgain,
  });
  return (
    <PanelDialog title={t('inbox.keys.dialogTitle')} className="inbox-dialog" onClose={props.onClose}>
      {withdraw.isSuccess ? (
        <>
          <p role="status">{t('inbox.keys.done', { unit: unit.name })}</p>
          <div className="dialog-actions">
            <Button onClick={props.onClose}>{t('page.close')}</Button>
          </div>
        </>
      ) : (
        <>
          <p>
            {unit.name} <code>{spokenKey(public_key)}</code>
          </p>
          <ul>
            <li>{t('inbox.keys.willNotReceive')}</li>
            {undecided === 0 ? null : <li>{t('inbox.keys.willNotAccept', { count: undecided })}</li>}
            <li>
              {accepted === 0 ? t('inbox.keys.noneAccepted') : t('inbox.keys.stays', { count: accepted })}
            </li>
            {how === 'settings' ? <li>{t('inbox.keys.ofSettings')}</li> : null}
          </ul>
          <TextInput
            label={t('inbox.keys.why')}
            value={why}
            maxLength={500}
            onChange={(event) => setWhy(event.currentTarget.value)}
          />
          {withdraw.isError ? (
            <Alert color="red" role="alert">
              {failureWords(withdraw.error)}
            </Alert>
          ) : null}
          <div className="dialog-actions">
            <Button color="red.9" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
              {t('inbox.keys.go')}
            </Button>
            <Button variant="default" onClick={props.onClose}>
              {t('page.cancel')}
            </Button>
          </div>
        </>
      )}
    </PanelDialog>
  );
}
