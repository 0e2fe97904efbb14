import { Alert, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { failureWords } from '../../ui/failure-words.ts';
import { PanelDialog } from '../../ui/page/PanelDialog.tsx';

/** Asks before what the province has accepted of a period is locked: that is not taken back. */
export function LockDialog(props: {
  /** Name of the period. */
  readonly about: string;
  readonly count: number;
  /** Units of which nothing is accepted yet. */
  readonly open: number;
  readonly busy: boolean;
  readonly error: unknown;
  /** Number that was locked; undefined before. */
  readonly locked: number | undefined;
  readonly onLock: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { about, count, open, locked } = props;
  return (
    <PanelDialog
      title={t('inbox.lock.title', { period: about })}
      className="inbox-dialog"
      onClose={props.onClose}
    >
      {locked === undefined ? (
        <>
          <p>{t('inbox.lock.will', { count })}</p>
          {open === 0 ? null : <p className="has-soft">{t('inbox.lock.open', { count: open })}</p>}
          {props.error === null ? null : (
            <Alert color="red" role="alert">
              {failureWords(props.error)}
            </Alert>
          )}
          <div className="dialog-actions">
            <Button loading={props.busy} onClick={props.onLock}>
              {t('inbox.lock.go', { count })}
            </Button>
            <Button variant="default" onClick={props.onClose}>
              {t('page.cancel')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p role="status">{t('inbox.lock.done', { count: locked })}</p>
          <div className="dialog-actions">
            <Button onClick={props.onClose}>{t('page.close')}</Button>
          </div>
        </>
      )}
    </PanelDialog>
  );
}
