import { Navigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { localeOf } from '../../../db/domain/locale/locale.ts';
import type { PeriodsDue } from '../../../db/domain/overview-answers.ts';
import { formatPeriod, type Period, periodKind, periodStart } from '../../../db/domain/period.ts';
import { isUpperLevel } from '../../../db/domain/workflow.ts';
import { usePeriodOverview, usePeriodsDue, useReportState, useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { EmptyState } from '../../ui/page/EmptyState.tsx';
import { Loaded } from '../../ui/page/Loaded.tsx';
import { PageHead } from '../../ui/page/PageHead.tsx';
import { StateBadge, type StateKind } from '../../ui/page/StateBadge.tsx';
import { AskedList } from './AskedList.tsx';
import { DueList } from './DueList.tsx';
import { FirstSteps, isUnused, StepsLeft, stepsOf } from './FirstSteps.tsx';
import { FormsTable } from './FormsTable.tsx';
import { FromUpperLevel } from './FromUpperLevel.tsx';
import { Keeping } from './Keeping.tsx';
import { NewSettings } from './NewSettings.tsx';
import { NextStepLink } from './NextStepLink.tsx';
import { type PackageState, packageState } from './next-step.ts';
import { StateStrip } from './StateStrip.tsx';

/** Home: what is due, how far the chosen period is, what stands in its way, and the one thing to do next (本期); who receives reports begins at the inbox. */
export function ThisPeriodPage() {
  const { role } = useSession();
  return isUpperLevel(role) ? <Navigate to="/inbox" replace /> : <OfUnit />;
}

function OfUnit() {
  const { t } = useTranslation();
  const session = useSession();
  const { period } = session;
  const due = usePeriodsDue(period);
  if (due.data === undefined)
    return (
      <>
        <PageHead title={t('thisPeriod.title')} about={formatPeriod(period, currentLanguage())} />
        <Loaded query={due}>{() => null}</Loaded>
      </>
    );
  return isUnused(due.data.steps, stepsOf(session)) ? (
    <Unused due={due.data} />
  ) : (
    <Working key={period} due={due.data} />
  );
}

/** The guide of a new ledger. */
function Unused({ due }: { readonly due: PeriodsDue }) {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={t('thisPeriod.title')} about={t('thisPeriod.first.title')} />
      <div className="period-page">
        <FirstSteps steps={due.steps} />
        <aside className="period-side">
          <DueList due={due} />
          <Keeping due={due} />
        </aside>
      </div>
    </>
  );
}

function Working({ due }: { readonly due: PeriodsDue }) {
  const { t } = useTranslation();
  const { period, today } = useSession();
  const language = currentLanguage();
  const { chosen } = due;
  const begun = periodStart(period) <= today;
  const asked = chosen?.period === period && begun;
  const overview = usePeriodOverview(period, asked);
  const filed = chosen?.filed?.version ?? null;
  const report = useReportState(period, asked && filed !== null);
  const state =
    overview.data === undefined
      ? null
      : packageState(
          overview.data,
          filed === null ? null : { version: filed, sentBack: report.data?.filed[0]?.status === 'sentBack' },
          report.data?.changed_since ?? null,
        );
  const name = formatPeriod(period, language);
  return (
    <>
      <PageHead
        title={t('thisPeriod.title')}
        about={`${name}${ofSet(period)}`}
        badges={state === null ? null : <Standing state={state} />}
        actions={
          overview.data === undefined || state === null ? null : (
            <NextStepLink overview={overview.data} state={state} due={due} />
          )
        }
      />
      <div className="period-page">
        <div className="period-main">
          <NewSettings />
          {report.data === undefined ? null : <FromUpperLevel report={report.data} />}
          {chosen === null ? (
            <EmptyState title={t('thisPeriod.notFiled')} hint={t('thisPeriod.notFiledHint')} />
          ) : null}
          {chosen !== null && !begun ? (
            <EmptyState title={t('check.notBegun', { period: name })} hint={t('check.notBegunHint')} />
          ) : null}
          {chosen !== null && begun ? (
            <>
              <StateStrip
                due={chosen}
                overview={overview.data}
                answers={due.open.some((one) => one.period === period)}
              />
              <FormsTable due={chosen} overview={overview.data} />
              {overview.error === null ? null : <Loaded query={overview}>{() => null}</Loaded>}
              {overview.data === undefined || state === null ? null : (
                <AskedList overview={overview.data} submitted={state.kind === 'submitted'} />
              )}
            </>
          ) : null}
        </div>
        <aside className="period-side">
          {due.has_filed ? null : <StepsLeft steps={due.steps} />}
          <DueList due={due} />
          <Keeping due={due} />
        </aside>
      </div>
    </>
  );

  function ofSet(of: Period): string {
    const kind = periodKind(of);
    return kind === 'half' ? '' : ` · ${localeOf(language).formSets[kind]}`;
  }
}

const kinds: Readonly<Record<PackageState['kind'], StateKind>> = {
  empty: 'neutral',
  draft: 'warning',
  checked: 'good',
  submitted: 'good',
  changed: 'warning',
  sentBack: 'bad',
};

function Standing({ state }: { readonly state: PackageState }) {
  const { t } = useTranslation();
  const text =
    'version' in state
      ? t(`thisPeriod.state.${state.kind}`, { version: state.version })
      : t(`thisPeriod.state.${state.kind}`);
  return <StateBadge kind={kinds[state.kind]} text={text} />;
}
