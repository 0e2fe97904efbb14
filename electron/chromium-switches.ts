import type { App } from 'electron';

/**
 * Chromium's own traffic, each part by its own switch: updates of its components, reports on domains, hints, pings,
 * phishing lists, crash reports. The last two are the net below: no name resolves, and no proxy is asked for.
 */
const quiet: readonly (readonly [name: string, value?: string])[] = [
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-client-side-phishing-detection'],
  ['disable-sync'],
  ['disable-breakpad'],
  ['no-pings'],
  ['dns-prefetch-disable'],
  [
    'disable-features',
    [
      'OptimizationHints',
      'OptimizationGuideModelDownloading',
      'MediaRouter',
      'DialMediaRouteProvider',
      'AutofillServerCommunication',
      'CertificateTransparencyComponentUpdater',
      'NetworkTimeServiceQuerying',
      'Translate',
    ].join(','),
  ],
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
  ['no-proxy-server'],
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
];

/**
 * Switches by which another program could read the window, run code in the app or turn its guards off. The fuses close
 * `--inspect` in a packaged app too; Chromium's own switches have no fuse.
 */
const opening: readonly string[] = [
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
];

type CommandLine = Pick<App['commandLine'], 'appendSwitch' | 'hasSwitch'>;

/** Turns off every part of Chromium that would reach for the network by itself. Must run before the app is ready. */
export function quietChromium(commandLine: Pick<CommandLine, 'appendSwitch'>): void {
  for (const [name, value] of quiet) commandLine.appendSwitch(name, value);
}

/**
 * A switch with which a packaged app must not start, if it was given one.
 * Must be asked before `quietChromium`, which sets one of them itself.
 * @param mayBeOpened development, and the build that the end-to-end tests drive: nothing is refused
 */
export function openingSwitch(
  commandLine: Pick<CommandLine, 'hasSwitch'>,
  mayBeOpened: boolean,
): string | undefined {
  return mayBeOpened ? undefined : opening.find((name) => commandLine.hasSwitch(name));
}
