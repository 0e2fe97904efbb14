import type { CellModel, RowModel } from '../workbook/model.ts';
import type { ExpectedBook } from '../workbook/written-totals.ts';
import type { ListTable } from './list-book.ts';

/** Digits behind the point that no figure of a list exceeds: fen in 万元. */
const digits = 6;

/** What the rows of a list come to, column by column, added up while they are written. */
export class ListTotals {
  readonly #filled: number[] = [];
  readonly #sums = new Map<number, bigint>();
  #rows = 0;

  add(cells: readonly CellModel[]): void {
    this.#rows += 1;
    for (const [column, cell] of cells.entries()) {
      const filled = cell.kind !== 'blank' && !(cell.kind === 'text' && cell.value === '');
      this.#filled[column] = (this.#filled[column] ?? 0) + (filled ? 1 : 0);
      if (cell.kind !== 'number') continue;
      this.#sums.set(column, (this.#sums.get(column) ?? 0n) + smallestUnits(cell.decimal));
    }
  }

  /**
   * What must be found in the file: the rows, what columns come to, and every cell above and below the rows, the printed
   * total among them.
   * @param around the rows of the sheet without those that were added up
   * @param from row of the first that was added up, from 0
   */
  expected({ tab, sums = new Map() }: ListTable, around: readonly RowModel[], from: number): ExpectedBook {
    const rows = Array.from({ length: this.#rows }, (_, at) => from + at);
    // Sums that were not made of the rows say more than those that were.
    const columns = new Map(this.#sums);
    for (const [column, sum] of sums) columns.set(column, smallestUnits(sum));
    return {
      sheets: [tab],
      counts: this.#filled.map((count, column) => ({
        sheet: tab,
        column,
        from,
        to: from + this.#rows - 1,
        count,
      })),
      columns: [...columns].map(([column, sum]) => ({ sheet: tab, column, rows, digits, expected: sum })),
      cells: around.flatMap(({ cells }, at) =>
        cells.flatMap((cell, column) =>
          cell === null ? [] : [{ sheet: tab, row: at < from ? at : at + this.#rows, column, cell }],
        ),
      ),
    };
  }
}

function smallestUnits(decimal: string): bigint {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return BigInt(`${whole}${fraction.padEnd(digits, '0')}`);
}
