import { Button, Title, UnstyledButton } from '@mantine/core';
import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { instantWords } from '../../../db/domain/list-words.ts';
import { typeLabel } from '../../../db/domain/locale/locale.ts';
import type { ShownQuestion } from '../../../db/domain/work-answers.ts';
import { currentLanguage } from '../../locale/setup.ts';
import type { Answers } from './use-merge.ts';

/** Everything that both sides say differently, one below the other, each with its sides side by side. */
export function Questions(props: {
  readonly asked: readonly ShownQuestion[];
  readonly answers: Answers;
  readonly onAnswer: (answers: Answers) => void;
}) {
  const { t } = useTranslation();
  const { asked, answers, onAnswer } = props;
  const list = useRef<HTMLOListElement>(null);
  const goTo = (at: number, side = 0): void => {
    const rows = list.current?.querySelectorAll<HTMLElement>('.question');
    rows?.[at]?.querySelectorAll<HTMLElement>('button')[side]?.focus();
  };
  const choose = (at: number, side: number): void => {
    const question = asked[at];
    const chosen = question?.sides[side];
    if (question === undefined || chosen === undefined) return;
    onAnswer(new Map([[question.key, chosen.value]]));
    const next = asked.findIndex((one, index) => index > at && !answers.has(one.key));
    if (next >= 0) goTo(next);
    else goTo(at, side);
  };
  const onKey = (event: KeyboardEvent, at: number): void => {
    const side = Number(event.key) - 1;
    if (side >= 0 && side < (asked[at]?.sides.length ?? 0)) choose(at, side);
    else if (event.key === 'ArrowDown') goTo(at + 1);
    else if (event.key === 'ArrowUp') goTo(at - 1);
    else return;
    event.preventDefault();
  };
  return (
    <section className="work-part" aria-label={t('work.questions')}>
      <Title order={3}>{t('work.questions')}</Title>
      <p className="quiet work-hint">{t('work.questionsHint')}</p>
      <ol className="questions" ref={list}>
        {asked.map((question, at) => (
          // The keys work on any of its buttons.
          <li key={question.key} className="question" onKeyDown={(event) => onKey(event, at)}>
            <Question
              question={question}
              answers={answers}
              alike={asked.filter((one) => isAlike(one, question) && !answers.has(one.key))}
              onChoose={(side) => choose(at, side)}
              onAnswer={onAnswer}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}

const isAlike = (one: ShownQuestion, other: ShownQuestion): boolean =>
  one.key !== other.key && one.kind === other.kind && one.type === other.type && one.field === other.field;

function Question(props: {
  readonly question: ShownQuestion;
  readonly answers: Answers;
  /** Open questions of the same kind. */
  readonly alike: readonly ShownQuestion[];
  readonly onChoose: (side: number) => void;
  readonly onAnswer: (answers: Answers) => void;
}) {
  const { t } = useTranslation();
  const { question, answers, alike } = props;
  const { key, kind, label, field, base, sides, compared } = question;
  const chosen = answers.has(key) ? sides.findIndex(({ value }) => value === answers.get(key)) : -1;
  const about = kind === 'field' ? field : t(kind === 'twin' ? 'work.twin' : 'work.voided');
  const allAlike = (): void =>
    props.onAnswer(
      new Map(
        alike.flatMap((one) => {
          const side = one.sides[chosen];
          return side === undefined ? [] : [[one.key, side.value] as const];
        }),
      ),
    );
  return (
    <>
      <div className="question-head">
        <span className="quiet">{typeLabel(currentLanguage(), question.type)}</span> <strong>{label}</strong>{' '}
        <span>{about}</span>
        {base === '' ? null : <span className="quiet"> {t('work.before', { value: base })}</span>}
      </div>
      {compared.length === 0 ? null : <Compared rows={compared} />}
      <div className="question-sides">
        {sides.map((side, at) => (
          <UnstyledButton
            key={JSON.stringify(side.value)}
            className="question-side"
            aria-pressed={at === chosen}
            onClick={() => props.onChoose(at)}
          >
            <kbd>{at + 1}</kbd>
            <span className="question-value">{side.words === '' ? t('work.blank') : side.words}</span>
            {kind === 'twin' ? null : (
              <span className="quiet question-who">
                {t(side.here ? 'work.here' : 'work.there')} · {side.person} {instantWords(side.at)}
              </span>
            )}
            {at === chosen ? <span className="question-chosen">✓ {t('work.chosen')}</span> : null}
          </UnstyledButton>
        ))}
      </div>
      {chosen >= 0 && alike.length > 0 ? (
        <Button size="compact-xs" variant="default" onClick={allAlike}>
          {t('work.same', { count: alike.length })}
        </Button>
      ) : null}
    </>
  );
}

function Compared({ rows }: { readonly rows: ShownQuestion['compared'] }) {
  return (
    <table className="compared">
      <tbody>
        {rows.map(({ head, values: [first, second] }) => (
          <tr key={head} className={first === second ? undefined : 'compared-differs'}>
            <th scope="row">{head}</th>
            <td>{first === '' ? '—' : first}</td>
            <td>{second === '' ? '—' : second}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
