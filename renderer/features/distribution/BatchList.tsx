import { Button, Group, Title } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { shownCell } from '../../../db/domain/field-kinds.ts';
import { batchTotal } from '../../../db/domain/figures/distribution.ts';
import type { Ledger } from '../../../db/domain/ledger.ts';
import { fieldLabel, unitLabel } from '../../../db/domain/locale/locale.ts';
import { findField, type RecordOf } from '../../../db/domain/records/catalogue.ts';
import { type FormSetup, formContext } from '../../ui/forms/form-setup.ts';
import { EmptyState } from '../../ui/page/EmptyState.tsx';
import { LedgerTable, type TableColumn } from '../../ui/table/LedgerTable.tsx';
import { exactMoney } from './batch-columns.ts';

type Batch = RecordOf<'batch'>;

/** Batches of an account, newest first, each with its total, its villages and how many have signed. */
export function BatchList(props: {
  readonly ledger: Ledger;
  readonly batches: readonly Batch[];
  readonly setup: FormSetup;
  readonly onOpen: (batch: Batch) => void;
  readonly onAdd: () => void;
}) {
  const { t } = useTranslation();
  const { ledger, batches, setup } = props;
  const columns = useMemo<readonly TableColumn<Batch>[]>(() => {
    const context = formContext(setup);
    const stored = ['date', 'method', 'origin_years', 'document'].map((name): TableColumn<Batch> => {
      const field = findField('batch', name);
      return {
        key: name,
        label: fieldLabel(setup.language, 'batch', name),
        show: (batch) =>
          field === undefined ? '' : shownCell(batch[name as keyof Batch] ?? null, { ...context, field }),
      };
    });
    const lines = (batch: Batch) => ledger.where('batch_line', 'batch_id', batch.id);
    const signed = (batch: Batch) => lines(batch).filter(({ signed_off }) => signed_off === true).length;
    return [
      ...stored,
      {
        key: 'total',
        label: fieldLabel(setup.language, 'batch', 'total'),
        unit: unitLabel(setup.language, setup.moneyUnit === 'yuan' ? '元' : '万元'),
        align: 'end',
        show: (batch) => exactMoney(batchTotal(ledger, batch.id), setup) || '—',
      },
      {
        key: 'villages',
        label: t('distribution.batches.villages'),
        align: 'end',
        show: (batch) => String(lines(batch).length),
      },
      {
        key: 'signedOff',
        label: t('distribution.batches.signedOff'),
        align: 'end',
        show: (batch) => t('distribution.batches.asOf', { done: signed(batch), of: lines(batch).length }),
      },
    ];
  }, [ledger, setup, t]);
  return (
    <section className="record-section" aria-label={t('distribution.batches.title')}>
      <Group justify="space-between">
        <Title order={2}>{t('distribution.batches.title')}</Title>
        <Button size="xs" variant="light" onClick={props.onAdd}>
          {t('distribution.batches.add')}
        </Button>
      </Group>
      {batches.length === 0 ? (
        <EmptyState title={t('distribution.batches.none')} hint={t('distribution.batches.noneHint')} />
      ) : (
        <LedgerTable
          label={t('distribution.batches.title')}
          columns={columns}
          rows={batches}
          rowKey={({ id }) => id}
          onOpen={props.onOpen}
        />
      )}
    </section>
  );
}
