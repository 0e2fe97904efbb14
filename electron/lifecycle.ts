import { app, type BrowserWindow, dialog } from 'electron';
import type { StoreClient } from '../db/thread/store-client.ts';

/** Index of the button that discards; the other one stays. */
const discard = 1;

/**
 * Asks before closing while the page holds text that is not kept yet: the page objects to being left, and the officer
 * decides.
 */
export function askBeforeClosing(window: BrowserWindow): void {
  window.webContents.on('will-prevent-unload', (event) => {
    const answer = dialog.showMessageBoxSync(window, {
      type: 'question',
      message: '还有内容没有保存，要放弃吗？\nSome input is not saved yet. Discard it?',
      buttons: ['继续填写 Keep editing', '放弃并关闭 Discard and close'],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    // Preventing the page's objection is what lets the window close.
    if (answer === discard) event.preventDefault();
  });
}

/** A page that died is opened again: drafts are in the store, nothing is lost but the last second. */
export function reopenAfterCrash(
  window: BrowserWindow,
  report: (where: string, error: unknown) => void,
): void {
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    report(`window ${reason}`, undefined);
    window.webContents.reload();
  });
}

/** A second start shows the window that is there. */
export function showWhenStartedAgain(window: BrowserWindow): void {
  app.on('second-instance', () => {
    if (window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  });
}

/** The app ends with its window, and not before the store has finished its work and is closed. */
export function closeStoreBeforeQuitting(client: Pick<StoreClient, 'close'>): void {
  let closed = false;
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    const quit = (): void => {
      closed = true;
      app.quit();
    };
    client.close().then(quit, quit);
  });
}
