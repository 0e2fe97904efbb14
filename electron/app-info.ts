import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Folder of migrations and reference data of an unbundled host. */
export const resourcesDir = fileURLToPath(new URL('../db/', import.meta.url));

/** Version of the app as package.json states it. */
export const appVersion: string = (
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
).version;
