import { cellAddress, rangeAddress } from '../../workbook/address.ts';
import type { CellModel, Paper, RowModel, SheetModel } from '../../workbook/model.ts';
import type { CellMapEntry } from '../cell-map.ts';
import { heightOf, linesIn } from './measure.ts';
import { a4Landscape, layOut, margins, type Pages } from './pages.ts';

/** What a cell says of a record: a line of the cell map without its address. */
export type Statement = Omit<CellMapEntry, 'address'>;

/** A cell to be placed; `span` merges it with the columns to its right. */
export interface FormCell {
  readonly cell: CellModel;
  readonly span?: number;
  readonly states?: readonly Statement[];
}

/** A sheet with the places of what it says. */
export interface FinishedSheet {
  readonly sheet: SheetModel;
  readonly cellMap: readonly CellMapEntry[];
  /** The same sheet laid out for another paper. */
  readonly onPaper: (paper: Paper) => SheetModel;
}

/** A sheet that grows row by row, with its cell map. Rows are as high as their text needs. */
export class SheetBuilder {
  readonly name: string;
  /** Widths of the columns, in characters. */
  readonly widths: readonly number[];
  readonly #rows: RowModel[] = [];
  readonly #merges: string[] = [];
  readonly #cellMap: CellMapEntry[] = [];
  #footAt = 0;

  constructor(name: string, widths: readonly number[]) {
    this.name = name;
    this.widths = widths;
  }

  /** Number of rows so far: the index, from 0, of the next one. */
  get rowCount(): number {
    return this.#rows.length;
  }

  /** The next row is the first one below the table: signatures, then notes. */
  beginFoot(): void {
    this.#footAt = this.#rows.length;
  }

  /** Width of the columns together. */
  widthOf(from: number, span: number): number {
    return this.widths.slice(from, from + span).reduce((sum, width) => sum + width, 0);
  }

  /**
   * Adds a row, cells from column A on; a spanned cell stands for all of its columns.
   * @returns the row's index, from 0
   */
  add(cells: readonly (FormCell | null)[], minHeight = 0): number {
    const row = this.#rows.length;
    const placed: (CellModel | null)[] = [];
    let height = minHeight;
    for (const form of cells) {
      const column = placed.length;
      placed.push(form?.cell ?? null);
      if (form === null) continue;
      const { cell, span = 1, states = [] } = form;
      // The lines around a merged cell are those of its parts.
      for (let part = 1; part < span; part++) placed.push({ kind: 'blank', style: cell.style });
      if (span > 1) this.#merges.push(rangeAddress(row, column, row, column + span - 1));
      for (const statement of states) {
        this.#cellMap.push({ address: `${this.name}!${cellAddress(row, column)}`, ...statement });
      }
      height = Math.max(height, this.#heightOf(cell, this.widthOf(column, span)));
    }
    this.#rows.push({ height, cells: placed });
    return row;
  }

  /** Height of a row that is written elsewhere, one cell a column: as high as its text needs. */
  heightOfRow(cells: readonly CellModel[], minHeight: number): number {
    return cells.reduce(
      (height, cell, column) => Math.max(height, this.#heightOf(cell, this.widths[column] ?? 0)),
      minHeight,
    );
  }

  #heightOf(cell: CellModel, width: number): number {
    // Figures and dates never break into lines.
    if (cell.kind !== 'text') return heightOf(1, cell.style);
    // The indent of a line below another.
    const room = cell.style === 'ofWhich' ? width - 4 : width;
    return heightOf(linesIn(cell.value, room), cell.style);
  }

  /** The finished sheet, printed one page wide, on A4 landscape unless the pages say otherwise. @param head first and last row, from 0, of the table's head */
  finish(
    head: readonly [number, number] | null,
    footer: { readonly left: string; readonly center: string; readonly right: string },
    { onePage: together = false, blocks = [], paper: usual = a4Landscape }: Pages = {},
  ): FinishedSheet {
    const heights = this.#rows.map(({ height }) => height ?? 0);
    const width = this.widthOf(0, this.widths.length);
    // Signatures do not stand on a page without a line of what is signed.
    const signed = this.#footAt - 1;
    const kept = blocks.length > 0 || head === null || signed <= head[1] ? blocks : [signed];
    const onPaper = (paper: Paper): SheetModel => {
      const layout = layOut({ heights, width, head, paper }, { onePage: together, blocks: kept });
      const breaks = head === null ? [] : layout.firsts.slice(1);
      return {
        name: this.name,
        state: 'visible',
        columns: this.widths.map((width) => ({ width })),
        rows: this.#rows,
        merges: this.#merges,
        ...(head === null ? {} : { freeze: { rows: head[1] + 1, columns: 0 } }),
        print: {
          paper: paper.size,
          landscape: paper.landscape,
          fitToWidth: true,
          ...(layout.onePage ? { onePage: true } : {}),
          ...(breaks.length > 0 ? { breaks } : {}),
          ...(head === null ? {} : { repeatRows: [head[0] + 1, head[1] + 1] as const }),
          area: rangeAddress(0, 0, this.#rows.length - 1, this.widths.length - 1),
          footer,
          centerHorizontally: true,
          margins,
        },
      };
    };
    return { sheet: onPaper(usual), cellMap: this.#cellMap, onPaper };
  }
}
