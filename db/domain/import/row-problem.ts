import type { ParseProblem } from '../parsed.ts';
import type { CellProblem } from './sheet-cell.ts';

/** Why a row is not taken, at its cell where it is one cell's fault. */
export interface RowProblem {
  /** From 0; null for the whole row. */
  readonly column: number | null;
  readonly field: string | null;
  readonly problem: ParseProblem | CellProblem | RowFault;
}

export type RowFault =
  /** Another row of the sheet says the same record. */
  | { readonly code: 'same_row'; readonly args: { readonly row: number } }
  /** Several records of the ledger may be meant. */
  | { readonly code: 'several_records'; readonly args: { readonly count: number } }
  /** Another row says the same payment with another amount. */
  | { readonly code: 'other_amount'; readonly args: { readonly row: number } }
  /** Two cells of the row name two different things. */
  | { readonly code: 'names_differ' }
  /** The record is voided: it is restored first. */
  | { readonly code: 'is_voided' }
  /** A figure that stands in one cell for several rows or columns. */
  | { readonly code: 'merged_figure' }
  /** 0.51 in a column of percentages: 51 % or 0.51 %? */
  | { readonly code: 'share_or_percent'; readonly args: { readonly text: string } }
  /** Outside what the field may hold. */
  | { readonly code: 'out_of_range' }
  /** The row's own cell for the unit states none of amounts, or another one than the head. */
  | { readonly code: 'no_row_unit'; readonly args: { readonly text: string } }
  /** Far from the column's other amounts: the slip between 元 and 万元. Amounts in 万元, `fen` as it would be stored. */
  | AmountDoubt;

export interface AmountDoubt {
  readonly code: 'far_from_others';
  readonly args: {
    readonly text: string;
    readonly amount: string;
    readonly usual: string;
    readonly fen: number;
    /** What is stored where the slip of 10,000 is taken back; null where that is no amount. */
    readonly mended: number | null;
  };
}
