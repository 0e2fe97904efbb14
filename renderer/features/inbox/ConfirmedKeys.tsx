import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConfirmedKey } from '../../../db/domain/inbox-answers.ts';
import { instantWords } from '../../../db/domain/list-words.ts';
import { spokenKey } from '../../../db/domain/spoken-key.ts';
import { call } from '../../api/client.ts';
import { Fold } from '../../ui/page/Fold.tsx';
import { LedgerTable, type TableColumn } from '../../ui/table/LedgerTable.tsx';
import { confirmedKeysKey } from './use-inbox.ts';
import { WithdrawDialog } from './WithdrawDialog.tsx';

/** Whose signatures are taken for whose, each with a way to take that back. */
export function ConfirmedKeys() {
  const { t } = useTranslation();
  const [withdrawing, setWithdrawing] = useState<ConfirmedKey | null>(null);
  const keys = useQuery({ queryKey: confirmedKeysKey, queryFn: () => call('inbox.keys', {}) });
  const rows = keys.data ?? [];
  const columns: readonly TableColumn<ConfirmedKey>[] = [
    { key: 'unit', label: t('inbox.unit'), show: ({ unit }) => unit.name },
    {
      key: 'key',
      label: t('inbox.key'),
      show: ({ public_key }) => <code>{spokenKey(public_key)}</code>,
    },
    {
      key: 'how',
      label: t('inbox.keys.how'),
      show: ({ how, trusted_by }) => t(`inbox.keys.hows.${how}`, { person: trusted_by }),
    },
    { key: 'at', label: t('inbox.at'), show: ({ trusted_at }) => instantWords(trusted_at) },
    { key: 'accepted', label: t('inbox.keys.accepted'), align: 'end', show: ({ accepted }) => accepted },
    { key: 'undecided', label: t('inbox.keys.undecided'), align: 'end', show: ({ undecided }) => undecided },
    {
      key: 'withdraw',
      label: t('inbox.keys.withdrawHead'),
      show: (one) => (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={t('inbox.keys.withdrawOf', { unit: one.unit.name, key: spokenKey(one.public_key) })}
          onClick={() => setWithdrawing(one)}
        >
          {t('inbox.keys.withdraw')}
        </Button>
      ),
    },
  ];
  return (
    <>
      {rows.length === 0 ? null : (
        <Fold title={t('inbox.keys.title')} hint={t('inbox.keys.count', { count: rows.length })}>
          <LedgerTable
            label={t('inbox.keys.title')}
            columns={columns}
            rows={rows}
            rowKey={({ public_key }) => public_key}
          />
        </Fold>
      )}
      {withdrawing === null ? null : (
        <WithdrawDialog confirmed={withdrawing} onClose={() => setWithdrawing(null)} />
      )}
    </>
  );
}
