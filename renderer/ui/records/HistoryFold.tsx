import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordType } from '../../../db/domain/records/catalogue.ts';
import { historyKey } from './HistoryDialog.tsx';
import { HistoryPanel } from './HistoryPanel.tsx';

/** Under a record's form: what happened to it, read when it is asked for, by the button or by its key in the form. */
export function HistoryFold(props: { readonly type: RecordType; readonly id: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const form = button.current?.closest<HTMLElement>('.record-form');
    const press = (event: KeyboardEvent): void => {
      if (event.key !== historyKey || event.defaultPrevented) return;
      event.preventDefault();
      setOpen(true);
      button.current?.focus();
      button.current?.scrollIntoView({ block: 'center' });
    };
    form?.addEventListener('keydown', press);
    return () => form?.removeEventListener('keydown', press);
  }, []);
  return (
    <div className="history-fold">
      <Button
        ref={button}
        size="compact-sm"
        variant="subtle"
        aria-expanded={open}
        onClick={() => setOpen((before) => !before)}
      >
        {t('history.key')}
      </Button>
      {open ? <HistoryPanel type={props.type} id={props.id} /> : null}
    </div>
  );
}
