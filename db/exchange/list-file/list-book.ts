import { textWidth } from '../report-file/sheets/measure.ts';
import { rangeAddress } from '../workbook/address.ts';
import type { CellModel, RowModel, StyleName, WorkbookModel } from '../workbook/model.ts';
import type { ColumnSum } from '../workbook/verify-written.ts';

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

const narrowest = 8;
const widest = 48;
/** Rows that are looked at for the width of their columns. */
const measured = 500;

/** The workbook of a table: one sheet, its head kept in sight and printed again on every page of A4. */
export function listBook(table: ListTable): WorkbookModel {
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
          ...rows.map((cells) => ({ cells: [...cells] })),
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
