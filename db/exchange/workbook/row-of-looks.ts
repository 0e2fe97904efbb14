import { columnLetters } from './address.ts';
import type { StreamedRows } from './model.ts';
import { LookNumbers } from './row-xml.ts';

/*
 * Where streamed rows are to stand, the library wrote one row with a cell of each of their looks. Here it is taken out again.
 */

/**
 * Takes the row of looks out of the library's sheet.
 * @throws Error when it is not exactly as expected: a library that writes otherwise must be noticed at once
 */
export function splitAtLooks(
  xml: string,
  { sheet, above, looks }: Pick<StreamedRows, 'sheet' | 'above' | 'looks'>,
): { readonly head: string; readonly looks: LookNumbers; readonly tail: string } {
  const start = `<row r="${above + 1}">`;
  const end = '</row>';
  const from = xml.indexOf(start);
  const to = xml.indexOf(end, from);
  if (from < 0 || to < 0 || xml.includes(start, from + 1)) throw new Error(`${sheet}: no row of looks`);
  const cells = [...xml.slice(from + start.length, to).matchAll(/<c r="([A-Z]+)\d+" s="([1-9]\d*)"\/>|./gs)];
  if (cells.length !== looks.length)
    throw new Error(`${sheet}: ${cells.length} cells for ${looks.length} looks`);
  const numbers = new LookNumbers();
  for (const [column, look] of looks.entries()) {
    const [cell, letters, number] = cells[column] ?? [];
    if (number === undefined || letters !== columnLetters(column))
      throw new Error(`${sheet}: no look in ${cell}`);
    numbers.add(look, number);
  }
  return { head: xml.slice(0, from), looks: numbers, tail: xml.slice(to + end.length) };
}

/** Gives the rows that follow the row of looks the numbers that they have in the finished sheet. */
export function movedDown(tail: string, by: number): string {
  const end = tail.indexOf('</sheetData>');
  if (end < 0) throw new Error('the rows of the sheet do not end');
  const rows = tail
    .slice(0, end)
    .replace(/<row r="(\d+)"/g, (_row, number: string) => `<row r="${Number(number) + by}"`)
    .replace(
      /<c r="([A-Z]+)(\d+)"/g,
      (_cell, column: string, row: string) => `<c r="${column}${Number(row) + by}"`,
    );
  return rows + tail.slice(end);
}

/** The row of looks may be wider than the sheet. */
export function withDimension(head: string, columns: number, rows: number): string {
  const dimension = /<dimension ref="[^"]*"\/>/;
  if (!dimension.test(head)) throw new Error('the sheet does not say how large it is');
  return head.replace(dimension, `<dimension ref="A1:${columnLetters(columns - 1)}${rows}"/>`);
}
