import { TextInput, UnstyledButton } from '@mantine/core';
import { type ReactNode, type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { unitLabel } from '../../../db/domain/locale/locale.ts';
import { moneyToTyped, parseMoney } from '../../../db/domain/money.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { amountInUnit } from './form-texts.ts';

type Unit = 'yuan' | 'wanYuan';
const nameOf = { yuan: '元', wanYuan: '万元' } as const;
const otherOf = { yuan: 'wanYuan', wanYuan: 'yuan' } as const;

/**
 * An amount: the unit stands beside it and can be switched while typing, the same amount in the other unit under it
 * (model, decision 1). The value given out is always in the form's unit, or names its own.
 */
export function MoneyInput(props: {
  readonly id?: string;
  readonly label: string;
  readonly required: boolean;
  readonly value: string;
  readonly formUnit: Unit;
  readonly error: ReactNode;
  readonly description: ReactNode;
  readonly inputRef: Ref<HTMLInputElement>;
  readonly onChange: (text: string) => void;
  readonly onBlur: () => void;
}) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const { formUnit, value } = props;
  const [unit, setUnit] = useState<Unit>(formUnit);
  /** What is typed while the cell's unit is not the form's; null: the form's own text. */
  const [typed, setTyped] = useState<string | null>(null);
  /** The form's text that `typed` says in the other unit. */
  const [saying, setSaying] = useState(value);
  const [drawnUnit, setDrawnUnit] = useState<Unit>(formUnit);
  if (drawnUnit !== formUnit) {
    // The form's unit was switched and its texts with it: what stands here is in the new one.
    setDrawnUnit(formUnit);
    setUnit(formUnit);
    setTyped(null);
  } else if (typed !== null && saying !== value) {
    // The form put another amount in: a proposal, or what stands in the ledger.
    setSaying(value);
    setTyped(amountInUnit(value, formUnit, unit));
  }
  const shown = typed ?? value;
  const other = otherOf[unit];

  const give = (text: string): void => {
    if (unit === formUnit) {
      props.onChange(text);
      return;
    }
    const read = parseMoney(text, unit);
    const given = read.ok ? moneyToTyped(read.value, formUnit) : text === '' ? '' : `${text}${nameOf[unit]}`;
    setTyped(text);
    setSaying(given);
    props.onChange(given);
  };
  const switchUnit = (): void => {
    const next = other;
    setTyped(next === formUnit ? null : amountInUnit(shown, unit, next));
    setSaying(value);
    setUnit(next);
  };

  return (
    <TextInput
      id={props.id}
      ref={props.inputRef}
      className="money-input"
      label={props.label}
      withAsterisk={props.required}
      autoComplete="off"
      inputMode="decimal"
      value={shown}
      error={props.error}
      description={props.description}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      onChange={(event) => give(event.currentTarget.value)}
      onBlur={props.onBlur}
      rightSectionWidth={language === 'en' ? 92 : 52}
      rightSection={
        <UnstyledButton
          className="unit-button"
          tabIndex={-1}
          onClick={switchUnit}
          title={t('form.switchUnit', { unit: unitLabel(language, nameOf[other]) })}
          aria-label={t('form.unitOfField', { field: props.label, unit: unitLabel(language, nameOf[unit]) })}
        >
          {unitLabel(language, nameOf[unit])}
        </UnstyledButton>
      }
    />
  );
}
