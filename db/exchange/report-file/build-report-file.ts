import type { PackagedRecord } from '../../domain/package.ts';
import type { SheetModel } from '../workbook/model.ts';
import { writeWorkbook } from '../workbook/write.ts';
import type { CellMapEntry } from './cell-map.ts';
import { dataSheet, sha256OfDataSheet } from './data-sheet.ts';
import type { InstallationKeys } from './keys.ts';
import type { Manifest } from './manifest.ts';

export interface ReportFileParts {
  readonly manifest: Manifest;
  /** What the package holds. */
  readonly records: readonly PackagedRecord[];
  /** Sheets for people, and where in them records stand; see `sheets/report-sheets.ts`. */
  readonly sheets: readonly SheetModel[];
  readonly cellMap: readonly CellMapEntry[];
  readonly keys: Pick<InstallationKeys, 'publicKey' | 'sign'>;
}

/**
 * The bytes of a report file and the report's hash: the sheets for people, then the signed `_shl`. Times and properties
 * come from the manifest, so that the same parts give the same bytes anywhere (design §6).
 * @throws Error as {@link dataSheet} does, WorkbookModelError where a sheet could not hold what it says
 */
export async function buildReportFile({
  manifest,
  records,
  sheets,
  cellMap,
  keys,
}: ReportFileParts): Promise<{ readonly bytes: Uint8Array; readonly sha256: string }> {
  const data = dataSheet({ manifest, records, cellMap }, keys);
  const { unit, period, version, created } = manifest;
  const bytes = await writeWorkbook({
    properties: {
      title: `${unit.name} ${period} v${version}`,
      creator: unit.name,
      company: unit.name,
      created,
    },
    sheets: [...sheets, data],
  });
  return { bytes, sha256: sha256OfDataSheet(data) };
}
