import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { appPage, appScheme } from './app-address.ts';
import { securityHeaders } from './content-security.ts';
import { listWindowFiles } from './window-files.ts';

/** Makes the scheme a standard, secure one with an origin of its own. Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the window's built files, by the list of them only, with the same headers as the browser host. */
export function serveAppScheme(windowDir: string): void {
  const files = listWindowFiles(windowDir);
  protocol.handle(appScheme, async (request) => {
    const address = URL.parse(request.url);
    // Compared whole: another host, a port or a user's name before the host is another place.
    const isOurs = address?.href.startsWith(appPage) === true && request.method === 'GET';
    const file = isOurs ? files.get(address.pathname) : undefined;
    if (file === undefined) return new Response('not found', { status: 404, headers: securityHeaders });
    return new Response(await readFile(file.path), {
      headers: { ...securityHeaders, 'content-type': file.contentType },
    });
  });
}
