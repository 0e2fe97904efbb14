import { useTranslation } from 'react-i18next';
import { daysLeft } from '../../../db/domain/calendar.ts';
import { chinaDate, formatDateLong } from '../../../db/domain/dates.ts';
import type { DuePackage, PeriodOverview } from '../../../db/domain/overview-answers.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';

/** Deadline, days left, and how much is open, in one strip; figures appear as they become known. */
export function StateStrip(props: {
  readonly due: DuePackage;
  readonly overview: PeriodOverview | undefined;
  /** Whether this ledger answers for the deadline: not where it had passed before it was begun. */
  readonly answers: boolean;
}) {
  const { t } = useTranslation();
  const { today } = useSession();
  const language = currentLanguage();
  const { due, overview } = props;
  const left = daysLeft(today, due.deadline);
  const isOpen = today >= due.opens;
  const isLate = left < 0 && due.filed === null && props.answers;
  const counts = {
    hard: overview?.hard,
    unexplained: overview?.unexplained,
    drafts: overview?.drafts.length,
  };
  return (
    <dl className="figures period-strip" aria-label={t('thisPeriod.strip')}>
      <div>
        <dt>{t('thisPeriod.deadline')}</dt>
        <dd>{formatDateLong(due.deadline, language)}</dd>
        {isOpen ? null : <dd className="beside">{t('thisPeriod.running')}</dd>}
        {due.lock === null || due.filed !== null ? null : (
          <dd className="beside">
            {due.lock < today
              ? t('thisPeriod.locked')
              : t('thisPeriod.locks', { date: formatDateLong(due.lock, language) })}
          </dd>
        )}
      </div>
      <div className={isLate ? 'figure-hard' : undefined}>
        {due.filed === null ? (
          <>
            <dt>{t(left < 0 ? 'thisPeriod.over' : 'thisPeriod.left')}</dt>
            <dd>
              {left === 0 ? t('thisPeriod.lastDay') : t('thisPeriod.leftDays', { count: Math.abs(left) })}
            </dd>
          </>
        ) : (
          <>
            <dt>{t('thisPeriod.version', { version: due.filed.version })}</dt>
            <dd>{formatDateLong(chinaDate(due.filed.filed_at), language)}</dd>
          </>
        )}
      </div>
      {(Object.keys(counts) as (keyof typeof counts)[]).map((name) => (
        <div key={name} className={(counts[name] ?? 0) > 0 ? `figure-${name}` : undefined}>
          <dt>{t(`check.counts.${name}`)}</dt>
          <dd>{counts[name] ?? <span className="quiet">…</span>}</dd>
        </div>
      ))}
    </dl>
  );
}
