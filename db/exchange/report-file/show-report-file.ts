import { basename } from 'node:path';
import canonicalize from 'canonicalize';
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

/** The same as canonical JSON (RFC 8785), which an import takes back. */
export function canonicalReport(shown: ShownReport): string {
  return canonicalize(shown) ?? '';
}
