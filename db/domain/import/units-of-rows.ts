import type { FieldKind } from '../fields.ts';
import type { ColumnUse } from './column-use.ts';
import { type Sheet, type SheetCell, shownText } from './sheet-cell.ts';
import { isUnitWord, moneyUnit, type WrittenUnit } from './written-units.ts';

/** Rows in which the words of a column are looked at. */
const mostLookedAt = 500;

type RowCells = readonly (SheetCell | undefined)[];

/** The columns of a table and where its heads end. */
interface Table {
  readonly columns: readonly ColumnUse[];
  readonly head_last: number;
}

/** A row whose own unit is none of amounts, or another one than the heads of its amounts state. */
export interface UnitFault {
  readonly code: 'no_row_unit';
  readonly args: { readonly text: string };
}

interface UnitProblem {
  readonly column: number;
  readonly field: null;
  readonly problem: UnitFault;
}

interface Amounts {
  readonly column: number;
  readonly field: { readonly kind: FieldKind };
  readonly unit: WrittenUnit | null;
}

/** The units of amounts where a column of its own states them row by row: 计量单位 with 元 and 万元 below. */
export class UnitsOfRows {
  readonly #column: number | null;

  constructor(sheet: Sheet, table: Table) {
    this.#column = unitColumn(sheet, table);
  }

  /** The unit of a row's amounts; null where no column states it, or not of this row. */
  of(cells: RowCells): WrittenUnit | null {
    return this.#column === null ? null : moneyUnit(shownText(cells[this.#column]));
  }

  /** What is wrong with a row's unit: none of amounts, or another one than the heads of its amounts state. */
  problems(cells: RowCells, columns: readonly Amounts[]): readonly UnitProblem[] {
    const column = this.#column;
    if (column === null) return [];
    const unit = this.of(cells);
    const amounts = columns.filter(
      (one) => one.field.kind === 'money' && shownText(cells[one.column]) !== '',
    );
    const isClear = unit !== null && amounts.every((one) => one.unit === null || one.unit === unit);
    if (amounts.length === 0 || isClear) return [];
    const text = shownText(cells[column]).slice(0, 40);
    return [{ column, field: null, problem: { code: 'no_row_unit', args: { text } } }];
  }
}

/** The column that states each row's unit, from 0; null where none does. 单位 may also be an office: its words tell. */
export function unitColumn(sheet: Sheet, { columns, head_last }: Table): number | null {
  const headed = columns.filter(
    ({ field, head }) => field === null && /(?:单位|^units?)$/i.test(head.trim()),
  );
  const found = headed.find(({ column }) => {
    const last = Math.min(sheet.rowCount, head_last + mostLookedAt);
    let amounts = 0;
    for (let row = head_last + 1; row <= last; row += 1) {
      const text = shownText(sheet.cell(row, column));
      if (text !== '' && !isUnitWord(text)) return false;
      if (moneyUnit(text) !== null) amounts += 1;
    }
    return amounts > 0;
  });
  return found?.column ?? null;
}
