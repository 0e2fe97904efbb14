import { detectDelimiter, parseCsv } from 'hucre';
import { kindOfBytes } from './other-kinds.ts';
import { type PackedBook, SheetPacker } from './packed-sheet.ts';
import { WorkbookRefusal } from './refusal.ts';
import { cleanText, maxCellText } from './text.ts';
import { textOfBytes } from './text-table-encoding.ts';

/** Cells that are read at most: 200,000 rows of a dozen columns. */
const mostCells = 2_500_000;
const mostRows = 1_048_576;
const mostColumns = 16_384;
/** Characters in which the separator is looked for. */
const sampled = 100_000;
/** What no text file may hold, so that it ends this one for certain. */
const end = '\u0000';

/**
 * Reads a CSV file as one sheet of texts: what a number or a date is, the import decides by its column. Codes keep their
 * zeros; what begins like a formula is text.
 * @param name of the sheet
 * @throws WorkbookRefusal for what is no such file, `csv_encoding`, `csv_quote`, `too_many_cells`, `text_too_long`
 */
export function readTextTable(bytes: Buffer, name: string): PackedBook {
  if (bytes.length === 0) throw new WorkbookRefusal('empty');
  const kind = kindOfBytes(bytes);
  // A table of one column has no separators.
  if (kind !== 'csv' && kind !== 'not_zip') throw new WorkbookRefusal(kind);
  const text = cleanText(textOfBytes(bytes));
  if (text.trim() === '') throw new WorkbookRefusal('empty');
  const separator = detectDelimiter(text.slice(0, sampled));
  refuseTooMuch(text, separator, name);
  const rows = rowsOf(text, separator, name);
  const columnCount = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (rows.length > mostRows || columnCount > mostColumns)
    throw new WorkbookRefusal('too_many_cells', { sheet: name });
  const packer = new SheetPacker(
    rows.length,
    rows.reduce((sum, row) => sum + row.length, 0),
  );
  rows.forEach((row, at) => {
    row.forEach((cell, column) => {
      if (cell !== '') packer.put(at, column, { kind: 'text', text: unwrapped(cell) });
    });
  });
  const facts = { name, state: 'visible', rowCount: rows.length, columnCount } as const;
  return { packed: [packer.finish({ ...facts, merges: [], hiddenRows: [] })], plain: [], withoutCells: [] };
}

/** Counts before anything is parsed: a line of fifty million commas is refused at once. */
function refuseTooMuch(text: string, separator: string, sheet: string): void {
  let cells = 0;
  let last = -1;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character !== separator && character !== '\n' && character !== '"') continue;
    if (at - last > maxCellText + 1) throw new WorkbookRefusal('text_too_long', { sheet });
    if (character !== '"') cells += 1;
    last = at;
  }
  if (text.length - last > maxCellText + 1) throw new WorkbookRefusal('text_too_long', { sheet });
  if (cells > mostCells) throw new WorkbookRefusal('too_many_cells', { sheet });
}

function rowsOf(text: string, separator: string, sheet: string): readonly (readonly string[])[] {
  const whole = text.endsWith('\n') ? text : `${text}\n`;
  const rows = parseCsv(whole + end, { delimiter: separator }).map((row) => row.map(String));
  const last = rows.pop();
  const unclosed = (row: number): WorkbookRefusal => new WorkbookRefusal('csv_quote', { sheet, row });
  // An open quotation mark swallows all that follows, the end too.
  if (last?.length !== 1 || last[0] !== end) throw unclosed(rows.length + 1);
  rows.forEach((row, at) => {
    for (const cell of row) {
      if (cell.length > maxCellText) throw new WorkbookRefusal('text_too_long', { sheet });
      // One that the next cell's mark closes leaves that mark in the text that it swallowed.
      if (cell.includes('"') && (cell.includes('\n') || cell.includes(separator))) throw unclosed(at + 1);
    }
  });
  return rows;
}

/** Banks write a code as a formula of itself, `="00123"`, so that Excel keeps its zeros. */
const unwrapped = (cell: string): string => /^="([^"]*)"$/.exec(cell)?.[1] ?? cell;
