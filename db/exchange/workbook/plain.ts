import type { SheetState } from './model.ts';

/** What was found in a workbook from outside: nothing but values by address. It crosses threads by structured clone. */
export interface PlainWorkbook {
  /** In tab order. Find a sheet with `find`, never use a name from a file as an object key. */
  sheets: PlainSheet[];
  /** Names of tabs that have no cells: charts, dialogs, macros. */
  withoutCells?: readonly string[];
}

export interface PlainSheet {
  name: string;
  /** A hint, not a fact about us: LibreOffice turns `veryHidden` into `hidden`. */
  state: SheetState;
  /** Size of the used area from A1. */
  rowCount: number;
  columnCount: number;
  /** By A1 address, row by row; cells without a value are absent. */
  cells: Map<string, PlainCell>;
  /** By A1 address. */
  comments: Map<string, PlainComment>;
  /** A1 ranges. */
  merges: string[];
  /** Rows that are not shown, also those that a filter leaves out; as Excel counts them, from 1. */
  hiddenRows: number[];
  /** Present where day numbers count from 1904 on: of cells that are no dates by their format. */
  from1904?: true;
}

/** Formulas are never evaluated; `cached` is what the last program stored, null if nothing: open and save it once. */
export type PlainCell = PlainValue | { kind: 'formula'; formula: string; cached: PlainValue | null };

export type PlainValue =
  /** LF line ends, no control characters. */
  | { kind: 'text'; text: string }
  /** Shortest decimal text of the stored double, without exponent; compare with a tolerance. `format` is Excel's code. */
  | { kind: 'number'; decimal: string; format?: string }
  /** `2026-03-31`, with a time `2026-03-31T08:30:00`. */
  | { kind: 'date'; iso: string; format?: string }
  | { kind: 'boolean'; value: boolean }
  /** `#DIV/0!`, `#N/A` … */
  | { kind: 'error'; code: string };

export interface PlainComment {
  author: string;
  text: string;
}
