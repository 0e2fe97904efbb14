import { mkdir, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { homedir, userInfo } from 'node:os';
import { basename, extname, isAbsolute, join, relative } from 'node:path';
import { FailureError } from '../../db/domain/failure.ts';
import {
  type BrowserHostCall,
  type FolderListing,
  fileEndings,
  type HostHandlers,
  type PlaceEntry,
  type RootPlace,
} from '../../db/domain/host-contract.ts';
import { placeReceived } from '../../db/received-copies.ts';
import type { PlaceTokens } from '../place-tokens.ts';
import { typedFolder } from '../typed-folder.ts';

/** Entries shown of one folder; more help nobody find a file. */
const listLimit = 2000;
const shownFiles: ReadonlySet<string> = new Set(
  Object.values(fileEndings)
    .flat()
    .map((ending) => `.${ending}`),
);

export interface Root {
  readonly kind: RootPlace['kind'];
  readonly path: string;
}

/**
 * The browser host's file picker: it browses this machine's disk from a few roots downwards and gives the window tokens.
 * Nothing outside the roots is reachable, neither by a name nor by a link. Of a file that is dropped on the page, whose
 * place the browser does not tell, the bytes are kept as a copy.
 * @param findRoots where browsing starts; folders that do not exist are left out
 * @param dataDir where copies of dropped files lie
 */
export function placeHandlers(
  tokens: PlaceTokens,
  findRoots: () => Promise<readonly Root[]>,
  dataDir: string,
): HostHandlers<BrowserHostCall> {
  const realRoots = async (): Promise<readonly Root[]> => {
    const found = await Promise.all(
      (await findRoots()).map(async ({ kind, path }) => ({ kind, path: await realFolder(path) })),
    );
    return found.filter((root): root is Root => root.path !== undefined);
  };

  /** The folder behind a token, unless it was moved or replaced by a link since it was listed. */
  const openFolder = async (token: string): Promise<string> => {
    const path = tokens.resolve(token);
    if ((await realFolder(path)) !== path) throw new FailureError('folder_missing', { path: basename(path) });
    return path;
  };

  return {
    'files.places': async () => {
      const seen = new Set<string>();
      const places: RootPlace[] = [];
      for (const { kind, path } of await realRoots()) {
        if (seen.has(path)) continue;
        seen.add(path);
        places.push({ token: tokens.give(path), kind, name: basename(path) || path });
      }
      return places;
    },
    'files.list': async ({ token }) => {
      const folder = await openFolder(token);
      return listFolder(
        folder,
        (await realRoots()).map((root) => root.path),
        tokens,
      );
    },
    'files.typedFolder': ({ path }) => typedFolder(tokens, path),
    'files.receive': async ({ name, content }) => {
      const path = placeReceived(dataDir, name, Buffer.from(content, 'base64'));
      return { token: tokens.give(path), name: basename(path) };
    },
    'files.makeFolder': async ({ token, name }) => {
      const path = join(await openFolder(token), name.normalize('NFC'));
      try {
        await mkdir(path);
      } catch (error) {
        throw refusalOf(error, name);
      }
      const { mtime } = await stat(path);
      return {
        token: tokens.give(path),
        kind: 'folder',
        name,
        bytes: null,
        modified_at: mtime.toISOString(),
      };
    },
  };
}

async function listFolder(
  folder: string,
  roots: readonly string[],
  tokens: PlaceTokens,
): Promise<FolderListing> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    throw refusalOf(error, basename(folder));
  }
  const entries: PlaceEntry[] = [];
  const wanted = names.filter(isShown);
  for (const name of wanted) {
    const entry = await readEntry(join(folder, name), name, roots, tokens);
    if (entry !== undefined) entries.push(entry);
  }
  entries.sort((a, b) =>
    a.kind === b.kind
      ? a.name.localeCompare(b.name, 'zh-CN', { numeric: true })
      : a.kind === 'folder'
        ? -1
        : 1,
  );
  return { entries: entries.slice(0, listLimit), left_out: Math.max(0, entries.length - listLimit) };
}

/** Hidden files, system folders and the lock files of office programs are of no use to an officer. */
function isShown(name: string): boolean {
  return !/^(\.|~\$|\$)/.test(name) && name !== 'System Volume Information';
}

async function readEntry(
  path: string,
  name: string,
  roots: readonly string[],
  tokens: PlaceTokens,
): Promise<PlaceEntry | undefined> {
  try {
    const real = await realpath(path);
    if (!roots.some((root) => isWithin(root, real))) return undefined;
    const found = await stat(real);
    const isFile = found.isFile() && shownFiles.has(extname(name).toLowerCase());
    if (!found.isDirectory() && !isFile) return undefined;
    return {
      token: tokens.give(real),
      kind: isFile ? 'file' : 'folder',
      name,
      bytes: isFile ? found.size : null,
      modified_at: found.mtime.toISOString(),
    };
  } catch {
    // A broken link, or a folder that this user may not look into: it could not be chosen anyway.
    return undefined;
  }
}

function isWithin(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === '' || (!isAbsolute(way) && way !== '..' && !/^\.\.[\\/]/.test(way));
}

async function realFolder(path: string): Promise<string | undefined> {
  try {
    const real = await realpath(path);
    return (await stat(real)).isDirectory() ? real : undefined;
  } catch {
    return undefined;
  }
}

function refusalOf(error: unknown, name: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EEXIST':
      return new FailureError('file_exists', { name });
    case 'ENOENT':
    case 'ENOTDIR':
      return new FailureError('folder_missing', { path: name });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new FailureError('folder_read_only', { path: name });
    case 'ENOSPC':
    case 'EDQUOT':
      return new FailureError('disk_full', { path: name });
    case 'EIO':
    case 'ETIMEDOUT':
    case 'EHOSTDOWN':
      return new FailureError('io_error', { path: name });
    default:
      return error;
  }
}

/** The configured shared folder, the user's documents and home, and mounted drives. */
export async function machineRoots(sharedFolder: string | null): Promise<readonly Root[]> {
  const home = homedir();
  return [
    ...(sharedFolder === null ? [] : [{ kind: 'shared', path: sharedFolder } as const]),
    { kind: 'documents', path: await documentsFolder(home) },
    { kind: 'home', path: home },
    ...(await drives()).map((path) => ({ kind: 'drive', path }) as const),
  ];
}

/** Linux desktops translate the folder's name and say where it is. */
async function documentsFolder(home: string): Promise<string> {
  if (process.platform === 'linux') {
    try {
      const text = await readFile(join(home, '.config', 'user-dirs.dirs'), 'utf8');
      const named = /^XDG_DOCUMENTS_DIR="(.+)"$/m.exec(text)?.[1]?.replace('$HOME', home);
      if (named !== undefined) return named;
    } catch {
      // No such settings: the usual name.
    }
  }
  return join(home, 'Documents');
}

async function drives(): Promise<readonly string[]> {
  if (process.platform === 'win32') {
    return Array.from({ length: 26 }, (_, at) => `${String.fromCharCode(65 + at)}:\\`);
  }
  const folders =
    process.platform === 'darwin'
      ? ['/Volumes']
      : [`/media/${userInfo().username}`, `/run/media/${userInfo().username}`, '/mnt'];
  const found = await Promise.all(
    folders.map(async (folder) => {
      const names = await readdir(folder).catch(() => []);
      return names.map((name) => join(folder, name));
    }),
  );
  return found.flat();
}
