import type { ChosenPaper } from './paper.ts';

/**
 * Official forms as pages of paper, in plain data: what the window draws, a printer prints and a PDF holds. All lengths are
 * those on the paper.
 */
export interface PrintedDocument {
  readonly paper: ChosenPaper;
  /** Millimetres around the print; the footer stands in the lower one. */
  readonly margins: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
  readonly sheets: readonly PrintedSheet[];
  /** In order, sheet by sheet. */
  readonly pages: readonly PrintedPage[];
  /** Every look that a cell has. */
  readonly looks: readonly PrintedLook[];
}

/** A list as pages; null where it has more rows than anybody prints from a window: its Excel file has them all. */
export interface PrintedList {
  readonly document: PrintedDocument | null;
  readonly rows: number;
}

/** What the pages of a sheet have in common. */
export interface PrintedSheet {
  /** As its tab is called. */
  readonly name: string;
  readonly title: string;
  /** Millimetres of its columns. */
  readonly columns: readonly number[];
  /** Its size on the paper: 1 where it needs not be made smaller. */
  readonly scale: number;
}

export interface PrintedPage {
  /** Place of its sheet in `sheets`. */
  readonly sheet: number;
  /** Title and marks of a sheet's first page, then the head of the table, then its rows. */
  readonly rows: readonly PrintedRow[];
  readonly footer: { readonly left: string; readonly center: string; readonly right: string };
}

export interface PrintedRow {
  /** Millimetres. */
  readonly height: number;
  /** From the first column on; together they cover all columns. */
  readonly cells: readonly PrintedCell[];
}

export interface PrintedCell {
  /** As it is shown, `''` for an empty one. */
  readonly text: string;
  /** Columns that it covers. */
  readonly span: number;
  /** Place of its look in `looks`; null for a cell without any. */
  readonly look: number | null;
}

export interface PrintedLook {
  readonly face: 'song' | 'hei';
  /** Size of the letters before the sheet's scale. */
  readonly points: number;
  readonly bold: boolean;
  readonly align: 'left' | 'center' | 'right';
  /** Text begins at the top instead of standing in the middle. */
  readonly top: boolean;
  /** Has lines around it. */
  readonly boxed: boolean;
  /** Long texts go on in another line. */
  readonly wraps: boolean;
  /** Steps by which the text is moved in. */
  readonly indent: number;
}
