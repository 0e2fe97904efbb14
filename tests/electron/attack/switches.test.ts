import { describe, expect, test } from 'vitest';
import { mayBeDriven } from '../../../electron/app-info.ts';
import { openingSwitch, quietChromium } from '../../../electron/chromium-switches.ts';
import { CommandLineDouble } from '../../support/electron-double.ts';

describe('Chromium’s own network', () => {
  const line = new CommandLineDouble();
  quietChromium(line);

  test.each([
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'disable-client-side-phishing-detection',
    'disable-sync',
    'disable-breakpad',
    'no-pings',
    'dns-prefetch-disable',
    'no-proxy-server',
  ])('is off: --%s', (name) => {
    expect(line.hasSwitch(name)).toBe(true);
  });

  test('resolves no name', () => {
    expect(line.switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
  });

  test('tells no address by WebRTC', () => {
    expect(line.switches.get('force-webrtc-ip-handling-policy')).toBe('disable_non_proxied_udp');
  });

  test.each([
    'OptimizationHints',
    'OptimizationGuideModelDownloading',
    'MediaRouter',
    'DialMediaRouteProvider',
    'AutofillServerCommunication',
    'CertificateTransparencyComponentUpdater',
    'NetworkTimeServiceQuerying',
    'Translate',
  ])('has no %s', (feature) => {
    expect(line.switches.get('disable-features')?.split(',')).toContain(feature);
  });
});

describe('a packaged app', () => {
  test.each([
    'remote-debugging-port',
    'remote-debugging-pipe',
    'remote-debugging-address',
    'remote-debugging-targets',
    'remote-allow-origins',
    'inspect',
    'inspect-brk',
    'inspect-port',
    'inspect-wait',
    'debug',
    'debug-brk',
    'js-flags',
    'load-extension',
    'renderer-cmd-prefix',
    'utility-cmd-prefix',
    'gpu-launcher',
    'ppapi-plugin-launcher',
    'disable-web-security',
    'allow-file-access-from-files',
    'ignore-certificate-errors',
    'ignore-certificate-errors-spki-list',
    'proxy-server',
    'proxy-pac-url',
    'proxy-auto-detect',
    'host-rules',
    'host-resolver-rules',
    'log-net-log',
    'auth-server-allowlist',
  ])('does not start with --%s', (name) => {
    const line = new CommandLineDouble();
    line.appendSwitch(name, '9222');
    expect(openingSwitch(line, mayBeDriven(true, { version: '1' }))).toBe(name);
  });

  test('starts without any of them', () => {
    expect(openingSwitch(new CommandLineDouble(), mayBeDriven(true, { version: '1' }))).toBeUndefined();
  });

  test('may be driven only where its own package says so, plainly', () => {
    expect(mayBeDriven(true)).toBe(false);
    for (const drivable of ['true', 1, {}, null]) {
      expect(mayBeDriven(true, { version: '1', drivable })).toBe(false);
    }
    expect(mayBeDriven(true, { version: '1', drivable: true })).toBe(true);
  });
});

test('in development it may be driven: the end-to-end tests do', () => {
  const line = new CommandLineDouble();
  line.appendSwitch('remote-debugging-port', '0');
  expect(openingSwitch(line, mayBeDriven(false))).toBeUndefined();
});
