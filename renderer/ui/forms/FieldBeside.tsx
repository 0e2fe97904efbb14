import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type CellContext, shownCell, typedCell } from '../../../db/domain/field-kinds.ts';
import type { FormContext } from '../../../db/domain/form-values.ts';
import type { FieldValue } from '../../../db/domain/records/catalogue.ts';
import type { Field } from '../../../db/domain/records/declaration.ts';

/** Under a cell: the last period's value, and the kernel's own figure where it differs; each can be taken over. */
export function FieldBeside(props: {
  readonly field: Field;
  readonly context: FormContext;
  readonly value: FieldValue | undefined;
  readonly last: FieldValue | undefined;
  readonly proposed: FieldValue | undefined;
  readonly onTake: (text: string) => void;
}) {
  const { t } = useTranslation();
  const { field, value, last, proposed } = props;
  const cell: CellContext = { ...props.context, field };
  const offersProposal = field.origin === 'prefilled' && proposed != null && proposed !== value;
  const showsLast = last != null && last !== value && field.kind !== 'reference';
  if (!offersProposal && !showsLast) return null;
  return (
    <span className="field-beside">
      {offersProposal ? (
        <span>
          {t('form.proposed', { value: shownCell(proposed, cell) })}{' '}
          <UnstyledButton className="take" onClick={() => props.onTake(typedCell(proposed, cell))}>
            {t('form.takeProposed')}
          </UnstyledButton>
        </span>
      ) : null}
      {showsLast ? (
        <span>
          {t('form.lastPeriod')} {shownCell(last, cell)}{' '}
          <UnstyledButton
            className="take"
            title={t('form.takeLastHint', { value: shownCell(last, cell) })}
            onClick={() => props.onTake(typedCell(last, cell))}
          >
            {t('form.takeLast')}
          </UnstyledButton>
        </span>
      ) : null}
    </span>
  );
}
