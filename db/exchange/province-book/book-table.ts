import { fill } from '../../domain/locale/fill.ts';
import { unitLabel } from '../../domain/locale/locale.ts';
import { formatPeriod } from '../../domain/period.ts';
import { shownText } from '../report-file/sheets/field-cell.ts';
import { footerOf } from '../report-file/sheets/form-foot.ts';
import { type FormCell, SheetBuilder } from '../report-file/sheets/sheet-builder.ts';
import { addTableHead, columnNumbers, columnWidths, type TableColumn } from '../report-file/sheets/table.ts';
import { rangeAddress } from '../workbook/address.ts';
import type { CellLook, CellModel, RowModel, SheetModel, StyleName } from '../workbook/model.ts';
import type { BookContext, BookSheet } from './book-input.ts';

/** A column of one of the book's tables. */
export interface BookColumn {
  readonly label: string;
  readonly figure: boolean;
  readonly breaks: boolean;
}

/** Rows of a table that are not to lie in memory at once. */
export interface LongTable {
  readonly above: number;
  readonly count: number;
  readonly rows: Iterable<readonly CellModel[]>;
  /** Every look that their cells have. */
  readonly looks: readonly CellLook[];
}

const titleHeight = 30;
const lineHeight = 22;
const bodyHeight = 18;

/** Points of a page's width that are for lines of explanation. */
export const textCell = (value: string, style: StyleName = 'body'): CellModel =>
  value === '' ? { kind: 'blank', style } : { kind: 'text', value, style };

/** A table of the book as it grows: title, line with unit, period and measure, head, rows. */
export class BookTable {
  readonly builder: SheetBuilder;
  readonly #context: BookContext;
  readonly #head: readonly [number, number];

  /** @param shown cells of the columns, by which their widths are measured */
  constructor(
    context: BookContext,
    tab: string,
    title: string,
    columns: readonly BookColumn[],
    shown: readonly (readonly CellModel[])[],
  ) {
    this.#context = context;
    const measured: TableColumn[] = columns.map((column, at) => ({
      ...column,
      shown: shown.map((cells) => measuredText(cells[at])),
    }));
    this.builder = new SheetBuilder(tab, columnWidths(measured));
    addTitle(this.builder, context, title);
    this.#head = addTableHead(this.builder, columns, columnNumbers(context.sheets.texts, columns));
  }

  /** @returns the row's index, from 0 */
  add(cells: readonly CellModel[]): number {
    return this.builder.add(
      cells.map((cell): FormCell => ({ cell })),
      bodyHeight,
    );
  }

  /** A note below the table, over its width. */
  note(text: string): void {
    this.builder.add([{ cell: textCell(text, 'note'), span: this.builder.widths.length }]);
  }

  /**
   * As {@link finish}, for a table whose rows are made as they are written.
   * @param above index of the row that they stand above
   */
  finishLong(
    checks: Omit<BookSheet, 'sheet' | 'stream'>,
    { above, count, rows, looks }: LongTable,
  ): BookSheet {
    const { sheet } = this.builder.finish(this.#head, footerOf(this.#context.sheets));
    const { builder } = this;
    const made = function* (): Generator<RowModel> {
      for (const cells of rows) yield { cells: [...cells], height: builder.heightOfRow(cells, bodyHeight) };
    };
    const area = rangeAddress(0, 0, builder.rowCount + count - 1, builder.widths.length - 1);
    return {
      // Pages end where they are full: the head stands on each.
      sheet: sheet.print === undefined ? sheet : { ...sheet, print: { ...sheet.print, area, breaks: [] } },
      stream: { sheet: sheet.name, above, count, rows: made(), looks },
      ...checks,
    };
  }

  /** @param onePage all of it on one page, unless it would have to be printed much smaller */
  finish(checks: Omit<BookSheet, 'sheet'>, onePage = false): BookSheet {
    const { sheet } = this.builder.finish(this.#head, footerOf(this.#context.sheets), { onePage });
    return { sheet, ...checks };
  }
}

/** What a cell shows, with the indent of a line below another: it decides the width of the column. */
export function measuredText(cell: CellModel | undefined): string {
  const shown = shownText(cell ?? null);
  return cell?.style === 'ofWhich' ? `　　${shown}` : shown;
}

/** Title, and the line with who adds up, the period and the unit of measure. */
export function addTitle(builder: SheetBuilder, context: BookContext, title: string): void {
  const { input, texts } = context;
  const columns = builder.widths.length;
  builder.add([{ cell: textCell(title, 'title'), span: columns }], titleHeight);
  const by = fill(texts.by, { unit: input.unitName });
  const period = formatPeriod(input.view.period, input.language);
  const measure = fill(texts.measure, { unit: unitLabel(input.language, '万元') });
  builder.add(
    [{ cell: textCell([by, period, measure].join('　　'), 'lineLeft'), span: columns }],
    lineHeight,
  );
}

/** What Excel takes as the name of a tab. */
export function tabName(name: string): string {
  return name.replace(/[:\\/?*[\]']/g, ' ').slice(0, 31);
}

/** A sheet without a table's head, as it is. */
export function plainSheet(context: BookContext, builder: SheetBuilder): SheetModel {
  return builder.finish(null, footerOf(context.sheets)).sheet;
}
