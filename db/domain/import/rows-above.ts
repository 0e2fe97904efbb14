import type { FieldKind } from '../fields.ts';
import { isCaptionRow } from './caption-row.ts';
import type { CellReader, ReadColumn } from './cell-reader.ts';
import { isFilled } from './rows-aside.ts';
import { type SheetCell, shownText } from './sheet-cell.ts';
import { saysTotal } from './total-words.ts';

/** Kinds of which no title holds a value by chance. */
const telling: ReadonlySet<FieldKind> = new Set([
  'money',
  'percent',
  'mu',
  'squareMetre',
  'integer',
  'reference',
  'areaCode',
  'villageCode',
]);

/** Whether a row above the heads reads as one of those below them: then the heads may be those of a later page. */
export function isRowAbove(
  cells: readonly (SheetCell | undefined)[],
  columns: readonly ReadColumn[],
  reader: CellReader,
): boolean {
  const texts = cells.filter(isFilled).map(shownText);
  if (isCaptionRow(texts) || texts.some(saysTotal)) return false;
  const filled = columns.filter(({ column }) => isFilled(cells[column]));
  const read = filled.filter((column) => reader.read(cells[column.column], column).ok);
  return read.length >= 2 && read.some(({ field }) => telling.has(field.kind));
}
