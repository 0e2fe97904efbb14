import { type BrowserWindow, dialog } from 'electron';
import type { Language } from '../db/domain/locale/labels.ts';
import { desktopWords } from './locale/desktop-words.ts';

/** Electron's word for a dialog that the officer closed, in either spelling: no failure. */
const cancelled = /cancel/i;

/** Prints the page by the system's dialog; the page's own styles say how it looks on paper. */
export function printPage(language: Language, window: BrowserWindow | undefined): void {
  if (window === undefined || window.isDestroyed()) return;
  const options = { silent: false, printBackground: true, usePrinterDefaultPageSize: true };
  window.webContents.print(options, (printed, reason) => {
    if (printed || cancelled.test(reason)) return;
    const { title, text } = desktopWords(language).printFailed;
    dialog.showErrorBox(title, text);
  });
}
