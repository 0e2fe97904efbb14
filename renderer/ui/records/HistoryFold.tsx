import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordType } from '../../../db/domain/records/catalogue.ts';
import { HistoryPanel } from './HistoryPanel.tsx';

/** Under a record's form: what happened to it, read when it is asked for. */
export function HistoryFold(props: { readonly type: RecordType; readonly id: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <div className="history-fold">
      <Button
        size="compact-sm"
        variant="subtle"
        aria-expanded={open}
        onClick={() => setOpen((before) => !before)}
      >
        {t('history.title')}
      </Button>
      {open ? <HistoryPanel type={props.type} id={props.id} /> : null}
    </div>
  );
}
