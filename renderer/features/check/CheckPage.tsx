import { Button, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckAnswer } from '../../../db/domain/answers.ts';
import { formatPeriod, periodStart } from '../../../db/domain/period.ts';
import { useCheck, useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { EmptyState } from '../../ui/page/EmptyState.tsx';
import { Loaded } from '../../ui/page/Loaded.tsx';
import { PageHead } from '../../ui/page/PageHead.tsx';
import { StateBadge } from '../../ui/page/StateBadge.tsx';
import { CheckSummary } from './CheckSummary.tsx';
import { FormTable } from './FormTable.tsx';
import { OpenDrafts, useOpenDrafts } from './OpenDrafts.tsx';
import { RuleList } from './RuleList.tsx';

/** The verdict on the period (审核): what blocks the report, each line a link to its cell, explanations beside it. */
export function CheckPage() {
  const { t } = useTranslation();
  const { period, today } = useSession();
  const language = currentLanguage();
  const name = formatPeriod(period, language);
  if (periodStart(period) > today) {
    return (
      <>
        <PageHead title={t('check.title')} about={name} />
        <EmptyState title={t('check.notBegun', { period: name })} hint={t('check.notBegunHint')} />
      </>
    );
  }
  return <Checked key={period} name={name} />;
}

function Checked({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  const { period } = useSession();
  const check = useCheck(period);
  const { refetch, isFetching } = check;
  useEffect(() => {
    const again = (event: KeyboardEvent): void => {
      if (event.key !== 'F5' || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      void refetch();
    };
    window.addEventListener('keydown', again);
    return () => window.removeEventListener('keydown', again);
  }, [refetch]);
  return (
    <>
      <PageHead
        title={t('check.title')}
        about={name}
        badges={check.data === undefined ? null : <Verdict answer={check.data} />}
        actions={
          <>
            <Link to="/thresholds" className="take">
              {t('forms.thresholds')}
            </Link>
            <Text size="sm" className="quiet" role="status">
              {isFetching ? t('check.running') : t('check.ranAt', { time: clock(check.dataUpdatedAt) })}
            </Text>
            <Button size="xs" variant="default" aria-keyshortcuts="F5" onClick={() => void refetch()}>
              {t('check.again')}
            </Button>
          </>
        }
      />
      <Loaded query={check}>{(answer) => <Answer answer={answer} />}</Loaded>
    </>
  );
}

function Answer({ answer }: { readonly answer: CheckAnswer }) {
  const { t } = useTranslation();
  const drafts = useOpenDrafts(answer);
  const ready = answer.hard === 0 && answer.unexplained === 0 && drafts.length === 0;
  return (
    <>
      {ready ? (
        <EmptyState
          title={t('check.ready')}
          hint={t('check.readyHint')}
          action={
            <Link to="/report" className="main-link">
              {t('check.toReport')}
            </Link>
          }
        />
      ) : null}
      <CheckSummary answer={answer} drafts={drafts.length} />
      <OpenDrafts drafts={drafts} />
      <FormTable answer={answer} />
      <RuleList answer={answer} />
    </>
  );
}

function Verdict({ answer }: { readonly answer: CheckAnswer }) {
  const { t } = useTranslation();
  const drafts = useOpenDrafts(answer);
  const ready = answer.hard === 0 && answer.unexplained === 0 && drafts.length === 0;
  return (
    <StateBadge kind={ready ? 'good' : 'bad'} text={t(ready ? 'check.canSubmit' : 'check.cannotSubmit')} />
  );
}

/** Time of day, to the second: whoever checks twice wants to see that it was done. */
function clock(at: number): string {
  return at === 0 ? '' : new Date(at).toLocaleTimeString(currentLanguage(), { hour12: false });
}
