import { useTranslation } from 'react-i18next';
import { headOf, type WordsContext } from '../../../db/domain/list-words.ts';
import { typeLabel } from '../../../db/domain/locale/locale.ts';
import type { ReviewState, ShownChange } from '../../../db/domain/review-answers.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { addressOf } from '../../navigation/place-of-record.ts';
import { RecordLink } from '../../navigation/RecordLink.tsx';
import { Fold } from '../../ui/page/Fold.tsx';
import { valueWords } from '../../ui/review/QueryWords.tsx';
import { reviewWords } from '../../ui/review/review-words.ts';

/** Records that are not as the last version says, field by field, with what was filed and what is recorded now. */
export function ChangesSince({ review }: { readonly review: ReviewState }) {
  const { t } = useTranslation();
  const { money_unit } = useSession();
  const { changes, left_out } = review;
  if (changes.length === 0) return null;
  const words = reviewWords(money_unit, review);
  return (
    <Fold
      title={t('review.changes', { count: changes.length + left_out })}
      hint={t('review.changesHint')}
      open={changes.length <= 12}
    >
      <ul className="change-list">
        {changes.map((change) => (
          <Change key={`${change.type} ${change.id}`} change={change} words={words} />
        ))}
      </ul>
      {left_out === 0 ? null : <p className="quiet">{t('review.leftOut', { count: left_out })}</p>}
    </Fold>
  );
}

/** A new record's fields are many; what it is called says enough. */
function Change({ change, words }: { readonly change: ShownChange; readonly words: WordsContext }) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const { type, id, kind, fields, label, place } = change;
  const name = `${typeLabel(language, type)} · ${label[language]}`;
  return (
    <li>
      <span className="change-kind">{t(`review.change.${kind}`)}</span>
      {kind === 'voided' ? (
        <span>{name}</span>
      ) : (
        <RecordLink address={addressOf(type, id, fields[0]?.field ?? null, place)}>{name}</RecordLink>
      )}
      {kind === 'new' ? null : (
        <dl className="history-changes">
          {fields.map(({ field, before, now }) => (
            <div key={field}>
              <dt>{headOf(type, field, words)}</dt>
              <dd>
                <del>{valueWords(type, field, before, words, t('review.blank'))}</del>
                <span aria-hidden> → </span>
                <ins>{valueWords(type, field, now, words, t('review.blank'))}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}
