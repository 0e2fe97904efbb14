import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../../db/domain/locale/locale.ts';
import type { Violation } from '../../../db/domain/rules/rule.ts';
import type { TextsBeside } from '../../ui/forms/RecordForm.tsx';
import { ViolationLine } from '../../ui/violations/ViolationLine.tsx';
import type { AccountView } from './account-view.ts';
import { type AllocationRow, filledInOrder } from './allocation-lines.ts';
import type { ReceiptDraft } from './receipt-draft.ts';
import { linesText, type TypedLine, writeLines } from './typed-lines.ts';
import { useAltKey } from './use-alt-key.ts';

/** What a receipt is set against: its dues, oldest first, what is outstanding, and what remains prepaid. */
export function AllocationEditor(props: {
  readonly view: AccountView;
  readonly draft: ReceiptDraft;
  readonly beside: TextsBeside;
  /** What the rules say of the lines and of their dues. */
  readonly violations: readonly Violation[];
}) {
  const { t } = useTranslation();
  const { view, draft, beside, violations } = props;
  const { receipt, lines, allocations } = draft;
  const { rows, available, allocated, rest } = allocations;
  const unit = view.setup.moneyUnit;
  const reverses = receipt.reverses_id !== null;
  const type = (key: string, change: TypedLine): void =>
    beside.type(linesText, writeLines({ ...lines, [key]: { ...lines[key], ...change } }, unit));
  const fill = (): void => beside.type(linesText, writeLines(filledInOrder(allocations, lines, unit), unit));
  useAltKey('KeyO', fill);
  const isKnown = available !== null && receipt.return_kind !== null && receipt.beneficiary !== null;
  const restWord = rest !== null && rest < 0 && !reverses ? 'over' : reverses ? 'left' : 'prepaid';
  return (
    <fieldset className="allocation-editor">
      <legend>{reverses ? t('return.allocation.takeBack') : t('return.allocation.title')}</legend>
      {rows.length === 0 ? (
        <p className="quiet">{isKnown ? t('return.allocation.none') : t('return.allocation.first')}</p>
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('return.allocation.due')}</th>
              <th scope="col" className="figure">
                {reverses ? t('return.allocation.settled') : t('return.allocation.open')} <Unit view={view} />
              </th>
              <th scope="col" className="figure">
                {t('return.allocation.amount')} <Unit view={view} />
              </th>
              <th scope="col">{t('return.allocation.date')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <LineRow key={row.key} view={view} row={row} onType={(change) => type(row.key, change)} />
            ))}
          </tbody>
        </table>
      )}
      <div className="allocation-foot">
        <Button
          size="compact-sm"
          variant="light"
          disabled={!isKnown || rows.length === 0}
          onClick={fill}
          aria-keyshortcuts="Alt+O"
        >
          {reverses ? t('return.allocation.fillBack') : t('return.allocation.fill')}
        </Button>
        <output className="allocation-sum">
          {available === null || rest === null
            ? ''
            : t(`return.allocation.${restWord}`, {
                available: view.exact(available),
                allocated: view.exact(allocated),
                rest: view.exact(rest < 0 && restWord === 'over' ? (-rest as typeof rest) : rest),
                unit: view.unit,
              })}
        </output>
      </div>
      {violations.length === 0 ? null : (
        <ul className="violation-list">
          {violations.map((violation) => (
            <ViolationLine
              key={`${violation.rule} ${violation.recordId} ${violation.field}`}
              violation={violation}
              moneyUnit={unit}
              label={view.label(violation.recordType, violation.recordId ?? '')}
            />
          ))}
        </ul>
      )}
    </fieldset>
  );
}

function Unit({ view }: { readonly view: AccountView }) {
  return <span className="unit">({view.unit})</span>;
}

function LineRow(props: {
  readonly view: AccountView;
  readonly row: AllocationRow;
  readonly onType: (change: TypedLine) => void;
}) {
  const { t } = useTranslation();
  const { view, row, onType } = props;
  const { due, open, amount, date } = row;
  const { language } = view.setup;
  const name = view.label('due', due.id);
  const isFuture = due.due_date !== null && due.due_date > view.summary.to;
  return (
    <tr>
      <th scope="row">
        <span className="allocation-due">{name}</span>
        <span className="quiet allocation-day">
          {due.due_date === null ? '' : t('return.allocation.dueOn', { date: due.due_date })}
          {isFuture ? ` ${t('return.status.notYet')}` : ''}
        </span>
      </th>
      <td className="figure">{open === null ? '' : view.exact(open)}</td>
      <td>
        <TextInput
          size="xs"
          className="figure-input"
          inputMode="decimal"
          autoComplete="off"
          aria-label={t('return.allocation.amountOf', { due: name })}
          value={row.amountText}
          error={amount.ok ? null : problemText(language, amount.problem)}
          onChange={(event) => onType({ amount: event.currentTarget.value })}
        />
      </td>
      <td>
        {row.amountText === '' ? null : (
          <TextInput
            size="xs"
            autoComplete="off"
            aria-label={t('return.allocation.dateOf', { due: name })}
            value={row.dateText}
            error={date.ok ? null : problemText(language, date.problem)}
            onChange={(event) => onType({ date: event.currentTarget.value })}
          />
        )}
      </td>
    </tr>
  );
}
