import { Alert, Button, Group, Popover, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sayNothing } from '../../api/queries.ts';
import { failureWords } from '../failure-words.ts';

/** Voids a record (作废) after asking why; the record stays in the ledger and its history. */
export function VoidButton(props: {
  /** @throws CallFailed, which is shown here */
  readonly onVoid: (why: string) => Promise<void>;
  readonly onVoided: () => void;
}) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [why, setWhy] = useState('');
  const voiding = useMutation({ mutationFn: props.onVoid });
  const confirm = (): void => {
    if (!voiding.isPending) void voiding.mutateAsync(why.trim()).then(props.onVoided, sayNothing);
  };
  return (
    <Popover width={420} opened={open} onChange={setOpen} trapFocus withinPortal={false} position="top-start">
      <Popover.Target>
        <Button variant="subtle" color="red" onClick={() => setOpen(!open)}>
          {t('page.void')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown
        onKeyDown={(event) => {
          // Esc closes this box, not the form around it.
          if (event.key === 'Escape') setOpen(false);
          event.stopPropagation();
        }}
      >
        <TextInput
          label={t('page.voidAsk')}
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing || why.trim() === '') return;
            event.preventDefault();
            confirm();
          }}
        />
        {voiding.isError ? (
          <Alert color="red" role="alert">
            {failureWords(voiding.error)}
          </Alert>
        ) : null}
        <Group gap="xs" mt="xs">
          <Button
            size="xs"
            color="red.9"
            disabled={why.trim() === ''}
            onClick={confirm}
            loading={voiding.isPending}
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
