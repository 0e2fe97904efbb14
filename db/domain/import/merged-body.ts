import type { FieldKind } from '../fields.ts';
import type { Field } from '../records/declaration.ts';
import { type Sheet, type SheetCell, shownText } from './sheet-cell.ts';

/** Rows of merges that are looked at, all together: more than a sheet of any office has. */
const mostRows = 1_000_000;
const figures: ReadonlySet<FieldKind> = new Set(['money', 'percent', 'mu', 'squareMetre', 'integer']);

/**
 * Cells merged below the heads. What is merged over several rows holds for each of them: an enclave, a date. A figure does
 * not: whose it is, is not said.
 */
export class MergedBody {
  readonly #sheet: Sheet;
  /** By row: the row of whose cell a column's value is. */
  readonly #from = new Map<number, Map<number, number>>();
  /** By row: columns of a figure that is merged over others. */
  readonly #figures = new Map<number, Set<number>>();
  /** By row: columns that a merge from the left covers. */
  readonly #wide = new Map<number, number>();

  constructor(
    sheet: Sheet,
    headLast: number,
    columns: readonly { readonly column: number; readonly field: Field }[],
  ) {
    this.#sheet = sheet;
    const kinds = new Map(columns.map(({ column, field }) => [column, field.kind]));
    let rows = 0;
    for (const { top, left, bottom, right } of sheet.merges) {
      if (top <= headLast) continue;
      const last = Math.min(bottom, sheet.rowCount);
      rows += Math.max(0, last - top) + 1;
      if (rows > mostRows) break;
      if (shownText(sheet.cell(top, left)) === '') continue;
      const kind = kinds.get(left);
      if (right > left) this.#wide.set(top, Math.max(this.#wide.get(top) ?? 0, right - left + 1));
      const others = [...kinds.keys()].filter((column) => column > left && column <= right);
      const isFigure = kind !== undefined && figures.has(kind) && (bottom > top || others.length > 0);
      for (let row = top; row <= last; row += 1) {
        if (isFigure) this.#figures.set(row, (this.#figures.get(row) ?? new Set()).add(left));
        else if (kind !== undefined && row > top)
          this.#from.set(row, (this.#from.get(row) ?? new Map()).set(left, top));
      }
    }
  }

  /** The row's cells, with what is merged over it from above. */
  cells(row: number): readonly (SheetCell | undefined)[] {
    const from = this.#from.get(row);
    return Array.from({ length: this.#sheet.columnCount }, (_, column) =>
      this.#sheet.cell(from?.get(column) ?? row, column),
    );
  }

  /** What stands in a column that is not taken, or is merged over its row: a town beside its villages. */
  textBeside(row: number, column: number): string {
    const own = shownText(this.#sheet.cell(row, column));
    if (own !== '') return own;
    const over = this.#sheet.merges.find(
      ({ top, left, bottom }) => left === column && top < row && row <= bottom,
    );
    return over === undefined ? '' : shownText(this.#sheet.cell(over.top, column));
  }

  /** Whether the column's figure of a row is merged with others. */
  isMergedFigure(row: number, column: number): boolean {
    return this.#figures.get(row)?.has(column) ?? false;
  }

  /** How many columns the widest merge that begins in a row covers; 0 for none. */
  widest(row: number): number {
    return this.#wide.get(row) ?? 0;
  }
}
