import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { appHost, appScheme } from './app-address.ts';
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
    const { host, pathname } = new URL(request.url);
    const file = host === appHost && request.method === 'GET' ? files.get(pathname) : undefined;
    if (file === undefined) return new Response('not found', { status: 404, headers: securityHeaders });
    return new Response(await readFile(file.path), {
      headers: { ...securityHeaders, 'content-type': file.contentType },
    });
  });
}
