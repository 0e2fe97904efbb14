import { placeColumns } from './grouped-columns.ts';
import type { Mapping } from './mapping.ts';
import { type AsideReason, isFilled } from './rows-aside.ts';
import type { SheetCell } from './sheet-cell.ts';

type RowCells = readonly (SheetCell | undefined)[];

/** Places that are written once and hold for the rows beneath them; rows are asked about in their order. */
export class PlacesAbove {
  readonly #columns: readonly number[];
  readonly #above = new Map<number, SheetCell | undefined>();

  constructor(mapping: Mapping) {
    this.#columns = mapping.fill_down === 'take' ? placeColumns(mapping).map(({ column }) => column) : [];
  }

  /** The row with the places that are written above it. */
  fill(cells: RowCells, aside: AsideReason | null): RowCells {
    if (this.#columns.length === 0 || aside === 'heads' || aside === 'numbers') return cells;
    // What is below a sum or a title is no longer the place's.
    if (aside !== null && aside !== 'hidden') {
      this.#above.clear();
      return cells;
    }
    const filled = [...cells];
    for (const column of this.#columns) {
      if (isFilled(cells[column])) this.#above.set(column, cells[column]);
      else filled[column] = this.#above.get(column);
    }
    return filled;
  }
}
