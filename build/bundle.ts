import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The repository's root folder. */
export const root = resolve(import.meta.dirname, '..');

/** What can be built: the window for every host, and the desktop host's own code. */
export type BundleName = 'window' | 'desktop';

type Bundle = {
  /** Folder of the result. */
  out: string;
  /** The file without which there is nothing to build. */
  entry: string;
  /** Files and folders the result depends on; a change in any of them makes it stale. */
  inputs: readonly string[];
  build(outDir: string): Promise<void>;
};

const bundles: Record<BundleName, Bundle> = {
  window: {
    out: 'out/renderer',
    entry: 'renderer/index.html',
    inputs: [
      'renderer',
      'db/domain',
      'docs/manual',
      'vite.config.ts',
      'tsconfig.base.json',
      'package-lock.json',
    ],
    async build(outDir) {
      const { build } = await import('vite');
      await build({
        root: join(root, 'renderer'),
        configFile: join(root, 'vite.config.ts'),
        logLevel: 'warn',
        build: { outDir },
      });
    },
  },
  desktop: {
    out: 'out/electron',
    entry: 'electron/main.ts',
    inputs: ['electron', 'db', 'electron.vite.config.ts', 'build/source-addresses.ts', 'package-lock.json'],
    async build(outDir) {
      const { build } = await import('vite');
      const { desktopBuilds } = await import('../electron.vite.config.ts');
      for (const config of desktopBuilds(outDir)) await build(config);
    },
  },
};

/** Every file below the given files and folders, sorted, so that the same tree gives the same list anywhere. */
function filesBelow(path: string): string[] {
  if (!existsSync(path)) return [];
  try {
    return readdirSync(path, { withFileTypes: true })
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) =>
        entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)],
      );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return [path];
    throw error;
  }
}

/**
 * SHA-256 over the names and contents of all files below the given paths. Contents, not times: a checkout or a
 * copied folder sets times as it likes.
 */
export function fingerprint(paths: readonly string[], base = root): string {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of filesBelow(join(base, path))) {
      const content = readFileSync(file);
      hash.update(`${file.slice(base.length)}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest('hex');
}

/**
 * Runs a build as a release does, whoever asks for it and from wherever: a test runner's NODE_ENV would make React's
 * development build, which is several times slower and tells where each component was made; and the comments that name
 * each source do so from the working folder.
 */
async function asReleased(build: () => Promise<void>): Promise<void> {
  const before = process.env.NODE_ENV;
  const folder = process.cwd();
  process.env.NODE_ENV = 'production';
  try {
    if (folder !== root) process.chdir(root);
    await build();
  } finally {
    if (folder !== root) process.chdir(folder);
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

/** Is there anything to build yet? */
export function canBuild(name: BundleName): boolean {
  return existsSync(join(root, bundles[name].entry));
}

/**
 * Builds a bundle when its sources changed since it was last built.
 *
 * It is built beside its place and then moved there, so that a build that fails or is interrupted leaves the old
 * bundle whole.
 *
 * @returns whether a build was needed
 * @throws when the sources do not build, or the entry does not exist
 */
export async function ensureBuilt(name: BundleName): Promise<'built' | 'fresh'> {
  const bundle = bundles[name];
  if (!canBuild(name)) throw new Error(`nothing to build: ${bundle.entry} does not exist`);
  const out = join(root, bundle.out);
  const stamp = `${out}.stamp`;
  const print = fingerprint(bundle.inputs);
  if (existsSync(out) && existsSync(stamp) && readFileSync(stamp, 'utf8') === print) return 'fresh';

  const next = `${out}.next-${process.pid}`;
  const old = `${out}.old-${process.pid}`;
  mkdirSync(join(root, 'out'), { recursive: true });
  try {
    await asReleased(() => bundle.build(next));
    rmSync(stamp, { force: true });
    if (existsSync(out)) renameSync(out, old);
    renameSync(next, out);
    writeFileSync(stamp, print);
  } finally {
    rmSync(next, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
  return 'built';
}
