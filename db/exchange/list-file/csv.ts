import type { CellModel } from '../workbook/model.ts';
import { cleanText } from '../workbook/text.ts';

/** What a spreadsheet program takes for the beginning of a formula, also in its full-width form. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;
const plainNumber = /^-?\d+(\.\d+)?$/;

/**
 * A table as a CSV file for other programs: UTF-8 with its mark, CRLF, every text in quotation marks, figures and dates plain,
 * no lines besides head and rows. A text that a program would take for a formula begins with an apostrophe.
 */
export function csvFile(heads: readonly string[], rows: readonly (readonly CellModel[])[]): Uint8Array {
  const lines = [heads.map(quoted), ...rows.map((cells) => cells.map(csvCell))];
  return Buffer.from(`\uFEFF${lines.map((cells) => `${cells.join(',')}\r\n`).join('')}`, 'utf8');
}

function csvCell(cell: CellModel): string {
  switch (cell.kind) {
    case 'text':
      return quoted(cell.value);
    case 'number':
      return cell.decimal;
    case 'date':
      return cell.iso;
    case 'formula':
      return cell.cached.kind === 'number' ? cell.cached.decimal : quoted(cell.cached.value);
    case 'blank':
      return '';
  }
}

function quoted(value: string): string {
  const text = cleanText(value);
  const inert = formulaStart.test(text) && !plainNumber.test(text) ? `'${text}` : text;
  return `"${inert.replaceAll('"', '""')}"`;
}
