import { lettersOf } from './column-letters.ts';
import type { Sheet, SheetCell } from './sheet-cell.ts';

/** Columns and rows that are looked at for a gap; a gap is looked at down to its end. */
const mostColumns = 256;
const firstRows = 2000;
/** Rows of titles: the unit may stand over a gap. */
const titleRows = 5;

const isFilled = (cell: SheetCell | undefined): boolean =>
  cell !== undefined && (cell.kind !== 'text' || cell.text.trim() !== '');

/**
 * The tables that stand side by side in a sheet with an empty column between them, each as a sheet of its own whose cells keep
 * their places. A gap within one table is none: what stands on its right is no table without what stands on its left.
 * @param isTable whether some columns say by themselves what they are about
 * @returns none where the sheet holds one table, or none
 */
export function sideTables(sheet: Sheet, isTable: (part: Sheet) => boolean): readonly Sheet[] {
  const starts = blockStarts(sheet);
  if (starts.length < 2) return [];
  const width = Math.min(sheet.columnCount, mostColumns);
  const alone = starts.filter((left, at) => isTable(columnsOf(sheet, left, (starts[at + 1] ?? width) - 1)));
  if (alone.length < 2) return [];
  // What stands before the first one is its own: a number of the line.
  return alone.map((left, at) => columnsOf(sheet, at === 0 ? 0 : left, (alone[at + 1] ?? width) - 1));
}

/** First columns of what stands apart by empty columns. */
function blockStarts(sheet: Sheet): readonly number[] {
  const width = Math.min(sheet.columnCount, mostColumns);
  const starts: number[] = [];
  let isGap = true;
  for (let column = 0; column < width; column += 1) {
    const isEmpty = !hasRows(sheet, column, firstRows);
    if (
      !isEmpty &&
      isGap &&
      (column === 0 || starts.length === 0 || !hasRows(sheet, column - 1, sheet.rowCount))
    )
      starts.push(column);
    isGap = isEmpty;
  }
  return starts;
}

/** Whether a column holds more than titles, in its first rows. */
function hasRows(sheet: Sheet, column: number, rows: number): boolean {
  let found = 0;
  for (let row = 1; row <= Math.min(rows, sheet.rowCount); row += 1) {
    if (!isFilled(sheet.cell(row, column))) continue;
    found += 1;
    if (row > titleRows || found > 1) return true;
  }
  return false;
}

/** Some columns of a sheet, both ends included; a title merged over more than them stands over them, too. */
function columnsOf(sheet: Sheet, left: number, right: number): Sheet {
  const merges = sheet.merges.filter((one) => one.left <= right && one.right >= left);
  const titles = new Map(merges.filter((one) => one.left < left).map(({ top, left: from }) => [top, from]));
  return {
    name: `${sheet.name} ${lettersOf(left)}:${lettersOf(right)}`,
    tab: sheet.name,
    rowCount: sheet.rowCount,
    columnCount: right + 1,
    hiddenRows: sheet.hiddenRows,
    cell: (row, column) => {
      if (column < left || column > right) return undefined;
      const title = column === left ? titles.get(row) : undefined;
      return sheet.cell(row, title ?? column);
    },
    merges: merges.map((one) => ({
      ...one,
      left: Math.max(one.left, left),
      right: Math.min(one.right, right),
    })),
  };
}

/** Name of the workbook's sheet that a sheet is, or is a part of. */
export const tabOf = ({ name, tab }: Sheet): string => tab ?? name;
