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

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
  readonly drivable?: unknown;
};

/** Version of the app as package.json states it. */
export const appVersion: string = manifest.version;

/**
 * Whether another program may drive the app: in development, and in a package whose own package.json says
 * `"drivable": true`, which is how the end-to-end tests get one. No environment and no argument can say so.
 */
export function mayBeDriven(isPackaged: boolean, { drivable } = manifest): boolean {
  return !isPackaged || drivable === true;
}
