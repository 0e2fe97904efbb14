import { columnLetters } from '../workbook/address.ts';
import type { DefinedNameModel, SheetModel, ValidationModel } from '../workbook/model.ts';

/** The hidden sheet in which long drop-down lists stand. */
export const choiceSheetName = '_shl_lists';

/** Excel's limit on a list that is written into the validation itself. */
const longestLiteral = 255;

type Choice =
  | Pick<Extract<ValidationModel, { kind: 'list' }>, 'kind' | 'values'>
  | Pick<Extract<ValidationModel, { kind: 'listFrom' }>, 'kind' | 'name'>;

/** Drop-down lists of a workbook: short ones stand in their validation, long ones once in a hidden sheet under a name. */
export class ChoiceLists {
  readonly #columns = new Map<string, readonly string[]>();

  /** The rule of a cell that offers some values. @param name unique for these values in the workbook */
  offer(name: string, values: readonly string[]): Choice {
    const isPlain = values.every((value) => !/[",\n\r]/.test(value) && value === value.trim());
    if (isPlain && values.join(',').length <= longestLiteral) return { kind: 'list', values };
    const listName = `list_${name}`;
    this.#columns.set(listName, values);
    return { kind: 'listFrom', name: listName };
  }

  /** The hidden sheet; null where no list is long. */
  sheet(): SheetModel | null {
    const lists = [...this.#columns.values()];
    if (lists.length === 0) return null;
    const longest = Math.max(...lists.map((values) => values.length));
    return {
      name: choiceSheetName,
      state: 'hidden',
      columns: lists.map(() => ({ width: 24 })),
      rows: Array.from({ length: longest }, (_, row) => ({
        cells: lists.map((values) => {
          const value = values[row];
          return value === undefined ? null : { kind: 'text', value, style: 'data' };
        }),
      })),
      protection: {},
    };
  }

  names(): DefinedNameModel[] {
    return [...this.#columns].map(([name, values], column) => {
      const letters = columnLetters(column);
      return { name, sheet: choiceSheetName, range: `${letters}1:${letters}${values.length}` };
    });
  }
}
