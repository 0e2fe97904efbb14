import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Where a file really lies that its address puts into a package's archive: threads and what they read lie beside it,
 * because only Electron's main process is known to read modules from an archive. Elsewhere the address as it is.
 */
export function besideArchive(address: URL): URL {
  return new URL(address.href.replace('/app.asar/', '/app.asar.unpacked/'));
}

/** Folder of migrations and reference data. */
export const resourcesDir = fileURLToPath(besideArchive(new URL('../db/', import.meta.url)));

/** Version of the app as package.json states it. */
export const appVersion: string = (
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
).version;
