import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ruleMessage } from '../../../db/domain/locale/rule-message.ts';
import type { Violation } from '../../../db/domain/rules/rule.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { StateBadge, type StateKind } from '../page/StateBadge.tsx';

const kindOf: Readonly<Record<Violation['ruleClass'], StateKind>> = {
  hard: 'bad',
  soft: 'warning',
  hint: 'neutral',
};

/** What a rule says, with its class in words and its number; a click jumps to the cell. */
export function ViolationLine(props: {
  readonly violation: Violation;
  readonly moneyUnit: 'yuan' | 'wanYuan';
  /** What the record is called. */
  readonly label?: string;
  readonly onOpen?: () => void;
  /** What stands at the end of the line, an explanation for instance. */
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation();
  const { violation, moneyUnit, label } = props;
  const words = ruleMessage(currentLanguage(), violation, {
    moneyUnit,
    ...(label === undefined ? {} : { recordLabel: label }),
  });
  return (
    <li className={`violation violation-${violation.ruleClass}`}>
      <StateBadge kind={kindOf[violation.ruleClass]} text={t(`ruleClass.${violation.ruleClass}`)} />
      {props.onOpen === undefined ? (
        <span>{words}</span>
      ) : (
        <UnstyledButton className="violation-words" onClick={props.onOpen}>
          {words}
        </UnstyledButton>
      )}
      <span className="rule-id">{violation.rule}</span>
      {props.children}
    </li>
  );
}
