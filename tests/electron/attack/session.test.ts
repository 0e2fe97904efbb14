import type { Session, WebContents } from 'electron';
import { describe, expect, test } from 'vitest';
import { lockSession } from '../../../electron/security.ts';
import { PreventableEvent, type RequestDetails, SessionDouble } from '../../support/electron-double.ts';

/** A page that asks for what it has no business with: the camera, a device, a download, another machine. */

function lockedSession(developerTools = false): SessionDouble {
  const session = new SessionDouble();
  lockSession(session as unknown as Session, { developerTools });
  return session;
}

const session = lockedSession();

describe('permissions', () => {
  const asked = [
    'media',
    'display-capture',
    'geolocation',
    'notifications',
    'midi',
    'midiSysex',
    'pointerLock',
    'fullscreen',
    'openExternal',
    'fileSystem',
    'clipboard-read',
    'hid',
    'serial',
    'usb',
    'storage-access',
    'window-management',
    'idle-detection',
    'unknown',
  ] as const;

  test.each(asked)('%s is not granted when asked for', (permission) => {
    const answers: boolean[] = [];
    const page = {} as WebContents;
    session.requestHandler?.(page, permission as 'media', (granted) => answers.push(granted), {} as never);
    expect(answers).toEqual([false]);
  });

  test.each(asked)('%s is not granted when checked', (permission) => {
    expect(session.checkHandler?.(null, permission as 'media', 'app://ledger', {} as never)).toBe(false);
  });
});

describe('devices', () => {
  test('that were granted before are not granted again', () => {
    for (const deviceType of ['hid', 'serial', 'usb'] as const) {
      const details = { deviceType, origin: 'app://ledger', device: {} } as never;
      expect(session.deviceHandler?.(details)).toBe(false);
    }
  });

  test.each([
    ['select-hid-device', [{ deviceList: [{ deviceId: 'a' }] }], []],
    ['select-usb-device', [{ deviceList: [{ deviceId: 'a' }] }], []],
    ['select-serial-port', [[{ portId: 'a' }], {}], ['']],
  ])('none is chosen by %s', (name, details, answer) => {
    const event = new PreventableEvent();
    const chosen: unknown[][] = [];
    session.emit(name, event, ...details, (...device: unknown[]) => chosen.push(device));
    expect(event.prevented).toBe(true);
    expect(chosen).toEqual([answer]);
  });

  test('protected classes of USB stay protected', () => {
    const protectedClasses = ['hid' as const, 'mass-storage' as const];
    expect(session.usbHandler?.({ protectedClasses })).toEqual(protectedClasses);
  });

  test('no bluetooth pairing is confirmed', () => {
    const answers: unknown[] = [];
    const details = { deviceId: 'a', pairingKind: 'confirm', frame: {} } as never;
    session.pairingHandler?.(details, (answer) => answers.push(answer));
    expect(answers).toEqual([{ confirmed: false }]);
  });

  test('no screen is shared', () => {
    const answers: unknown[] = [];
    session.displayMediaHandler?.({} as never, (streams) => answers.push(streams));
    expect(answers).toEqual([null]);
  });

  test('a folder that the system protects is not opened', () => {
    const answers: string[] = [];
    session.emit('file-system-access-restricted', {}, {}, (action: string) => answers.push(action));
    expect(answers).toEqual(['deny']);
  });
});

test('nothing is downloaded', () => {
  const event = new PreventableEvent();
  session.emit('will-download', event, { getURL: () => 'app://ledger/' }, {});
  expect(event.prevented).toBe(true);
});

describe('addresses', () => {
  const kinds: readonly RequestDetails['resourceType'][] = [
    'mainFrame',
    'subFrame',
    'stylesheet',
    'script',
    'image',
    'font',
    'object',
    'xhr',
    'ping',
    'cspReport',
    'media',
    'webSocket',
    'other',
  ];
  const cancelled = (
    url: string,
    resourceType: RequestDetails['resourceType'],
    asked = session,
  ): boolean | undefined => {
    let answer: boolean | undefined;
    asked.requestListener?.({ url, resourceType }, ({ cancel }) => {
      answer = cancel;
    });
    return answer;
  };

  test.each([
    'https://evil.example/',
    'http://127.0.0.1/',
    'http://localhost/',
    'http://[::1]/',
    'ws://127.0.0.1/',
    'wss://evil.example/',
    'ftp://evil.example/',
    'file:///etc/passwd',
    'file://evil.example/share/',
    'app://ledger.evil/',
    'app://ledger',
    'app://ledger@evil.example/',
    'app://ledger:1/',
    'APP://other/',
    'blob:https://evil.example/1',
    'blob:app://ledger/1',
    'filesystem:app://ledger/1',
    'chrome://gpu/',
    'chrome-extension://a/',
    'devtools://devtools/',
    'about:blank',
    'not an address',
    '',
  ])('%s is not reached, whatever it is wanted for', (url) => {
    for (const kind of kinds) expect(cancelled(url, kind), kind).toBe(true);
  });

  test('that hold their content may be a picture and nothing else', () => {
    for (const kind of kinds) expect(cancelled('data:text/html,x', kind), kind).toBe(kind !== 'image');
  });

  test('of the app are reached', () => {
    expect(cancelled('app://ledger/', 'mainFrame')).toBe(false);
    expect(cancelled('app://ledger/assets/a.js', 'script')).toBe(false);
  });

  test('of the developer tools are reached where these are allowed', () => {
    expect(cancelled('devtools://devtools/a.js', 'script', lockedSession(true))).toBe(false);
  });

  test.each(['file', 'http', 'https'])('%s ends at nothing even behind the check', async (scheme) => {
    const handler = session.schemes.get(scheme);
    const answer = await handler?.({ url: `${scheme}://evil.example/`, method: 'GET' } as Request);
    expect(answer?.status).toBe(404);
  });
});

test('no certificate is good enough', () => {
  const results: number[] = [];
  session.certificateVerifier?.({ hostname: 'evil.example' } as never, (result) => results.push(result));
  expect(results).toEqual([-2]);
});

test('no proxy is asked for, not even the system’s', () => {
  expect(session.proxy).toEqual({ mode: 'direct' });
});

test('spelling is not checked: dictionaries would be fetched', () => {
  expect(session.spellChecker).toBe(false);
});
