import { heightOf, linesIn, textWidth } from '../report-file/sheets/measure.ts';
import { a4Landscape, layOut, margins, widthPrintedAt } from '../report-file/sheets/pages.ts';
import { rangeAddress } from '../workbook/address.ts';
import type {
  CellLook,
  CellModel,
  Paper,
  RowModel,
  StreamedRows,
  StyleName,
  WorkbookModel,
} from '../workbook/model.ts';
import type { ColumnSum } from '../workbook/verify-model.ts';

/** A table with a head, as a list or history is written into a workbook. */
export interface ListTable {
  readonly title: string;
  /** Name of the tab. */
  readonly tab: string;
  /** Lines between title and table: unit and day, what was selected, how many. */
  readonly lines: readonly string[];
  readonly heads: readonly string[];
  readonly rows: readonly (readonly CellModel[])[];
  /** Under the rows; null where nothing is added up. */
  readonly total: readonly CellModel[] | null;
  /** Sums that were not made of the rows: what the file must still come to when it is opened again. By column, from 0. */
  readonly sums?: ReadonlyMap<number, string>;
  /** Named as the author. */
  readonly unit: string;
  /** ISO instant. */
  readonly created: string;
}

/** More rows than this are written one after the other, instead of lying in memory as cells. */
export const longList = 5000;

/** The rows of a long list, which are made as they are written. */
export interface LongRows {
  readonly count: number;
  readonly rows: Iterable<readonly CellModel[]>;
  /** Every look that their cells have. */
  readonly looks: readonly CellLook[];
}

const narrowest = 8;
/** The widest column of texts, and how narrow one is made at least where a page would be too small to read. */
const widest = 48;
const narrowestText = 14;
/** A part of its size at which a list can still be read on paper. */
const smallestPrint = 0.6;
/** Rows that are looked at for the width of their columns. */
const measured = 500;
const rowHeight = 18;
const titleHeight = 26;

/** The workbook of a table: one sheet, its head kept in sight and printed again on every page. @param paper default: {@link paperOf} */
export function listBook(table: ListTable, paper?: Paper): WorkbookModel {
  return bookOf(table, table.rows, paper);
}

/** The paper that a table is printed on where nobody chose one: upright, if that makes it no smaller. */
function paperOf(table: ListTable): Paper {
  const upright: Paper = { size: 'A4', landscape: false };
  const width = sumOf(widthsOf(table, upright));
  return width <= widthPrintedAt(1, upright) ? upright : a4Landscape;
}

function bookOf(table: ListTable, body: ListTable['rows'], paper: Paper = paperOf(table)): WorkbookModel {
  const { heads, lines, total } = table;
  // Counted from 0: the title and the lines stand above it.
  const headRow = lines.length + 1;
  const last = heads.length - 1;
  const widths = widthsOf(table, paper);
  const width = sumOf(widths);
  const line = (value: string, style: StyleName): RowModel => ({
    height: Math.max(style === 'title' ? titleHeight : rowHeight, heightOf(linesIn(value, width), style)),
    cells: [{ kind: 'text', value, style }],
  });
  const row = (cells: readonly CellModel[]): RowModel => ({
    height: heightOfRow(cells, widths),
    cells: [...cells],
  });
  const rows = [
    line(table.title, 'title'),
    ...lines.map((text) => line(text, 'lineLeft')),
    row(heads.map((value): CellModel => ({ kind: 'text', value, style: 'headText' }))),
    ...body.map(row),
    ...(total === null ? [] : [row(total)]),
  ];
  // Without its rows nobody knows yet where a long table's pages begin.
  const isWhole = body === table.rows;
  const heights = rows.map(({ height }) => height ?? rowHeight);
  const { firsts } = layOut({ heights, width, head: [headRow, headRow], paper }, {});
  return {
    properties: { title: table.title, creator: table.unit, created: table.created },
    sheets: [
      {
        name: table.tab,
        state: 'visible',
        columns: widths.map((one) => ({ width: one })),
        rows,
        merges: last < 1 ? [] : Array.from({ length: headRow }, (_, at) => rangeAddress(at, 0, at, last)),
        freeze: { rows: headRow + 1, columns: 0 },
        print: {
          paper: paper.size,
          landscape: paper.landscape,
          fitToWidth: true,
          ...(isWhole && firsts.length > 1 ? { breaks: firsts.slice(1) } : {}),
          repeatRows: [headRow + 1, headRow + 1],
          footer: { left: footerTitle(table.title), center: '{page} / {pages}' },
          centerHorizontally: true,
          margins,
        },
      },
    ],
  };
}

/** Characters of a title in a page's footer; braces would be taken for the numbers that a program puts in. */
const longestFooter = 60;
const footerTitle = (title: string): string =>
  [...title.replace(/[{}]/g, '')].slice(0, longestFooter).join('');

const sumOf = (widths: readonly number[]): number => widths.reduce((sum, one) => sum + one, 0);

function heightOfRow(cells: readonly CellModel[], widths: readonly number[]): number {
  return cells.reduce(
    (height, cell, column) =>
      cell.kind === 'text'
        ? Math.max(height, heightOf(linesIn(cell.value, widths[column] ?? narrowest), cell.style))
        : height,
    rowHeight,
  );
}

/**
 * The workbook of a table of many rows, without them, and the rows to be streamed into it.
 * @param table its rows are the first of all, for the width of their columns
 */
export function longListBook(
  table: ListTable,
  { count, rows, looks }: LongRows,
  paper?: Paper,
): { readonly model: WorkbookModel; readonly stream: StreamedRows } {
  const cells = function* (): Generator<RowModel> {
    for (const row of rows) yield { cells: [...row] };
  };
  return {
    model: bookOf(table, [], paper),
    stream: { sheet: table.tab, above: table.lines.length + 2, count, rows: cells(), looks },
  };
}

/** Enough rows to know how wide the columns are. */
export const measuredRows = <T>(rows: readonly T[]): readonly T[] => rows.slice(0, measured);

/** Where the sums of a table stand in its workbook. */
export function sumsOfList({ tab, lines, rows, sums = new Map() }: ListTable): readonly ColumnSum[] {
  const from = lines.length + 2;
  return [...sums].map(([column, sum]) => ({ sheet: tab, column, from, to: from + rows.length - 1, sum }));
}

/**
 * Characters of each column. Where all of them together could not be read on the paper, long texts get less and break into
 * lines; figures and dates never do.
 */
function widthsOf({ heads, rows }: ListTable, paper: Paper): readonly number[] {
  const room = widthPrintedAt(smallestPrint, paper);
  const columns = heads.map((head, at) => widthOf(head, rows, at));
  const capped = (most: number): readonly number[] =>
    columns.map(({ width, breaks }) => (breaks ? Math.min(width, most) : width));
  for (let most = widest; most > narrowestText; most -= 2) {
    const widths = capped(most);
    if (sumOf(widths) <= room) return widths;
  }
  return capped(narrowestText);
}

function widthOf(
  head: string,
  rows: ListTable['rows'],
  column: number,
): { readonly width: number; readonly breaks: boolean } {
  const cells = rows.slice(0, measured).map((row) => row[column]);
  const longest = cells.reduce((width, cell) => Math.max(width, textWidth(textOf(cell))), 0);
  const width = Math.min(widest, Math.max(narrowest, Math.ceil(textWidth(head) * 0.75), longest) + 3);
  return { width, breaks: cells.every((cell) => cell?.kind !== 'number' && cell?.kind !== 'date') };
}

/** About what a cell shows; figures with their separators. */
function textOf(cell: CellModel | undefined): string {
  switch (cell?.kind) {
    case 'text':
      return cell.value;
    case 'number':
      return `${cell.decimal},,.00`;
    case 'date':
      return cell.iso;
    default:
      return '';
  }
}
