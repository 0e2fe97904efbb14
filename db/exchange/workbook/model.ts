import type { ChosenPaper, PaperSize } from '../../domain/paper.ts';

/**
 * What a workbook is to the rest of the app: plain data, no library type in it. Builders of forms, reports and
 * templates make one of these; `write.ts` turns it into bytes.
 *
 * Positions are A1 addresses (`B3`, `A1:H1`) everywhere except in `rows`, which is simply a list of rows of cells;
 * `address.ts` converts. Numbers are exact decimal text, never floats; dates are ISO strings.
 */

/** A workbook to be written. The same model gives the same bytes on any machine. */
export interface WorkbookModel {
  properties: WorkbookPropertiesModel;
  /** In tab order; at least one must be visible. */
  sheets: SheetModel[];
  /** Defined names, e.g. the source of a long drop-down list on a hidden sheet. */
  names?: DefinedNameModel[];
}

/** Document properties. `created` also becomes the time of every zip entry, so nothing depends on the clock. */
export interface WorkbookPropertiesModel {
  title: string;
  /** The person or unit named as author. */
  creator: string;
  /** ISO date-time in UTC, e.g. `2026-07-05T08:30:00Z`; taken from the manifest, never from the clock. Year 1980–2107. */
  created: string;
  subject?: string;
  description?: string;
  /** Shown by Excel as the company. */
  company?: string;
  /** The program named in the file; default `Shanhai Ledger`. */
  application?: string;
}

/** A defined name that stands for one range of one sheet. */
export interface DefinedNameModel {
  name: string;
  sheet: string;
  /** A1 range, e.g. `A1:A40`. */
  range: string;
}

/** `veryHidden` can only be shown again by a macro; LibreOffice turns it into `hidden` when it saves. */
export type SheetState = 'visible' | 'hidden' | 'veryHidden';

export interface SheetModel {
  /** 1–31 characters without `: \ / ? * [ ]`, no apostrophe at either end, unique ignoring case. */
  name: string;
  state: SheetState;
  /** From column A on; width in characters. */
  columns: ColumnModel[];
  rows: RowModel[];
  /** A1 ranges; they must not overlap. The text stands in the first cell. */
  merges?: string[];
  /** How many rows and columns stay in place while scrolling. */
  freeze?: { rows: number; columns: number };
  /** Lines between cells on the screen; default false, because forms draw their own. */
  gridLines?: boolean;
  /** A1 range with its head row: buttons that show and hide rows. Usable also where the sheet is protected. */
  filter?: string;
  print?: PrintModel;
  validations?: ValidationModel[];
  /** Present = the sheet is protected against slips (cells of the `unlocked…` styles stay open). No secrecy. */
  protection?: { password?: string };
  conditional?: ConditionalModel[];
  comments?: CommentModel[];
  charts?: ChartModel[];
}

export interface ColumnModel {
  width: number;
  hidden?: boolean;
  /** Look of every cell of the column that has none of its own, down to the last row. */
  style?: StyleName;
  format?: string;
}

export interface RowModel {
  /** Points. Without it Excel fits the row itself, but never to the text of merged cells. */
  height?: number;
  /** From column A on; `null` leaves the cell untouched. */
  cells: (CellModel | null)[];
}

/** One cell. `style` names a look of `styles.ts`; `format` overrides that style's number format. */
export type CellModel =
  /** Always text, whatever it begins with: `=1+1`, `+86…`, `-`, `@` and `0012` stay as they are. */
  | { kind: 'text'; value: string; style: StyleName; format?: string }
  /** `decimal` is plain decimal text (`-1234.5678`), at most 15 significant digits: what Excel can hold exactly. */
  | { kind: 'number'; decimal: string; style: StyleName; format?: string }
  /** `iso` is `2026-03-31`, year 1901–9999. */
  | { kind: 'date'; iso: string; style: StyleName; format?: string }
  /** `formula` without the leading `=`; `cached` is the value we computed ourselves, shown until a program recalculates. */
  | { kind: 'formula'; formula: string; cached: CachedValue; style: StyleName; format?: string }
  | { kind: 'blank'; style: StyleName; format?: string };

/** How a cell looks, whatever stands in it. */
export interface CellLook {
  readonly style: StyleName;
  readonly format?: string;
}

/** Rows that are not in the model, because there are too many of them to lie in memory at once. */
export interface StreamedRows {
  /**
   * Name of their sheet in the model. Its merges and ranges speak of the finished sheet; it has no comments and page
   * breaks but above the streamed rows.
   */
  readonly sheet: string;
  /** They stand above this row of the model (counted from 0), which moves down with all below it. */
  readonly above: number;
  /** How many come. */
  readonly count: number;
  readonly rows: Iterable<RowModel> | AsyncIterable<RowModel>;
  /** Every look that their cells have; others may be named, too. */
  readonly looks: readonly CellLook[];
}

export type CachedValue = { kind: 'number'; decimal: string } | { kind: 'text'; value: string };

/** Number formats. Values keep all their decimals; only the display is rounded (model §5.3). */
export const cellFormats = {
  general: 'General',
  text: '@',
  // Figures end with the width of a blank, so that none touches the line or the text beside it.
  integer: '#,##0_ ',
  /** 万元: shown with 2 decimals, the value keeps up to 6. */
  money: '#,##0.00_ ',
  area: '#,##0.00_ ',
  /** For a value typed as percent, 10.008 = 10.008 %. */
  percentPoints: '0.00##"%"_ ',
  date: 'yyyy-mm-dd',
  dateLong: 'yyyy"年"m"月"d"日"',
} as const;

/** The closed set of looks; `styles.ts` says what each looks like. */
export type StyleName =
  | 'title'
  | 'mark'
  | 'lineLeft'
  | 'lineCenter'
  | 'lineRight'
  | 'headText'
  | 'columnNumber'
  | 'body'
  | 'bodyCenter'
  | 'bodyMoney'
  | 'bodyDate'
  | 'ofWhich'
  | 'ofWhichMoney'
  | 'total'
  | 'totalCenter'
  | 'totalMoney'
  | 'foot'
  | 'note'
  | 'unlocked'
  | 'unlockedCenter'
  | 'unlockedMoney'
  | 'unlockedDate'
  | 'headRequired'
  | 'headConditional'
  | 'headOptional'
  | 'sectionHead'
  | 'how'
  | 'example'
  | 'exampleCenter'
  | 'exampleFigure'
  | 'data';

/** The sheet of paper that is printed on. */
export type Paper = ChosenPaper;

export interface PrintModel {
  paper: PaperSize;
  landscape: boolean;
  /** One page wide, or so many, and as many long as needed; false: at full size. */
  fitToWidth: boolean | number;
  /** One page long as well. */
  onePage?: boolean;
  /** Rows (1-based) after which a new page begins. */
  breaks?: readonly number[];
  /** First and last row (1-based) printed again on every page. */
  repeatRows?: readonly [from: number, to: number];
  /** First and last column (1-based) printed again on every page, where a table is wider than a page. */
  repeatColumns?: readonly [from: number, to: number];
  /** A1 range; default everything. */
  area?: string;
  /** `{page}` and `{pages}` become numbers; any other text stays as written. */
  footer?: { left?: string; center?: string; right?: string };
  centerHorizontally?: boolean;
  /** Centimetres. */
  margins?: { top: number; right: number; bottom: number; left: number };
}

/** What may be typed into a range. `stop` refuses another value, `warn` asks. */
export type ValidationModel = {
  range: string;
  onError: 'stop' | 'warn';
  /** Default true. */
  allowBlank?: boolean;
  prompt?: { title: string; text: string };
  error?: { title: string; text: string };
} & (
  | { kind: 'list'; values: readonly string[] }
  | { kind: 'listFrom'; name: string }
  | { kind: 'decimal'; min: string; max: string }
  | { kind: 'whole'; min: string; max: string }
  | { kind: 'date'; from: string; to: string }
  | { kind: 'textLength'; max: number }
);

/** Cells of `range` take the look while `formula` (written for its first cell) is true. */
export interface ConditionalModel {
  range: string;
  formula: string;
  look: 'violation' | 'warning';
}

/** A native chart of one series. It is drawn from the cells; the file holds no copy of their values. */
export interface ChartModel {
  kind: 'column' | 'line';
  title: string;
  /** Absolute ranges with their sheet: `'Charts'!$B$4:$B$29`. */
  values: string;
  categories: string;
  /** Corners, rows and columns from 0. */
  from: { row: number; column: number };
  to: { row: number; column: number };
}

export interface CommentModel {
  /** A1 address. */
  at: string;
  author: string;
  text: string;
}
