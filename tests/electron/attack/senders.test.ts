import type { BrowserWindow as ElectronWindow, IpcMainInvokeEvent } from 'electron';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Result } from '../../../db/domain/failure.ts';
import { bindCalls } from '../../../electron/ipc.ts';
import { RunningCalls } from '../../../electron/running-calls.ts';
import { BrowserWindow, ipcMain, WebContentsDouble } from '../../support/electron-double.ts';

/** Whoever is not the app's own page, and whatever the page cannot mean, is refused before anything runs. */

const window = new BrowserWindow({});
const ran: unknown[] = [];
let shown: BrowserWindow | undefined;

beforeEach(() => {
  ipcMain.handlers.clear();
  ran.length = 0;
  shown = window;
  window.destroyed = false;
  const run = async (...args: unknown[]) => {
    ran.push(args);
    return { picked: null };
  };
  bindCalls({
    client: {
      call: async (...args) => {
        ran.push(args);
        return { ok: true, value: null };
      },
    },
    hostCalls: {
      'files.pickFolder': run,
      'files.pickFile': run,
      'files.opened': run,
      'files.dropped': async () => ({ token: '', name: '' }),
      'files.open': async () => ({ file: '' }),
      'files.typedFolder': async () => ({ token: '', name: '' }),
      'page.print': async () => ({ done: true }),
      'page.pdf': async () => ({ file: null }),
      'page.kept': async () => ({ done: true }),
    },
    window: () => shown as unknown as ElectronWindow,
    running: new RunningCalls(),
    noteSession: () => {},
    report: (where) => expect.fail(where),
  });
});

const ownPage = { origin: 'app://ledger', parent: null, detached: false };

function invoke(event: { sender?: unknown; senderFrame: unknown }, ...args: unknown[]) {
  const [handler] = ipcMain.handlers.values();
  const from = { sender: window.webContents, ...event } as unknown as IpcMainInvokeEvent;
  return handler?.(from, ...args) as Promise<Result<unknown>>;
}

async function expectForbidden(event: { sender?: unknown; senderFrame: unknown }): Promise<void> {
  for (const name of ['session.open', 'files.pickFile', 'no.such']) {
    const answer = await invoke(event, name, { kinds: ['xlsx'] });
    expect(answer).toEqual({ ok: false, failure: { code: 'forbidden', args: {} } });
  }
  expect(ran).toEqual([]);
}

describe('a sender', () => {
  test('that is the app’s own page is heard', async () => {
    expect(await invoke({ senderFrame: ownPage }, 'session.open', {})).toMatchObject({ ok: true });
  });

  test.each([
    ['another site', { ...ownPage, origin: 'https://evil.example' }],
    ['a look-alike host', { ...ownPage, origin: 'app://ledger.evil' }],
    ['another host of the scheme', { ...ownPage, origin: 'app://other' }],
    ['the host with a port', { ...ownPage, origin: 'app://ledger:81' }],
    ['a page without origin', { ...ownPage, origin: 'null' }],
    ['a local file', { ...ownPage, origin: 'file://' }],
    ['an empty origin', { ...ownPage, origin: '' }],
    ['a frame inside the page', { ...ownPage, parent: ownPage }],
    ['a page that is being left', { ...ownPage, detached: true }],
    ['a frame that is gone', null],
  ])('that is %s is refused', (_who, senderFrame) => expectForbidden({ senderFrame }));

  test('in other contents than the one window’s is refused', async () => {
    await expectForbidden({ sender: new WebContentsDouble(), senderFrame: ownPage });
    await expectForbidden({ sender: new BrowserWindow({}).webContents, senderFrame: ownPage });
  });

  test('is refused while there is no window', async () => {
    shown = undefined;
    await expectForbidden({ senderFrame: ownPage });
    shown = window;
    window.destroyed = true;
    await expectForbidden({ senderFrame: ownPage });
  });
});

describe('input', () => {
  async function expectRejected(name: unknown, input: unknown): Promise<void> {
    const answer = await invoke({ senderFrame: ownPage }, name, input);
    expect(answer).toEqual({ ok: false, failure: { code: 'rejected', args: {} } });
    expect(ran).toEqual([]);
  }

  test.each([
    [7],
    [null],
    [undefined],
    [['session.open']],
    [{ toString: () => 'session.open' }],
    ['x'.repeat(101)],
  ])('with %j for a name is refused', (name) => expectRejected(name, {}));

  test('that is too large is refused', () =>
    expectRejected('records.save', { why: 'x'.repeat(21 * 1024 * 1024) }));

  test('that reaches for a prototype is refused, for a host call too', async () => {
    for (const name of ['records.save', 'files.pickFile']) {
      await expectRejected(name, JSON.parse('{"__proto__":{"polluted":1}}'));
    }
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  test('that no JSON could say is refused', () => expectRejected('records.save', new Map()));
});

test('names of every object’s parts are no calls of the host', async () => {
  for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
    await invoke({ senderFrame: ownPage }, name, {});
  }
  expect(ran.map((args) => (args as unknown[])[0])).toEqual([
    'constructor',
    'toString',
    '__proto__',
    'hasOwnProperty',
  ]);
});
