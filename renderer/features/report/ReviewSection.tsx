import { Title } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ReportState } from '../../../db/domain/answers.ts';
import { instantWords } from '../../../db/domain/list-words.ts';
import { localeOf } from '../../../db/domain/locale/locale.ts';
import type { ReviewState } from '../../../db/domain/review-answers.ts';
import type { Verdict } from '../../../db/domain/workflow.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { Loaded } from '../../ui/page/Loaded.tsx';
import { StateBadge, type StateKind } from '../../ui/page/StateBadge.tsx';
import { AffectedReports } from './AffectedReports.tsx';
import { ChangesSince } from './ChangesSince.tsx';
import { FoundReplies } from './FoundReplies.tsx';
import { QueryList } from './QueryList.tsx';

const kinds: Readonly<Record<Verdict, StateKind>> = {
  received: 'neutral',
  sentBack: 'bad',
  cityAccepted: 'good',
  accepted: 'good',
  locked: 'good',
};

/** What the upper levels answered (退回与回执): their files, where each version stands, queries, and what changed since. */
export function ReviewSection(props: {
  readonly state: ReportState;
  readonly review: UseQueryResult<ReviewState>;
}) {
  const { t } = useTranslation();
  const { state, review } = props;
  if (state.filed.length === 0) return null;
  return (
    <section className="sheet review" aria-label={t('review.title')}>
      <Title order={2}>{t('review.title')}</Title>
      <FoundReplies />
      <Loaded query={review}>
        {(data) => (
          <>
            <Replies review={data} />
            <QueryList review={data} newest={state.filed[0]?.version ?? 0} />
            <ChangesSince review={data} />
            <AffectedReports period={data.period} changed={data.changes.length > 0} />
          </>
        )}
      </Loaded>
    </section>
  );
}

function Replies({ review }: { readonly review: ReviewState }) {
  const { t } = useTranslation();
  const { verdicts } = localeOf(currentLanguage()).replySheets;
  return (
    <>
      {review.replies.length === 0 ? <p className="quiet">{t('review.noReplies')}</p> : null}
      <ul className="reply-list">
        {review.replies.map((reply) => (
          <li key={`${reply.version} ${reply.verdict} ${reply.at} ${reply.unit.code}`}>
            <StateBadge kind={kinds[reply.verdict]} text={verdicts[reply.verdict]} />
            <span>{t('review.of', { version: reply.version })}</span>
            <span>{t('review.by', { unit: reply.unit.name, person: reply.person })}</span>
            <time className="quiet" dateTime={reply.at}>
              {instantWords(reply.at)}
            </time>
            {reply.why === null ? null : <span>{t('review.why', { why: reply.why })}</span>}
          </li>
        ))}
      </ul>
      {review.next_kind === null || (review.changes.length === 0 && review.open === 0) ? null : (
        <p className="quiet">{t(`review.next.${review.next_kind}`)}</p>
      )}
    </>
  );
}
