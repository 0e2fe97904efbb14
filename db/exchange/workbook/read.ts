import { type Cell, type CellValue, HucreError, readXlsx, type Sheet, type Workbook } from 'hucre';
import { cellAddress, parseAddress, rangeAddress } from './address.ts';
import type { PlainCell, PlainComment, PlainSheet, PlainValue, PlainWorkbook } from './plain.ts';
import { preflight } from './preflight.ts';
import { WorkbookRefusal } from './refusal.ts';
import { cleanText, decodeCodePattern, maxCellText } from './text.ts';
import { guardParts } from './xml-guard.ts';

/**
 * Reads an .xlsx file from outside. Use `readWorkbookInWorker` for files that people pick: this one has no limit of
 * time or memory beyond the pre-flight's.
 *
 * Not read: chart sheets (such a file is refused as unreadable), pictures, styles other than number formats.
 * @throws WorkbookRefusal
 */
export async function readWorkbook(file: Uint8Array): Promise<PlainWorkbook> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const entries = preflight(bytes);
  guardParts(bytes, entries);
  const workbook = await parse(bytes);
  return { sheets: workbook.sheets.map((sheet) => plainSheet(sheet, workbook.persons ?? [])) };
}

async function parse(bytes: Buffer): Promise<Workbook> {
  try {
    return await readXlsx(bytes, { readStyles: true });
  } catch (error) {
    // Any error is the file's fault as far as the officer can tell, also one the library did not foresee.
    const reason = error instanceof HucreError ? error.name : 'parser';
    throw new WorkbookRefusal('unreadable', {
      reason,
      detail: error instanceof Error ? error.message : String(error),
    });
  }
}

function plainSheet(sheet: Sheet, persons: NonNullable<Workbook['persons']>): PlainSheet {
  const cells = new Map<string, PlainCell>();
  const comments = new Map<string, PlainComment>();
  const uncached = formulasWithoutResult(sheet);
  let columnCount = 0;
  sheet.rows.forEach((row, rowIndex) => {
    columnCount = Math.max(columnCount, row.length);
    row.forEach((value, columnIndex) => {
      // A clumsily formatted sheet has millions of empty cells; they must cost nothing.
      if (value === null && uncached === 0) return;
      const cell = plainCell(value, sheet.cells?.get(`${rowIndex},${columnIndex}`), sheet.name);
      if (cell) cells.set(cellAddress(rowIndex, columnIndex), cell);
    });
  });
  for (const [key, { comment }] of sheet.cells ?? []) {
    const [row, column] = key.split(',').map(Number);
    if (!comment || row === undefined || column === undefined) continue;
    comments.set(cellAddress(row, column), {
      author: commentText(comment.author ?? ''),
      text: commentText(comment.text),
    });
  }
  for (const [at, comment] of threads(sheet, persons)) comments.set(at, comment);
  return {
    name: sheet.name,
    state: stateOf(sheet),
    rowCount: sheet.rows.length,
    columnCount,
    cells,
    comments,
    merges: (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) =>
      rangeAddress(startRow, startCol, endRow, endCol),
    ),
    hiddenRows: [...(sheet.rowDefs ?? [])].flatMap(([row, { hidden }]) => (hidden === true ? [row + 1] : [])),
  };
}

function formulasWithoutResult(sheet: Sheet): number {
  let count = 0;
  for (const cell of sheet.cells?.values() ?? [])
    if (cell.formula !== undefined && cell.value === null) count++;
  return count;
}

function stateOf(sheet: Sheet): PlainSheet['state'] {
  if (sheet.veryHidden) return 'veryHidden';
  return sheet.hidden ? 'hidden' : 'visible';
}

/** Recent Excel keeps conversations apart and leaves only boilerplate in the plain comment: the conversation wins. */
function threads(sheet: Sheet, persons: NonNullable<Workbook['persons']>): Map<string, PlainComment> {
  const found = new Map<string, PlainComment>();
  const all = sheet.threadedComments ?? [];
  for (const first of all) {
    if (first.parentId || !first.ref || !parseAddress(first.ref)) continue;
    const messages = [first, ...all.filter((reply) => reply.parentId === first.id)];
    const author = persons.find((person) => person.id === first.personId)?.displayName ?? '';
    found.set(first.ref, {
      author: cleanText(author),
      text: cleanText(messages.map((m) => m.text).join('\n')),
    });
  }
  return found;
}

function commentText(text: string): string {
  return cleanText(decodeCodePattern(text));
}

function plainCell(value: CellValue, cell: Cell | undefined, sheetName: string): PlainCell | undefined {
  const plain = plainValue(value, cell, sheetName);
  if (cell?.formula === undefined) return plain;
  return { kind: 'formula', formula: cell.formula, cached: plain ?? null };
}

function plainValue(value: CellValue, cell: Cell | undefined, sheetName: string): PlainValue | undefined {
  if (value === null) return undefined;
  if (typeof value === 'boolean') return { kind: 'boolean', value };
  if (typeof value === 'string') {
    if (cell?.type === 'error') return { kind: 'error', code: cleanText(value) };
    if (value.length > maxCellText)
      throw new WorkbookRefusal('text_too_long', { sheet: sheetName, limit: maxCellText });
    return { kind: 'text', text: cleanText(value) };
  }
  const numFmt = cell?.style?.numFmt;
  const format = numFmt === undefined || numFmt === 'General' ? {} : { format: numFmt };
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return { kind: 'error', code: '#NUM!' };
    return { kind: 'number', decimal: plainDecimal(value), ...format };
  }
  if (Number.isNaN(value.getTime())) return { kind: 'error', code: '#NUM!' };
  const [day, time] = value.toISOString().slice(0, 19).split('T');
  return { kind: 'date', iso: time === '00:00:00' ? `${day}` : `${day}T${time}`, ...format };
}

/** `String(n)` with any exponent written out: `1e-7` → `0.0000001`. */
export function plainDecimal(value: number): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(String(value));
  if (!match) return Object.is(value, -0) ? '0' : String(value);
  const [, sign = '', whole = '', fraction = '', exponentText = '0'] = match;
  const digits = whole + fraction;
  const point = whole.length + Number(exponentText);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return sign + digits.padEnd(point, '0');
}
