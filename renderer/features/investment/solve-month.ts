import { typedCell } from '../../../db/domain/field-kinds.ts';
import { monthFromTotal, type TotalsBefore, totalsBefore } from '../../../db/domain/figures/investment.ts';
import type { FormContext } from '../../../db/domain/form-values.ts';
import type { Ledger } from '../../../db/domain/ledger.ts';
import { parseMoney } from '../../../db/domain/money.ts';
import type { Period } from '../../../db/domain/period.ts';
import { findField } from '../../../db/domain/records/catalogue.ts';
import type { CellEdit } from '../../ui/grid/grid-model.ts';

/** Totals that can be typed, with the month's figure that each is made of. */
export const totalsOfMonth = {
  inv_ytd: 'inv_month',
  inv_cum: 'inv_month',
  fund_ytd: 'fund_month',
  fund_cum: 'fund_month',
} as const satisfies Record<keyof TotalsBefore, 'inv_month' | 'fund_month'>;

export type TypedTotal = keyof typeof totalsOfMonth;

export const isTypedTotal = (column: string): column is TypedTotal => Object.hasOwn(totalsOfMonth, column);

/**
 * A typed year to date, or total since start, as the month's figure that makes it so: what the total is without this month
 * is taken off. A text that is no amount goes into the month's cell as it is, where it is marked.
 * @param ledger with the rows as they are typed
 */
export function solveMonth(
  edit: CellEdit,
  {
    projectId,
    month,
    ledger,
    context,
  }: {
    readonly projectId: string;
    readonly month: Period;
    readonly ledger: Ledger;
    readonly context: FormContext;
  },
): CellEdit {
  if (!isTypedTotal(edit.column)) return edit;
  const column = totalsOfMonth[edit.column];
  const field = findField('investment', column);
  const typed = parseMoney(edit.text, context.moneyUnit);
  if (!typed.ok || field === undefined) return { ...edit, column };
  const row = ledger.where('investment', 'project_id', projectId).find((one) => one.month === month);
  const adjustment = row?.prior_year_adjustment ?? null;
  const before = totalsBefore(ledger, { project_id: projectId, month, prior_year_adjustment: adjustment });
  const without = before[edit.column];
  // A month within the opening is in no total since start: nothing follows from one.
  const solved = without === null ? (row?.[column] ?? null) : monthFromTotal(typed.value, without);
  return { ...edit, column, text: typedCell(solved, { ...context, field }) };
}
