import type { FormTexts } from '../forms/form-texts.ts';
import { carriedMark, markWithout } from './carried-mark.ts';
import type { CellEdit } from './grid-model.ts';
import type { TypedChange } from './typed-cells.ts';

/**
 * Edits of a grid as one step. What is typed over a carried cell is not carried over any more, also where it is the same
 * text: who types the figure again says that it is right.
 * @param ids of the rows, by their place
 * @param before texts of the rows, by id
 * @returns the changes, and the texts of the rows once they are made
 */
export function stepOfEdits(
  edits: readonly CellEdit[],
  ids: readonly string[],
  before: ReadonlyMap<string, FormTexts>,
): { readonly step: readonly TypedChange[]; readonly texts: ReadonlyMap<string, FormTexts> } {
  const texts = new Map(before);
  const typed = new Map<string, Set<string>>();
  const step: TypedChange[] = [];
  /** Rows whose texts are this step's own: copied once, not a cell at a time. */
  const own = new Map<string, FormTexts>();
  const put = (id: string, column: string, after: string): void => {
    let row = own.get(id);
    const was = (row ?? texts.get(id))?.[column] ?? '';
    if (row === undefined) {
      row = { ...texts.get(id) };
      own.set(id, row);
      texts.set(id, row);
    }
    row[column] = after;
    if (was !== after) step.push({ id, column, before: was, after });
  };
  for (const { row, column, text } of edits) {
    const id = ids[row];
    if (id === undefined) continue;
    const columns = typed.get(id);
    if (columns === undefined) typed.set(id, new Set([column]));
    else columns.add(column);
    put(id, column, text);
  }
  for (const [id, columns] of typed) {
    const mark = texts.get(id)?.[carriedMark] ?? '';
    if (mark !== '' && !columns.has(carriedMark)) put(id, carriedMark, markWithout(mark, [...columns]));
  }
  return { step, texts };
}
