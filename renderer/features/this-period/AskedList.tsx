import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { fieldLabel } from '../../../db/domain/locale/locale.ts';
import type { PeriodOverview } from '../../../db/domain/overview-answers.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { addressOf } from '../../navigation/place-of-record.ts';
import { RecordLink } from '../../navigation/RecordLink.tsx';
import { StateBadge } from '../../ui/page/StateBadge.tsx';
import { ViolationLine } from '../../ui/violations/ViolationLine.tsx';

/** Lines of what the rules ask for that are shown here; all of them stand under Check. */
const firstLines = 5;
const firstDrafts = 3;

/** What stands between the period and its report, each line a link to where it is mended. */
export function AskedList(props: { readonly overview: PeriodOverview; readonly submitted: boolean }) {
  const { t } = useTranslation();
  const { money_unit, shared_folder } = useSession();
  const language = currentLanguage();
  const { asked, drafts, unsigned } = props.overview;
  // What was submitted was signed, into a folder.
  const foot = props.submitted ? [] : unsigned;
  const asksFolder = shared_folder === null && !props.submitted;
  const isEmpty = asked.length + drafts.length + foot.length === 0 && !asksFolder;
  const names = foot.map((field) => fieldLabel(language, 'report', field)).join(t('report.and'));
  return (
    <section className="sheet asked" aria-label={t('thisPeriod.asked')}>
      <header className="asked-head">
        <Title order={2}>{t('thisPeriod.asked')}</Title>
        {asked.length > firstLines ? (
          <Link to="/check" className="table-link">
            {t('thisPeriod.all', { count: asked.length })}
          </Link>
        ) : null}
      </header>
      {isEmpty ? <p className="quiet">{t('thisPeriod.nothingAsked')}</p> : null}
      <ul className="violation-list">
        {drafts.slice(0, firstDrafts).map(({ form, record_id, record, label, place }) => (
          <li key={`${form} ${record_id}`} className="violation">
            <StateBadge kind="bad" text={t('thisPeriod.formState.unsaved')} />
            {record === null ? (
              <span>{label[language]}</span>
            ) : (
              <RecordLink
                className="violation-words"
                address={addressOf(record.type, record.id, null, place)}
              >
                {t('thisPeriod.unsaved', { label: label[language] })}
              </RecordLink>
            )}
          </li>
        ))}
        {asked.slice(0, firstLines).map(({ violation, label, place, count }) => (
          <ViolationLine
            key={violation.rule}
            violation={violation}
            moneyUnit={money_unit}
            label={label[language]}
            place={place}
          >
            {count === 1 ? null : (
              <Link to="/check" className="asked-more">
                {t('thisPeriod.more', { count })}
              </Link>
            )}
          </ViolationLine>
        ))}
        {foot.length === 0 ? null : (
          <li className="violation">
            <StateBadge kind="neutral" text={t('report.blocks')} />
            <Link to="/report" search={{ field: foot[0] ?? '' }} className="violation-words">
              {t('thisPeriod.unsigned', { names })}
            </Link>
          </li>
        )}
        {asksFolder ? (
          <li className="violation">
            <StateBadge kind="neutral" text={t('report.blocks')} />
            <Link to="/report" className="violation-words">
              {t('thisPeriod.noFolder')}
            </Link>
          </li>
        ) : null}
      </ul>
    </section>
  );
}
