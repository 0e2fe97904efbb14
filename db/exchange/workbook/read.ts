import { HucreError, readXlsx, type Sheet, type Workbook } from 'hucre';
import { cellAddress, isInSheet, parseAddress, rangeAddress } from './address.ts';
import { LongSheet } from './long-sheet.ts';
import type { PlainCell, PlainComment, PlainSheet, PlainWorkbook } from './plain.ts';
import { plainCell } from './plain-cell.ts';
import { preflight } from './preflight.ts';
import { WorkbookRefusal } from './refusal.ts';
import { cleanText, decodeCodePattern } from './text.ts';
import { guardParts } from './xml-guard.ts';
import { unpack, type ZipEntry } from './zip-read.ts';
import { withParts } from './zip-replace.ts';

/** Shorter sheets are not worth a way of their own. */
const longSheetBytes = 1024 * 1024;

/**
 * Reads an .xlsx file from outside. Use `readWorkbookInWorker` for files that people pick: this one has no limit of
 * time or memory beyond the pre-flight's.
 *
 * Not read: chart sheets (such a file is refused as unreadable), pictures, styles other than number formats.
 * @param longFrom bytes of XML from which a sheet is read by `long-sheet.ts` in the main; the result is the same
 * @throws WorkbookRefusal
 */
export async function readWorkbook(
  file: Uint8Array,
  longFrom: number = longSheetBytes,
): Promise<PlainWorkbook> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const entries = preflight(bytes);
  guardParts(bytes, entries);
  const long = longSheets(bytes, entries, longFrom);
  const workbook = await parse(long.size === 0 ? bytes : withParts(bytes, entries, forLibrary(long)));
  const { sheets, persons = [], dateSystem } = workbook;
  const days = dateSystem === '1904' ? { from1904: true as const } : {};
  return {
    sheets: sheets.map((sheet) => ({
      ...plainSheet(
        sheet,
        persons,
        long.values().find((one) => one.isIn(sheet)),
      ),
      ...days,
    })),
  };
}

/** The sheets that are read by us in the main, by the names of their parts. */
function longSheets(
  bytes: Buffer,
  entries: readonly ZipEntry[],
  longFrom: number,
): ReadonlyMap<string, LongSheet> {
  const found = new Map<string, LongSheet>();
  for (const entry of entries) {
    if (entry.size < longFrom || !/^xl\/worksheets\/[^/]+\.xml$/.test(entry.name)) continue;
    const sheet = LongSheet.of(unpack(bytes, entry));
    if (sheet !== undefined) found.set(entry.name, sheet);
  }
  return found;
}

function forLibrary(long: ReadonlyMap<string, LongSheet>): ReadonlyMap<string, Buffer> {
  return new Map([...long].map(([name, sheet]) => [name, sheet.forLibrary]));
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

function plainSheet(
  sheet: Sheet,
  persons: NonNullable<Workbook['persons']>,
  long: LongSheet | undefined,
): PlainSheet {
  const comments = new Map<string, PlainComment>();
  for (const [key, { comment }] of sheet.cells ?? []) {
    const [row, column] = key.split(',').map(Number);
    if (!comment || row === undefined || column === undefined || !isInSheet(row, column)) continue;
    comments.set(cellAddress(row, column), {
      author: commentText(comment.author ?? ''),
      text: commentText(comment.text),
    });
  }
  for (const [at, comment] of threads(sheet, persons)) comments.set(at, comment);
  return {
    name: sheet.name,
    state: stateOf(sheet),
    ...(long === undefined
      ? cellsOf(sheet)
      : { rowCount: long.rowCount, columnCount: long.columnCount, cells: long.cells(sheet) }),
    comments,
    merges: (sheet.merges ?? [])
      .filter(
        ({ startRow, startCol, endRow, endCol }) =>
          isInSheet(startRow, startCol) && isInSheet(endRow, endCol),
      )
      .map(({ startRow, startCol, endRow, endCol }) => rangeAddress(startRow, startCol, endRow, endCol)),
    hiddenRows: [...(sheet.rowDefs ?? [])].flatMap(([row, { hidden }]) => (hidden === true ? [row + 1] : [])),
  };
}

function cellsOf(sheet: Sheet): Pick<PlainSheet, 'rowCount' | 'columnCount' | 'cells'> {
  const cells = new Map<string, PlainCell>();
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
  return { rowCount: sheet.rows.length, columnCount, cells };
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
