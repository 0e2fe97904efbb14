import { readdirSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

/** Content types of what the window's build may hold; a file of any other kind is not served. */
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

export interface WindowFile {
  /** Absolute path. */
  readonly path: string;
  readonly contentType: string;
}

/**
 * The window's built files by their address (`/`, `/assets/index-1a2b.js`). Hosts serve what is in this list and nothing
 * else, so that no address, however spelled, can leave the folder; links are not followed and folders are not listed.
 * @throws when the folder cannot be read: a host without a window is of no use
 */
export function listWindowFiles(folder: string): ReadonlyMap<string, WindowFile> {
  const files = new Map<string, WindowFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const contentType = contentTypes[extname(entry.name).toLowerCase()];
    if (!entry.isFile() || contentType === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(`/${relative(folder, path).split(sep).join('/')}`, { path, contentType });
  }
  const index = files.get('/index.html');
  if (index !== undefined) files.set('/', index);
  return files;
}
