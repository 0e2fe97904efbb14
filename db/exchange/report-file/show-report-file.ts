import { basename } from 'node:path';
import canonicalize from 'canonicalize';
import type { ShownReport } from '../../domain/answers.ts';
import { lookBeside } from './attachment-folder.ts';
import { editedCells } from './edited-cells.ts';
import { readReportFile } from './read-report-file.ts';

/**
 * What a report file says, read back exactly, which of its cells do not say so any more, and how its attachments lie beside
 * it: it can be read without them.
 * @throws FailureError as `readReportFile`
 */
export async function showReportFile(path: string): Promise<ShownReport> {
  const { workbook, report } = await readReportFile(path, basename(path));
  const { manifest, records, sha256, signature } = report;
  const edited_cells = editedCells(workbook, report.cellMap);
  const attachments = await lookBeside(path, manifest.attachments);
  return { manifest, records, sha256, signature, edited_cells, attachments };
}

/** The same as canonical JSON (RFC 8785), which an import takes back. */
export function canonicalReport(shown: ShownReport): string {
  return canonicalize(shown) ?? '';
}
