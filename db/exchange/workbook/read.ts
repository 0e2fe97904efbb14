import { HucreError, readXlsx, type Sheet, type Workbook } from 'hucre';
import { cellAddress, isInSheet, parseAddress, rangeAddress } from './address.ts';
import { type BookParts, bookParts, type SheetPart } from './book-parts.ts';
import { libraryFile } from './library-file.ts';
import { LongSheet } from './long-sheet.ts';
import { type PackedBook, packSheet } from './packed-sheet.ts';
import { PartReader } from './part-reader.ts';
import type { PlainCell, PlainComment, PlainSheet, PlainWorkbook } from './plain.ts';
import { plainCell } from './plain-cell.ts';
import { preflight } from './preflight.ts';
import { WorkbookRefusal } from './refusal.ts';
import { type CheckedSheet, checkSheet } from './sheet-check.ts';
import { cleanText, decodeCodePattern } from './text.ts';

/** Shorter sheets are not worth a way of their own. */
const longSheetBytes = 1024 * 1024;
/** Longer ones that no common program writes like this are not read cell by cell by the library. */
const mostLooseBytes = 48 * 1024 * 1024;
/** Rows times columns that the library may spread out, over all sheets: eight columns to the end of a sheet. */
const mostArea = 8_400_000;

/**
 * Reads an .xlsx file from outside. Use `readWorkbookInWorker` for files that people pick: this one has no limit of
 * time or memory beyond the pre-flight's.
 *
 * Not read: chart sheets (named in `withoutCells`), pictures, styles other than number formats.
 * @param longFrom bytes of XML from which a sheet is read by `long-sheet.ts` in the main; the result is the same
 * @throws WorkbookRefusal
 */
export async function readWorkbook(
  file: Uint8Array,
  longFrom: number = longSheetBytes,
): Promise<PlainWorkbook> {
  const { sheets, withoutCells } = await readSheets(file, longFrom);
  return {
    sheets: sheets.map((one) => plainSheet(one)),
    ...(withoutCells.length === 0 ? {} : { withoutCells }),
  };
}

/**
 * As {@link readWorkbook}, for sheets that may hold a million cells: a long one is packed as it is read.
 * @param isPlain sheets, by their names, that are wanted with everything
 */
export async function readPackedWorkbook(
  file: Uint8Array,
  isPlain: (name: string) => boolean,
  longFrom: number = longSheetBytes,
): Promise<PackedBook> {
  const { sheets, withoutCells } = await readSheets(file, longFrom);
  return {
    packed: sheets
      .filter(({ sheet }) => !isPlain(sheet.name))
      .map((one) => one.long?.packed(one.sheet, factsOf(one)) ?? packSheet(plainSheet(one))),
    plain: sheets.filter(({ sheet }) => isPlain(sheet.name)).map(plainSheet),
    withoutCells,
  };
}

/** A sheet as the library read it, and what is to be read by us where it is a long one. */
interface ReadSheet {
  readonly sheet: Sheet;
  readonly persons: NonNullable<Workbook['persons']>;
  readonly long: LongSheet | undefined;
  readonly hiddenRows: readonly number[];
  readonly is1904: boolean;
}

async function readSheets(
  file: Uint8Array,
  longFrom: number,
): Promise<{ readonly sheets: readonly ReadSheet[]; readonly withoutCells: BookParts['withoutCells'] }> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const parts = new PartReader(bytes, preflight(bytes));
  const book = bookParts(parts);
  const sheets = book.sheets.map((sheet) => sheetOnItsWay(sheet, parts, longFrom));
  const others = new Map<string, Buffer>();
  for (const part of partsBeside(book)) others.set(part, parts.xml(part));
  parts.contents.finish();
  const forLibrary = checkedSheets(book, sheets);
  const given = libraryFile(
    book,
    forLibrary.map(({ xml }) => Buffer.from(xml, 'utf8')),
    (part) => others.get(part) ?? Buffer.alloc(0),
  );
  const { sheets: read, persons = [] } = await parse(given);
  const { withoutCells, is1904 } = book;
  return {
    sheets: read.map((sheet, index) => ({
      sheet,
      persons,
      long: sheets[index]?.long,
      hiddenRows: forLibrary[index]?.hiddenRows ?? [],
      is1904,
    })),
    withoutCells,
  };
}

interface SheetOnItsWay {
  readonly part: string;
  readonly xml: Buffer;
  /** Where it is read by us in the main. */
  readonly long: LongSheet | undefined;
}

function sheetOnItsWay({ part }: SheetPart, parts: PartReader, longFrom: number): SheetOnItsWay {
  const xml = parts.xml(part);
  const long = xml.length < longFrom ? undefined : LongSheet.of(xml);
  if (long === undefined && xml.length > mostLooseBytes)
    throw new WorkbookRefusal('too_many_cells', { part, size: xml.length });
  return { part, xml: long?.forLibrary ?? xml, long };
}

function partsBeside({ sheets, strings, styles, persons }: BookParts): readonly string[] {
  const notes = sheets.flatMap((sheet) => sheet.notes.map(({ part }) => part));
  return [strings, styles, persons, ...notes].filter((part) => part !== undefined);
}

/** @throws WorkbookRefusal as `checkSheet`, `too_spread` */
function checkedSheets(book: BookParts, sheets: readonly SheetOnItsWay[]): readonly CheckedSheet[] {
  let left = mostArea;
  return sheets.map(({ part, xml }, index) => {
    const name = book.sheets[index]?.name ?? '';
    const text = xml.toString('utf8');
    let checked = checkSheet(part, name, text);
    // Formats down to the last row of a sheet are no contents.
    if (checked.area > left) checked = checkSheet(part, name, text, true);
    if (checked.area > left) throw new WorkbookRefusal('too_spread', { sheet: name, cell: checked.end });
    left -= checked.area;
    return checked;
  });
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

function plainSheet(one: ReadSheet): PlainSheet {
  const { sheet, persons, long } = one;
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
    ...factsOf(one),
    ...(long === undefined
      ? cellsOf(sheet)
      : { rowCount: long.rowCount, columnCount: long.columnCount, cells: long.cells(sheet) }),
    comments,
  };
}

function factsOf({
  sheet,
  hiddenRows,
  is1904,
}: ReadSheet): Pick<PlainSheet, 'name' | 'state' | 'merges' | 'hiddenRows' | 'from1904'> {
  return {
    name: sheet.name,
    state: stateOf(sheet),
    merges: (sheet.merges ?? [])
      .filter(
        ({ startRow, startCol, endRow, endCol }) =>
          isInSheet(startRow, startCol) && isInSheet(endRow, endCol),
      )
      .map(({ startRow, startCol, endRow, endCol }) => rangeAddress(startRow, startCol, endRow, endCol)),
    hiddenRows: [...hiddenRows],
    ...(is1904 ? { from1904: true as const } : {}),
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
