import type { App, Session, WebContents } from 'electron';
import { appOrigin, appPage, appScheme } from './app-address.ts';

/** What a request is checked by. */
type Asked = Pick<Electron.OnBeforeRequestListenerDetails, 'url' | 'resourceType'>;

/** Chromium's code for a certificate that is refused. */
const certificateRefused = -2;
const locked = new WeakSet<Session>();

/**
 * Denies every permission, device and download, and every address that is not the app's own (design §3).
 * @param developerTools whether they may load themselves: never in a packaged app
 */
export function lockSession(
  session: Session,
  { developerTools }: { readonly developerTools: boolean },
): void {
  if (locked.has(session)) return;
  locked.add(session);
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  denyDevices(session);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((asked, answer) =>
    answer({ cancel: !isOwnRequest(asked, developerTools) }),
  );
  for (const scheme of ['file', 'http', 'https']) {
    // The net below the check above: what it let through would end here, at nothing.
    session.protocol.handle(scheme, () => new Response('not found', { status: 404 }));
  }
  session.setCertificateVerifyProc((_request, answer) => answer(certificateRefused));
  void session.setProxy({ mode: 'direct' });
  session.setSpellCheckerEnabled(false);
}

/** No device is ever chosen: without a listener, or without an answer, Chromium may take the first one it finds. */
function denyDevices(session: Session): void {
  session.setDevicePermissionHandler(() => false);
  session.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses);
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault();
    choose();
  });
  session.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault();
    choose();
  });
  session.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault();
    choose('');
  });
  session.on('file-system-access-restricted', (_event, _details, answer) => answer('deny'));
}

/** The app's files, and pictures that the page itself holds. */
function isOwnRequest({ url, resourceType }: Asked, developerTools: boolean): boolean {
  if (url.startsWith(`${appOrigin}/`)) return true;
  if (url.startsWith('data:')) return resourceType === 'image';
  return developerTools && url.startsWith('devtools:');
}

/** Keeps a page where it is: no other page, no new window, no embedded one. Reloading the page itself is allowed. */
export function guardContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (!isAppPage(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isAppPage(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault();
    choose('');
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

/** What no page of ours can ask for, refused for the whole app: certificates, passwords, sessions that are not locked. */
export function guardApp(app: App, options: { readonly developerTools: boolean }): void {
  app.enableSandbox();
  app.on('session-created', (session) => lockSession(session, options));
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault();
    answer(false);
  });
  app.on('select-client-certificate', (event, _contents, _url, _certificates, choose) => {
    event.preventDefault();
    choose();
  });
  app.on('login', (event, _contents, _details, _authority, answer) => {
    event.preventDefault();
    answer();
  });
}

function isAppPage(url: string): boolean {
  const address = URL.parse(url);
  if (address === null || address.protocol !== `${appScheme}:`) return false;
  address.hash = '';
  return address.href === appPage;
}
