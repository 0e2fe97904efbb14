import { type IsoDate, yearOf } from '../dates.ts';
import type { Ledger } from '../ledger.ts';
import { fen } from '../money.ts';
import { yearOfPeriod } from '../period.ts';
import type { ComputedFieldOf, catalogue, FieldValue, RecordOf, RecordType } from '../records/catalogue.ts';
import { outstandingAt, settledAt } from './arrears.ts';
import { holderBalance, holderSharePct } from './contribution-balance.ts';
import { batchTotal } from './distribution.ts';
import { completionRate, investmentFigures, isCarriedOver, statusOn, yearOfProject } from './investment.ts';
import { projectSinceStart } from './project-lines.ts';
import { allocatedOfReceipt, isPriorYearAdjustment, prepaidOfReceipt } from './receipts.ts';

type Compute<T extends RecordType> = (ledger: Ledger, record: RecordOf<T>, on: IsoDate) => FieldValue;

/** Record types with computed fields. */
type ComputedType = {
  [T in RecordType]: keyof (typeof catalogue)[T]['computed'] extends never ? never : T;
}[RecordType];

/** Every computed field of the declarations; one that is left out does not compile. */
const computations: {
  readonly [T in ComputedType]: { readonly [F in ComputedFieldOf<T>]: Compute<T> };
} = {
  contribution: {
    balance: (ledger, row, on) => holderBalance(ledger, row, on),
    share_pct: (ledger, row, on) => holderSharePct(ledger, row, on),
  },
  due: {
    allocated: (ledger, due, on) => settledAt(ledger, due.id, on).allocated,
    waived: (ledger, due, on) => settledAt(ledger, due.id, on).waived,
    // Before it falls due nothing is in arrears.
    arrears: (ledger, due, on) => {
      if (due.due_date === null) return null;
      return due.due_date > on ? fen(0) : outstandingAt(ledger, due, on);
    },
  },
  receipt: {
    allocated: (ledger, row, on) => allocatedOfReceipt(ledger, row.id, on).amount,
    prepaid: (ledger, row, on) => prepaidOfReceipt(ledger, row, on),
    prior_year_adjustment: (ledger, row) => (isPriorYearAdjustment(ledger, row) ? row.amount : fen(0)),
  },
  batch: { total: (ledger, batch) => batchTotal(ledger, batch.id) },
  project: {
    status: (ledger, row, on) => statusOn(ledger, row.id, on),
    inv_cum: (ledger, row, on) => projectSinceStart(ledger, row.id, on).inv_cum,
    fund_cum: (ledger, row, on) => projectSinceStart(ledger, row.id, on).fund_cum,
    carry_over: (ledger, row, on) => isCarriedOver(ledger, row, yearOf(on)),
  },
  investment: {
    inv_ytd: (ledger, row) => investmentFigures(ledger, row.project_id, row.month).inv_ytd,
    year_plan: (ledger, row) =>
      yearOfProject(ledger, row.project_id, yearOfPeriod(row.month))?.year_plan ?? null,
    completion_rate: (ledger, row) =>
      completionRate(
        investmentFigures(ledger, row.project_id, row.month).inv_ytd,
        yearOfProject(ledger, row.project_id, yearOfPeriod(row.month))?.year_plan ?? null,
      ),
    inv_cum: (ledger, row) => investmentFigures(ledger, row.project_id, row.month).inv_cum,
    fund_ytd: (ledger, row) => investmentFigures(ledger, row.project_id, row.month).fund_ytd,
    fund_cum: (ledger, row) => investmentFigures(ledger, row.project_id, row.month).fund_cum,
  },
};

/**
 * A record's computed field at the end of a day, from the figures of this folder; null where it cannot be told.
 * @throws when the type declares no such field
 */
export function computedValue<T extends RecordType>(
  ledger: Ledger,
  type: T,
  record: RecordOf<T>,
  field: string,
  on: IsoDate,
): FieldValue {
  const ofType = (computations as { readonly [type: string]: { readonly [field: string]: unknown } })[type];
  const compute = ofType?.[field] as Compute<T> | undefined;
  if (compute === undefined) throw new Error(`${type} has no computed field ${field}`);
  return compute(ledger, record, on);
}
