import { type BrowserWindow, dialog, type WebContentsPrintOptions } from 'electron';
import type { Language } from '../db/domain/locale/labels.ts';
import type { ChosenPaper } from '../db/domain/paper.ts';
import { desktopWords } from './locale/desktop-words.ts';

/** Electron's word for a dialog that the officer closed, in either spelling: no failure. */
const cancelled = /cancel/i;

/**
 * Prints the page by the system's dialog; the page's own styles say how it looks on paper.
 * @param paper that the page was laid out for, with its own margins; left out: what the printer holds
 */
export function printPage(language: Language, window: BrowserWindow | undefined, paper?: ChosenPaper): void {
  if (window === undefined || window.isDestroyed()) return;
  const options = { silent: false, printBackground: true, ...paperOptions(paper) };
  window.webContents.print(options, (printed, reason) => {
    if (printed || cancelled.test(reason)) return;
    const { title, text } = desktopWords(language).printFailed;
    dialog.showErrorBox(title, text);
  });
}

function paperOptions(paper: ChosenPaper | undefined): WebContentsPrintOptions {
  if (paper === undefined) return { usePrinterDefaultPageSize: true };
  return { pageSize: paper.size, landscape: paper.landscape, margins: { marginType: 'none' } };
}
