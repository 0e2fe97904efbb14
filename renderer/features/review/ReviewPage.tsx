import { Button, Title } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { instantWords } from '../../../db/domain/list-words.ts';
import { inboxWords } from '../../../db/domain/locale/inbox-words.ts';
import { optionLabel } from '../../../db/domain/locale/locale.ts';
import { formatPeriod } from '../../../db/domain/period.ts';
import type { ReviewedPackage } from '../../../db/domain/review-answers.ts';
import { sayNothing, useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { Loaded } from '../../ui/page/Loaded.tsx';
import { PageHead } from '../../ui/page/PageHead.tsx';
import { StateBadge, type StateKind } from '../../ui/page/StateBadge.tsx';
import { type AskedAbout, AskQuery } from '../../ui/review/AskQuery.tsx';
import { QueryWords } from '../../ui/review/QueryWords.tsx';
import { reviewWords } from '../../ui/review/review-words.ts';
import { PackageData } from './PackageData.tsx';
import { SendBack } from './SendBack.tsx';
import { useAsk, usePackage, useUnask } from './use-package.ts';

/** A received report under review: what was asked before and answered, queries about this version, and all that it says. */
export function ReviewPage() {
  const { packageId = '' } = useParams({ strict: false });
  const read = usePackage(packageId);
  return <Loaded query={read}>{(data) => <Reviewed key={data.id} data={data} />}</Loaded>;
}

const kinds: Partial<Record<ReviewedPackage['status'], StateKind>> = {
  sentBack: 'bad',
  cityAccepted: 'good',
  accepted: 'good',
  locked: 'good',
};

function Reviewed({ data }: { readonly data: ReviewedPackage }) {
  const { t } = useTranslation();
  const { money_unit } = useSession();
  const language = currentLanguage();
  const [about, setAbout] = useState<AskedAbout | null>(null);
  const ask = useAsk();
  const unask = useUnask();
  const words = reviewWords(money_unit, data);
  const { unit, period, version, status, queries, earlier, correction_kind, correction_reason } = data;
  return (
    <>
      <PageHead
        title={t('review.pageTitle')}
        about={`${unit.name} · ${formatPeriod(period, language)} · ${t('review.of', { version })}`}
        badges={<StateBadge kind={kinds[status] ?? 'neutral'} text={inboxWords(language).states[status]} />}
        actions={
          <>
            <Link to="/inbox" className="take">
              {t('inbox.back')}
            </Link>
            <Link to="/inbox/$packageId" params={{ packageId: data.id }} className="take">
              {t('review.toChecks')}
            </Link>
          </>
        }
      />
      <p className="quiet review-received">
        {t('review.received', { at: instantWords(data.received_at) })}
        {correction_reason === null
          ? ''
          : ` · ${t('review.correction', {
              kind: correction_kind === null ? '' : optionLabel(language, 'correctionKind', correction_kind),
              reason: correction_reason,
            })}`}
      </p>
      {earlier.length === 0 ? null : (
        <section className="sheet review" aria-label={t('review.earlier')}>
          <Title order={2}>{t('review.earlier')}</Title>
          <ol className="query-list">
            {earlier.map((query) => (
              <QueryWords key={query.id} query={query} words={words} linked={false}>
                <p className="query-answer">
                  {query.answer ?? <span className="quiet">{t('review.noAnswer')}</span>}
                </p>
              </QueryWords>
            ))}
          </ol>
        </section>
      )}
      <section className="sheet review" aria-label={t('review.queries')}>
        <Title order={2}>{t('review.queries')}</Title>
        {queries.length === 0 && data.may_send_back ? <p className="quiet">{t('review.noQueries')}</p> : null}
        <ol className="query-list">
          {queries.map((query) => (
            <QueryWords key={query.id} query={query} words={words} linked={false} stated={false}>
              {data.may_send_back ? (
                <div>
                  <Button
                    size="compact-xs"
                    variant="default"
                    onClick={() => void unask.mutateAsync(query.id).catch(sayNothing)}
                  >
                    {t('review.unask')}
                  </Button>
                </div>
              ) : null}
            </QueryWords>
          ))}
        </ol>
        {data.may_send_back ? (
          <div>
            <Button
              size="xs"
              variant="default"
              onClick={() =>
                setAbout({ type: null, id: null, field: null, what: t('review.wholeReport'), value: null })
              }
            >
              {t('review.askReport')}
            </Button>
          </div>
        ) : null}
        <SendBack data={data} />
      </section>
      <PackageData data={data} onAsk={data.may_send_back ? setAbout : null} />
      {about === null ? null : (
        <AskQuery
          about={about}
          number={queries.length + 1}
          asking={ask.isPending}
          error={ask.error}
          onClose={() => {
            ask.reset();
            setAbout(null);
          }}
          onAsk={(query) =>
            void ask
              .mutateAsync({ package_id: data.id, queries: [query] })
              .then(() => setAbout(null), sayNothing)
          }
        />
      )}
    </>
  );
}
