import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DashboardView } from '../../../db/domain/dashboard-answers.ts';
import type { IndicatorId } from '../../../db/domain/indicators/declarations.ts';
import { formatPeriod } from '../../../db/domain/period.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { EmptyState } from '../../ui/page/EmptyState.tsx';
import { Loaded } from '../../ui/page/Loaded.tsx';
import { PageHead } from '../../ui/page/PageHead.tsx';
import { StateBadge } from '../../ui/page/StateBadge.tsx';
import { ArrearsFigure } from './ArrearsFigure.tsx';
import { ArrearsPanel } from './ArrearsPanel.tsx';
import { ComparisonFigure } from './ComparisonFigure.tsx';
import { EnclaveReturnsFigure } from './EnclaveReturnsFigure.tsx';
import { FigureGroups } from './FigureGroups.tsx';
import { firstFigure, moneyUnitOf } from './figure-text.ts';
import { InvestmentFigure } from './InvestmentFigure.tsx';
import { Notes } from './Notes.tsx';
import { PartsPanel } from './PartsPanel.tsx';
import { PipelineFigure } from './PipelineFigure.tsx';
import { PipelinePanel } from './PipelinePanel.tsx';
import { TrendFigures } from './TrendFigures.tsx';
import { TwinningFigure } from './TwinningFigure.tsx';
import { type AskedDues, type AskedFigure, type AskedStage, useDashboard } from './use-dashboard.ts';
import { VillageFigure } from './VillageFigure.tsx';
import '../../styles/dashboard.css';

/** The headline indicators of a period with what lies behind them, for every level (数据总览). */
export function DashboardPage() {
  const { t } = useTranslation();
  const { period, unit } = useSession();
  const query = useDashboard(period);
  return (
    <>
      <PageHead
        title={t('dashboard.title')}
        about={`${unit?.name ?? t('firstRun.province')} · ${formatPeriod(period, currentLanguage())}`}
        badges={
          query.data?.provisional === true && !query.data.empty ? (
            <>
              <StateBadge kind="warning" text={t('dashboard.provisional')} />
              <span className="quiet">{t('dashboard.provisionalHint')}</span>
            </>
          ) : null
        }
      />
      <Loaded query={query}>
        {(view) => (view.empty ? <Empty view={view} /> : <Figures key={period} view={view} />)}
      </Loaded>
    </>
  );
}

function Empty({ view }: { readonly view: DashboardView }) {
  const { t } = useTranslation();
  const words = view.level === 'county' ? 'emptyCounty' : 'empty';
  return (
    <EmptyState
      title={t(`dashboard.${words}Title`)}
      hint={t(`dashboard.${words}Hint`)}
      action={
        <Link to={view.level === 'county' ? '/' : '/inbox'} className="table-link">
          {t(`dashboard.${words}Link`)}
        </Link>
      }
    />
  );
}

function Figures({ view }: { readonly view: DashboardView }) {
  const { money_unit } = useSession();
  const [asked, setAsked] = useState<AskedFigure | null>(null);
  const [dues, setDues] = useState<AskedDues | null>(null);
  const [stage, setStage] = useState<AskedStage | null>(null);
  const money = moneyUnitOf(view.level, money_unit);
  const open = (indicator: IndicatorId, county: string | null = null): void =>
    setAsked({ indicator, figure: firstFigure(indicator), county });
  const isUpper = view.level !== 'county';
  return (
    <div className="dashboard">
      {isUpper ? <Coverage view={view} /> : null}
      <FigureGroups view={view} money={money} onOpen={open} />
      <Notes view={view} money={money} />
      <div className={isUpper ? 'chart-grid' : 'chart-grid chart-of-county'}>
        {isUpper ? <ComparisonFigure view={view} money={money} onOpen={open} /> : null}
        <EnclaveReturnsFigure view={view} money={money} />
        <PipelineFigure view={view} onOpen={(of, group) => setStage({ stage: of, group })} />
        <ArrearsFigure view={view} money={money} onOpen={(county, age) => setDues({ county, age })} />
        <VillageFigure view={view} />
        <TrendFigures view={view} money={money} />
        <InvestmentFigure view={view} money={money} />
        {isUpper ? <TwinningFigure view={view} /> : null}
      </div>
      {asked === null ? null : (
        <PartsPanel view={view} asked={asked} money={money} onAsk={setAsked} onClose={() => setAsked(null)} />
      )}
      {dues === null ? null : (
        <ArrearsPanel view={view} asked={dues} money={money} onAsk={setDues} onClose={() => setDues(null)} />
      )}
      {stage === null ? null : (
        <PipelinePanel view={view} asked={stage} onAsk={setStage} onClose={() => setStage(null)} />
      )}
    </div>
  );
}

/** How many of the counties that owe a report are counted, and who is missing. */
function Coverage({ view: { owing, missing } }: { readonly view: DashboardView }) {
  const { t } = useTranslation();
  if (owing === 0) return <p className="dashboard-coverage quiet">{t('dashboard.notFiled')}</p>;
  const names = missing.map(({ name }) => name).join(currentLanguage() === 'en' ? ', ' : '、');
  return (
    <p className="dashboard-coverage">
      <strong>
        {missing.length === 0
          ? t('dashboard.allCounted', { owing })
          : t('dashboard.counted', { owing, count: owing - missing.length })}
      </strong>{' '}
      {missing.length === 0 ? null : <span>{t('dashboard.missing', { names })}</span>}
    </p>
  );
}
