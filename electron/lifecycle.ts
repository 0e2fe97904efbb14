import { setTimeout as wait } from 'node:timers/promises';
import { app, type BrowserWindow, dialog, powerMonitor } from 'electron';
import type { Language } from '../db/domain/locale/labels.ts';
import type { StoreClient } from '../db/thread/store-client.ts';
import { desktopWords } from './locale/desktop-words.ts';
import type { RunningCalls } from './running-calls.ts';
import { tellPage } from './tell-page.ts';

/** Index of the button that discards; the other one stays. */
const discard = 1;
/** How long the page may take to send its drafts; one that hangs must not keep its window open. */
const keepingMs = 1_500;
/** Work that ends sooner is not worth a word. */
const unnoticedMs = 400;
/** A page that dies more often than this within a minute would die for ever. */
const deathsAMinute = 3;

/** What closing has to look after. */
export interface Closing {
  readonly window: BrowserWindow;
  readonly running: RunningCalls;
  readonly language: () => Language;
  /** Settles when the page says that it has sent its drafts. */
  readonly kept: () => Promise<void>;
}

/**
 * Closing the window: the page sends its drafts, running work is waited for and shown, and a page that objects to being
 * left is asked about; then the window goes.
 * @param beforeGoing last moment at which the window is whole
 */
export function closeWithCare(closing: Closing, beforeGoing: () => void): void {
  const { window, language } = closing;
  let state: 'open' | 'finishing' | 'going' = 'open';
  window.on('close', (event) => {
    if (state === 'going') {
      beforeGoing();
      return;
    }
    event.preventDefault();
    if (state === 'finishing') return;
    state = 'finishing';
    void finish(closing).then(() => {
      if (window.isDestroyed()) return;
      state = 'going';
      window.close();
    });
  });
  window.webContents.on('will-prevent-unload', (event) => {
    const { unsaved } = desktopWords(language());
    const answer = dialog.showMessageBoxSync(window, {
      type: 'question',
      message: unsaved.message,
      detail: unsaved.detail,
      buttons: [unsaved.stay, unsaved.discard],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    // Preventing the page's objection is what lets the window close.
    if (answer === discard) event.preventDefault();
    else state = 'open';
  });
}

/** Drafts first, then whatever the store is doing; shown in title and task bar, and said once, if it takes its time. */
async function finish({ window, running, language, kept }: Closing): Promise<void> {
  tellPage(window, 'keepDrafts');
  await Promise.race([kept(), wait(keepingMs, undefined, { ref: false })]);
  await Promise.race([running.idle(), wait(unnoticedMs, undefined, { ref: false })]);
  if (running.isIdle || window.isDestroyed()) return;
  const { working } = desktopWords(language());
  const title = window.getTitle();
  window.setTitle(working.title);
  window.setProgressBar(2);
  void dialog.showMessageBox(window, {
    type: 'info',
    message: working.message,
    detail: working.detail,
    buttons: [working.wait],
    noLink: true,
  });
  await running.idle();
  if (window.isDestroyed()) return;
  window.setProgressBar(-1);
  window.setTitle(title);
}

/**
 * The machine shuts down, the user logs off, or it goes to sleep: what is being typed reaches the store at once, and the
 * app ends by itself where the system waits for it.
 */
export function keepBeforeShutdown(window: BrowserWindow, store: Pick<StoreClient, 'close'>): void {
  const keep = (): void => tellPage(window, 'keepDrafts');
  powerMonitor.on('suspend', keep);
  powerMonitor.on('lock-screen', keep);
  // Electron's types leave out the event, which its manual gives this one: preventing asks the system to wait.
  powerMonitor.on('shutdown', ((event: Electron.Event) => {
    event.preventDefault();
    keep();
    app.quit();
  }) as () => void);
  // Windows asks first, then ends the session without waiting for more than a moment.
  window.on('query-session-end', keep);
  window.on('session-end', () => {
    // What the page has sent stands before this in the store's queue.
    void store.close();
  });
}

/**
 * A page that died is opened again: drafts are in the store, nothing is lost but the last second. One that keeps dying is
 * not: the officer is told.
 * @param now milliseconds of a clock that only goes forward
 */
export function reopenAfterCrash(
  window: BrowserWindow,
  language: () => Language,
  report: (where: string, error: unknown) => void,
  now: () => number = () => performance.now(),
): void {
  let deaths: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    report(`window ${reason}`, undefined);
    deaths = [...deaths.filter((at) => now() - at < 60_000), now()];
    if (deaths.length <= deathsAMinute) {
      window.webContents.reload();
      return;
    }
    const { title, text } = desktopWords(language()).crashed;
    dialog.showErrorBox(title, text);
    window.destroy();
  });
}

/** Shows the window that is there: a second start wants it, or a file to be opened in it. */
export function showAgain(window: BrowserWindow | undefined): void {
  if (window === undefined || window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.focus();
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
