import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsolidationScope, ConsolidationView } from '../../../db/domain/consolidation-answers.ts';
import { formatPeriod, type Period } from '../../../db/domain/period.ts';
import { isUpperLevel } from '../../../db/domain/workflow.ts';
import { call } from '../../api/client.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { EmptyState } from '../../ui/page/EmptyState.tsx';
import { Loaded } from '../../ui/page/Loaded.tsx';
import { PageHead } from '../../ui/page/PageHead.tsx';
import { StateBadge } from '../../ui/page/StateBadge.tsx';
import { Duplicates } from './Duplicates.tsx';
import { EarlierList } from './EarlierList.tsx';
import { Footnotes } from './Footnotes.tsx';
import { MakeButton, MakingNotice } from './MakeButton.tsx';
import { MissingUnits } from './MissingUnits.tsx';
import { ChosenUnits, ScopeSelect } from './ScopeChoice.tsx';
import { UnitTree } from './UnitTree.tsx';
import { useMaking } from './use-making.ts';

/** What the level adds up (汇总): every unit's figures with their sums, who is missing, and what was made of it before. */
export function ConsolidationPage() {
  const { t } = useTranslation();
  const { role, period } = useSession();
  if (isUpperLevel(role)) return <OfUpperLevel key={period} period={period} />;
  return (
    <>
      <PageHead title={t('consolidation.title')} />
      <EmptyState title={t('consolidation.ofUpper')} hint={t('consolidation.ofUpperHint')} />
    </>
  );
}

function OfUpperLevel({ period }: { readonly period: Period }) {
  const { t } = useTranslation();
  const [scope, setScope] = useState<ConsolidationScope>('all');
  const isNothing = scope.length === 0;
  const view = useQuery({
    queryKey: ['consolidation', period, scope],
    queryFn: () => call('consolidation.view', { period, scope: orderOf(scope) }),
    enabled: !isNothing,
    // While units are ticked the page stays as it was until the new sums are there.
    placeholderData: (before) => before,
  });
  const whole = useQuery({
    queryKey: ['consolidation', period, 'all'],
    queryFn: () => call('consolidation.view', { period, scope: 'all' }),
  });
  const making = useMaking();
  const data = isNothing ? undefined : view.data;
  return (
    <>
      <PageHead
        title={t('consolidation.title')}
        about={<About period={period} view={data} />}
        badges={data === undefined ? null : <Standing view={data} />}
        actions={
          <>
            <ScopeSelect whole={whole.data} scope={scope} onChange={setScope} />
            <MakeButton
              making={making}
              order={isNothing ? null : { period, scope: orderOf(scope), language: currentLanguage() }}
            />
          </>
        }
      />
      <MakingNotice making={making} />
      {typeof scope === 'string' || whole.data === undefined ? null : (
        <ChosenUnits prefectures={whole.data.prefectures} units={scope} onChange={setScope} />
      )}
      {isNothing ? (
        <EmptyState title={t('consolidation.noneChosen')} hint={t('consolidation.noneChosenHint')} />
      ) : (
        <Loaded query={view}>{(all) => <OfScope view={all} period={period} />}</Loaded>
      )}
    </>
  );
}

/** As the call takes it. */
const orderOf = (scope: ConsolidationScope): string | string[] =>
  typeof scope === 'string' ? scope : [...scope];

function OfScope({ view, period }: { readonly view: ConsolidationView; readonly period: Period }) {
  const { t } = useTranslation();
  return (
    <div className="consolidation">
      {view.packages.length === 0 ? (
        <EmptyState title={t('consolidation.empty')} hint={t('consolidation.emptyHint')} />
      ) : null}
      <MissingUnits view={view} />
      <UnitTree view={view} />
      <Duplicates view={view} />
      <Footnotes />
      <EarlierList period={period} />
    </div>
  );
}

function About({ period, view }: { readonly period: Period; readonly view: ConsolidationView | undefined }) {
  const { t } = useTranslation();
  const name = formatPeriod(period, currentLanguage());
  if (view === undefined) return name;
  const { owing, missing } = view;
  return t('consolidation.about', { period: name, owing, counted: owing - missing.length });
}

function Standing({ view: { missing, owing } }: { readonly view: ConsolidationView }) {
  const { t } = useTranslation();
  if (owing === 0) return null;
  return missing.length === 0 ? (
    <StateBadge kind="good" text={t('consolidation.complete')} />
  ) : (
    <StateBadge kind="warning" text={t('consolidation.lacking', { count: missing.length })} />
  );
}
