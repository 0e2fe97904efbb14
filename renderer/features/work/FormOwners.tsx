import { Alert, Button, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { instantWords } from '../../../db/domain/list-words.ts';
import { localeOf } from '../../../db/domain/locale/locale.ts';
import type { FormId } from '../../../db/domain/options.ts';
import type { FormOwnerLine } from '../../../db/domain/part-answers.ts';
import { call } from '../../api/client.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { Loaded } from '../../ui/page/Loaded.tsx';
import { LedgerTable, type TableColumn } from '../../ui/table/LedgerTable.tsx';

/** Which department fills which form, with the way to take one back. */
export function FormOwners() {
  const { t } = useTranslation();
  const owners = useQuery({ queryKey: ['parts', 'owners'], queryFn: () => call('parts.owners', {}) });
  return (
    <section className="work-part" aria-label={t('work.owners')}>
      <Title order={3}>{t('work.owners')}</Title>
      <Loaded query={owners}>
        {(lines) =>
          lines.length === 0 ? <p className="quiet">{t('work.noOwners')}</p> : <Owners lines={lines} />
        }
      </Loaded>
    </section>
  );
}

function Owners({ lines }: { readonly lines: readonly FormOwnerLine[] }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [open, setOpen] = useState<FormId | null>(null);
  const [reason, setReason] = useState('');
  const { forms } = localeOf(currentLanguage());
  const release = useMutation({
    mutationFn: async (form: FormId) => {
      queries.setQueryData(['parts', 'owners'], await call('parts.release', { form, reason }));
      setOpen(null);
      setReason('');
    },
  });
  const columns: readonly TableColumn<FormOwnerLine>[] = [
    { key: 'form', label: t('work.form'), show: ({ form }) => forms[form].short },
    { key: 'owner', label: t('work.owner'), show: ({ department }) => department },
    { key: 'since', label: t('work.since'), show: ({ at }) => instantWords(at) },
    {
      key: 'release',
      label: t('work.releaseNow'),
      show: ({ form }) => (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`${t('work.release')} ${forms[form].short}`}
          aria-expanded={open === form}
          onClick={() => setOpen(open === form ? null : form)}
        >
          {t('work.release')}
        </Button>
      ),
    },
  ];
  return (
    <>
      <LedgerTable label={t('work.owners')} columns={columns} rows={lines} rowKey={({ form }) => form} />
      {open === null ? null : (
        <form
          className="work-actions"
          onSubmit={(event) => {
            event.preventDefault();
            release.mutate(open);
          }}
        >
          <TextInput
            label={`${forms[open].short} · ${t('work.releaseReason')}`}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={200}
            autoFocus
          />
          <Button type="submit" size="xs">
            {t('work.releaseNow')}
          </Button>
        </form>
      )}
      {release.isError ? (
        <Alert color="red" role="alert">
          {failureWords(release.error)}
        </Alert>
      ) : null}
    </>
  );
}
