import { Button, UnstyledButton } from '@mantine/core';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckAnswer, CheckedViolation } from '../../../db/domain/answers.ts';
import { ruleMeaning } from '../../../db/domain/locale/rule-meaning.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { ExplainBox } from '../../ui/explanations/ExplainBox.tsx';
import { StateBadge } from '../../ui/page/StateBadge.tsx';
import { kindOf, ViolationLine } from '../../ui/violations/ViolationLine.tsx';
import { declarationAsked, focusDeclaration } from './declare-focus.ts';
import { ExplainedLine } from './ExplainedLine.tsx';
import { firstLines, lineKey, type RuleGroup } from './rule-groups.ts';

/** One rule: class, number, what it asks for, how often it was broken, and, when open, each violation on a line. */
export function RuleSection(props: {
  readonly group: RuleGroup;
  readonly answer: CheckAnswer;
  readonly open: boolean;
  readonly onToggle: (open: boolean) => void;
}) {
  const { t } = useTranslation();
  const { group, answer, open, onToggle } = props;
  const { rule, ruleClass } = group;
  const linesId = useId();
  const head = useRef<HTMLButtonElement>(null);
  const [done, setDone] = useState(0);
  const isSoft = ruleClass === 'soft';
  const counts = isSoft
    ? [
        ...(group.open.length > 0 ? [t('check.toExplain', { count: group.open.length })] : []),
        ...(group.explained.length > 0 ? [t('check.isExplained', { count: group.explained.length })] : []),
      ].join(' · ')
    : t('check.lines', { count: group.open.length });
  const answered = isSoft && group.open.length === 0;
  return (
    <section className="rule-section sheet" aria-label={`${rule} ${ruleMeaning(currentLanguage(), rule)}`}>
      <h2 className="rule-head">
        <UnstyledButton
          ref={head}
          className="rule-toggle"
          aria-expanded={open}
          aria-controls={open ? linesId : undefined}
          onClick={() => onToggle(!open)}
        >
          <span className="rule-mark" aria-hidden="true">
            {open ? '▾' : '▸'}
          </span>
          <StateBadge
            kind={answered ? 'good' : kindOf[ruleClass]}
            text={answered ? t('check.explainedAll') : t(`ruleClass.${ruleClass}`)}
          />
          <span className="rule-number">{rule}</span>
          <span className="rule-meaning">{ruleMeaning(currentLanguage(), rule)}</span>
          <span className="rule-count">{counts}</span>
        </UnstyledButton>
      </h2>
      <p className="visually-hidden" role="status">
        {done === 0 ? '' : t('check.done', { count: done })}
      </p>
      {open ? (
        <div id={linesId} className="rule-lines">
          {isSoft && group.open.length > 0 ? (
            <ToExplain
              group={group}
              answer={answer}
              onDone={(count) => {
                onToggle(true);
                setDone(count);
                head.current?.focus();
              }}
            />
          ) : null}
          {isSoft ? null : <Lines violations={group.open} />}
          {group.explained.length === 0 ? null : <ExplainedLines group={group} answer={answer} />}
        </div>
      ) : null}
    </section>
  );
}

/** Lines that fit on a screen together with the text that answers them. */
const fits = 8;

/** Lines that can only be put right. */
function Lines({ violations }: { readonly violations: readonly CheckedViolation[] }) {
  const { money_unit } = useSession();
  const [shown, setShown] = useState(firstLines);
  const language = currentLanguage();
  return (
    <>
      <ul className="violation-list" onKeyDown={moveInColumn}>
        {violations.slice(0, shown).map(({ violation, label, place }, index) => {
          const form = declarationAsked(violation);
          return (
            <ViolationLine
              // biome-ignore lint/suspicious/noArrayIndexKey: one record may break a hard rule twice in the same words.
              key={index}
              violation={violation}
              moneyUnit={money_unit}
              label={label[language]}
              ofGroup
              place={place}
              {...(form === null
                ? {}
                : {
                    onOpen: () => focusDeclaration({ form, contradicts: violation.args.kind !== undefined }),
                  })}
            />
          );
        })}
      </ul>
      <More shown={shown} all={violations.length} onMore={setShown} />
    </>
  );
}

/** Lines that have been answered. */
function ExplainedLines({ group, answer }: { readonly group: RuleGroup; readonly answer: CheckAnswer }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(firstLines);
  return (
    <>
      <ul className="violation-list explained-list" aria-label={t('check.counts.explained')}>
        {group.explained.slice(0, shown).map((one) => (
          <ExplainedLine key={lineKey(one)} checked={one} answer={answer} />
        ))}
      </ul>
      <More shown={shown} all={group.explained.length} onMore={setShown} />
    </>
  );
}

/** Lines that ask for an explanation: any number of them is selected, one text answers them all. */
function ToExplain(props: {
  readonly group: RuleGroup;
  readonly answer: CheckAnswer;
  readonly onDone: (count: number) => void;
}) {
  const { t } = useTranslation();
  const { money_unit } = useSession();
  const language = currentLanguage();
  const { group, answer, onDone } = props;
  const [shown, setShown] = useState(firstLines);
  const keys = group.open.map(lineKey);
  // A rule that asks once asks about that one.
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(keys.length === 1 ? keys : []));
  const selected = group.open.filter((one) => keys.length === 1 || chosen.has(lineKey(one)));
  const all = selected.length === group.open.length;
  const choose = (key: string, is: boolean): void => {
    const next = new Set(chosen);
    if (is) next.add(key);
    else next.delete(key);
    setChosen(next);
  };
  return (
    <ExplainBox
      rule={group.rule}
      asked={selected}
      current={answer.violations}
      draftId={`${answer.period}/${group.rule}`}
      initial=""
      long={Math.min(shown, keys.length) > fits}
      onDone={(count) => {
        setChosen(new Set());
        onDone(count);
      }}
    >
      {keys.length === 1 ? null : (
        <label className="select-all">
          <input
            type="checkbox"
            checked={all}
            ref={(box) => {
              if (box !== null) box.indeterminate = !all && selected.length > 0;
            }}
            onChange={(event) => setChosen(new Set(event.currentTarget.checked ? keys : []))}
          />
          {t('check.selectAll', { count: keys.length })}
        </label>
      )}
      <ul className="violation-list" onKeyDown={moveInColumn}>
        {group.open.slice(0, shown).map((one) => {
          const key = lineKey(one);
          return (
            <ViolationLine
              key={key}
              violation={one.violation}
              moneyUnit={money_unit}
              label={one.label[language]}
              ofGroup
              place={one.place}
              before={
                keys.length === 1 ? null : (
                  <input
                    type="checkbox"
                    aria-label={t('check.select', { label: one.label[language] })}
                    checked={chosen.has(key)}
                    onChange={(event) => choose(key, event.currentTarget.checked)}
                  />
                )
              }
            >
              {one.offered === null ? null : (
                <span className="quiet offered">{t('explain.offered', { text: one.offered })}</span>
              )}
            </ViolationLine>
          );
        })}
      </ul>
      <More shown={shown} all={group.open.length} onMore={setShown} />
    </ExplainBox>
  );
}

function More(props: {
  readonly shown: number;
  readonly all: number;
  readonly onMore: (shown: number) => void;
}) {
  const { t } = useTranslation();
  const { shown, all, onMore } = props;
  if (shown >= all) return null;
  return (
    <div className="rule-more">
      <span className="quiet">{t('check.shown', { shown, all })}</span>
      <Button size="compact-sm" variant="subtle" onClick={() => onMore(shown + firstLines)}>
        {t('check.more', { count: Math.min(firstLines, all - shown) })}
      </Button>
      <Button size="compact-sm" variant="subtle" onClick={() => onMore(all)}>
        {t('check.showAll')}
      </Button>
    </div>
  );
}

/** Arrow keys go from line to line, box to box or link to link. */
function moveInColumn(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const from = event.target as HTMLElement;
  if (step === undefined || !from.matches('input[type="checkbox"], .violation-words')) return;
  const column = from.matches('input') ? 'input[type="checkbox"]' : '.violation-words';
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(column)];
  const to = all[all.indexOf(from) + step];
  if (to === undefined) return;
  event.preventDefault();
  to.focus();
}
