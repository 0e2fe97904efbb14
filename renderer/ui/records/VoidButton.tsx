import { Alert, Button, Group, Popover, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnyRecord, RecordType } from '../../../db/domain/records/catalogue.ts';
import { sayNothing, useSaveRecords } from '../../api/queries.ts';
import { failureWords } from '../failure-words.ts';

/** Voids a record (作废) after asking why; the record stays in the ledger and its history. */
export function VoidButton(props: {
  readonly type: RecordType;
  readonly record: AnyRecord;
  readonly onVoided: () => void;
}) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [why, setWhy] = useState('');
  const save = useSaveRecords();
  const { type, record } = props;
  const confirm = (): void =>
    void save
      .mutateAsync({
        changes: [{ type, id: record.id, base_revision: record.revision, values: {}, voided: true }],
        why: why.trim(),
      })
      .then(props.onVoided, sayNothing);
  return (
    <Popover opened={open} onChange={setOpen} trapFocus withinPortal={false} position="top-start">
      <Popover.Target>
        <Button variant="subtle" color="red" onClick={() => setOpen(!open)}>
          {t('page.void')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <TextInput
          label={t('page.voidAsk')}
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
        {save.isError ? (
          <Alert color="red" role="alert">
            {failureWords(save.error)}
          </Alert>
        ) : null}
        <Group gap="xs" mt="xs">
          <Button
            size="xs"
            color="red"
            disabled={why.trim() === ''}
            onClick={confirm}
            loading={save.isPending}
          >
            {t('page.voidConfirm')}
          </Button>
          <Button size="xs" variant="default" onClick={() => setOpen(false)}>
            {t('page.cancel')}
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
