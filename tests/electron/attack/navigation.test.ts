import type { App, WebContents } from 'electron';
import { describe, expect, test } from 'vitest';
import { guardApp, guardContents } from '../../../electron/security.ts';
import { app, PreventableEvent, SessionDouble, WebContentsDouble } from '../../support/electron-double.ts';

/** A page that tries to leave, to embed, to open: each of the ways, with the address that an attacker would use. */

const contents = new WebContentsDouble();
guardContents(contents as unknown as WebContents);

function prevented(name: string, details: object, ...more: unknown[]): boolean {
  const event = Object.assign(new PreventableEvent(), details);
  contents.emit(name, event, ...more);
  return event.prevented;
}

const elsewhere = [
  'https://evil.example/',
  'http://127.0.0.1/',
  'ws://127.0.0.1/',
  'ftp://127.0.0.1/',
  'file:///etc/passwd',
  'file://evil.example/share/a.html',
  'app://ledger.evil/',
  'app://ledger@evil.example/',
  'app://ledger:81/',
  'app://other/',
  'app://ledger/assets/a.js',
  'app://ledger/?x=1',
  'app://user@ledger/',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'blob:app://ledger/6b1c',
  'filesystem:app://ledger/temporary/a.html',
  'view-source:app://ledger/',
  'devtools://devtools/bundled/inspector.html',
  'chrome://gpu/',
  'about:blank',
  'ms-msdt:/id PCWDiagnostic',
  'mailto:a@evil.example',
  'not an address',
  '',
];

describe('the page', () => {
  test.each(elsewhere)('does not go to %s by itself', (url) => {
    expect(prevented('will-navigate', { url })).toBe(true);
  });

  test.each(elsewhere)('is not taken to %s as a frame', (url) => {
    expect(prevented('will-frame-navigate', { url, isMainFrame: true })).toBe(true);
  });

  test('loads itself again', () => {
    for (const url of ['app://ledger/', 'app://ledger/#/villages']) {
      expect(prevented('will-navigate', { url })).toBe(false);
      expect(prevented('will-frame-navigate', { url, isMainFrame: true })).toBe(false);
    }
  });

  test('embeds nothing, not even itself', () => {
    expect(prevented('will-frame-navigate', { url: 'app://ledger/', isMainFrame: false })).toBe(true);
    expect(prevented('will-attach-webview', {})).toBe(true);
  });

  test('is not redirected, not even to itself', () => {
    expect(prevented('will-redirect', { url: 'app://ledger/' })).toBe(true);
  });

  test('opens no window', () => {
    for (const url of [...elsewhere, 'app://ledger/']) {
      expect(contents.windowOpenHandler?.({ url })).toEqual({ action: 'deny' });
    }
  });

  test('gets no bluetooth device, though Chromium would take the first that it finds', () => {
    const chosen: string[] = [];
    const choose = (device: string): void => void chosen.push(device);
    expect(prevented('select-bluetooth-device', {}, [{ deviceId: 'a', deviceName: '打印机' }], choose)).toBe(
      true,
    );
    expect(chosen).toEqual(['']);
  });

  test('learns no address of the machine by WebRTC', () => {
    expect(contents.webRtcPolicy).toBe('disable_non_proxied_udp');
  });
});

describe('the app', () => {
  app.removeAllListeners();
  guardApp(app as unknown as App, { developerTools: false });

  const answered = (name: string, ...args: unknown[]) => {
    const event = new PreventableEvent();
    const answers: unknown[][] = [];
    app.emit(name, event, ...args, (...answer: unknown[]) => answers.push(answer));
    return { prevented: event.prevented, answers };
  };

  test('runs every page in a sandbox', () => {
    expect(app.sandboxed).toBe(true);
  });

  test('guards whatever contents come to be', () => {
    const other = new WebContentsDouble();
    app.emit('web-contents-created', new PreventableEvent(), other);
    expect(other.windowOpenHandler?.({ url: 'https://evil.example/' })).toEqual({ action: 'deny' });
  });

  test('locks whatever session comes to be', () => {
    const other = new SessionDouble();
    app.emit('session-created', other);
    expect(other.checkHandler?.(null, 'media', '', {} as never)).toBe(false);
  });

  test('accepts no certificate that Chromium refused', () => {
    const asked = answered('certificate-error', contents, 'https://evil.example/', 'ERR_CERT', {});
    expect(asked).toEqual({ prevented: true, answers: [[false]] });
  });

  test('offers nobody a certificate of the user', () => {
    const asked = answered('select-client-certificate', contents, 'https://evil.example/', [{ data: 'x' }]);
    expect(asked).toEqual({ prevented: true, answers: [[]] });
  });

  test('gives nobody a password, no proxy either', () => {
    for (const authority of [{ isProxy: true }, { isProxy: false }]) {
      expect(answered('login', contents, {}, authority)).toEqual({ prevented: true, answers: [[]] });
    }
  });
});
