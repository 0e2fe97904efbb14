import { Alert, Button, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { instantWords } from '../../../db/domain/list-words.ts';
import { failureText, typeLabel } from '../../../db/domain/locale/locale.ts';
import type { SafetyState, StoreCheck } from '../../../db/domain/safety-answers.ts';
import { call } from '../../api/client.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { StateBadge } from '../../ui/page/StateBadge.tsx';
import { sizeWords } from '../../ui/safety/safety-words.ts';
import { SecondPlace } from './SecondPlace.tsx';

/** The facts, each with what can be done about it. */
export function WhereData(props: { readonly state: SafetyState; readonly onChanged: () => void }) {
  const { t } = useTranslation();
  const { state, onChanged } = props;
  const faultWords = useFaultWords();
  const { records, attachments, last_backup_at, days, overdue, last_test } = state;
  const check = useMutation({ mutationFn: () => call('store.verify', {}), onSettled: onChanged });
  const test = useMutation({ mutationFn: () => call('backup.test', {}), onSettled: onChanged });
  return (
    <section className="sheet safety-facts" aria-label={t('safety.where')}>
      <Title order={2}>{t('safety.where')}</Title>
      <dl>
        <Fact label={t('safety.folder')}>
          <output className="folder-path">{state.data_dir}</output>
          <CopyPath path={state.data_dir} />
          <span className="quiet">
            {sizeWords(state.store_bytes)} · {t('safety.records')}{' '}
            {t('safety.recordCount', { count: records })} · {t('safety.attachments')}{' '}
            {t('safety.attachmentCount', { count: attachments })}
          </span>
        </Fact>
        <Fact label={t('safety.lastBackup')}>
          <StateBadge
            kind={overdue ? 'warning' : last_backup_at === null ? 'neutral' : 'good'}
            text={last_backup_at === null ? t('safety.noBackup') : instantWords(last_backup_at)}
          />
          {last_backup_at === null ? null : <span className="quiet">{daysWords(days ?? 0)}</span>}
        </Fact>
        <Fact label={t('safety.second')}>
          <SecondPlace second={state.second} onChanged={onChanged} />
        </Fact>
        <Fact label={t('safety.lastTest')}>
          {last_test === null ? (
            <span className="quiet">{t('safety.noTest')}</span>
          ) : (
            <>
              <StateBadge kind="good" text={instantWords(last_test.at)} />
              <span className="quiet">{t('safety.testedShort', { records: last_test.records })}</span>
            </>
          )}
          <Button
            size="compact-xs"
            variant="default"
            loading={test.isPending}
            disabled={state.backups.length === 0}
            onClick={() => test.mutate()}
          >
            {t('safety.testRun')}
          </Button>
          {test.data === undefined ? null : (
            <Said>{t('safety.tested', { records: test.data.records, saves: test.data.saves_since })}</Said>
          )}
          <Failed error={test.error} />
        </Fact>
        <Fact label={t('safety.integrity')}>
          <Integrity state={state} />
          <Button
            size="compact-xs"
            variant="default"
            loading={check.isPending}
            onClick={() => check.mutate()}
          >
            {t('safety.checkNow')}
          </Button>
          {check.data === undefined ? null : (
            <Said>
              {faultWords(check.data) ?? t('safety.wholeLong', { entries: check.data.audit_entries })}
            </Said>
          )}
          <Failed error={check.error} />
        </Fact>
      </dl>
      {state.daily_failure === null ? null : (
        <Alert color="yellow" role="status">
          {t('safety.notice.daily')}
          {failureText(currentLanguage(), state.daily_failure)}
        </Alert>
      )}
    </section>
  );

  function daysWords(count: number): string {
    if (count <= 0) return t('safety.today');
    return count === 1 ? t('safety.yesterday') : t('safety.daysAgo', { count });
  }
}

function Fact(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

function Said({ children }: { readonly children: ReactNode }) {
  return (
    <p role="status" className="safety-said">
      {children}
    </p>
  );
}

function Failed({ error }: { readonly error: Error | null }) {
  if (error === null) return null;
  return (
    <Alert color="red" role="alert" className="safety-said">
      {failureWords(error)}
    </Alert>
  );
}

/** What a look at the whole store found wrong, or null. */
function useFaultWords() {
  const { t } = useTranslation();
  return ({ integrity, first_bad_entry, diverging }: Omit<StoreCheck, 'checked_at'>): string | null => {
    if (integrity === 'damaged') return t('safety.damagedPages');
    if (first_bad_entry !== null) return t('safety.tornLog', { entry: first_bad_entry });
    if (diverging === null) return null;
    const { type, id } = diverging;
    return t('safety.diverging', { type: typeLabel(currentLanguage(), type), id });
  };
}

function Integrity({ state: { check } }: { readonly state: SafetyState }) {
  const { t } = useTranslation();
  const faultWords = useFaultWords();
  if (check === null) return <span className="quiet">{t('safety.notChecked')}</span>;
  const fault = faultWords(check);
  return (
    <>
      <StateBadge
        kind={fault === null ? 'good' : 'bad'}
        text={fault === null ? t('safety.whole') : t('safety.states.damaged')}
      />
      <span className="quiet">{fault ?? t('safety.checkedAt', { at: instantWords(check.checked_at) })}</span>
    </>
  );
}

function CopyPath({ path }: { readonly path: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(path);
      setCopied(true);
    } catch {
      // Where the clipboard is refused, the path can be selected.
    }
  };
  return (
    <Button size="compact-xs" variant="default" onClick={copy}>
      {t(copied ? 'safety.copied' : 'safety.copy')}
    </Button>
  );
}
