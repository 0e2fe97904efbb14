import { Alert, Button, NativeSelect, Textarea } from '@mantine/core';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ruleMeaning } from '../../../db/domain/locale/rule-meaning.ts';
import { declarationOf, type RecordType } from '../../../db/domain/records/catalogue.ts';
import type { AskedQuery } from '../../../db/domain/review-contract.ts';
import { allRules } from '../../../db/domain/rules/all-rules.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { failureWords } from '../failure-words.ts';
import { PanelDialog } from '../page/PanelDialog.tsx';

/** What a query is going to be about. */
export interface AskedAbout {
  /** Null: the report as a whole. */
  readonly type: RecordType | null;
  readonly id: string | null;
  /** Null: the record as a whole. */
  readonly field: string | null;
  /** What it is called. */
  readonly what: string;
  /** What was reported, as shown; null where no field is meant. */
  readonly value: string | null;
}

const longest = 500;

/** Asks one query: in words, or citing a rule; shows the comment that the county is going to see. */
export function AskQuery(props: {
  readonly about: AskedAbout;
  /** Its number in the list. */
  readonly number: number;
  readonly asking: boolean;
  readonly error: unknown;
  readonly onAsk: (query: AskedQuery) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const { about, number, onAsk } = props;
  const [text, setText] = useState('');
  const [rule, setRule] = useState('');
  const rules = useMemo(() => rulesAbout(about.type), [about.type]);
  const meaning = rule === '' ? '' : `${rule} ${ruleMeaning(language, rule)}`;
  // A rule alone says what is wrong: its meaning is the question.
  const asked = text.trim() === '' ? meaning : text.trim();
  const ask = (): void => {
    if (asked === '' || props.asking) return;
    const { type: record_type, id: record_id, field } = about;
    onAsk({ record_type, record_id, field, rule: rule === '' ? null : rule, text: asked.slice(0, longest) });
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    ask();
  };
  return (
    <PanelDialog title={t('review.askAbout', { what: about.what })} onClose={props.onClose}>
      <div className="ask-query">
        {about.value === null ? null : <p>{t('review.reported', { value: about.value })}</p>}
        <Textarea
          label={t('review.text')}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={longest}
          value={text}
          data-autofocus
          autoFocus
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={keys}
        />
        <NativeSelect
          label={t('review.rule')}
          value={rule}
          onChange={(event) => setRule(event.currentTarget.value)}
          data={[
            { value: '', label: t('review.noRule') },
            ...rules.map((id) => ({ value: id, label: `${id} ${ruleMeaning(language, id)}` })),
          ]}
        />
        {about.field === null || asked === '' ? null : (
          <div>
            <p className="quiet">{t('review.comment')}</p>
            <p className="ask-comment">
              {t('review.commentText', { number, text: asked })}
              {text.trim() === '' || meaning === '' ? '' : ` (${meaning})`}
            </p>
          </div>
        )}
        {props.error == null ? null : (
          <Alert color="red" role="alert">
            {failureWords(props.error)}
          </Alert>
        )}
        <div className="found-actions">
          <Button disabled={asked === ''} loading={props.asking} onClick={ask}>
            {t('review.askIt')}
          </Button>
          <Button variant="default" onClick={props.onClose}>
            {t('page.cancel')}
          </Button>
        </div>
      </div>
    </PanelDialog>
  );
}

/** Numbered rules that may be cited of a record of a type: those of its form, and those without one. */
function rulesAbout(type: RecordType | null): readonly string[] {
  const form = type === null ? null : declarationOf(type).form;
  return allRules
    .filter(
      (rule) => /^[HS]\d+$/.test(rule.id) && (type === null || rule.form === null || rule.form === form),
    )
    .map(({ id }) => id);
}
