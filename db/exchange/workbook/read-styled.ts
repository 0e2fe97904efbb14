import { type Cell, type CellStyle, readXlsx, type Sheet } from 'hucre';
import type { PrintedLook } from '../../domain/printed-pages.ts';
import { footerParts } from './footer.ts';
import type { Paper } from './model.ts';
import type { PlainCell } from './plain.ts';
import { plainCell } from './plain-cell.ts';

/** A visible sheet with what it needs to be drawn on paper. Rows and columns count from 0. */
export interface StyledSheet {
  readonly name: string;
  readonly paper: Paper;
  /** Characters of its columns. */
  readonly widths: readonly number[];
  readonly rows: readonly StyledRow[];
  /** First and last row printed again on every page. */
  readonly head: readonly [number, number] | null;
  readonly onePage: boolean;
  /** First rows of pages. */
  readonly breaks: readonly number[];
  /** With `{page}` and `{pages}` in it. */
  readonly footer: { readonly left: string; readonly center: string; readonly right: string };
}

interface StyledRow {
  /** Points. */
  readonly height: number;
  /** Those that a merged cell covers are left out. */
  readonly cells: readonly StyledCell[];
}

interface StyledCell {
  readonly value: PlainCell | undefined;
  readonly format: string | undefined;
  readonly look: PrintedLook | null;
  readonly span: number;
}

/** Points of a row that says no height, characters of a column that says no width, points of the usual letters. */
const usual = { height: 15, width: 9, letters: 11 };

/** The visible sheets of a workbook that this program made; files from outside are read by `readWorkbookInWorker`. */
export async function readStyled(bytes: Uint8Array): Promise<readonly StyledSheet[]> {
  const { sheets } = await readXlsx(bytes, { readStyles: true });
  return sheets.filter(({ hidden, veryHidden }) => hidden !== true && veryHidden !== true).map(styledSheet);
}

function styledSheet(sheet: Sheet): StyledSheet {
  const { name, pageSetup, headerFooter, rowBreaks = [], columns = [] } = sheet;
  const spans = new Map(
    (sheet.merges ?? []).map((one) => [`${one.startRow},${one.startCol}`, one.endCol - one.startCol + 1]),
  );
  return {
    name,
    paper: {
      size: pageSetup?.paperSize === 'a3' ? 'A3' : 'A4',
      landscape: pageSetup?.orientation !== 'portrait',
    },
    widths: columns.map(({ width }) => width ?? usual.width),
    rows: sheet.rows.map((_, row) => ({
      height: sheet.rowDefs?.get(row)?.height ?? usual.height,
      cells: styledCells(sheet, row, columns.length, spans),
    })),
    head: repeatedRows(pageSetup?.printTitlesRow),
    onePage: pageSetup?.fitToHeight === 1,
    // The library counts the row above a break.
    breaks: rowBreaks.map((above) => above + 1),
    footer: footerParts(headerFooter?.oddFooter ?? ''),
  };
}

/** Excel's `$8:$9`. */
function repeatedRows(titles: string | undefined): readonly [number, number] | null {
  const [, from, to] = /^\$(\d+):\$(\d+)$/.exec(titles ?? '') ?? [];
  return from === undefined || to === undefined ? null : [Number(from) - 1, Number(to) - 1];
}

function styledCells(
  sheet: Sheet,
  row: number,
  columns: number,
  spans: ReadonlyMap<string, number>,
): StyledCell[] {
  const cells: StyledCell[] = [];
  for (let column = 0; column < columns; ) {
    const place = `${row},${column}`;
    const cell = sheet.cells?.get(place);
    const span = spans.get(place) ?? 1;
    cells.push({ ...valueIn(sheet, row, column, cell), look: lookOf(cell?.style), span });
    column += span;
  }
  return cells;
}

function valueIn(
  sheet: Sheet,
  row: number,
  column: number,
  cell: Cell | undefined,
): Pick<StyledCell, 'value' | 'format'> {
  return {
    value: plainCell(sheet.rows[row]?.[column] ?? null, cell, sheet.name),
    format: cell?.style?.numFmt,
  };
}

function lookOf(style: CellStyle | undefined): PrintedLook | null {
  if (style === undefined) return null;
  const { font, alignment, border } = style;
  const side = alignment?.horizontal;
  return {
    face: font?.name === '黑体' ? 'hei' : 'song',
    points: font?.size ?? usual.letters,
    bold: font?.bold === true,
    align: side === 'center' || side === 'right' ? side : 'left',
    top: alignment?.vertical === 'top',
    boxed: border?.top?.style !== undefined,
    wraps: alignment?.wrapText === true,
    indent: alignment?.indent ?? 0,
  };
}
