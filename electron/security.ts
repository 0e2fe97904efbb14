import type { Session, WebContents } from 'electron';
import { appOrigin, appPage, appScheme } from './app-address.ts';

/** Denies every permission, every device and every address that is not the app's own (design §3). */
export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isOwnAddress(url) }));
}

/** The app's files; blobs are made in the page, and the developer tools load themselves where they are open. */
function isOwnAddress(url: string): boolean {
  const { protocol } = new URL(url);
  return url.startsWith(`${appOrigin}/`) || ['blob:', 'data:', 'devtools:'].includes(protocol);
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
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

function isAppPage(url: string): boolean {
  const address = URL.parse(url);
  if (address === null || address.protocol !== `${appScheme}:`) return false;
  address.hash = '';
  return address.href === appPage;
}
