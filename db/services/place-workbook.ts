import { chinaDate } from '../domain/dates.ts';
import type { FileFormat } from '../domain/export-calls.ts';
import { FailureError } from '../domain/failure.ts';
import { reportFileName } from '../exchange/report-file/file-name.ts';
import { placeReportFile } from '../exchange/report-file/place-file.ts';
import type { WorkbookModel } from '../exchange/workbook/model.ts';
import { type ColumnSum, verifyModel } from '../exchange/workbook/verify-model.ts';
import { writeWorkbook } from '../exchange/workbook/write.ts';
import type { ServiceContext } from './context.ts';

/** Files of one name; nobody makes as many. */
const mostVersions = 500;

/**
 * Writes a workbook, opens it again and compares it with what was meant, and only then puts it into the folder.
 * @param stem beginning of its name; the day follows, and a number where the name is taken
 * @param sums what columns must come to
 * @returns the file's name
 * @throws FailureError `totals_differ`, or what the folder answers; then there is no file
 */
export async function placeWorkbook(
  context: ServiceContext,
  folder: string,
  stem: string,
  model: WorkbookModel,
  sums: readonly ColumnSum[] = [],
): Promise<string> {
  const bytes = await writeWorkbook(model);
  await verifyModel(bytes, model, sums);
  return placeUnderFreeName(context, folder, stem, bytes, 'xlsx');
}

/**
 * Puts bytes into the folder under the first name of the day that is free; nothing is ever overwritten. They are read back
 * and compared.
 * @throws FailureError what the folder answers
 */
export async function placeUnderFreeName(
  context: ServiceContext,
  folder: string,
  stem: string,
  bytes: Uint8Array,
  format: FileFormat,
): Promise<string> {
  return underFreeName(stemOfToday(context, stem), format, (file) => placeReportFile(folder, file, bytes));
}

/** A name with the day at its end. */
export const stemOfToday = ({ ports }: ServiceContext, stem: string): string =>
  `${stem}_${chinaDate(ports.now()).replaceAll('-', '')}`;

/**
 * Places a file under the first of its names that is free: without a number, then `_v2` …
 * @param place puts it under a name, or throws `file_exists`
 * @returns the name
 */
export async function underFreeName(
  stem: string,
  format: FileFormat | 'pdf',
  place: (file: string) => Promise<unknown>,
): Promise<string> {
  for (let version = 1; ; version += 1) {
    const file = reportFileName(stem, version, format);
    try {
      await place(file);
      return file;
    } catch (error) {
      const taken = error instanceof FailureError && error.failure.code === 'file_exists';
      if (!taken || version === mostVersions) throw error;
    }
  }
}
