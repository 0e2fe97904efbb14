import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ReportState } from '../../../db/domain/answers.ts';
import { signingDraftForm } from '../../../db/domain/draft-form.ts';
import { formatPeriod, periodStart } from '../../../db/domain/period.ts';
import { isUpperLevel } from '../../../db/domain/workflow.ts';
import { useStoredDraft } from '../../api/drafts.ts';
import { useCheck, useRecords, useReportState, useSession } from '../../api/queries.ts';
import { useReviewState } from '../../api/review.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { focusOf } from '../../navigation/page-search.ts';
import { EmptyState } from '../../ui/page/EmptyState.tsx';
import { Loaded } from '../../ui/page/Loaded.tsx';
import { PageHead } from '../../ui/page/PageHead.tsx';
import { StateBadge, type StateKind } from '../../ui/page/StateBadge.tsx';
import { DraftForms } from './DraftForms.tsx';
import { FiledReports } from './FiledReports.tsx';
import { FormHeads } from './FormHeads.tsx';
import { LookAtFile } from './LookAtFile.tsx';
import { ReviewSection } from './ReviewSection.tsx';
import { SealedScans } from './SealedScans.tsx';
import { SubmitSection } from './SubmitSection.tsx';

/** The period's report (报表), and a look at any report file; who receives reports files none, and only looks. */
export function ReportPage() {
  const { t } = useTranslation();
  const { role } = useSession();
  if (!isUpperLevel(role)) return <OwnReport />;
  return (
    <>
      <PageHead title={t('report.look')} about={t('report.lookHint')} />
      <LookAtFile alone />
    </>
  );
}

/** Who signs, where the report's file goes, and what was filed. */
function OwnReport() {
  const { t } = useTranslation();
  const { period, today } = useSession();
  const search = useSearch({ strict: false });
  const name = formatPeriod(period, currentLanguage());
  const state = useReportState(period);
  const begun = periodStart(period) <= today;
  return (
    <>
      <PageHead
        title={t('report.title')}
        about={name}
        badges={begun && state.data !== undefined ? <Standing state={state.data} /> : null}
      />
      {begun ? (
        <Loaded query={state}>
          {(data) => <Period key={period} state={data} field={search.field ?? null} />}
        </Loaded>
      ) : (
        <EmptyState title={t('check.notBegun', { period: name })} hint={t('check.notBegunHint')} />
      )}
      <LookAtFile />
      <FormHeads focus={focusOf(search)} />
    </>
  );
}

function Period({ state, field }: { readonly state: ReportState; readonly field: string | null }) {
  const check = useCheck(state.period);
  const heads = useRecords('form_head');
  const explanations = useRecords('explanation', { filter: { period: state.period } });
  const stored = useStoredDraft(signingDraftForm, state.period);
  const review = useReviewState(state);
  if (stored === undefined) return null;
  return (
    <>
      <Loaded query={heads}>
        {({ rows: form_head }) => (
          <Loaded query={explanations}>
            {({ rows: explanation }) => (
              <SubmitSection
                state={state}
                check={check}
                records={{ form_head, explanation }}
                stored={stored}
                openQueries={review.data?.open ?? 0}
                focusField={field}
              />
            )}
          </Loaded>
        )}
      </Loaded>
      {check.data === undefined ? null : <DraftForms answer={check.data} />}
      <ReviewSection state={state} review={review} />
      <FiledReports state={state} />
      <SealedScans state={state} />
    </>
  );
}

function Standing({ state }: { readonly state: ReportState }) {
  const { t } = useTranslation();
  const [last] = state.filed;
  const [kind, text]: [StateKind, string] =
    last === undefined
      ? ['neutral', t('report.notFiled')]
      : last.status === 'sentBack'
        ? ['bad', t('review.isSentBack', { version: last.version })]
        : state.changed_since === true
          ? ['warning', t('report.changed', { version: last.version })]
          : ['good', t('report.filed', { version: last.version })];
  return <StateBadge kind={kind} text={text} />;
}
