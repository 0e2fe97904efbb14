import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Folder of migrations and reference data of an unbundled host. */
export const resourcesDir = fileURLToPath(new URL('../db/', import.meta.url));

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
