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
  const typed = new Map<string, string[]>();
  const step: TypedChange[] = [];
  const put = (id: string, column: string, after: string): void => {
    const was = texts.get(id)?.[column] ?? '';
    texts.set(id, { ...texts.get(id), [column]: after });
    if (was !== after) step.push({ id, column, before: was, after });
  };
  for (const { row, column, text } of edits) {
    const id = ids[row];
    if (id === undefined) continue;
    typed.set(id, [...(typed.get(id) ?? []), column]);
    put(id, column, text);
  }
  for (const [id, columns] of typed) {
    if (!columns.includes(carriedMark))
      put(id, carriedMark, markWithout(texts.get(id)?.[carriedMark] ?? '', columns));
  }
  return { step, texts };
}
