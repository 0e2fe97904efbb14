import type { FileHandle } from 'node:fs/promises';
import { parseAddress } from './address.ts';
import { WorkbookModelError } from './check.ts';
import type { CellModel, SheetModel, StreamedRows, WorkbookModel } from './model.ts';
import { movedDown, splitAtLooks, withDimension } from './row-of-looks.ts';
import { RowXml } from './row-xml.ts';
import { workbookParts } from './write.ts';
import { type DeflateLevel, ZipFile } from './zip-file.ts';

export interface BigWriteOptions {
  /** Default 6, as other programs have it. */
  readonly level?: DeflateLevel;
  /** Writing ends with its reason; what is in the file by then is no workbook. */
  readonly signal?: AbortSignal;
  /** Told now and then, and at the end, how many of the streamed rows are written. */
  readonly progress?: (rows: number) => void;
}

/** Characters gathered before they become bytes. Longer strings are freed late, and memory would grow with the list. */
const textLength = 16 * 1024;

/**
 * Writes a workbook with long lists into an open, empty file, in memory that does not grow with them. Everything but the
 * streamed rows is made by `writeWorkbook`'s own way, with one row that has a cell of each look where the streamed rows are
 * to stand; they take its place. Between two pieces other work of the thread is done.
 *
 * Texts of the streamed rows stand in their cells: a table of shared ones would have to be held in memory.
 * @param file written from its beginning; give it its name only when this has resolved (`report-file/place-file.ts`)
 * @returns the length of the file
 * @throws WorkbookModelError as `writeWorkbook`; Error when rows or looks are not as announced, or the library's sheet does
 *   not look as expected; the signal's reason; the system's error
 */
export async function writeBigWorkbook(
  file: FileHandle,
  model: WorkbookModel,
  streams: readonly StreamedRows[],
  { level = 6, signal, progress }: BigWriteOptions = {},
): Promise<number> {
  signal?.throwIfAborted();
  const bySheet = new Map(streams.filter(({ count }) => count > 0).map((stream) => [stream.sheet, stream]));
  const sheets = model.sheets.map((sheet) => {
    const stream = bySheet.get(sheet.name);
    return stream === undefined ? sheet : skeleton(sheet, stream);
  });
  const zip = new ZipFile(file, model.properties.created, level);
  let before = 0;
  for (const part of await workbookParts({ ...model, sheets })) {
    const number = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(part.name)?.[1];
    const sheet = number === undefined ? undefined : model.sheets[Number(number) - 1];
    const stream = sheet === undefined ? undefined : bySheet.get(sheet.name);
    if (sheet === undefined || stream === undefined) {
      await zip.add(part);
      continue;
    }
    const xml = Buffer.from(part.content).toString('utf8');
    const done = before;
    const tell = (rows: number): void => {
      signal?.throwIfAborted();
      progress?.(done + rows);
    };
    await zip.addTexts(part.name, sheetTexts(xml, sheet, stream, tell));
    before += stream.count;
  }
  signal?.throwIfAborted();
  return zip.finish();
}

/** The sheet with a row of all looks in place of the streamed rows. */
function skeleton(sheet: SheetModel, { above, looks }: StreamedRows): SheetModel {
  for (const { at } of sheet.comments ?? []) {
    // It would need a cell, whose row would then be there twice.
    if ((parseAddress(at)?.row ?? 0) >= above) throw new WorkbookModelError('comment', sheet.name, at);
  }
  const cells = looks.map(
    ({ style, format }): CellModel => ({ kind: 'blank', style, ...(format === undefined ? {} : { format }) }),
  );
  return { ...sheet, rows: [...sheet.rows.slice(0, above), { cells }, ...sheet.rows.slice(above)] };
}

/**
 * The XML of a sheet, its streamed rows in place of the row of looks, in short texts.
 * @param tell is told how many rows are written; what it throws ends the writing
 */
async function* sheetTexts(
  xml: string,
  sheet: SheetModel,
  stream: StreamedRows,
  tell: (rows: number) => void,
): AsyncGenerator<string> {
  const { above, count, rows } = stream;
  const { head, looks, tail } = splitAtLooks(xml, stream);
  const columns = Math.max(sheet.columns.length, ...sheet.rows.map(({ cells }) => cells.length), 1);
  const writer = new RowXml(sheet.name, columns, looks);
  let text = withDimension(head, columns, sheet.rows.length + count);
  let written = 0;
  for await (const row of rows) {
    written += 1;
    if (written > count) break;
    text += writer.row(row, above + written);
    if (text.length < textLength) continue;
    yield text;
    text = '';
    tell(written);
  }
  if (written !== count) throw new Error(`${sheet.name}: ${written} rows came, ${count} were announced`);
  yield text + movedDown(tail, count - 1);
  tell(count);
}
