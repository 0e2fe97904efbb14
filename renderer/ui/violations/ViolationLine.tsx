import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordPlace } from '../../../db/domain/answers.ts';
import { ruleMessage } from '../../../db/domain/locale/rule-message.ts';
import type { Violation } from '../../../db/domain/rules/rule.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { addressOf } from '../../navigation/place-of-record.ts';
import { RecordLink } from '../../navigation/RecordLink.tsx';
import { StateBadge, type StateKind } from '../page/StateBadge.tsx';

export const kindOf: Readonly<Record<Violation['ruleClass'], StateKind>> = {
  hard: 'bad',
  soft: 'warning',
  hint: 'neutral',
};

/** What a rule says, with its class in words and its number; a click jumps to the cell, on this page or at a place. */
export function ViolationLine(props: {
  readonly violation: Violation;
  readonly moneyUnit: 'yuan' | 'wanYuan';
  /** What the record is called. */
  readonly label?: string;
  readonly onOpen?: () => void;
  /** Where the record is worked on; the line is then a link to its cell. */
  readonly place?: RecordPlace;
  /** Under a head that has said class and number. */
  readonly ofGroup?: boolean;
  /** What stands in front, a box to select the line for instance. */
  readonly before?: ReactNode;
  /** What stands at the end of the line, an explanation for instance. */
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation();
  const { violation, moneyUnit, label } = props;
  const words = ruleMessage(currentLanguage(), violation, {
    moneyUnit,
    ...(label === undefined ? {} : { recordLabel: label }),
  });
  const { ruleClass, recordType, recordId, field, rule } = violation;
  return (
    <li className={`violation violation-${ruleClass}`}>
      {props.before}
      {props.ofGroup === true ? null : (
        <StateBadge kind={kindOf[ruleClass]} text={t(`ruleClass.${ruleClass}`)} />
      )}
      {props.onOpen !== undefined ? (
        <UnstyledButton className="violation-words" onClick={props.onOpen}>
          {words}
        </UnstyledButton>
      ) : props.place !== undefined ? (
        <RecordLink className="violation-words" address={addressOf(recordType, recordId, field, props.place)}>
          {words}
        </RecordLink>
      ) : (
        <span>{words}</span>
      )}
      {props.ofGroup === true ? null : <span className="rule-id">{rule}</span>}
      {props.children}
    </li>
  );
}
