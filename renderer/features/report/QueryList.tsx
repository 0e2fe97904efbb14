import { useTranslation } from 'react-i18next';
import type { ReviewState } from '../../../db/domain/review-answers.ts';
import { useSession } from '../../api/queries.ts';
import { StateBadge } from '../../ui/page/StateBadge.tsx';
import { QueryWords } from '../../ui/review/QueryWords.tsx';
import { reviewWords } from '../../ui/review/review-words.ts';
import { AnswerBox } from './AnswerBox.tsx';

/** Where what is missing leads to. */
export const queriesId = 'review-queries';

/** Queries of the upper levels, to walk through: jump to the cell, answer or correct. */
export function QueryList(props: {
  readonly review: ReviewState;
  /** Version filed last: what was asked about earlier ones went out with its answers. */
  readonly newest: number;
}) {
  const { t } = useTranslation();
  const { money_unit } = useSession();
  const { review, newest } = props;
  if (review.queries.length === 0) return null;
  const words = reviewWords(money_unit, review);
  const { open } = review;
  return (
    <section id={queriesId} className="queries" aria-label={t('review.queries')}>
      <h3>
        {t('review.queries')}{' '}
        <StateBadge
          kind={open > 0 ? 'warning' : 'good'}
          text={open > 0 ? t('review.queriesOpen', { count: open }) : t('review.queriesDone')}
        />
      </h3>
      <ol className="query-list">
        {review.queries.map((query) => (
          <QueryWords key={query.id} query={query} words={words} linked>
            {query.version >= newest || query.state === 'open' ? (
              <AnswerBox query={query} />
            ) : query.answer === null ? null : (
              <p className="query-answer">{query.answer}</p>
            )}
          </QueryWords>
        ))}
      </ol>
    </section>
  );
}
