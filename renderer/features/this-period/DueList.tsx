import { Title, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { daysLeft } from '../../../db/domain/calendar.ts';
import { formatDateLong, type IsoDate, yearOf } from '../../../db/domain/dates.ts';
import type { DuePackage, PeriodsDue } from '../../../db/domain/overview-answers.ts';
import { formatPeriod, periodKind } from '../../../db/domain/period.ts';
import { useSession, useSettings } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';

/** Packages shown of those that are over: the newest; those before them are told by number. */
const longest = 5;

/** Packages that are to be made, with days left, and what comes next; a click works on that period. */
export function DueList({ due }: { readonly due: PeriodsDue }) {
  const { t } = useTranslation();
  const shown = due.open.slice(-longest);
  const earlier = due.open.length - shown.length;
  return (
    <section className="sheet due" aria-label={t('thisPeriod.due')}>
      <Title order={2}>{t('thisPeriod.due')}</Title>
      {due.open.length === 0 ? <p className="quiet">{t('thisPeriod.dueNone')}</p> : null}
      {earlier === 0 ? null : <p className="quiet">{t('thisPeriod.earlier', { count: earlier })}</p>}
      <ul className="due-list">
        {shown.map((one) => (
          <DueLine key={one.period} due={one} />
        ))}
      </ul>
      <h3 className="quiet due-next">{t('thisPeriod.next')}</h3>
      <ul className="due-list">
        {due.next.map((one) => (
          <DueLine key={one.period} due={one} />
        ))}
      </ul>
    </section>
  );
}

function DueLine({ due }: { readonly due: DuePackage }) {
  const { t } = useTranslation();
  const { period, today } = useSession();
  const settings = useSettings();
  const language = currentLanguage();
  const chosen = due.period === period;
  const year = periodKind(due.period) === 'year' ? ` ${t('yearReport')}` : '';
  const isOpen = today >= due.opens;
  return (
    <li className={chosen ? 'due-line due-chosen' : 'due-line'}>
      <UnstyledButton
        className="row-open"
        aria-current={chosen ? 'true' : undefined}
        onClick={() => settings.mutate({ period: due.period })}
      >
        {formatPeriod(due.period, language)}
        {year}
      </UnstyledButton>
      {isOpen ? (
        <span
          className="quiet due-date"
          title={t('report.dueBy', { by: formatDateLong(due.deadline, language) })}
        >
          {shortDay(due.deadline, today)}
        </span>
      ) : null}
      <Days due={due} today={today} />
    </li>
  );
}

/** Month and day; of another year the whole date. */
function shortDay(day: IsoDate, today: IsoDate): string {
  return yearOf(day) === yearOf(today) ? day.slice(5) : day;
}

function Days({ due, today }: { readonly due: DuePackage; readonly today: IsoDate }) {
  const { t } = useTranslation();
  const { filed, opens, deadline } = due;
  if (filed !== null)
    return (
      <span className="due-days due-filed">✓ {t('thisPeriod.version', { version: filed.version })}</span>
    );
  if (today < opens)
    return <span className="due-days quiet">{t('thisPeriod.opens', { date: shortDay(opens, today) })}</span>;
  const left = daysLeft(today, deadline);
  if (left === 0) return <span className="due-days due-late">{t('thisPeriod.lastDay')}</span>;
  return left < 0 ? (
    <span className="due-days due-late">{t('thisPeriod.daysLate', { count: -left })}</span>
  ) : (
    <span className="due-days">{t('thisPeriod.daysLeft', { count: left })}</span>
  );
}
