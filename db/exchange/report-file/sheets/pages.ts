import type { Paper, PaperSize } from '../../workbook/model.ts';

/** What official forms are printed on unless somebody chooses otherwise. */
export const a4Landscape: Paper = { size: 'A4', landscape: true };

/** Short and long side in points. */
const sides: { readonly [S in PaperSize]: readonly [number, number] } = { A4: [595, 842], A3: [842, 1191] };

const pointsPerCentimetre = 28.35;

/** Centimetres around the print. */
export const margins = { top: 1.4, right: 1.2, bottom: 1.5, left: 1.2 };

/** Points of a character in 宋体 11, in which column widths are counted; spreadsheet programs round it up, to 6. */
const characterPoints = 5.5;

/** How a sheet is laid out on pages. */
export interface Pages {
  /** All of it on one page, unless it would have to be printed much smaller. */
  readonly onePage?: boolean;
  /** First rows, from 0, of blocks that no page may tear, where they fit on one; the last goes on to the sheet's end. */
  readonly blocks?: readonly number[];
  /** Default: A4 landscape. */
  readonly paper?: Paper;
}

/** How much smaller than its width asks for a sheet is printed at most. */
const mostSmaller = 1.3;

function printedWidth({ size, landscape }: Paper): number {
  return sides[size][landscape ? 1 : 0] - (margins.left + margins.right) * pointsPerCentimetre;
}

/** Characters that fill a page's width, A4 landscape, where they are printed at a part of their size. */
export function widthPrintedAt(scale: number): number {
  return Math.floor(printedWidth(a4Landscape) / characterPoints / scale);
}

/** Points of rows that a page has room for, where `width` characters fill its width. */
function roomFor(width: number, paper: Paper): number {
  const scale = Math.min(1, printedWidth(paper) / (width * characterPoints));
  const paperHeight = sides[paper.size][paper.landscape ? 0 : 1];
  return (paperHeight - (margins.top + margins.bottom) * pointsPerCentimetre) / scale;
}

const sum = (heights: readonly number[]): number => heights.reduce((total, height) => total + height, 0);

/** Whether rows can be printed on one page and still be read. */
export function fitOnePage(heights: readonly number[], width: number, paper: Paper): boolean {
  return sum(heights) <= roomFor(width, paper) * mostSmaller;
}

/**
 * Rows (1-based) after which a new page must begin, so that each block stands on one page; the head of the table is
 * printed again on each.
 * @param heights of all rows, in points
 * @param width of all columns, in characters
 * @param head first and last row of the table's head, from 0
 */
export function pageBreaks(
  heights: readonly number[],
  width: number,
  head: readonly [number, number],
  blocks: readonly number[],
  paper: Paper,
): number[] {
  const room = roomFor(width, paper);
  const heightOf = (from: number, to: number): number => sum(heights.slice(from, to));
  const repeated = heightOf(head[0], head[1] + 1);
  const breaks: number[] = [];
  let used = heightOf(0, blocks[0] ?? 0);
  blocks.forEach((first, at) => {
    const height = heightOf(first, blocks[at + 1] ?? heights.length);
    if (at > 0 && used + height > room) {
      breaks.push(first);
      used = repeated;
    }
    used += height;
  });
  return breaks;
}
