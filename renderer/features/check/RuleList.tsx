import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckAnswer } from '../../../db/domain/answers.ts';
import { RuleSection } from './RuleSection.tsx';
import { openAtFirst, ruleGroups } from './rule-groups.ts';

/** What was found, rule by rule. */
export function RuleList({ answer }: { readonly answer: CheckAnswer }) {
  const { t } = useTranslation();
  const groups = ruleGroups(answer.violations);
  const [openFirst] = useState(() => openAtFirst(groups));
  /** What was opened or closed by hand. */
  const [byHand, setByHand] = useState<Readonly<Record<string, boolean>>>({});
  if (groups.length === 0) return null;
  return (
    <section className="rule-list" aria-label={t('check.found')}>
      {groups.map((group) => (
        <RuleSection
          key={group.rule}
          group={group}
          answer={answer}
          open={byHand[group.rule] ?? openFirst.has(group.rule)}
          onToggle={(open) => setByHand((now) => ({ ...now, [group.rule]: open }))}
        />
      ))}
    </section>
  );
}
