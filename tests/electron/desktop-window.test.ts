import type { BrowserWindow as ElectronWindow } from 'electron';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Language } from '../../db/domain/locale/labels.ts';
import {
  type Closing,
  closeStoreBeforeQuitting,
  closeWithCare,
  keepBeforeShutdown,
  reopenAfterCrash,
  showAgain,
} from '../../electron/lifecycle.ts';
import { RunningCalls } from '../../electron/running-calls.ts';
import { openWindow } from '../../electron/window.ts';
import type { WindowState } from '../../electron/window-state.ts';
import { app, BrowserWindow, dialog, PreventableEvent, powerMonitor } from '../support/electron-double.ts';

let language: Language;
beforeEach(() => {
  app.removeAllListeners();
  powerMonitor.removeAllListeners();
  app.exits.length = 0;
  app.quits = 0;
  dialog.shown.length = 0;
  dialog.errors.length = 0;
  language = 'zh-CN';
});

const fresh: WindowState = { bounds: undefined, maximised: false, zoom: 0, folder: undefined };

/** The one that `openWindow` made, as the double that it is. */
function opened(state = fresh, developerTools = false): BrowserWindow {
  openWindow('山海台账', state, { developerTools });
  const window = BrowserWindow.opened.at(-1);
  if (window === undefined) throw new Error('no window');
  return window;
}
const asElectron = (window: BrowserWindow) => window as unknown as ElectronWindow;
const told = (window: BrowserWindow) => window.webContents.mainFrame.told.map(([, word]) => word);

describe('the window', () => {
  test('is sandboxed, isolated and without Node', () => {
    expect(opened().options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    });
    expect(opened().options.webPreferences?.preload).toMatch(/out[\\/]electron[\\/]preload\.cjs$/);
  });

  test('has developer tools only where they are allowed', () => {
    expect(opened().options.webPreferences?.devTools).toBe(false);
    expect(opened(fresh, true).options.webPreferences?.devTools).toBe(true);
  });

  test('loads the app’s own page, is shown when drawn, and fits the office’s screen', () => {
    const window = opened();
    expect(window.loaded).toEqual(['app://ledger/']);
    expect(window.shown).toBe(false);
    window.emit('ready-to-show');
    expect(window.shown).toBe(true);
    expect(window.options.width).toBeLessThanOrEqual(1366);
    expect(window.options.height).toBeLessThanOrEqual(768 - 40);
  });

  test('opens as it was left', () => {
    const window = opened({
      ...fresh,
      bounds: { x: 40, y: 20, width: 1000, height: 640 },
      maximised: true,
      zoom: 1,
    });
    expect(window.options).toMatchObject({ x: 40, y: 20, width: 1000, height: 640 });
    window.emit('ready-to-show');
    expect([window.maximized, window.webContents.zoom]).toEqual([true, 1]);
  });
});

describe('closing', () => {
  interface Care {
    readonly window: BrowserWindow;
    readonly running: RunningCalls;
    readonly left: string[];
    say(): void;
  }

  function withCare(kept?: Closing['kept']): Care {
    const window = opened();
    const running = new RunningCalls();
    const said = Promise.withResolvers<void>();
    const left: string[] = [];
    closeWithCare(
      { window: asElectron(window), running, language: () => language, kept: kept ?? (() => said.promise) },
      () => left.push('whole'),
    );
    return { window, running, left, say: said.resolve };
  }

  test('waits until the page has sent its drafts', async () => {
    const { window, left, say } = withCare();
    window.close();
    expect(told(window)).toEqual(['keepDrafts']);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([window.destroyed, left]).toEqual([false, []]);
    say();
    await expect.poll(() => window.destroyed).toBe(true);
    expect(left).toEqual(['whole']);
  });

  test('does not wait for ever for a page that hangs', async () => {
    const { window } = withCare();
    window.close();
    await expect.poll(() => window.destroyed, { timeout: 3000 }).toBe(true);
  });

  test('waits for running work, and shows in the chosen language that it does', async () => {
    language = 'en';
    const { window, running, say } = withCare();
    const backup = Promise.withResolvers<void>();
    void running.run(() => backup.promise);
    window.close();
    say();
    await expect.poll(() => window.title).toBe('Finishing, please wait…');
    expect([window.destroyed, window.progress]).toEqual([false, 2]);
    expect(dialog.shown).toMatchObject([{ message: 'Some work is not finished yet.', buttons: ['OK'] }]);
    // Asking again neither closes it nor asks twice.
    window.close();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([window.destroyed, dialog.shown.length]).toEqual([false, 1]);
    backup.resolve();
    await expect.poll(() => window.destroyed).toBe(true);
  });

  test('says nothing of work that ends at once', async () => {
    const { window, running, say } = withCare();
    void running.run(() => new Promise((resolve) => setTimeout(resolve, 50)));
    window.close();
    say();
    await expect.poll(() => window.destroyed).toBe(true);
    expect(dialog.shown).toEqual([]);
  });

  test('asks, in the chosen language, while the page holds unsaved text; staying is the default', async () => {
    const { window } = withCare();
    const leaves = (button: number): boolean => {
      dialog.button = button;
      const event = new PreventableEvent();
      window.webContents.emit('will-prevent-unload', event);
      return event.prevented;
    };
    expect(leaves(0)).toBe(false);
    expect(leaves(1)).toBe(true);
    expect(dialog.shown.at(-1)).toMatchObject({
      defaultId: 0,
      cancelId: 0,
      buttons: ['继续填写', '放弃并关闭'],
    });
    language = 'en';
    leaves(0);
    expect(dialog.shown.at(-1)).toMatchObject({ buttons: ['Keep editing', 'Discard and close'] });
  });

  test('asks the page again after the officer stayed', async () => {
    const { window, say } = withCare();
    // The page objects: Electron does not destroy the window then.
    window.destroy = () => {
      dialog.button = 0;
      window.webContents.emit('will-prevent-unload', new PreventableEvent());
    };
    window.close();
    say();
    await expect.poll(() => dialog.shown.length).toBe(1);
    window.close();
    expect(told(window)).toEqual(['keepDrafts', 'keepDrafts']);
  });

  test('the last window ends the app, once the store is closed and not before', async () => {
    const closing = Promise.withResolvers<void>();
    let closes = 0;
    closeStoreBeforeQuitting({
      close: () => {
        closes += 1;
        return closing.promise;
      },
    });
    app.emit('window-all-closed');
    await Promise.resolve();
    expect([closes, app.exits]).toEqual([1, []]);
    closing.resolve();
    await expect.poll(() => app.exits).toEqual([0]);
    expect(closes).toBe(1);
  });

  test('a store that cannot be closed does not keep the app from ending', async () => {
    closeStoreBeforeQuitting({ close: () => Promise.reject(new Error('gone')) });
    app.quit();
    await expect.poll(() => app.exits).toEqual([0]);
  });
});

describe('the end of the day', () => {
  function guarded() {
    const window = opened();
    let closes = 0;
    keepBeforeShutdown(asElectron(window), {
      close: async () => {
        closes += 1;
      },
    });
    return { window, closes: () => closes };
  }

  test.each(['suspend', 'lock-screen'])('on %s drafts are sent', (name) => {
    const { window } = guarded();
    powerMonitor.emit(name);
    expect(told(window)).toEqual(['keepDrafts']);
  });

  test('a shutdown waits for drafts and ends the app by itself', () => {
    const { window } = guarded();
    const event = new PreventableEvent();
    powerMonitor.emit('shutdown', event);
    expect(told(window)).toEqual(['keepDrafts']);
    expect([event.prevented, app.quits]).toEqual([true, 1]);
  });

  test('Windows ending the session: drafts when it asks, the store when it goes', () => {
    const { window, closes } = guarded();
    const event = new PreventableEvent();
    window.emit('query-session-end', event);
    expect([told(window), event.prevented, closes()]).toEqual([['keepDrafts'], false, 0]);
    window.emit('session-end', {});
    expect(closes()).toBe(1);
  });

  test('a window that is gone, or shows something else, is told nothing', () => {
    const { window } = guarded();
    window.webContents.mainFrame.origin = 'https://evil.example';
    powerMonitor.emit('suspend');
    window.webContents.mainFrame.origin = 'app://ledger';
    window.destroyed = true;
    powerMonitor.emit('suspend');
    expect(told(window)).toEqual([]);
  });
});

test('a second start shows the window that is there', () => {
  const window = opened();
  window.minimized = true;
  showAgain(asElectron(window));
  expect([window.minimized, window.focused]).toEqual([false, true]);
  window.destroyed = true;
  showAgain(asElectron(window));
  showAgain(undefined);
});

describe('a page that died', () => {
  test('is loaded again, one that ended is not', () => {
    const window = opened();
    const reported: string[] = [];
    reopenAfterCrash(
      asElectron(window),
      () => language,
      (where) => reported.push(where),
    );
    window.webContents.emit('render-process-gone', {}, { reason: 'clean-exit' });
    expect(window.webContents.reloads).toBe(0);
    window.webContents.emit('render-process-gone', {}, { reason: 'oom' });
    expect([window.webContents.reloads, reported]).toEqual([1, ['window oom']]);
  });

  test('again and again is given up, and the officer is told in the chosen language', () => {
    const window = opened();
    let now = 0;
    language = 'en';
    reopenAfterCrash(
      asElectron(window),
      () => language,
      () => {},
      () => now,
    );
    const die = (): void => void window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    for (let death = 0; death < 6; death += 1) {
      die();
      now += 30_000;
    }
    expect([window.webContents.reloads, window.destroyed]).toEqual([6, false]);
    for (let death = 0; death < 3; death += 1) die();
    expect(window.destroyed).toBe(true);
    expect(dialog.errors.at(-1)?.title).toBe('The page cannot be shown');
  });
});
