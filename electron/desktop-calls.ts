import type { BrowserWindow } from 'electron';
import type { DesktopHostCall, HostHandlers } from '../db/domain/host-contract.ts';
import type { Language } from '../db/domain/locale/labels.ts';
import { openHandlers } from './open-files.ts';
import type { OpenedFiles } from './opened-files.ts';
import { type Picking, pickHandlers } from './pick-files.ts';
import { printPage } from './print.ts';
import { savePdf } from './save-pdf.ts';

/** Waits for the page to say that its drafts are sent. */
export class PageKept {
  #waiting: (() => void)[] = [];

  said(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }

  next(): Promise<void> {
    return new Promise((wake) => this.#waiting.push(wake));
  }
}

/** The calls that the desktop answers itself. */
export function desktopHandlers(
  picking: Picking,
  opened: OpenedFiles,
  kept: PageKept,
  lends: { readonly window: () => BrowserWindow | undefined; readonly language: () => Language },
  dataDir: string,
): HostHandlers<DesktopHostCall> {
  const picks = pickHandlers(picking);
  return {
    ...picks,
    ...openHandlers(dataDir),
    'files.opened': async () => ({ picked: opened.take() }),
    'page.print': async ({ paper }) => {
      printPage(lends.language(), lends.window(), paper);
      return { done: true };
    },
    'page.pdf': async (asked) => {
      const { picked } = await picks['files.pickFolder']({});
      const window = lends.window();
      if (picked === null || window === undefined || window.isDestroyed()) return { file: null };
      return { file: await savePdf(window, picking.tokens.resolve(picked.token), asked) };
    },
    'page.kept': async () => {
      kept.said();
      return { done: true };
    },
  };
}
