import type { WrittenUnit } from './written-units.ts';

/** A column of a sheet and what is taken from it. */
export interface ColumnUse {
  /** From 0. */
  readonly column: number;
  /** Its head, as it stands in the sheet. */
  readonly head: string;
  /** Null: nothing is taken from it. */
  readonly field: string | null;
  /** Of amounts: the unit that the head or the sheet states; null where neither does. */
  readonly unit: WrittenUnit | null;
  /**
   * Of a figure that stands side by side for several periods: the one of this column, `2026`, `2026-03`, or `--03` where the year
   * stands elsewhere. Its field is null while nobody said which figure it is.
   */
  readonly period?: string | undefined;
  /** Of a span of days in one cell: the field of its last day; `field` is that of the first. */
  readonly until?: string | undefined;
}

/** Whether a head numbers the lines: such a column says nothing of a record. */
export const isLineNumber = (head: string): boolean => /^(?:序\s*号|行号|编号|no\.?|#)$/i.test(head.trim());
