import type { ParseProblem } from '../parsed.ts';
import type { FieldValue } from '../records/catalogue.ts';
import type { ReadFault } from './cell-reader.ts';
import type { RecordFault } from './record-match.ts';
import type { AsideReason } from './rows-aside.ts';
import type { CellProblem } from './sheet-cell.ts';
import type { UnitFault } from './units-of-rows.ts';

/** What becomes of a row. `aside`: it is no row of the table, and nothing of it is taken. */
export type RowState = 'added' | 'changed' | 'same' | 'rejected' | 'aside';

/** Why a row is not taken, at its cell where it is one cell's fault. */
export interface RowProblem {
  /** From 0; null for the whole row. */
  readonly column: number | null;
  readonly field: string | null;
  readonly problem: ParseProblem | CellProblem | RowFault;
}

export type RowFault =
  | RecordFault
  | ReadFault
  | UnitFault
  /** Two cells of the row name two different things. */
  | { readonly code: 'names_differ' }
  /** A row of another county in a county's ledger. */
  | { readonly code: 'of_other_county'; readonly args: { readonly county: string } }
  /** The row of examples, of which only a part was overwritten. */
  | { readonly code: 'is_half_example' }
  /** A figure of January, whose investment February's report holds. */
  | { readonly code: 'is_january' };

/** A name beside a code that is not the record's own: the code decided. */
export interface RowRemark {
  readonly column: number;
  readonly field: string;
  readonly text: string;
}

export interface PlannedField {
  readonly field: string;
  readonly old: FieldValue;
  readonly new: FieldValue;
}

export interface PlannedRow {
  /** As Excel counts it. */
  readonly row: number;
  readonly state: RowState;
  /** The record that is changed or the same; null for a new one. */
  readonly id: string | null;
  readonly revision: number | null;
  /** Fields that are written: of a new record those that say something, of a changed one those that differ. */
  readonly fields: readonly PlannedField[];
  readonly problems: readonly RowProblem[];
  /** What was not taken as it stands; of most rows nothing. */
  readonly remarks?: readonly RowRemark[];
  readonly aside: AsideReason | null;
  /** What the row says, for a person to recognise it by. */
  readonly said: string;
}
