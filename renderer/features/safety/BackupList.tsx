import { Alert, Button, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { instantWords } from '../../../db/domain/list-words.ts';
import type { ListedBackup, SafetyState } from '../../../db/domain/safety-answers.ts';
import { call } from '../../api/client.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { EmptyState } from '../../ui/page/EmptyState.tsx';
import { Progress } from '../../ui/page/Progress.tsx';
import { StateBadge } from '../../ui/page/StateBadge.tsx';
import { sizeWords } from '../../ui/safety/safety-words.ts';
import { LedgerTable, type TableColumn } from '../../ui/table/LedgerTable.tsx';
import type { ChosenBackup } from './RestoreDialog.tsx';

/** Every backup on this computer, newest first, with the way back to it. */
export function BackupList(props: {
  readonly backups: readonly ListedBackup[];
  readonly rule: SafetyState['rule'];
  readonly onRestore: (chosen: ChosenBackup) => void;
  readonly onChanged: () => void;
}) {
  const { t } = useTranslation();
  const { backups, rule, onRestore, onChanged } = props;
  const verify = useMutation({ mutationFn: () => call('backup.verify', {}), onSettled: onChanged });
  const badge = { whole: 'good', damaged: 'bad', unknown: 'neutral' } as const;
  const columns: readonly TableColumn<ListedBackup>[] = [
    { key: 'made', label: t('safety.made'), show: ({ created_at }) => instantWords(created_at) },
    { key: 'reason', label: t('safety.reason'), show: ({ reason }) => t(`safety.reasons.${reason}`) },
    {
      key: 'records',
      label: t('safety.records'),
      align: 'end',
      show: ({ records }) => records?.toLocaleString() ?? '—',
    },
    { key: 'bytes', label: t('safety.bytes'), align: 'end', show: ({ bytes }) => sizeWords(bytes) },
    {
      key: 'state',
      label: t('safety.state'),
      show: ({ state }) => <StateBadge kind={badge[state]} text={t(`safety.states.${state}`)} />,
    },
    {
      key: 'places',
      label: t('safety.places'),
      show: ({ in_second }) => t(in_second ? 'safety.both' : 'safety.hereOnly'),
    },
    {
      key: 'restore',
      label: t('safety.preview.confirm'),
      show: ({ file_name, created_at, state }) =>
        state === 'damaged' ? null : (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={`${t('safety.restore')} ${instantWords(created_at)}`}
            onClick={() => onRestore({ backup: { file_name }, at: created_at, name: file_name })}
          >
            {t('safety.restore')}
          </Button>
        ),
    },
  ];
  const damaged = verify.data?.filter(({ whole }) => !whole) ?? [];
  return (
    <section className="record-section" aria-label={t('safety.backups')}>
      <div className="safety-head">
        <Title order={2}>{t('safety.backups')}</Title>
        <Button
          size="compact-xs"
          variant="default"
          disabled={backups.length === 0 || verify.isPending}
          onClick={() => verify.mutate()}
        >
          {t('safety.verify')}
        </Button>
      </div>
      {verify.isPending ? <Progress text={t('safety.verifying')} part={null} /> : null}
      {verify.data === undefined ? null : (
        <div role="status" className="safety-said">
          {damaged.length === 0 ? (
            `✓ ${t('safety.allWhole', { count: verify.data.length })}`
          ) : (
            <>
              {t('safety.someDamaged', { count: damaged.length })}
              <ul>
                {damaged.map(({ folder, file_name }) => (
                  <li key={`${folder} ${file_name}`}>{file_name}</li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
      {verify.isError ? (
        <Alert color="red" role="alert">
          {failureWords(verify.error)}
        </Alert>
      ) : null}
      {backups.length === 0 ? (
        <EmptyState title={t('safety.noBackup')} hint={t('safety.noBackups')} />
      ) : (
        <LedgerTable
          label={t('safety.backups')}
          columns={columns}
          rows={backups}
          rowKey={({ file_name }) => file_name}
        />
      )}
      <p className="quiet safety-rule">
        <strong>{t('safety.rule')}</strong> {t('safety.ruleWords', { ...rule })}
      </p>
    </section>
  );
}
