import { Alert, Button, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CallInput } from '../../../db/domain/contract.ts';
import { instantWords } from '../../../db/domain/list-words.ts';
import type { RescueState } from '../../../db/domain/safety-answers.ts';
import { call } from '../../api/client.ts';
import { readEverythingAnew } from '../../api/safety.ts';
import { currentLanguage, switchLanguage } from '../../locale/setup.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { Progress } from '../../ui/page/Progress.tsx';
import { useChooser } from '../../ui/places/use-chooser.tsx';
import { SalvageButton } from '../../ui/safety/SalvageButton.tsx';
import '../../styles/safety.css';
import { BeginAnew } from './BeginAnew.tsx';

/** Instead of the work, where the ledger cannot be opened: what is damaged, and the ways out. */
export function RescuePage() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const chooser = useChooser();
  const state = useQuery({ queryKey: ['rescue'], queryFn: () => call('rescue.state', {}) });
  const restore = useMutation({
    mutationFn: async (backup: CallInput<'rescue.restore'> | null) => {
      const file = backup === null ? await chooser.pickFile(['sqlite']) : null;
      if (backup === null && file === null) return;
      await call('rescue.restore', backup ?? { file: file?.token ?? '' });
      await readEverythingAnew(queries);
    },
  });
  const isWorking = restore.isPending && chooser.panel === null;
  const found = state.data ?? null;
  const isLost = found?.failure.code === 'store_missing';
  return (
    <main className="rescue">
      <div className="sheet rescue-sheet">
        <header className="panel-dialog-head">
          <Title order={1}>{t('safety.rescue.title')}</Title>
          <Button
            variant="default"
            size="xs"
            onClick={() => switchLanguage(currentLanguage() === 'en' ? 'zh-CN' : 'en')}
          >
            {t('otherLanguage')}
          </Button>
        </header>
        {state.isPending ? <Progress text={t('safety.rescue.looking')} part={null} /> : null}
        {state.data === null ? <Text>{t('safety.rescue.restart')}</Text> : null}
        {found === null ? null : <Damage state={found} />}
        {found?.offered == null ? (
          found === null ? null : (
            <Text>{t('safety.rescue.none')}</Text>
          )
        ) : (
          <section className="rescue-offer" aria-label={t('safety.rescue.offered')}>
            <Title order={2}>{t('safety.rescue.offered')}</Title>
            <Text>
              {t('safety.rescue.offeredWords', {
                at: instantWords(found.offered.created_at),
                reason: t(`safety.reasons.${found.offered.reason}`),
                records: found.offered.records ?? 0,
              })}{' '}
              {found.damaged.length === 0
                ? ''
                : t('safety.rescue.damagedToo', { count: found.damaged.length })}
            </Text>
            <div className="safety-actions">
              <Button
                disabled={isWorking}
                onClick={() => restore.mutate({ file_name: found.offered?.file_name ?? '' })}
              >
                {t('safety.rescue.take')}
              </Button>
              {isLost ? null : <span className="quiet">{t('safety.rescue.keptWords')}</span>}
            </div>
          </section>
        )}
        {isWorking ? <Progress text={t('safety.rescue.taking')} part={null} /> : null}
        {restore.isError || state.isError ? (
          <Alert color="red" role="alert">
            {failureWords(restore.error ?? state.error)}
          </Alert>
        ) : null}
        <div className="safety-actions">
          <Button size="xs" variant="default" disabled={isWorking} onClick={() => restore.mutate(null)}>
            {t('safety.rescue.other')}
          </Button>
          {isLost ? null : <SalvageButton />}
        </div>
        {isLost ? (
          <BeginAnew isWaiting={isWorking} />
        ) : (
          <Text size="sm" className="quiet">
            {t('safety.rescue.salvageHint')}
          </Text>
        )}
        {chooser.panel}
      </div>
    </main>
  );
}

function Damage({ state: { failure, data_dir } }: { readonly state: RescueState }) {
  const { t } = useTranslation();
  const { cause } = failure.args;
  const what =
    failure.code === 'migration_refused' ? 'refused' : failure.code === 'store_missing' ? 'missing' : 'what';
  return (
    <>
      <Alert color="yellow" role="status">
        {t(`safety.rescue.${what}`)}
      </Alert>
      <Text size="sm" className="quiet rescue-detail">
        {data_dir}
        {cause == null ? '' : ` · ${t('safety.rescue.detail', { cause: String(cause) })}`}
      </Text>
    </>
  );
}
