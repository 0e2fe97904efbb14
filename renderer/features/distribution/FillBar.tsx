import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { optionLabel } from '../../../db/domain/locale/locale.ts';
import { type Fen, moneyToTyped, parseMoney } from '../../../db/domain/money.ts';
import type { RecordOf } from '../../../db/domain/records/catalogue.ts';
import type { FormSetup } from '../../ui/forms/form-setup.ts';
import { amountInUnit } from '../../ui/forms/form-texts.ts';
import { MoneyInput } from '../../ui/forms/MoneyInput.tsx';
import type { FillTarget, FillTargets } from './fill-targets.ts';

/** The total that is to be distributed, as it is typed. */
export interface TotalText {
  readonly text: string;
  readonly unit: FormSetup['moneyUnit'];
}

/** The amount that stands in the box, or null. */
export function totalOf({ text, unit }: TotalText): Fen | null {
  const parsed = parseMoney(text, unit);
  return parsed.ok ? parsed.value : null;
}

export const totalText = (amount: Fen | null, unit: FormSetup['moneyUnit']): TotalText => ({
  text: amount === null || amount <= 0 ? '' : moneyToTyped(amount, unit),
  unit,
});

/** The total to distribute, among whom, and the buttons that put exact amounts into the grid. */
export function FillBar(props: {
  readonly batch: RecordOf<'batch'>;
  readonly setup: FormSetup;
  readonly total: TotalText;
  readonly onTotal: (total: TotalText) => void;
  readonly targets: FillTargets;
  readonly target: FillTarget;
  readonly onTarget: (target: FillTarget) => void;
  /** Whether the method divides the total by a formula whose figures are there. */
  readonly canSplit: boolean;
  readonly onSplit: () => void;
  /** Null where there is no batch before. */
  readonly onAsLast: (() => void) | null;
}) {
  const { t } = useTranslation();
  const { batch, setup, total, targets, target } = props;
  const [touched, setTouched] = useState(false);
  const amount = totalOf(total);
  const text = amountInUnit(total.text, total.unit, setup.moneyUnit);
  const method =
    batch.method === null ? null : optionLabel(setup.language, 'distributionMethod', batch.method);
  const error =
    touched && total.text.trim() !== '' && amount === null ? t('distribution.fill.unreadable') : null;
  return (
    <div className="fill-bar">
      <MoneyInput
        label={t('distribution.fill.total')}
        required={false}
        value={text}
        formUnit={setup.moneyUnit}
        error={error}
        description={null}
        inputRef={null}
        onChange={(typed) => props.onTotal({ text: typed, unit: setup.moneyUnit })}
        onBlur={() => setTouched(true)}
      />
      <NativeSelect
        label={t('distribution.fill.among')}
        value={target}
        onChange={({ currentTarget }) => props.onTarget(currentTarget.value as FillTarget)}
        data={(['filled', 'last', 'all'] as const)
          .filter((one) => targets[one].length > 0)
          .map((one) => ({
            value: one,
            label: t(`distribution.fill.${one}`, { count: targets[one].length }),
          }))}
      />
      <Button
        onClick={props.onSplit}
        disabled={!props.canSplit || amount === null}
        title={
          amount === null
            ? t('distribution.fill.needTotal')
            : props.canSplit
              ? t('distribution.fill.splitHint')
              : t('distribution.fill.noFormula', { method: method ?? '' })
        }
      >
        {method === null ? t('distribution.fill.split') : t('distribution.fill.splitBy', { method })}
      </Button>
      {props.onAsLast === null ? null : (
        <Button variant="default" onClick={props.onAsLast}>
          {t('distribution.fill.asLast')}
        </Button>
      )}
    </div>
  );
}
