import { useTranslation } from 'react-i18next';
import type { CheckedViolation } from '../../../db/domain/answers.ts';
import type { Period } from '../../../db/domain/period.ts';
import { useSession } from '../../api/queries.ts';
import { ExplainBox } from '../../ui/explanations/ExplainBox.tsx';
import { StateBadge } from '../../ui/page/StateBadge.tsx';
import { ViolationLine } from '../../ui/violations/ViolationLine.tsx';

/** What the rules ask about the foot itself, lateness for instance; answered here, because no other page shows it. */
export function HeadQuestions(props: {
  readonly questions: readonly CheckedViolation[];
  readonly period: Period;
}) {
  const { t } = useTranslation();
  const { money_unit } = useSession();
  const soft = props.questions.filter(({ violation }) => violation.ruleClass === 'soft');
  if (soft.length === 0) return null;
  return (
    <section className="head-questions" id="head-questions" aria-label={t('report.questions')}>
      {[...Map.groupBy(soft, ({ violation }) => violation.rule)].map(([rule, members]) => {
        const asked = members.filter(({ explanation }) => explanation === null);
        const lines = (
          <ul key={rule} className="violation-list">
            {members.map((one) => (
              <ViolationLine
                key={`${one.violation.rule} ${one.violation.recordId}`}
                violation={one.violation}
                moneyUnit={money_unit}
                ofGroup={one.explanation !== null}
                before={
                  one.explanation === null ? null : <StateBadge kind="good" text={t('check.explainedAll')} />
                }
              >
                {one.explanation === null ? null : (
                  <span className="explained-text">{t('explain.is', { text: one.explanation.text })}</span>
                )}
              </ViolationLine>
            ))}
          </ul>
        );
        return asked.length === 0 ? (
          lines
        ) : (
          <ExplainBox
            key={rule}
            rule={rule}
            asked={asked}
            current={props.questions}
            draftId={`${props.period}/${rule}`}
            initial={asked[0]?.offered ?? ''}
            onDone={() => document.getElementById('head-questions')?.focus()}
          >
            {lines}
          </ExplainBox>
        );
      })}
    </section>
  );
}
