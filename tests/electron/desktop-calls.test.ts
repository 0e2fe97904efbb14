import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IpcMainInvokeEvent } from 'electron';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Result } from '../../db/domain/failure.ts';
import { bindCalls } from '../../electron/ipc.ts';
import { openHandlers } from '../../electron/open-files.ts';
import { pickHandlers } from '../../electron/pick-files.ts';
import { PlaceTokens } from '../../electron/place-tokens.ts';
import { contextBridge, dialog, ipcMain, ipcRenderer, shell } from '../support/electron-double.ts';
import { temporaryFolder } from '../support/store-folder.ts';

const ownPage = { origin: 'app://ledger', parent: null };
const tokens = new PlaceTokens();
const data = temporaryFolder();
afterAll(() => data.remove());
const asked: { name: string; input: unknown }[] = [];
const faults: string[] = [];

function invoke(senderFrame: unknown, ...args: unknown[]): Promise<Result<unknown>> {
  const [handler] = ipcMain.handlers.values();
  if (handler === undefined) throw new Error('nothing is bound');
  return handler({ senderFrame } as IpcMainInvokeEvent, ...args) as Promise<Result<unknown>>;
}

beforeEach(() => {
  ipcMain.handlers.clear();
  asked.length = 0;
  faults.length = 0;
  bindCalls({
    client: {
      call: async (name, input) => {
        asked.push({ name, input });
        return name === 'no.such'
          ? { ok: false, failure: { code: 'unknown_call', args: { name } } }
          : { ok: true, value: input };
      },
    },
    hostCalls: { ...pickHandlers(tokens, () => undefined), ...openHandlers(data.path) },
    report: (where) => faults.push(where),
  });
});

describe('the preload', () => {
  test('gives the window one call and the host’s name, and nothing else', async () => {
    await import('../../electron/preload.ts');
    expect(Object.keys(contextBridge.worlds)).toEqual(['shanhai']);
    const bridge = contextBridge.worlds.shanhai ?? {};
    expect(Object.keys(bridge).toSorted()).toEqual(['call', 'host']);
    expect(bridge.host).toBe('desktop');
    const call = bridge.call as (...args: unknown[]) => Promise<unknown>;
    await call('session.open', {}, 'a third argument', () => {});
    expect(ipcRenderer.invoked).toEqual([[[...ipcMain.handlers.keys()][0], 'session.open', {}]]);
  });
});

describe('the binder', () => {
  test('listens on one channel', () => {
    expect(ipcMain.handlers.size).toBe(1);
  });

  test('carries a call of the app’s own page to the services', async () => {
    expect(await invoke(ownPage, 'session.open', { a: 1 })).toEqual({ ok: true, value: { a: 1 } });
    expect(asked).toEqual([{ name: 'session.open', input: { a: 1 } }]);
  });

  test.each([
    ['another site', { origin: 'https://evil.example', parent: null }],
    ['a look-alike host', { origin: 'app://ledger.evil', parent: null }],
    ['another host of the scheme', { origin: 'app://other', parent: null }],
    ['a page without origin', { origin: 'null', parent: null }],
    ['a local file', { origin: 'file://', parent: null }],
    ['a frame inside the page', { origin: 'app://ledger', parent: ownPage }],
    ['a frame that is gone', null],
  ])('refuses %s, typed, before anything runs', async (_who, frame) => {
    for (const name of ['session.open', 'files.pickFile']) {
      expect(await invoke(frame, name, {})).toEqual({ ok: false, failure: { code: 'forbidden', args: {} } });
    }
    expect(asked).toEqual([]);
  });

  test('answers an unknown call typed', async () => {
    expect(await invoke(ownPage, 'no.such', {})).toMatchObject({ failure: { code: 'unknown_call' } });
    expect(await invoke(ownPage, 'files.list', { token: 'x' })).toMatchObject({
      failure: { code: 'unknown_call' },
    });
    expect(asked).toEqual([{ name: 'no.such', input: {} }]);
  });

  test.each([7, null, undefined, ['session.open'], { toString: () => 'session.open' }])(
    'refuses %j for a name',
    async (name) => {
      expect(await invoke(ownPage, name, {})).toMatchObject({ failure: { code: 'rejected' } });
      expect(asked).toEqual([]);
    },
  );
});

describe('the system’s dialogs', () => {
  test('give the window a token and a name, never a path', async () => {
    dialog.picks = { canceled: false, filePaths: ['/media/usb/报送/a.xlsx'] };
    const result = await invoke(ownPage, 'files.pickFile', { kinds: ['xlsx'] });
    expect(result).toEqual({ ok: true, value: { picked: { token: expect.any(String), name: 'a.xlsx' } } });
    expect(JSON.stringify(result)).not.toContain('/media');
    const { token } = (result as { value: { picked: { token: string } } }).value.picked;
    expect(tokens.resolve(token)).toBe('/media/usb/报送/a.xlsx');
    expect(dialog.shown.at(-1)).toMatchObject({ filters: [{ extensions: ['xlsx'] }] });
  });

  test('answer null when cancelled', async () => {
    dialog.picks = { canceled: true, filePaths: [] };
    expect(await invoke(ownPage, 'files.pickFolder', {})).toEqual({ ok: true, value: { picked: null } });
  });

  test('refuse input that is not of the form', async () => {
    const before = dialog.shown.length;
    for (const input of [{ kinds: [] }, { kinds: ['exe'] }, {}, null, { kinds: ['xlsx'], more: 1 }]) {
      expect(await invoke(ownPage, 'files.pickFile', input)).toMatchObject({ failure: { code: 'rejected' } });
    }
    expect(dialog.shown.length).toBe(before);
    expect(faults).toEqual([]);
  });

  test('that fail are reported and answered `internal`', async () => {
    const { showOpenDialog } = dialog;
    dialog.showOpenDialog = () => Promise.reject(new Error('no display'));
    expect(await invoke(ownPage, 'files.pickFolder', {})).toMatchObject({ failure: { code: 'internal' } });
    expect(faults).toEqual(['files.pickFolder']);
    dialog.showOpenDialog = showOpenDialog;
  });
});

describe('opening an attachment', () => {
  const opened = '0190a1b2-0000-7000-8000-000000000001';
  const folder = join(data.path, 'opened', opened);
  const open = (input: unknown) => invoke(ownPage, 'files.open', input);

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
