import { basename } from 'node:path';
import type { ShownReport } from '../../domain/answers.ts';
import { editedCells } from './edited-cells.ts';
import { readReportFile } from './read-report-file.ts';

/**
 * What a report file says, read back exactly, and which of its cells do not say so any more.
 * @throws FailureError as `readReportFile`
 */
export async function showReportFile(path: string): Promise<ShownReport> {
  const { workbook, report } = await readReportFile(path, basename(path));
  const { manifest, records, sha256, signature } = report;
  return { manifest, records, sha256, signature, edited_cells: editedCells(workbook, report.cellMap) };
}
