import { paperSides } from '../../../domain/paper.ts';
import type { Paper } from '../../workbook/model.ts';

/** What official forms are printed on unless somebody chooses otherwise. */
export const a4Landscape: Paper = { size: 'A4', landscape: true };

const pointsPerCentimetre = 72 / 2.54;

/** Centimetres around the print. */
export const margins = { top: 1.4, right: 1.2, bottom: 1.5, left: 1.2 };

/** Points of a character in 宋体 11, in which column widths are counted; spreadsheet programs round it up, to 6. */
const characterPoints = 5.5;

/**
 * The same as programs print it at least: a wide sheet is made a little smaller by them, so that more rows fit a page than
 * at our scale.
 */
const printedPoints = 5.75;

/** How a sheet is laid out on pages. */
export interface Pages {
  /** All of it on one page, unless it would have to be printed much smaller. */
  readonly onePage?: boolean;
  /** First rows, from 0, of blocks that no page tears, where they fit on one, and that begin one where they do not; the last goes on to the sheet's end. */
  readonly blocks?: readonly number[];
  /** Default: A4 landscape. */
  readonly paper?: Paper;
}

/** How much smaller than its width asks for a sheet is printed at most. */
const mostSmaller = 1.3;

/** Points of paper between its margins. */
function printedSize({ size, landscape }: Paper): { readonly width: number; readonly height: number } {
  const [short, long] = paperSides[size];
  const [width, height] = landscape ? [long, short] : [short, long];
  return {
    width: (width / 10 - margins.left - margins.right) * pointsPerCentimetre,
    height: (height / 10 - margins.top - margins.bottom) * pointsPerCentimetre,
  };
}

/** Characters that fill a page's width where they are printed at a part of their size. */
export function widthPrintedAt(scale: number, paper: Paper = a4Landscape): number {
  return Math.floor(printedSize(paper).width / characterPoints / scale);
}

/** Millimetres that columns take, printed at their own size. */
export const millimetresOf = (characters: number): number => ((characters * characterPoints) / 72) * 25.4;

/** A little is left free: programs round heights to dots of the printer. */
const roomUsed = 0.998;

/** What is laid out: rows in points, columns together in characters, and the paper. */
export interface Laid {
  readonly heights: readonly number[];
  readonly width: number;
  /** First and last row, from 0, of the table's head, which stands on every page; null where there is none. */
  readonly head: readonly [number, number] | null;
  readonly paper: Paper;
}

/** How large a sheet is printed, and where its pages begin. */
export interface Layout {
  /** 1: at its own size. */
  readonly scale: number;
  readonly onePage: boolean;
  /** First row, from 0, of each page. */
  readonly firsts: readonly number[];
}

const sum = (heights: readonly number[]): number => heights.reduce((total, height) => total + height, 0);

/** How much a sheet is made smaller for its columns to fit the paper's width, by the points of a character. */
function widthScale({ width, paper }: Laid, points: number): number {
  return Math.min(1, printedSize(paper).width / (width * points));
}

/** Points of rows that a page has room for where they are printed at a scale. */
function roomAt(scale: number, { paper }: Laid): number {
  return (printedSize(paper).height / scale) * roomUsed;
}

/**
 * The pages of a sheet: the one computation behind the page breaks of the workbook, the print view and the PDF.
 * @param wanted `onePage` and `blocks` as in `Pages`; `breaks`: first rows, from 0, of pages that begin there in any case
 */
export function layOut(
  laid: Laid,
  wanted: Omit<Pages, 'paper'> & { readonly breaks?: readonly number[] },
): Layout {
  const { heights, head } = laid;
  const { onePage = false, blocks = [], breaks = [] } = wanted;
  const scale = widthScale(laid, characterPoints);
  /** The scale at which so many points of rows fill a page. */
  const scaleFor = (points: number): number => Math.min(scale, roomAt(1, laid) / points);
  const all = sum(heights);
  if (onePage && all <= roomAt(scale, laid) * mostSmaller)
    return { scale: scaleFor(all), onePage, firsts: [0] };
  const room = roomAt(widthScale(laid, printedPoints), laid);
  const repeated = head === null ? 0 : sum(heights.slice(head[0], head[1] + 1));
  const firsts = [0];
  let used = 0;
  let fullest = 0;
  // Nothing is broken off before the head's end: it would stand twice on the next page.
  const body = head === null ? 1 : head[1] + 1;
  heights.forEach((height, row) => {
    const block = blocks.indexOf(row);
    const whole = block < 0 ? height : sum(heights.slice(row, blocks[block + 1]));
    const isFull = used + whole > room && used > repeated;
    if (row >= body && row > 0 && (breaks.includes(row) || isFull)) {
      firsts.push(row);
      used = repeated;
    }
    used += height;
    fullest = Math.max(fullest, used);
  });
  return { scale: scaleFor(fullest), onePage: false, firsts };
}
