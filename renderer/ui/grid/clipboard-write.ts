import type { ClipboardTexts } from './clipboard-read.ts';
import type { GridColumn } from './grid-model.ts';

/**
 * Cells as Excel and WPS take them: a text, which every program reads, and a table that says what each cell is, so that
 * codes keep their zeros, amounts are numbers and days are days.
 * @param heads with a first line of the columns' heads
 */
export function writeClipboard<R>(
  columns: readonly GridColumn<R>[],
  rows: readonly R[],
  heads: boolean,
): ClipboardTexts {
  const cells = rows.map((row) => columns.map((column) => column.text(row)));
  const names = columns.map(({ label, unit }) => (unit == null ? label : `${label}（${unit}）`));
  const lines = cells.map((line) => line.map((text, at) => typedCell(text, copiedAs(columns[at]))));
  const all = heads ? [names.map((name) => typedCell(name, 'text')), ...lines] : lines;
  const table = all.map((line) => `<tr>${line.join('')}</tr>`).join('\n');
  return {
    text: writeBlock(heads ? [names, ...cells] : cells),
    html:
      '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head>' +
      `<body><table>\n${table}\n</table></body></html>`,
  };
}

/** Cells as Excel and WPS write them into the clipboard, each line ended. */
export function writeBlock(cells: readonly (readonly string[])[]): string {
  const quote = (text: string): string => (/["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return cells.map((row) => `${row.map(quote).join('\t')}\r\n`).join('');
}

type CopiedAs = NonNullable<GridColumn<never>['copiedAs']>;

function copiedAs<R>(column: GridColumn<R> | undefined): CopiedAs {
  return column?.copiedAs ?? (column?.align === 'end' ? 'number' : 'text');
}

/** Digits that a spreadsheet keeps of a number. */
const mostDigits = 15;

function typedCell(text: string, as: CopiedAs): string {
  if (text === '') return '<td></td>';
  const figure = text.replaceAll(',', '');
  if (as === 'number' && /^-?\d+(?:\.\d+)?$/.test(figure) && figure.replace(/\D/g, '').length <= mostDigits)
    return `<td x:num="${figure}">${figure}</td>`;
  if (as === 'date' && /^\d{4}-\d\d-\d\d$/.test(text))
    return `<td style='mso-number-format:"yyyy\\-mm\\-dd"'>${text}</td>`;
  return `<td x:str style='mso-number-format:"\\@"'>${markup(text)}</td>`;
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function markup(text: string): string {
  return text
    .replace(/[&<>"]/g, (sign) => signs[sign] ?? sign)
    .replaceAll('\n', '<br style="mso-data-placement:same-cell">');
}
