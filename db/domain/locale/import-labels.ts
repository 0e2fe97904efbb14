import type { MappingQuestion } from '../import/mapping.ts';
import type { PlanNotice } from '../import/notices.ts';
import type { RowFault, RowState } from '../import/planned-row.ts';
import type { AsideReason } from '../import/rows-aside.ts';
import type { CellProblem } from '../import/sheet-cell.ts';

/** Texts of the import of workbooks; templates of `fill.ts`. */
export interface ImportLabels {
  readonly problems: { readonly [C in (CellProblem | RowFault)['code']]: string };
  readonly asides: { readonly [A in AsideReason]: string };
  readonly questions: { readonly [Q in MappingQuestion['about']]: string };
  readonly states: { readonly [S in RowState]: string };
  /** The officer's own workbook with its problems marked. */
  readonly annotated: {
    readonly tab: string;
    readonly title: string;
    readonly fact: string;
    readonly howTo: string;
    readonly head: readonly [string, string, string, string, string, string];
    readonly alone: string;
    readonly ofText: string;
    readonly unmarked: string;
    /** Ends the file's name. */
    readonly suffix: string;
    readonly author: string;
  };
  readonly notices: { readonly [N in PlanNotice['code']]: string };
  /** What a title or the tab says of every row, and a dash in a column of figures. */
  readonly everyRow: string;
  /** A column of spans of days that says two fields. */
  readonly bothEnds: string;
  /** Tabs of a workbook that hold no cells. */
  readonly withoutCells: string;
  readonly saysNothing: string;
  /** Columns of figures that are left out, and other sheets with the same heads. */
  readonly left: string;
  readonly alike: string;
  /** A problem at its cell, and of a whole row. */
  readonly cell: string;
  readonly row: string;
}
