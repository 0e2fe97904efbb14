import type { FieldKind } from '../../../domain/fields.ts';
import type { ReportSheetTexts } from '../../../domain/locale/labels.ts';
import type { Field } from '../../../domain/records/declaration.ts';
import type { StyleName } from '../../workbook/model.ts';
import { isFigure, isPlace } from './field-cell.ts';
import { textWidth } from './measure.ts';
import { widthPrintedAt } from './pages.ts';
import type { FormCell, SheetBuilder } from './sheet-builder.ts';

/** A column of a table and what stands in it: its width follows from both. */
export interface TableColumn {
  readonly label: string;
  /** Has a figure's number (1 2 3 …), else a text's (甲 乙 丙 …). */
  readonly figure: boolean;
  /** Whether its texts may be broken into lines. */
  readonly breaks: boolean;
  /** What its cells show. */
  readonly shown: readonly string[];
}

/** Widths that fill a page's width at a size that is easily read; wider tables are printed smaller. */
const narrowest = 132;
const comfortable = 185;
/** Widest table that is still read on A4 landscape: its 11 points are printed as 8. */
export const legibleWidth = widthPrintedAt(8 / 11);
/** Widest a column of breaking texts is made, tried in turn until the table fits. */
const caps = [34, 28, 22, 18, 14, 11];
/** Characters of a breaking text's column where a table takes several sheets, tried in turn. */
export const readableCaps: readonly number[] = [22, 18, 14];
const leastFigure = 9;
const leastText = 6;
/** Lines of a head at most. */
const headLines = 3;
/** Lines of a text at most: a row has a greatest height. */
const mostLines = 24;

/** Width of a form of many lines: printed smaller, so that the lines of an account stand on one page. */
export const formWidth = 190;
/** Points of such a line. */
export const formLineHeight = 16;

/** Widths of the columns, in characters; together at least a page's width at full size. */
export function columnWidths(columns: readonly TableColumn[], least: number = narrowest): number[] {
  let widths: number[] = [];
  for (const cap of caps) {
    widths = widthsUnder(columns, cap);
    if (sum(widths) <= comfortable) break;
  }
  const stretch = Math.max(1, least / sum(widths));
  return widths.map((width) => Math.round(width * stretch * 10) / 10);
}

/** Widths that columns need where breaking texts take `cap` characters, by default as few as any. */
export function widthsUnder(columns: readonly TableColumn[], cap: number = Math.min(...caps)): number[] {
  return columns.map((column) => columnWidth(column, cap));
}

function sum(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width, 0);
}

function columnWidth({ label, figure, breaks, shown }: TableColumn, cap: number): number {
  const longest = shown.reduce((most, text) => Math.max(most, textWidth(text)), 0);
  const longestWord = label
    .split(/[\s/]+/)
    .reduce((most, word) => Math.max(most, /\p{Script=Han}/u.test(word) ? 4 : textWidth(word)), 0);
  const head = Math.max(textWidth(label) / headLines, longestWord) + 3;
  const wanted = breaks ? Math.max(Math.min(longest, cap), longest / mostLines) : longest;
  return Math.max(wanted + 2.5, head, figure ? leastFigure : leastText);
}

/** Numbers of columns: texts by letters, figures from 1 on (model §5.2). */
export function columnNumbers(texts: ReportSheetTexts, columns: readonly { figure: boolean }[]): string[] {
  const letters = [...texts.textColumns];
  let [text, figure] = [0, 0];
  return columns.map((column) => {
    if (column.figure) return String(++figure);
    const letter = letters[text % letters.length] ?? '';
    const round = Math.floor(text++ / letters.length);
    return round === 0 ? letter : `${letter}${round + 1}`;
  });
}

const headHeight = 32;

/** The head of a table: labels, and below them the numbers of the columns. @returns its first and last row, from 0 */
export function addTableHead(
  builder: SheetBuilder,
  columns: readonly Pick<TableColumn, 'label'>[],
  numbers: readonly string[],
): readonly [number, number] {
  const cells = (texts: readonly string[], style: StyleName): FormCell[] =>
    texts.map((value) => ({ cell: { kind: 'text', value, style } }));
  const labels = columns.map(({ label }, at) => broken(label, builder.widths[at] ?? 0));
  const first = builder.add(cells(labels, 'headText'), headHeight);
  return [first, builder.add(cells(numbers, 'columnNumber'))];
}

/** Part of a column's width that its label cannot use, in characters. */
const headPadding = 0.5;

/**
 * A label that takes several lines is broken before what stands in brackets and behind colon or stroke; what is Chinese
 * and still too long, into lines of one length: a single character would look lost in the last one.
 */
function broken(label: string, width: number): string {
  const room = width - headPadding;
  if (textWidth(label) <= room) return label;
  return label
    .split(/ ?(?=[（(])|(?<=[：/])/)
    .flatMap((part) => (/^\P{Script=Latin}+$/u.test(part) ? evenLines(part, room) : [part]))
    .join('\n');
}

function evenLines(text: string, room: number): string[] {
  const characters = [...text];
  const lines = Math.ceil(characters.length / Math.max(1, Math.floor(room / 2)));
  const end = (line: number): number => Math.ceil((line * characters.length) / lines);
  return Array.from({ length: lines }, (_, line) => characters.slice(end(line), end(line + 1)).join(''));
}

/** Points of a body row of one line. */
export const bodyHeight = 18;

/** Codes, dates and figures are not broken into lines: they would be read as two. */
export function breaksOf(field: Field): boolean {
  const whole: readonly FieldKind[] = ['code', 'uscc', 'areaCode', 'villageCode', 'date', 'year', 'flag'];
  return !isFigure(field) && (!whole.includes(field.kind) || isPlace(field));
}
