import { Alert, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckAnswer, CheckedViolation } from '../../../db/domain/answers.ts';
import { explainingDraftForm } from '../../../db/domain/draft-form.ts';
import { useStoredDraft } from '../../api/drafts.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { ExplainBox } from '../../ui/explanations/ExplainBox.tsx';
import { useWithdrawExplanation } from '../../ui/explanations/use-explain.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { ViolationLine } from '../../ui/violations/ViolationLine.tsx';

/** A violation with its explanation, which can be changed or withdrawn. */
export function ExplainedLine({
  checked,
  answer,
}: {
  readonly checked: CheckedViolation;
  readonly answer: CheckAnswer;
}) {
  const { t } = useTranslation();
  const { money_unit } = useSession();
  const { violation, label, place, explanation } = checked;
  const [changing, setChanging] = useState<boolean | null>(null);
  const withdraw = useWithdrawExplanation();
  // A change that was being typed when the app ended is taken up again.
  const stored = useStoredDraft(explainingDraftForm, explanation?.id ?? '');
  if (explanation === null) return null;
  const open = changing ?? (stored !== undefined && stored !== null);
  return (
    <ViolationLine
      violation={violation}
      moneyUnit={money_unit}
      label={label[currentLanguage()]}
      ofGroup
      place={place}
    >
      {open ? (
        <div className="explained-change">
          <ExplainBox
            rule={violation.rule}
            asked={[checked]}
            current={answer.violations}
            draftId={explanation.id}
            initial={explanation.text}
            focused={changing === true}
            onDone={() => setChanging(false)}
            onCancel={() => setChanging(false)}
          />
        </div>
      ) : (
        <span className="explained-text">
          {t('explain.is', { text: explanation.text })}{' '}
          <UnstyledButton className="take" onClick={() => setChanging(true)}>
            {t('explain.change')}
          </UnstyledButton>{' '}
          <UnstyledButton
            className="take"
            onClick={() => {
              if (!withdraw.isPending) withdraw.mutate({ explanation, why: t('explain.withdrawn') });
            }}
          >
            {t('explain.withdraw')}
          </UnstyledButton>
        </span>
      )}
      {withdraw.isError ? (
        <Alert color="red" role="alert">
          {failureWords(withdraw.error)}
        </Alert>
      ) : null}
    </ViolationLine>
  );
}
