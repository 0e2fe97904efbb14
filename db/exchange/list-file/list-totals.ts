import type { CellModel } from '../workbook/model.ts';
import type { ExpectedBook } from '../workbook/written-totals.ts';

/** Digits behind the point that no figure of a list exceeds: fen in 万元. */
const digits = 6;

/** What the rows of a list come to, column by column, added up while they are written. */
export class ListTotals {
  readonly #filled: number[] = [];
  readonly #sums: bigint[] = [];
  #rows = 0;

  add(cells: readonly CellModel[]): void {
    this.#rows += 1;
    for (const [column, cell] of cells.entries()) {
      const filled = cell.kind !== 'blank' && !(cell.kind === 'text' && cell.value === '');
      this.#filled[column] = (this.#filled[column] ?? 0) + (filled ? 1 : 0);
      if (cell.kind !== 'number') continue;
      const [whole = '0', fraction = ''] = cell.decimal.split('.');
      this.#sums[column] = (this.#sums[column] ?? 0n) + BigInt(`${whole}${fraction.padEnd(digits, '0')}`);
    }
  }

  /** What must be found in the file. @param from row of the first of them, from 0 */
  expected(sheet: string, from: number): ExpectedBook {
    const rows = Array.from({ length: this.#rows }, (_, at) => from + at);
    return {
      sheets: [sheet],
      counts: this.#filled.map((count, column) => ({
        sheet,
        column,
        from,
        to: from + this.#rows - 1,
        count,
      })),
      columns: this.#sums.flatMap((expected, column) => [{ sheet, column, rows, digits, expected }]),
    };
  }
}
