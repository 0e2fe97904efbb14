import { textWidth } from '../report-file/sheets/measure.ts';
import { rangeAddress } from '../workbook/address.ts';
import type {
  CellLook,
  CellModel,
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
const widest = 48;
/** Rows that are looked at for the width of their columns. */
const measured = 500;

/** The workbook of a table: one sheet, its head kept in sight and printed again on every page of A4. */
export function listBook(table: ListTable): WorkbookModel {
  return bookOf(table, table.rows);
}

function bookOf(table: ListTable, body: ListTable['rows']): WorkbookModel {
  const { heads, lines, rows, total } = table;
  const line = (value: string, style: StyleName): RowModel => ({ cells: [{ kind: 'text', value, style }] });
  // Counted from 0: the title and the lines stand above it.
  const headRow = lines.length + 1;
  const last = heads.length - 1;
  return {
    properties: { title: table.title, creator: table.unit, created: table.created },
    sheets: [
      {
        name: table.tab,
        state: 'visible',
        columns: heads.map((head, at) => ({ width: widthOf(head, rows, at) })),
        rows: [
          { ...line(table.title, 'title'), height: 26 },
          ...lines.map((text) => line(text, 'lineLeft')),
          { cells: heads.map((value) => ({ kind: 'text', value, style: 'headText' })) },
          ...body.map((cells) => ({ cells: [...cells] })),
          ...(total === null ? [] : [{ cells: [...total] }]),
        ],
        merges: last < 1 ? [] : Array.from({ length: headRow }, (_, row) => rangeAddress(row, 0, row, last)),
        freeze: { rows: headRow + 1, columns: 0 },
        print: {
          paper: 'A4',
          landscape: true,
          fitToWidth: true,
          repeatRows: [headRow + 1, headRow + 1],
          footer: { center: '{page} / {pages}' },
        },
      },
    ],
  };
}

/**
 * The workbook of a table of many rows, without them, and the rows to be streamed into it.
 * @param table its rows are the first of all, for the width of their columns
 */
export function longListBook(
  table: ListTable,
  { count, rows, looks }: LongRows,
): { readonly model: WorkbookModel; readonly stream: StreamedRows } {
  const cells = function* (): Generator<RowModel> {
    for (const row of rows) yield { cells: [...row] };
  };
  return {
    model: bookOf(table, []),
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

function widthOf(head: string, rows: ListTable['rows'], column: number): number {
  const longest = rows
    .slice(0, measured)
    .reduce((width, cells) => Math.max(width, textWidth(textOf(cells[column]))), 0);
  // A head may break in two; what stands below it may not.
  return Math.min(widest, Math.max(narrowest, Math.ceil(textWidth(head) * 0.75), longest) + 3);
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
