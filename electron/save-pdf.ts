import type { BrowserWindow } from 'electron';
import { FailureError } from '../db/domain/failure.ts';
import type { HostCallInput } from '../db/domain/host-contract.ts';
import { pagesOfPdf } from '../db/exchange/printed/pdf-pages.ts';
import { placeReportFile } from '../db/exchange/report-file/place-file.ts';
import { underFreeName } from '../db/services/place-workbook.ts';

/**
 * Saves the window's page as a PDF into a folder; a file that is there is never written over.
 * @returns its name
 * @throws FailureError `totals_differ` where it has not the pages that were laid out, and as `placeReportFile`
 */
export async function savePdf(
  { webContents }: BrowserWindow,
  folder: string,
  { paper, name, pages }: HostCallInput<'page.pdf'>,
): Promise<string> {
  const bytes = await webContents.printToPDF({
    pageSize: paper.size,
    landscape: paper.landscape,
    // The page's own styles say how large its paper is; its margins are drawn on it.
    preferCSSPageSize: true,
    printBackground: true,
    margins: { top: 0, right: 0, bottom: 0, left: 0 },
  });
  const found = pagesOfPdf(bytes);
  if (found !== pages) throw new FailureError('totals_differ', { where: `PDF: ${found} ≠ ${pages}` });
  return underFreeName(name, 'pdf', (file) => placeReportFile(folder, file, bytes));
}
