import { useRef } from 'react';
import type { Ledger } from '../../../db/domain/ledger.ts';
import { blankValues, type RecordOf } from '../../../db/domain/records/catalogue.ts';
import type { Violation } from '../../../db/domain/rules/rule.ts';
import { checkLedger } from '../../../db/domain/rules/run.ts';
import type { FormTexts } from '../../ui/forms/form-texts.ts';
import type { Values } from '../../ui/forms/use-record-form.ts';
import { withTyped } from '../../ui/violations/judge.ts';
import type { AccountView } from './account-view.ts';
import { type Allocations, allocationsOf, withLines } from './allocation-lines.ts';
import { linesText, readLines, type TypedLines } from './typed-lines.ts';

/** A receipt as it is being typed, with its allocation lines, and the ledger as it would be after saving both. */
export interface ReceiptDraft {
  readonly receipt: RecordOf<'receipt'>;
  readonly lines: TypedLines;
  readonly allocations: Allocations;
  readonly ledger: Ledger;
  /** What the rules within the enclave say of that ledger. */
  readonly violations: readonly Violation[];
}

/** Lays the typed receipt and its lines over the page's ledger. */
export function receiptDraft(
  view: AccountView,
  id: string,
  candidate: Values,
  typed: FormTexts,
): ReceiptDraft {
  const unit = view.setup.moneyUnit;
  const own = { revision: 0, voided: false, ...blankValues('receipt'), ...candidate, id };
  const receipt = own as unknown as RecordOf<'receipt'>;
  const withReceipt = withTyped(view.ledger, 'receipt', id, candidate);
  const lines = readLines(typed[linesText], unit);
  const isSaved = view.ledger.get('receipt', id) !== undefined;
  const allocations = allocationsOf(withReceipt, receipt, lines, { unit, isSaved, from: view.summary.from });
  const ledger = withLines(withReceipt, receipt, allocations.rows);
  const violations = checkLedger(ledger, view.context, { reach: 'enclave' });
  return { receipt, lines, allocations, ledger, violations };
}

/** The same, worked out once for all parts of a form that ask for it in one drawing. */
export function useReceiptDraft(
  view: AccountView,
): (id: string, candidate: Values, typed: FormTexts) => ReceiptDraft {
  const last = useRef<{ readonly key: string; readonly view: AccountView; readonly draft: ReceiptDraft }>(
    null,
  );
  return (id, candidate, typed) => {
    const key = JSON.stringify([id, candidate, typed[linesText] ?? '']);
    if (last.current?.key !== key || last.current.view !== view) {
      last.current = { key, view, draft: receiptDraft(view, id, candidate, typed) };
    }
    return last.current.draft;
  };
}
