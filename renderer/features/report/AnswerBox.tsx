import { Alert, Button, Textarea, UnstyledButton } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../../../db/domain/contract.ts';
import { formatDateLong } from '../../../db/domain/dates.ts';
import { answeringDraftForm } from '../../../db/domain/draft-form.ts';
import type { ShownQuery } from '../../../db/domain/review-answers.ts';
import { useDraftKeeper, useStoredDraft } from '../../api/drafts.ts';
import { sayNothing, useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { useAnswerQuery } from './use-review.ts';

const longest = 500;

/** The answer to a query: what is typed is kept, Ctrl+S or Ctrl+Enter saves it. */
export function AnswerBox({ query }: { readonly query: ShownQuery }) {
  const stored = useStoredDraft(answeringDraftForm, query.id);
  const [changing, setChanging] = useState(false);
  const { t } = useTranslation();
  if (stored === undefined) return null;
  if (query.answer !== null && !changing && stored === null)
    return (
      <p className="query-answer">
        {query.answer}{' '}
        <span className="quiet">
          {t('review.answeredBy', {
            person: query.answered_by ?? '',
            on: query.answered_on === null ? '' : formatDateLong(query.answered_on, currentLanguage()),
          })}
        </span>{' '}
        <UnstyledButton className="take" onClick={() => setChanging(true)}>
          {t('review.changeAnswer')}
        </UnstyledButton>
      </p>
    );
  return <OpenBox query={query} stored={stored} focused={changing} onDone={() => setChanging(false)} />;
}

function OpenBox(props: {
  readonly query: ShownQuery;
  readonly stored: Draft | null;
  readonly focused: boolean;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation();
  const { query, stored, onDone } = props;
  const { money_unit } = useSession();
  const [text, setText] = useState(stored?.raw.text ?? query.answer ?? '');
  const answer = useAnswerQuery();
  const keeper = useDraftKeeper({
    form: answeringDraftForm,
    record_id: query.id,
    base_revision: null,
    money_unit,
  });
  const save = (): void => {
    if (answer.isPending || (text.trim() === '' && query.answer === null)) return;
    keeper.hold();
    answer.mutateAsync({ query_id: query.id, base_revision: query.revision, answer: text }).then(() => {
      void keeper.discard();
      onDone();
    }, sayNothing);
  };
  const keys = (event: KeyboardEvent): void => {
    const isSave = event.key === 'Enter' || event.key.toLowerCase() === 's';
    if (!(event.ctrlKey || event.metaKey) || !isSave) return;
    event.preventDefault();
    event.stopPropagation();
    save();
  };
  return (
    <div className="answer-box">
      <Textarea
        label={t('review.answer')}
        description={t(query.state === 'changed' ? 'review.answerOptional' : 'review.answerHint')}
        autosize
        minRows={1}
        maxRows={6}
        maxLength={longest}
        value={text}
        data-autofocus={props.focused}
        ref={(area) => {
          if (props.focused && area !== null && document.activeElement === document.body) area.focus();
        }}
        onChange={(event) => {
          setText(event.currentTarget.value);
          keeper.typed({ text: event.currentTarget.value });
        }}
        onKeyDown={keys}
      />
      <Button size="xs" variant="default" loading={answer.isPending} onClick={save}>
        {t('review.saveAnswer')}
      </Button>
      {answer.isError ? (
        <Alert color="red" role="alert">
          {failureWords(answer.error)}
        </Alert>
      ) : null}
    </div>
  );
}
