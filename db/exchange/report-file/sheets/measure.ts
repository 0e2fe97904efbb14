import type { StyleName } from '../../workbook/model.ts';

/*
 * How much room a text takes. Programs fit rows to their text only where no cells are merged, and not all of them do;
 * so every row says its height. Counted generously: a row too high looks calm, one too low cuts a figure off.
 */

/** In Chinese fonts these are as wide as two digits: CJK, full-width forms, dashes, quotation marks, signs such as ≤. */
const wide = /[\u2010-\u203B\u2103\u2190-\u2BFF\u2E80-\uFFEF\u{1F000}-\u{3FFFF}]/u;

/** Width in characters of the default font, in which column widths are counted. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += wide.test(character) ? 2 : 1;
  return width;
}

/** Part of a cell's width that its text can use: the rest is its padding and the difference between fonts. */
const usable = 0.9;

/** Lines that a text takes in a cell of a width: broken between words and at any wide character. */
export function linesIn(text: string, width: number): number {
  const room = Math.max(2, width * usable);
  return text.split('\n').reduce((lines, paragraph) => lines + linesOfParagraph(paragraph, room), 0);
}

function linesOfParagraph(paragraph: string, room: number): number {
  let lines = 1;
  let used = 0;
  for (const word of paragraph.match(/[\u0021-\u2000]+|[\s\S]/gu) ?? []) {
    const width = textWidth(word);
    if (used + width > room && used > 0) {
      lines += 1;
      used = 0;
    }
    // A word longer than the line goes on in the next ones.
    const more = Math.max(0, Math.ceil(width / room) - 1);
    lines += more;
    used += width - more * room;
  }
  return lines;
}

/** Points of one line, by the size of the style's font. */
const lineHeights: { readonly [S in StyleName]?: number } = {
  title: 23,
  mark: 13.5,
  note: 13.5,
  columnNumber: 13.5,
};
const bodyLine = 15;
/** Above and below the lines. */
const padding = 3;
/** The highest row that Excel makes. */
const highest = 409;

/** Points of a row that holds `lines` lines in a style. */
export function heightOf(lines: number, style: StyleName): number {
  return Math.min(highest, lines * (lineHeights[style] ?? bodyLine) + padding);
}
