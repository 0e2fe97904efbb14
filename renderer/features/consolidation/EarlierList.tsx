import { Button, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoredConsolidation } from '../../../db/domain/consolidation-answers.ts';
import { instantWords } from '../../../db/domain/list-words.ts';
import type { Period } from '../../../db/domain/period.ts';
import { call } from '../../api/client.ts';
import { useAreaNames } from '../../api/queries.ts';
import { Loaded } from '../../ui/page/Loaded.tsx';
import { LedgerTable, type TableColumn } from '../../ui/table/LedgerTable.tsx';
import { Changes } from './Changes.tsx';

/** Consolidations of the period that were made, newest first, each with what has changed since. */
export function EarlierList({ period }: { readonly period: Period }) {
  const { t } = useTranslation();
  const list = useQuery({
    queryKey: ['consolidations', period],
    queryFn: () => call('consolidation.list', { period }),
  });
  return (
    <section className="record-section" aria-label={t('consolidation.earlier')}>
      <Title order={2}>{t('consolidation.earlier')}</Title>
      <Loaded query={list}>
        {(all) =>
          all.length === 0 ? <p className="quiet">{t('consolidation.earlierNone')}</p> : <Earlier all={all} />
        }
      </Loaded>
    </section>
  );
}

function Earlier({ all }: { readonly all: readonly StoredConsolidation[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<StoredConsolidation | null>(null);
  const names = useAreaNames(all.flatMap(({ scope }) => (scope === 'all' ? [] : [scope].flat())));
  const scopeWords = ({ scope }: StoredConsolidation): string =>
    scope === 'all'
      ? t('consolidation.all')
      : [scope]
          .flat()
          .map((code) => names[code] ?? code)
          .join('、');
  const columns: readonly TableColumn<StoredConsolidation>[] = [
    { key: 'version', label: t('consolidation.number'), align: 'end', show: ({ version }) => version },
    { key: 'at', label: t('consolidation.madeAt'), show: ({ made_at }) => instantWords(made_at) },
    { key: 'by', label: t('consolidation.madeBy'), show: ({ made_by }) => made_by },
    { key: 'scope', label: t('consolidation.scope'), show: scopeWords },
    {
      key: 'missing',
      label: t('consolidation.lacked'),
      align: 'end',
      show: ({ missing }) => missing.length,
    },
    { key: 'file', label: t('consolidation.file'), show: ({ file_name }) => file_name ?? '—' },
    {
      key: 'since',
      label: t('consolidation.since'),
      show: (one) => (
        <Button
          size="compact-xs"
          variant="default"
          aria-expanded={open?.id === one.id}
          onClick={() => setOpen(open?.id === one.id ? null : one)}
        >
          {t('consolidation.since')}
        </Button>
      ),
    },
  ];
  return (
    <>
      <LedgerTable
        label={t('consolidation.earlier')}
        columns={columns}
        rows={all}
        rowKey={({ id }) => id}
        openKey={open?.id ?? null}
      />
      {open === null ? null : <Changes key={open.id} of={open} />}
    </>
  );
}
