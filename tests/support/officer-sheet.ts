import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CellValue, writeXlsx } from 'hucre';

/** A sheet as an office keeps it: whatever stands in its cells, merged ranges, hidden rows (from 1). */
export interface OfficerSheet {
  readonly name: string;
  readonly rows: readonly (readonly CellValue[])[];
  /** Rows and columns from 0: top, left, bottom, right. */
  readonly merges?: readonly (readonly [number, number, number, number])[];
  readonly hiddenRows?: readonly number[];
  /** Number formats by `row,column` from 0. */
  readonly formats?: Readonly<Record<string, string>>;
}

/** Bytes of a workbook that no program of ours drew. */
export async function officerBook(...sheets: readonly OfficerSheet[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map(({ name, rows, merges = [], hiddenRows = [], formats = {} }) => ({
      name,
      rows: rows.map((row) => [...row]),
      merges: merges.map(([startRow, startCol, endRow, endCol]) => ({ startRow, startCol, endRow, endCol })),
      rowDefs: new Map(hiddenRows.map((row) => [row - 1, { hidden: true }])),
      cells: new Map(
        Object.entries(formats).map(([at, numFmt]) => {
          const [row = 0, column = 0] = at.split(',').map(Number);
          return [at, { value: rows[row]?.[column] ?? null, style: { numFmt } }];
        }),
      ),
    })),
  } as Parameters<typeof writeXlsx>[0]);
}

/** The same as a file in a folder. @returns its path */
export async function placeOfficerBook(
  folder: string,
  file: string,
  ...sheets: readonly OfficerSheet[]
): Promise<string> {
  const path = join(folder, file);
  writeFileSync(path, await officerBook(...sheets));
  return path;
}
