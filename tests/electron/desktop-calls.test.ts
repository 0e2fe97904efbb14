import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserWindow as ElectronWindow, IpcMainInvokeEvent } from 'electron';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Result } from '../../db/domain/failure.ts';
import type { Language } from '../../db/domain/locale/labels.ts';
import { menuCommands } from '../../db/domain/menu-commands.ts';
import { desktopHandlers, PageKept } from '../../electron/desktop-calls.ts';
import { bindCalls } from '../../electron/ipc.ts';
import { OpenedFiles } from '../../electron/opened-files.ts';
import { PlaceTokens } from '../../electron/place-tokens.ts';
import { RunningCalls } from '../../electron/running-calls.ts';
import {
  BrowserWindow,
  contextBridge,
  dialog,
  ipcMain,
  ipcRenderer,
  shell,
  webUtils,
} from '../support/electron-double.ts';
import { temporaryFolder } from '../support/store-folder.ts';

const window = new BrowserWindow({});
const ownPage = { origin: 'app://ledger', parent: null, detached: false };
const tokens = new PlaceTokens();
const data = temporaryFolder();
afterAll(() => data.remove());
const kept = new PageKept();
const running = new RunningCalls();
const asked: { name: string; input: unknown }[] = [];
const faults: string[] = [];
const sessions: unknown[] = [];
let language: Language;
let folder: string | undefined;

interface Sender {
  readonly senderFrame: unknown;
  readonly sender?: unknown;
}

function invoke({ senderFrame, sender = window.webContents }: Sender, ...args: unknown[]) {
  const [handler] = ipcMain.handlers.values();
  if (handler === undefined) throw new Error('nothing is bound');
  const event = { sender, senderFrame } as unknown as IpcMainInvokeEvent;
  return handler(event, ...args) as Promise<Result<unknown>>;
}
const ask = (name: unknown, input: unknown) => invoke({ senderFrame: ownPage }, name, input);

beforeEach(() => {
  ipcMain.handlers.clear();
  asked.length = 0;
  faults.length = 0;
  sessions.length = 0;
  language = 'zh-CN';
  folder = undefined;
  window.destroyed = false;
  const lends = { window: () => window as unknown as ElectronWindow, language: () => language };
  const lastFolder = {
    get: () => folder,
    note: (chosen: string) => {
      folder = chosen;
    },
  };
  bindCalls({
    client: {
      call: async (name, input) => {
        asked.push({ name, input });
        return name === 'no.such'
          ? { ok: false, failure: { code: 'unknown_call', args: { name } } }
          : { ok: true, value: input };
      },
    },
    hostCalls: desktopHandlers(
      { tokens, lastFolder, ...lends },
      new OpenedFiles(tokens),
      kept,
      lends,
      data.path,
    ),
    window: lends.window,
    running,
    noteSession: (session) => sessions.push(session),
    report: (where) => faults.push(where),
  });
});

describe('the preload', () => {
  test('gives the window one call, dropped files, the menu’s words and the host’s name, and nothing else', async () => {
    await import('../../electron/preload.ts');
    expect(Object.keys(contextBridge.worlds)).toEqual(['shanhai']);
    const bridge = contextBridge.worlds.shanhai ?? {};
    expect(Object.keys(bridge).toSorted()).toEqual(['call', 'drop', 'host', 'onMenu']);
    expect(bridge.host).toBe('desktop');
    const call = bridge.call as (...args: unknown[]) => Promise<unknown>;
    await call('session.open', {}, 'a third argument', () => {});
    expect(ipcRenderer.invoked).toEqual([[[...ipcMain.handlers.keys()][0], 'session.open', {}]]);
  });

  test('hands over the path of a file that was dropped, and of no other', async () => {
    const { call, drop } = contextBridge.worlds.shanhai as Record<string, (...args: unknown[]) => unknown>;
    const file = new File([], '名单.xlsx');
    webUtils.paths.set(file, '/home/wang/名单.xlsx');
    ipcRenderer.invoked.length = 0;
    await drop?.(file);
    expect(await call?.('files.dropped', { path: '/etc/passwd' })).toMatchObject({
      failure: { code: 'forbidden' },
    });
    expect(ipcRenderer.invoked.map((args) => args.slice(1))).toEqual([
      ['files.dropped', { path: '/home/wang/名单.xlsx' }],
    ]);
  });

  test('lets through the menu’s words only, and never the event that leads to Electron', () => {
    const heard: unknown[][] = [];
    const onMenu = contextBridge.worlds.shanhai?.onMenu as (hear: (...args: unknown[]) => void) => void;
    onMenu((...args) => heard.push(args));
    const [channel] = ipcRenderer.channels.eventNames();
    for (const word of [
      ...menuCommands,
      'eval',
      '__proto__',
      'constructor',
      7,
      null,
      { toString: () => 'save' },
    ]) {
      ipcRenderer.channels.emit(channel ?? '', { sender: ipcRenderer }, word, 'more');
    }
    expect(heard).toEqual(menuCommands.map((word) => [word]));
  });
});

describe('a dropped file', () => {
  test('gets a token; a folder and what lies on no disk do not', async () => {
    const path = join(data.path, '名单.xlsx');
    writeFileSync(path, '');
    const answer = await ask('files.dropped', { path });
    expect(answer).toMatchObject({ ok: true, value: { name: '名单.xlsx' } });
    expect(tokens.resolve((answer as { value: { token: string } }).value.token)).toBe(path);
    for (const none of [data.path, '', 'x.xlsx', `${path}\0`, join(data.path, 'gone.xlsx')])
      expect(await ask('files.dropped', { path: none })).toMatchObject({ failure: { code: 'file_missing' } });
  });
});

describe('the binder', () => {
  test('listens on one channel', () => {
    expect(ipcMain.handlers.size).toBe(1);
  });

  test('carries a call of the app’s own page to the services', async () => {
    expect(await ask('session.open', { a: 1 })).toEqual({ ok: true, value: { a: 1 } });
    expect(asked).toEqual([{ name: 'session.open', input: { a: 1 } }]);
  });

  test('tells the menu of every answered session, and of nothing else', async () => {
    await ask('session.settings', { language: 'en' });
    await ask('records.list', { language: 'en' });
    expect(sessions).toEqual([{ language: 'en' }]);
  });

  test('counts a call until it is answered', async () => {
    expect(running.isIdle).toBe(true);
    const answer = ask('records.list', {});
    expect(running.isIdle).toBe(false);
    await answer;
    expect(running.isIdle).toBe(true);
  });

  test('answers an unknown call typed', async () => {
    expect(await ask('no.such', {})).toMatchObject({ failure: { code: 'unknown_call' } });
    expect(await ask('files.list', { token: 'x' })).toMatchObject({
      failure: { code: 'unknown_call' },
    });
    expect(asked).toEqual([{ name: 'no.such', input: {} }]);
  });

  test.each([7, null, undefined, ['session.open'], { toString: () => 'session.open' }])(
    'refuses %j for a name',
    async (name) => {
      expect(await ask(name, {})).toMatchObject({ failure: { code: 'rejected' } });
      expect(asked).toEqual([]);
    },
  );
});

describe('the page’s drafts', () => {
  test('are waited for until the page says that they are sent', async () => {
    const sent = kept.next();
    expect(await ask('page.kept', {})).toEqual({ ok: true, value: { done: true } });
    await sent;
  });
});

describe('printing', () => {
  test('shows the system’s dialog for the page', async () => {
    await ask('page.print', {});
    expect(window.webContents.prints.at(-1)?.options).toMatchObject({ silent: false });
    // What was laid out for a paper is not fitted to another.
    await ask('page.print', { paper: { size: 'A3', landscape: true } });
    expect(window.webContents.prints.at(-1)?.options).toMatchObject({
      pageSize: 'A3',
      landscape: true,
      margins: { marginType: 'none' },
    });
  });

  test('that fails is said in the chosen language; one that was cancelled is not', async () => {
    language = 'en';
    await ask('page.print', {});
    const { done } = window.webContents.prints.at(-1) ?? {};
    const before = dialog.errors.length;
    done?.(false, 'Print job canceled');
    done?.(true, '');
    expect(dialog.errors.length).toBe(before);
    done?.(false, 'Invalid printer settings');
    expect(dialog.errors.at(-1)?.title).toBe('Not printed');
  });
});

describe('a PDF of the page', () => {
  const paper = { size: 'A3', landscape: true };
  const order = { paper, name: '龙游县_薄弱村/2020', pages: 2 };
  const two = Buffer.from('%PDF-1.4\n<</Type /Pages /Count 2>>\n<</Type /Page>>\n<</Type /Page>>');

  test('is saved on its paper into the folder that was chosen, never over another file', async () => {
    window.webContents.pdf = two;
    dialog.picks = { canceled: false, filePaths: [data.path] };
    expect(await ask('page.pdf', order)).toEqual({ ok: true, value: { file: '龙游县_薄弱村_2020.pdf' } });
    window.webContents.pdf = Buffer.concat([two, Buffer.from('\n')]);
    expect(await ask('page.pdf', order)).toEqual({ ok: true, value: { file: '龙游县_薄弱村_2020_v2.pdf' } });
    expect(readFileSync(join(data.path, '龙游县_薄弱村_2020.pdf')).equals(two)).toBe(true);
    expect(window.webContents.pdfs.at(-1)).toMatchObject({ pageSize: 'A3', landscape: true });
  });

  test('is not saved where no folder was chosen, or where it has other pages than were laid out', async () => {
    dialog.picks = { canceled: true, filePaths: [] };
    expect(await ask('page.pdf', order)).toEqual({ ok: true, value: { file: null } });
    dialog.picks = { canceled: false, filePaths: [data.path] };
    window.webContents.pdf = two;
    const before = readdirSync(data.path);
    expect(await ask('page.pdf', { ...order, pages: 3 })).toMatchObject({
      failure: { code: 'totals_differ', args: { where: 'PDF: 2 ≠ 3' } },
    });
    expect(readdirSync(data.path)).toEqual(before);
  });
});

describe('the system’s dialogs', () => {
  test('speak the chosen language', async () => {
    dialog.picks = { canceled: true, filePaths: [] };
    for (const [chosen, title, button, kind] of [
      ['zh-CN', '选择文件', '打开', 'Excel 工作簿'],
      ['en', 'Choose a file', 'Open', 'Excel workbook'],
    ] as const) {
      language = chosen;
      await ask('files.pickFile', { kinds: ['xlsx'] });
      expect(dialog.shown.at(-1)).toMatchObject({ title, buttonLabel: button, filters: [{ name: kind }] });
      await ask('files.pickFolder', {});
      expect(dialog.shown.at(-1)?.title).toBe(chosen === 'en' ? 'Choose a folder' : '选择文件夹');
    }
  });

  test('begin where the last choice was made', async () => {
    dialog.picks = { canceled: false, filePaths: ['/media/usb/报送/a.xlsx'] };
    await ask('files.pickFile', { kinds: ['xlsx'] });
    expect(dialog.shown.at(-1)).not.toHaveProperty('defaultPath');
    dialog.picks = { canceled: false, filePaths: ['/home/wang/文档'] };
    await ask('files.pickFolder', {});
    expect(dialog.shown.at(-1)).toMatchObject({ defaultPath: '/media/usb/报送' });
    dialog.picks = { canceled: true, filePaths: [] };
    await ask('files.pickFolder', {});
    expect(dialog.shown.at(-1)).toMatchObject({ defaultPath: '/home/wang/文档' });
  });

  test('give the window a token and a name, never a path', async () => {
    dialog.picks = { canceled: false, filePaths: ['/media/usb/报送/a.xlsx'] };
    const result = await ask('files.pickFile', { kinds: ['xlsx'] });
    expect(result).toEqual({ ok: true, value: { picked: { token: expect.any(String), name: 'a.xlsx' } } });
    expect(JSON.stringify(result)).not.toContain('/media');
    const { token } = (result as { value: { picked: { token: string } } }).value.picked;
    expect(tokens.resolve(token)).toBe('/media/usb/报送/a.xlsx');
    expect(dialog.shown.at(-1)).toMatchObject({ filters: [{ extensions: ['xlsx'] }] });
  });

  test('answer null when cancelled', async () => {
    dialog.picks = { canceled: true, filePaths: [] };
    expect(await ask('files.pickFolder', {})).toEqual({ ok: true, value: { picked: null } });
  });

  test('refuse input that is not of the form', async () => {
    const before = dialog.shown.length;
    for (const input of [{ kinds: [] }, { kinds: ['exe'] }, {}, null, { kinds: ['xlsx'], more: 1 }]) {
      expect(await ask('files.pickFile', input)).toMatchObject({ failure: { code: 'rejected' } });
    }
    expect(dialog.shown.length).toBe(before);
    expect(faults).toEqual([]);
  });

  test('that fail are reported and answered `internal`', async () => {
    const { showOpenDialog } = dialog;
    dialog.showOpenDialog = () => Promise.reject(new Error('no display'));
    expect(await ask('files.pickFolder', {})).toMatchObject({ failure: { code: 'internal' } });
    expect(faults).toEqual(['files.pickFolder']);
    dialog.showOpenDialog = showOpenDialog;
  });
});

describe('opening an attachment', () => {
  const opened = '0190a1b2-0000-7000-8000-000000000001';
  const folder = join(data.path, 'opened', opened);
  const open = (input: unknown) => ask('files.open', input);

  beforeEach(() => {
    shell.opened.length = 0;
    shell.answer = '';
  });

  test('hands the copy that was laid out to the system’s program', async () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, '回单.pdf'), '%PDF-');
    expect(await open({ opened })).toEqual({ ok: true, value: { file: '回单.pdf' } });
    expect(shell.opened).toEqual([join(folder, '回单.pdf')]);
    shell.answer = 'no program for it';
    expect(await open({ opened })).toMatchObject({
      failure: { code: 'io_error', args: { path: '回单.pdf' } },
    });
  });

  test.each(['../../etc', '', opened.toUpperCase(), `${opened}/..`, 'a'.repeat(400), null, 7])(
    'refuses %j',
    async (name) => {
      expect(await open({ opened: name })).toMatchObject({ failure: { code: 'rejected' } });
      expect(shell.opened).toEqual([]);
    },
  );

  test('opens nothing that is not there, a link, a folder, or of an ending that could run', async () => {
    const other = (end: string): string => `${opened.slice(0, -1)}${end}`;
    const at = (end: string): string => join(data.path, 'opened', other(end));
    expect(await open({ opened: other('2') })).toMatchObject({ failure: { code: 'file_missing' } });
    for (const [end, name] of [
      ['3', 'setup.exe'],
      ['4', 'a.pdf.lnk'],
      ['5', 'page.html'],
    ] as const) {
      mkdirSync(at(end), { recursive: true });
      writeFileSync(join(at(end), name), 'x');
      expect(await open({ opened: other(end) }), name).toMatchObject({ failure: { code: 'forbidden' } });
    }
    mkdirSync(join(at('6'), '文件夹.pdf'), { recursive: true });
    expect(await open({ opened: other('6') })).toMatchObject({ failure: { code: 'forbidden' } });
    mkdirSync(at('7'), { recursive: true });
    symlinkSync('/bin/sh', join(at('7'), 'a.pdf'));
    expect(await open({ opened: other('7') })).toMatchObject({ failure: { code: 'forbidden' } });
    symlinkSync(folder, at('8'));
    expect(await open({ opened: other('8') })).toMatchObject({ failure: { code: 'forbidden' } });
    expect(shell.opened).toEqual([]);
    expect(faults).toEqual([]);
  });
});
