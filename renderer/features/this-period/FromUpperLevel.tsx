import { Alert } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ReportState } from '../../../db/domain/answers.ts';
import { useSession } from '../../api/queries.ts';
import { useReplies, useReviewState } from '../../api/review.ts';

/** Says that the upper level sent this period's report back, and that its files wait to be read in; nothing while neither is so. */
export function FromUpperLevel({ report }: { readonly report: ReportState }) {
  const { t } = useTranslation();
  const { shared_folder } = useSession();
  const [last] = report.filed;
  const sentBack = last?.status === 'sentBack' ? last.version : null;
  const found = useReplies(last === undefined ? null : shared_folder);
  const review = useReviewState({ period: report.period, filed: sentBack === null ? [] : report.filed });
  const waiting = (found.data?.replies ?? []).filter(
    ({ state }) => state === 'new' || state === 'unknownKey',
  );
  const open = review.data?.open;
  return (
    <>
      {waiting.length === 0 ? null : (
        <Alert color="blue" role="status" className="new-settings">
          {t('thisPeriod.replies', { count: waiting.length })}{' '}
          <Link to="/report" className="table-link">
            {t('thisPeriod.repliesLink')}
          </Link>
        </Alert>
      )}
      {sentBack === null || open === undefined ? null : (
        <Alert color="yellow" role="status" className="new-settings">
          {open === 0
            ? t('thisPeriod.sentBackDone', { version: sentBack })
            : t('thisPeriod.sentBack', { version: sentBack, count: open })}{' '}
          <Link to="/report" className="table-link">
            {t(open === 0 ? 'thisPeriod.sentBackNew' : 'thisPeriod.sentBackAnswer')}
          </Link>
        </Alert>
      )}
    </>
  );
}
