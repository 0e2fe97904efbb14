import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CheckAnswer, OpenDraft } from '../../../db/domain/answers.ts';
import { instantWords } from '../../../db/domain/list-words.ts';
import { call } from '../../api/client.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { addressOf } from '../../navigation/place-of-record.ts';
import { RecordLink } from '../../navigation/RecordLink.tsx';

/** Open drafts of the check that are still there: some may have been saved or thrown away since. */
export function useOpenDrafts({ drafts }: CheckAnswer): readonly OpenDraft[] {
  const live = useQuery({ queryKey: ['drafts'], queryFn: () => call('drafts.list', {}) }).data;
  return live === undefined
    ? drafts
    : drafts.filter(({ form, record_id }) =>
        live.some((draft) => draft.form === form && draft.record_id === record_id),
      );
}

/** What was typed and not saved, each a link to where it lies. */
export function OpenDrafts({ drafts }: { readonly drafts: readonly OpenDraft[] }) {
  const { t } = useTranslation();
  const language = currentLanguage();
  if (drafts.length === 0) return null;
  return (
    <section className="sheet check-drafts" aria-label={t('check.drafts')}>
      <Title order={2}>{t('check.drafts')}</Title>
      <p className="quiet">{t('check.draftsHint')}</p>
      <ul className="violation-list">
        {drafts.map((draft) => (
          <li key={`${draft.form} ${draft.record_id}`} className="violation">
            {draft.record === null ? (
              <span>{draft.label[language]}</span>
            ) : (
              <RecordLink
                className="violation-words"
                address={addressOf(draft.record.type, draft.record.id, null, draft.place)}
              >
                {draft.label[language]}
              </RecordLink>
            )}
            <span className="quiet">{t('check.draftSince', { time: instantWords(draft.saved_at) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
