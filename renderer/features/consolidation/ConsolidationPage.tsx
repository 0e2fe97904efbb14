import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsolidationView } from '../../../db/domain/consolidation-answers.ts';
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
  const [scope, setScope] = useState('all');
  const view = useQuery({
    queryKey: ['consolidation', period, scope],
    queryFn: () => call('consolidation.view', { period, scope }),
  });
  const whole = useQuery({
    queryKey: ['consolidation', period, 'all'],
    queryFn: () => call('consolidation.view', { period, scope: 'all' }),
  });
  const making = useMaking();
  const { data } = view;
  return (
    <>
      <PageHead
        title={t('consolidation.title')}
        about={<About period={period} view={data} />}
        badges={data === undefined ? null : <Standing view={data} />}
        actions={
          <>
            <ScopeSelect whole={whole.data} scope={scope} onChange={setScope} />
            <MakeButton making={making} order={{ period, scope, language: currentLanguage() }} />
          </>
        }
      />
      <MakingNotice making={making} />
      <Loaded query={view}>
        {(all) => (
          <div className="consolidation">
            {all.packages.length === 0 ? (
              <EmptyState title={t('consolidation.empty')} hint={t('consolidation.emptyHint')} />
            ) : null}
            <MissingUnits view={all} />
            <UnitTree view={all} />
            <Duplicates view={all} />
            <Footnotes />
            <EarlierList period={period} />
          </div>
        )}
      </Loaded>
    </>
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

/** All units or one prefecture; a prefecture itself has but one. */
function ScopeSelect(props: {
  readonly whole: ConsolidationView | undefined;
  readonly scope: string;
  readonly onChange: (scope: string) => void;
}) {
  const { t } = useTranslation();
  const prefectures = props.whole?.prefectures ?? [];
  if (prefectures.length < 2) return null;
  return (
    <NativeSelect
      size="xs"
      aria-label={t('consolidation.scope')}
      value={props.scope}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      data={[
        { value: 'all', label: t('consolidation.all') },
        ...prefectures.map(({ code, name }) => ({ value: code, label: name })),
      ]}
    />
  );
}
