import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Session, WebContents } from 'electron';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { contentSecurityPolicy } from '../../electron/content-security.ts';
import {
  askBeforeClosing,
  closeStoreBeforeQuitting,
  reopenAfterCrash,
  showWhenStartedAgain,
} from '../../electron/lifecycle.ts';
import { appMenu } from '../../electron/menu.ts';
import { registerAppScheme, serveAppScheme } from '../../electron/protocol.ts';
import { guardContents, lockSession } from '../../electron/security.ts';
import { openWindow } from '../../electron/window.ts';
import {
  app,
  BrowserWindow,
  dialog,
  PreventableEvent,
  protocol,
  SessionDouble,
  WebContentsDouble,
} from '../support/electron-double.ts';

beforeEach(() => {
  app.removeAllListeners();
  app.exits.length = 0;
});

/** The one that `openWindow` made, as the double that it is. */
function opened(): BrowserWindow {
  openWindow();
  const window = BrowserWindow.opened.at(-1);
  if (window === undefined) throw new Error('no window');
  return window;
}

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
      webviewTag: false,
      spellcheck: false,
    });
    expect(opened().options.webPreferences?.preload).toMatch(/out[\\/]electron[\\/]preload\.cjs$/);
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

  test('has a menu in both languages that leaves the work’s own keys alone', () => {
    const items = appMenu().flatMap((menu) => [menu, ...(menu.submenu as (typeof menu)[])]);
    for (const item of items.filter((one) => one.type !== 'separator')) {
      expect(item.label).toMatch(/\p{Script=Han}.*[A-Za-z]/u);
      expect(item.accelerator).toBeUndefined();
    }
    expect(items.map((item) => item.role)).not.toContain('reload');
  });
});

describe('the navigation guard', () => {
  const contents = new WebContentsDouble();
  guardContents(contents as unknown as WebContents);

  const prevented = (name: string, details: object): boolean => {
    const event = Object.assign(new PreventableEvent(), details);
    contents.emit(name, event);
    return event.prevented;
  };

  test.each([
    'https://evil.example/',
    'http://127.0.0.1/',
    'file:///etc/passwd',
    'app://ledger.evil/',
    'app://other/',
    'app://ledger/assets/a.js',
    'app://ledger/?x=1',
    'app://user@ledger/',
    'javascript:alert(1)',
    'data:text/html,x',
    'about:blank',
    'not an address',
    '',
  ])('keeps the page from going to %s', (url) => {
    expect(prevented('will-navigate', { url })).toBe(true);
    expect(prevented('will-frame-navigate', { url, isMainFrame: true })).toBe(true);
  });

  test('lets the page load itself again', () => {
    for (const url of ['app://ledger/', 'app://ledger/#/villages']) {
      expect(prevented('will-navigate', { url })).toBe(false);
      expect(prevented('will-frame-navigate', { url, isMainFrame: true })).toBe(false);
    }
  });

  test('allows no frame, redirect, embedded page or new window', () => {
    expect(prevented('will-frame-navigate', { url: 'app://ledger/', isMainFrame: false })).toBe(true);
    expect(prevented('will-redirect', { url: 'app://ledger/' })).toBe(true);
    expect(prevented('will-attach-webview', {})).toBe(true);
    for (const url of ['https://evil.example/', 'app://ledger/']) {
      expect(contents.windowOpenHandler?.({ url })).toEqual({ action: 'deny' });
    }
  });
});

describe('the session', () => {
  const session = new SessionDouble();
  lockSession(session as unknown as Session);

  test('denies every permission and device', () => {
    const answers: boolean[] = [];
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'fullscreen',
      'openExternal',
      'fileSystem',
    ]) {
      session.requestHandler?.(
        {} as WebContents,
        permission as 'media',
        (granted) => answers.push(granted),
        {} as never,
      );
      answers.push(session.checkHandler?.(null, permission as 'media', '', {} as never) ?? true);
    }
    answers.push(session.deviceHandler?.({} as never) ?? true);
    expect(answers).toHaveLength(13);
    expect(new Set(answers)).toEqual(new Set([false]));
  });

  test('downloads nothing and reaches no address but the app’s own', () => {
    const event = new PreventableEvent();
    session.emit('will-download', event);
    expect(event.prevented).toBe(true);
    const cancelled = (url: string): boolean => {
      let answer: boolean | undefined;
      session.requestListener?.({ url }, ({ cancel }) => {
        answer = cancel;
      });
      return answer === true;
    };
    for (const url of [
      'https://evil.example/',
      'http://127.0.0.1/',
      'ws://127.0.0.1/',
      'file:///etc/passwd',
      'app://ledger.evil/',
    ]) {
      expect(cancelled(url), url).toBe(true);
    }
    expect(cancelled('app://ledger/assets/a.js')).toBe(false);
  });
});

describe('the app’s scheme', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'app-scheme-'));
    mkdirSync(join(folder, 'window', 'assets'), { recursive: true });
    writeFileSync(join(folder, 'secret.json'), '{"outside":true}');
    writeFileSync(join(folder, 'window', 'index.html'), '<title>山海台账</title>');
    writeFileSync(join(folder, 'window', 'assets', 'a.js'), 'export {};');
    registerAppScheme();
    serveAppScheme(join(folder, 'window'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const get = (url: string, method = 'GET'): Promise<Response> => {
    const handler = protocol.handlers.get('app');
    if (handler === undefined) throw new Error('no handler');
    return handler({ url, method } as Request);
  };

  test('is a secure one with an origin of its own, and cannot go around the policy', () => {
    const [scheme] = protocol.privileged;
    expect(scheme).toMatchObject({ scheme: 'app', privileges: { standard: true, secure: true } });
    expect(scheme?.privileges?.bypassCSP ?? false).toBe(false);
    expect(scheme?.privileges?.corsEnabled ?? false).toBe(false);
  });

  test('serves the window’s files with their types and the policy', async () => {
    const page = await get('app://ledger/');
    expect([page.status, await page.text()]).toEqual([200, '<title>山海台账</title>']);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
    const script = await get('app://ledger/assets/a.js?v=1');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  test.each([
    'app://ledger/../secret.json',
    'app://ledger/%2e%2e/secret.json',
    'app://ledger/..%2fsecret.json',
    'app://ledger/..%5csecret.json',
    'app://ledger/assets/../../secret.json',
    'app://ledger//secret.json',
    'app://ledger/assets/',
    'app://other/index.html',
    'app://secret.json/',
  ])('has nothing at %s', async (url) => {
    const answer = await get(url);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain('outside');
    expect(answer.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
  });

  test('is for reading only', async () => {
    expect((await get('app://ledger/', 'POST')).status).toBe(404);
  });
});

describe('closing', () => {
  test('asks while the page holds unsaved text, and staying is the default', () => {
    const window = opened();
    askBeforeClosing(window as unknown as Electron.BrowserWindow);
    const closes = (button: number): boolean => {
      dialog.button = button;
      const event = new PreventableEvent();
      window.webContents.emit('will-prevent-unload', event);
      return event.prevented;
    };
    expect(closes(0)).toBe(false);
    expect(closes(1)).toBe(true);
    expect(dialog.shown.at(-1)).toMatchObject({ defaultId: 0, cancelId: 0 });
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

test('a second start shows the window that is there', () => {
  const window = opened();
  window.minimized = true;
  showWhenStartedAgain(window as unknown as Electron.BrowserWindow);
  app.emit('second-instance');
  expect([window.minimized, window.focused]).toEqual([false, true]);
});

test('a page that died is loaded again, one that ended is not', () => {
  const window = opened();
  const told: string[] = [];
  reopenAfterCrash(window as unknown as Electron.BrowserWindow, (where) => told.push(where));
  window.webContents.emit('render-process-gone', {}, { reason: 'clean-exit' });
  expect(window.webContents.reloads).toBe(0);
  window.webContents.emit('render-process-gone', {}, { reason: 'oom' });
  expect([window.webContents.reloads, told]).toEqual([1, ['window oom']]);
});
