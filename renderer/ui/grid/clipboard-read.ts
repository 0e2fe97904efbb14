import type { MergedCells } from '../../../db/domain/import/heads.ts';
import { type BeneathShown, beneathShown } from '../../../db/domain/import/shown-number.ts';
import { type HtmlTable, readHtmlTable } from './html-table.ts';

/** Cells that were copied, as texts. */
export interface PastedBlock {
  readonly cells: readonly (readonly string[])[];
  /** Blocks that are one cell in the sheet; their text stands in the upper left one. */
  readonly merged: readonly MergedCells[];
  /** Lines that are hidden in the sheet, counted from 0; they are copied with the others. */
  readonly hidden: readonly number[];
  /** What cells hold that show another number than theirs, by line and column from 0 as `line:column`. */
  readonly beneath: ReadonlyMap<string, BeneathShown>;
}

/** Lines of a block that a grid takes; more are a whole sheet, which is imported as a file. */
export const mostPastedLines = 10_000;

/** What the clipboard of Excel or WPS holds. */
export interface ClipboardTexts {
  /** `text/plain`: rows by line breaks, cells by tabs. */
  readonly text: string;
  /** `text/html`, or ''. */
  readonly html: string;
}

/**
 * The cells on the clipboard. The text has them as they are shown, and is taken; `text/html` is asked only for what a text
 * cannot say, merged cells, hidden rows and rounded numbers, and stands in where there is no text.
 * @returns how many lines there are where they are too many to be read, at least
 */
export function readClipboard({ text, html }: ClipboardTexts): PastedBlock | number {
  const lines = countLines(text);
  // Cells of several lines make a block look longer than it is; what is this long is read no further.
  if (lines > mostPastedLines * 10) return lines;
  const cells = withoutBlankEnd(parseBlock(text));
  if (cells.length > mostPastedLines) return cells.length;
  const saysMore = html !== '' && /rowspan|colspan|display\s*:\s*none|x:num\s*=|sdval\s*=/i.test(html);
  const isBlank = text.trim() === '';
  if (!saysMore && (!isBlank || html === '')) return { ...onlyText, cells };
  const table = readHtmlTable(html);
  if (table === null) return { ...onlyText, cells };
  if (isBlank) return table.cells.length > mostPastedLines ? table.cells.length : blockOf(table, table.cells);
  // Another table than the text: a page around it, or rows that a filter hides.
  const isSame = withoutBlankEnd(table.cells).length === cells.length;
  return isSame ? blockOf(table, cells) : { ...onlyText, cells };
}

const onlyText = { merged: [], hidden: [], beneath: new Map<string, BeneathShown>() } as const;

function blockOf({ merged, hidden, stored }: HtmlTable, cells: PastedBlock['cells']): PastedBlock {
  const beneath = new Map<string, BeneathShown>();
  for (const [place, number] of stored) {
    const [line = 0, column = 0] = place.split(':').map(Number);
    const held = beneathShown(cells[line]?.[column] ?? '', number);
    if (held.kind !== 'same') beneath.set(place, held);
  }
  return { cells, merged, hidden, beneath };
}

function countLines(text: string): number {
  const lineEnd = text.includes('\n') ? '\n' : '\r';
  let ends = 0;
  for (let at = text.indexOf(lineEnd); at >= 0; at = text.indexOf(lineEnd, at + 1)) ends += 1;
  // The last line's own end begins no further one.
  return text.endsWith(lineEnd) ? ends : ends + 1;
}

/** A whole column that was copied has blank lines down to the end of the sheet: these clear nothing. */
function withoutBlankEnd<T extends readonly (readonly string[])[]>(cells: T): T {
  let end = cells.length;
  if (end <= mostPastedLines) return cells;
  while (end > 1 && cells[end - 1]?.every((text) => text.trim() === '') === true) end -= 1;
  return cells.slice(0, end) as unknown as T;
}

/** A block copied from Excel or WPS: rows by line breaks, cells by tabs, quoted cells may hold both. */
export function parseBlock(text: string): string[][] {
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  if (!source.includes('"')) return source.split('\n').map((line) => line.split('\t'));
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = (): void => {
    row.push(cell);
    cell = '';
  };
  const endRow = (): void => {
    endCell();
    rows.push(row);
    row = [];
  };
  for (let at = 0; at < source.length; at += 1) {
    const character = source[at];
    if (quoted) {
      if (character !== '"') cell += character;
      else if (source[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (character === '"' && cell === '' && closes(source, at)) quoted = true;
    else if (character === '\t') endCell();
    else if (character === '\n') endRow();
    else cell += character;
  }
  endRow();
  return rows;
}

/** A quote that opens a cell is one only if its partner ends the cell; else it is a character that was typed. */
function closes(source: string, from: number): boolean {
  for (let at = from + 1; at < source.length; at += 1) {
    if (source[at] !== '"') continue;
    if (source[at + 1] === '"') {
      at += 1;
      continue;
    }
    const next = source[at + 1];
    return next === undefined || next === '\t' || next === '\n';
  }
  return false;
}
