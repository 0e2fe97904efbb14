import { Alert, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { shownCell } from '../../../db/domain/field-kinds.ts';
import { headOf, instantWords, type WordsContext, whyWords } from '../../../db/domain/list-words.ts';
import { localeOf, typeLabel } from '../../../db/domain/locale/locale.ts';
import { type FieldValue, findField, type RecordType } from '../../../db/domain/records/catalogue.ts';
import type { HistoryStep, RecordStory } from '../../../db/domain/story-answers.ts';
import { call } from '../../api/client.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { failureWords } from '../failure-words.ts';
import { ExportButton } from '../places/ExportButton.tsx';
import { wordsContext } from './shown-words.ts';

/** What happened to a record: who changed what, when, from what to what, and why; the newest step first. */
export function HistoryPanel(props: {
  readonly type: RecordType;
  readonly id: string;
  /** Whether it says itself what it is; default yes. */
  readonly titled?: boolean;
}) {
  const { t } = useTranslation();
  const { type, id, titled = true } = props;
  const language = currentLanguage();
  const { money_unit } = useSession();
  const story = useQuery({
    queryKey: ['story', type, id, language],
    queryFn: () => call('records.story', { type, id, language }),
  });
  return (
    <section className="history" aria-label={t('history.title')}>
      <header className="history-head">
        {titled ? <Title order={3}>{t('history.title')}</Title> : <strong>{story.data?.label}</strong>}
        <ExportButton
          label={t('history.export')}
          csv
          write={(folder, format) =>
            call('history.export', { type, id, folder, language, money_unit, format })
          }
        />
      </header>
      {story.isPending ? <Text role="status">{t('history.loading')}</Text> : null}
      {story.isError ? (
        <Alert color="red" role="alert">
          {failureWords(story.error)}
        </Alert>
      ) : null}
      {story.data === undefined ? null : (
        <Story type={type} story={story.data} words={wordsContext(money_unit, story.data)} />
      )}
    </section>
  );
}

function Story(props: {
  readonly type: RecordType;
  readonly story: RecordStory;
  readonly words: WordsContext;
}) {
  const { t } = useTranslation();
  const { type, story, words } = props;
  const parts = Map.groupBy(story.parts, (part) => part.type);
  return (
    <>
      <Steps type={type} steps={story.steps} words={words} />
      {[...parts].map(([of, members]) => (
        <details key={of} className="history-parts">
          <summary>
            {t('history.parts', { type: typeLabel(words.language, of), count: members.length })}
          </summary>
          {members.toReversed().map((part) => (
            <div key={part.id} className="history-part">
              <strong>{part.label}</strong>
              <Steps type={of} steps={part.steps} words={words} />
            </div>
          ))}
        </details>
      ))}
    </>
  );
}

function Steps(props: {
  readonly type: RecordType;
  readonly steps: readonly HistoryStep[];
  readonly words: WordsContext;
}) {
  const { words } = props;
  const numbered = props.steps.map((step, index) => ({ step, index }));
  return (
    <ol className="history-steps" reversed>
      {numbered.toReversed().map(({ step, index }) => (
        <li key={index} className="history-step">
          <StepLines type={props.type} step={step} words={words} />
        </li>
      ))}
    </ol>
  );
}

function StepLines(props: {
  readonly type: RecordType;
  readonly step: HistoryStep;
  readonly words: WordsContext;
}) {
  const { t } = useTranslation();
  const { type, step, words } = props;
  const { kinds } = localeOf(words.language).lists.history;
  const why = step.why === null ? null : whyWords(words.language, step.why);
  return (
    <>
      <div className="history-who">
        <strong className={`history-${step.kind}`}>{kinds[step.kind]}</strong>
        <span>{step.person}</span>
        <time className="quiet" dateTime={step.at}>
          {instantWords(step.at)}
        </time>
      </div>
      {why === null ? null : <div className="history-why">{t('history.why', { why })}</div>}
      {step.kind === 'created' ? (
        <details>
          <summary className="quiet">{t('history.filled', { count: step.changes.length })}</summary>
          <Changes type={type} step={step} words={words} />
        </details>
      ) : (
        <Changes type={type} step={step} words={words} />
      )}
    </>
  );
}

function Changes(props: {
  readonly type: RecordType;
  readonly step: HistoryStep;
  readonly words: WordsContext;
}) {
  const { t } = useTranslation();
  const { type, step, words } = props;
  const shown = (name: string, value: FieldValue): string => {
    const field = findField(type, name);
    if (value === null) return t('history.blank');
    return field === undefined ? String(value) : shownCell(value, { ...words, field });
  };
  if (step.changes.length === 0) return null;
  return (
    <dl className="history-changes">
      {step.changes.map((change) => (
        <div key={change.field}>
          <dt>{headOf(type, change.field, words)}</dt>
          <dd>
            {step.kind === 'created' ? null : (
              <>
                <del>{shown(change.field, change.old)}</del>
                <span aria-hidden> → </span>
              </>
            )}
            <ins>{shown(change.field, change.new)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
