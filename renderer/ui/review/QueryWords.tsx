import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateLong } from '../../../db/domain/dates.ts';
import { shownCell } from '../../../db/domain/field-kinds.ts';
import { headOf, type WordsContext } from '../../../db/domain/list-words.ts';
import { ruleMeaning } from '../../../db/domain/locale/rule-meaning.ts';
import { type FieldValue, findField, type RecordType } from '../../../db/domain/records/catalogue.ts';
import type { QueryState, ShownQuery } from '../../../db/domain/review-answers.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { addressOf } from '../../navigation/place-of-record.ts';
import { RecordLink } from '../../navigation/RecordLink.tsx';
import { StateBadge, type StateKind } from '../page/StateBadge.tsx';

const kinds: Readonly<Record<QueryState, StateKind>> = { open: 'warning', answered: 'good', changed: 'good' };

/** A value as its field's cells show it; blank in words. */
export function valueWords(
  type: RecordType,
  name: string,
  value: FieldValue,
  words: WordsContext,
  blank: string,
): string {
  const field = findField(type, name);
  if (value === null) return blank;
  return field === undefined ? String(value) : shownCell(value, { ...words, field });
}

/** One query: how it stands, what it is about, what was reported and is recorded now, and what is asked. */
export function QueryWords(props: {
  readonly query: ShownQuery;
  readonly words: WordsContext;
  /** Whether the record is a link to its cell: in the county's own ledger. */
  readonly linked: boolean;
  /** Whether its state is told: not while it is being asked. */
  readonly stated?: boolean;
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation();
  const { query, words, linked, stated = true } = props;
  const language = currentLanguage();
  const { record_type: type, record_id: id, field, before, now } = query;
  const about = [
    query.label[language] || t('review.wholeReport'),
    type === null ? '' : field === null ? t('review.record') : headOf(type, field, words),
  ]
    .filter((part) => part !== '')
    .join(' · ');
  const shown = (value: FieldValue): string =>
    type === null || field === null ? '' : valueWords(type, field, value, words, t('review.blank'));
  return (
    <li className={`query query-${query.state}`}>
      <div className="query-head">
        {stated ? (
          <StateBadge kind={kinds[query.state]} text={t(`review.queryState.${query.state}`)} />
        ) : null}
        {linked && type !== null ? (
          <RecordLink className="query-about" address={addressOf(type, id, field, query.place)}>
            {about}
          </RecordLink>
        ) : (
          <strong className="query-about">{about}</strong>
        )}
        {type === null || field === null || findField(type, field) === undefined ? null : (
          <span className="query-values">
            {t('review.reported', { value: shown(before) })}
            {before === now ? null : <ins> {t('review.nowIs', { value: shown(now) })}</ins>}
          </span>
        )}
      </div>
      <p className="query-text">{query.text}</p>
      {query.rule === null ? null : (
        <p className="quiet">
          {t('review.cites', { rule: `${query.rule} ${ruleMeaning(language, query.rule)}` })}
        </p>
      )}
      <p className="quiet query-who">
        {t('review.asked', {
          unit: query.asked_by_unit.name,
          person: query.asked_by === null ? '' : ` ${query.asked_by}`,
          on: query.asked_on === null ? '' : formatDateLong(query.asked_on, language),
          version: query.version,
        })}
      </p>
      {props.children}
    </li>
  );
}
