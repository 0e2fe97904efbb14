/** A column of a spreadsheet grid over rows of any kind. */
export interface GridColumn<R> {
  readonly key: string;
  readonly label: string;
  readonly unit?: string | null;
  readonly width?: number;
  /** Takes the width that the other columns leave, at least its own. */
  readonly fills?: boolean;
  readonly align?: 'start' | 'end';
  readonly frozen?: boolean;
  /** Whether cells of it can be typed into; default no. */
  readonly editable?: boolean | ((row: R) => boolean);
  /** What the edit cell starts with and what a copy takes. */
  readonly text: (row: R) => string;
  /** What the cell shows; default its text. */
  readonly show?: (row: R) => string;
  /** Why the cell's text is no value, or what a rule says of it. */
  readonly problem?: (row: R) => string | undefined;
  /** What a milder rule says of the cell, or that it must be filled in still. */
  readonly notice?: (row: R) => string | undefined;
  /** Whether typing what stands in the cell already says something: that it is right. */
  readonly waits?: (row: R) => boolean;
  /** Typed or not, it follows from other cells: filling down leaves it out. */
  readonly follows?: boolean;
  /** Greyed: what stands beside the figures that the page is about. */
  readonly quiet?: boolean;
  /** Greyed in the cell while it is blank: the last period's, a proposal. */
  readonly beside?: (row: R) => string | undefined;
  /** Greyed before the value, also where there is one: last year's. */
  readonly before?: (row: R) => string | undefined;
  /** What that value is, for who hears it; default last year's. */
  readonly beforeLabel?: string;
  /** What a copied cell is in Excel; default a number at the right side, else a text. */
  readonly copiedAs?: 'text' | 'number' | 'date';
  /** Whether a text can be read as a value of the column; default any. */
  readonly reads?: (text: string) => boolean;
  /** Texts that are offered while typing. */
  readonly choices?: readonly string[];
}

/** A row pinned under the grid. */
export interface GridTotal {
  /** By column key. */
  readonly texts: Readonly<Record<string, string>>;
  /** Over how many columns a text reaches, by column key; default one. */
  readonly spans?: Readonly<Record<string, number>>;
  /** Figures that must not stay as they are; the texts say so in words. */
  readonly bad?: boolean;
}

/** One cell's new text. */
export interface CellEdit {
  readonly row: number;
  readonly column: string;
  readonly text: string;
}

/** What one key does to the rows that are selected, as one step. */
export interface RowAction<R> {
  readonly key: 'F8' | 'F9';
  /** Names the key, too. */
  readonly label: string;
  readonly edits: (rows: readonly { readonly row: R; readonly index: number }[]) => readonly CellEdit[];
  /** Saves afterwards. */
  readonly saves?: boolean;
}

/** Two corners of a block of cells, by row and by place of the column. */
export interface Block {
  readonly anchor: { readonly row: number; readonly column: number };
  readonly focus: { readonly row: number; readonly column: number };
}

export interface Corners {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** A block's edges, both included. */
export function cornersOf({ anchor, focus }: Block): Corners {
  return {
    top: Math.min(anchor.row, focus.row),
    bottom: Math.max(anchor.row, focus.row),
    left: Math.min(anchor.column, focus.column),
    right: Math.max(anchor.column, focus.column),
  };
}

/** Whether a cell of a column can be typed into. */
export function isEditable<R>(column: GridColumn<R>, row: R): boolean {
  return typeof column.editable === 'function' ? column.editable(row) : column.editable === true;
}

/** The same of a row that there may not be yet. */
export function mayTake<R>(column: GridColumn<R>, row: R | undefined): boolean {
  if (row !== undefined) return isEditable(column, row);
  return column.editable !== undefined && column.editable !== false;
}

/** The block's first row repeated below it; a block of one row takes what stands above. */
export function planFillDown<R>(
  { top, bottom, left, right }: Corners,
  columns: readonly GridColumn<R>[],
  rows: readonly R[],
): readonly CellEdit[] {
  const from = top === bottom ? top - 1 : top;
  const source = rows[from];
  if (source === undefined) return [];
  const targets = rows.slice(from + 1, bottom + 1);
  return columns
    .slice(left, right + 1)
    .flatMap((column) =>
      targets.flatMap((target, at) =>
        mayFill(column, target)
          ? [{ row: from + 1 + at, column: column.key, text: column.text(source) }]
          : [],
      ),
    );
}

/** Whether filling down may write into a cell. */
export function mayFill<R>(column: GridColumn<R>, row: R): boolean {
  return column.follows !== true && isEditable(column, row);
}
