import { Alert, Button, Textarea, UnstyledButton } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckedViolation } from '../../../db/domain/answers.ts';
import type { Draft } from '../../../db/domain/contract.ts';
import { explainingDraftForm } from '../../../db/domain/draft-form.ts';
import { isLongEnough, shortestExplanation } from '../../../db/domain/rules/explanations.ts';
import { useDraftKeeper, useStoredDraft } from '../../api/drafts.ts';
import { useSession } from '../../api/queries.ts';
import { failureWords } from '../failure-words.ts';
import { reasonOfKey, standardReasons } from './standard-reasons.ts';
import { useExplain } from './use-explain.ts';

export interface ExplainBoxProps {
  readonly rule: string;
  /** Violations that the text is going to answer; may be none while they are being selected. */
  readonly asked: readonly CheckedViolation[];
  /** All violations of the check. */
  readonly current: readonly CheckedViolation[];
  /** Id under which the text is kept while it is typed. */
  readonly draftId: string;
  readonly initial: string;
  /** Done when the explanations are on file. */
  readonly onDone: (count: number) => void;
  readonly onCancel?: () => void;
  /** Takes the focus at once: it was opened by a key. */
  readonly focused?: boolean;
  /** What the keys of the standard reasons also work in: the lines that are selected. */
  readonly children?: ReactNode;
  /** There are more lines than fit on a screen: the text stays in sight below them. */
  readonly long?: boolean;
}

const longest = 500;

/** One text for any number of a rule's violations: typed, or a standard reason by one key. */
export function ExplainBox(props: ExplainBoxProps) {
  const stored = useStoredDraft(explainingDraftForm, props.draftId);
  if (stored === undefined) return null;
  return <OpenBox {...props} stored={stored} />;
}

function OpenBox(props: ExplainBoxProps & { readonly stored: Draft | null }) {
  const { t } = useTranslation();
  const { rule, asked, draftId, onDone, onCancel } = props;
  const { money_unit } = useSession();
  const [text, setText] = useState(props.stored?.raw.text ?? props.initial);
  const [problem, setProblem] = useState<string | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const explain = useExplain(props.current);
  const keeper = useDraftKeeper({
    form: explainingDraftForm,
    record_id: draftId,
    base_revision: null,
    money_unit,
  });
  const reasons = standardReasons(rule);
  const offered = asked.filter((one) => one.offered !== null);

  const words =
    asked.length === 0
      ? t('explain.saveNone')
      : asked.length === 1
        ? t('explain.saveOne')
        : t('explain.save', { count: asked.length });

  const type = (next: string): void => {
    setText(next);
    setProblem(null);
    keeper.typed({ text: next });
  };
  const save = (those: readonly CheckedViolation[], textOf: (one: CheckedViolation) => string): void => {
    if (explain.isPending) return;
    if (those.length === 0) {
      setProblem(t('explain.selectFirst'));
      return;
    }
    const explained = those.map((violation) => ({ violation, text: textOf(violation).trim() }));
    if (explained.some((one) => !isLongEnough(one.text))) {
      setProblem(t('explain.tooShort', { least: shortestExplanation, now: [...text.trim()].length }));
      area.current?.focus();
      return;
    }
    keeper.hold();
    // The check is read again before the promise settles, and this box may be gone by then: what follows a save
    // hangs on the promise, not on the box.
    explain.mutateAsync({ explained, draft: { form: explainingDraftForm, record_id: draftId } }).then(
      () => {
        keeper.cleared();
        setText('');
        onDone(explained.length);
      },
      () => keeper.flush(),
    );
  };
  const keys = (event: KeyboardEvent<HTMLElement>): void => {
    const control = event.ctrlKey || event.metaKey;
    if (control && (event.key === 'Enter' || event.key.toLowerCase() === 's')) {
      event.preventDefault();
      save(asked, () => text);
      return;
    }
    if (event.key === 'Escape' && onCancel !== undefined) {
      event.stopPropagation();
      onCancel();
      return;
    }
    const wanted = reasonOfKey(event.nativeEvent, event.target === area.current);
    const reason = wanted === null ? undefined : reasons[wanted];
    if (reason === undefined) return;
    event.preventDefault();
    type(t(`explain.reasons.${reason}`));
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the controls within, each of which works by itself.
    <div className={props.long === true ? 'explain explain-long' : 'explain'} onKeyDown={keys}>
      {props.children}
      <div className="explain-box">
        <div className="explain-text">
          <Textarea
            ref={area}
            label={t('explain.text')}
            value={text}
            maxLength={longest}
            autosize
            minRows={1}
            maxRows={4}
            autoFocus={props.focused === true}
            error={problem}
            onChange={(event) => type(event.currentTarget.value)}
          />
          <Button loading={explain.isPending} onClick={() => save(asked, () => text)}>
            {words}
          </Button>
        </div>
        <fieldset className="explain-reasons">
          <legend className="visually-hidden">{t('explain.standard')}</legend>
          {reasons.map((reason, index) => (
            <UnstyledButton
              key={reason}
              className="explain-reason"
              aria-keyshortcuts={`${index + 1} Alt+${index + 1}`}
              onClick={() => type(t(`explain.reasons.${reason}`))}
            >
              <kbd>{index + 1}</kbd> {t(`explain.reasons.${reason}`)}
            </UnstyledButton>
          ))}
          <span className="quiet explain-hint">{t('explain.hint')}</span>
        </fieldset>
        {explain.isError ? (
          <Alert color="red" role="alert">
            {failureWords(explain.error)}
          </Alert>
        ) : null}
        {offered.length === 0 && onCancel === undefined ? null : (
          <div className="explain-actions">
            {offered.length === 0 ? null : (
              <Button size="xs" variant="default" onClick={() => save(offered, (one) => one.offered ?? '')}>
                {t('explain.takeOffered', { count: offered.length })}
              </Button>
            )}
            {onCancel === undefined ? null : (
              <Button
                size="xs"
                variant="default"
                onClick={() => {
                  void keeper.discard();
                  onCancel();
                }}
              >
                {t('page.cancel')}
              </Button>
            )}
          </div>
        )}
      </div>
    </div>
  );
}
