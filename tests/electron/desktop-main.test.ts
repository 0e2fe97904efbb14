import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { applicationId } from '../../db/migrate.ts';
import type { BrowserWindow } from '../support/electron-double.ts';

/** The desktop host as it is started: its main file, the real store thread, and Electron's double around it. */

vi.mock(import('../../electron/window-files.ts'), () => ({ listWindowFiles: () => new Map() }));

let dataDir: string;
/** Electron as this start of the program finds it. */
let electron: typeof import('../support/electron-double.ts');
const argv = process.argv;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'desktop-main-'));
  process.argv = ['program', '--data', dataDir];
  vi.resetModules();
  electron = await import('../support/electron-double.ts');
});
afterEach(async () => {
  process.argv = argv;
  const { app, BrowserWindow } = electron;
  if (BrowserWindow.opened.length > 0) {
    app.quit();
    await expect.poll(() => app.exits).not.toEqual([]);
  }
  rmSync(dataDir, { recursive: true });
});

async function start(): Promise<BrowserWindow> {
  await import('../../electron/main.ts');
  electron.app.ready.resolve();
  const { opened } = electron.BrowserWindow;
  await expect.poll(() => opened.length, { timeout: 15_000 }).toBe(1);
  const [window] = opened;
  if (window === undefined) throw new Error('no window');
  return window;
}

/** As the window's page calls. */
async function ask(window: BrowserWindow, name: string, input: unknown): Promise<unknown> {
  const [handler] = electron.ipcMain.handlers.values();
  const event = { sender: window.webContents, senderFrame: window.webContents.mainFrame };
  return handler?.(event as never, name, input);
}

test('it opens its window over the real store, with every guard in place', async () => {
  const window = await start();
  expect(window.loaded).toEqual(['app://ledger/']);
  expect(electron.app.sandboxed).toBe(true);
  expect(electron.app.commandLine.switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
  expect(electron.session.defaultSession.checkHandler?.(null, 'media', '', {} as never)).toBe(false);
  expect(window.webContents.windowOpenHandler?.({ url: 'https://evil.example/' })).toEqual({
    action: 'deny',
  });
  expect(window.options.webPreferences?.devTools).toBe(false);
  expect(await ask(window, 'session.open', {})).toMatchObject({ ok: true, value: { initialised: false } });
  expect(electron.app.paths.userData).toBe(join(dataDir, 'window'));
  if (process.platform !== 'win32') expect(statSync(join(dataDir, 'window')).mode & 0o777).toBe(0o700);
});

test('the menu follows the language that is chosen', async () => {
  const window = await start();
  expect(electron.Menu.applied?.[0]?.label).toBe('文件');
  const unit = { role: 'county', unit: '330825', person: '王芳', language: 'en' };
  expect(await ask(window, 'session.initialise', unit)).toMatchObject({ ok: true });
  expect(electron.Menu.applied?.[0]?.label).toBe('File');
  await ask(window, 'session.settings', { language: 'zh-CN' });
  expect(electron.Menu.applied?.[0]?.label).toBe('文件');
});

test('a report file given at the start waits for the page; a later one is opened in it', async () => {
  const report = join(dataDir, '报表.xlsx');
  writeFileSync(report, 'x');
  process.argv = ['program', report, '--data', dataDir];
  const window = await start();
  const opened = () => ask(window, 'files.opened', {});
  expect(await opened()).toMatchObject({ value: { picked: { name: '报表.xlsx' } } });
  expect(await opened()).toMatchObject({ value: { picked: null } });
  const { told } = window.webContents.mainFrame;
  electron.app.emit('second-instance', {}, ['program', '报表.xlsx'], dataDir);
  expect(told).toEqual([['shanhai:menu', 'openReport']]);
  const event = new electron.PreventableEvent();
  electron.app.emit('open-file', event, report);
  expect([event.prevented, told.length]).toEqual([true, 2]);
  expect(await opened()).toMatchObject({ value: { picked: { name: '报表.xlsx' } } });
  // Anything else only shows the window.
  electron.app.emit(
    'second-instance',
    {},
    ['program', '/etc/passwd', 'https://evil.example/a.xlsx'],
    dataDir,
  );
  expect([told.length, window.focused]).toEqual([2, true]);
});

test.each(['remote-debugging-port', 'inspect', 'proxy-server'])(
  'a packaged app does not start with --%s, and says so in its log',
  async (name) => {
    electron.app.commandLine.appendSwitch(name, '0');
    await import('../../electron/main.ts');
    electron.app.ready.resolve();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([electron.app.exits, electron.BrowserWindow.opened.length]).toEqual([[2], 0]);
    const [log = ''] = readdirSync(join(dataDir, 'logs'));
    expect(readFileSync(join(dataDir, 'logs', log), 'utf8')).toContain(`refused --${name}`);
  },
);

test('a second instance ends before it touches the records', async () => {
  electron.app.onlyInstance = false;
  await import('../../electron/main.ts');
  expect([electron.app.quits, electron.BrowserWindow.opened.length]).toEqual([1, 0]);
});

test('a store of a newer program is said in both languages', async () => {
  const newer = new Database(join(dataDir, 'ledger.sqlite'));
  newer.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = 9999; CREATE TABLE t (a TEXT)`);
  newer.close();
  await import('../../electron/main.ts');
  electron.app.ready.resolve();
  await expect.poll(() => electron.app.exits, { timeout: 15_000 }).toEqual([3]);
  expect(electron.dialog.errors[0]?.text).toMatch(/更新版本[\s\S]*newer/);
});

test('a damaged store opens the window, which shows the ways out', async () => {
  writeFileSync(join(dataDir, 'ledger.sqlite'), Buffer.alloc(8192, 'damaged '));
  const window = await start();
  expect(await ask(window, 'session.open', {})).toMatchObject({ failure: { code: 'store_damaged' } });
  expect(await ask(window, 'rescue.state', {})).toMatchObject({ value: { offered: null, damaged: [] } });
});
