import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { sourceAddresses } from './build/source-addresses.ts';

const root = import.meta.dirname;

/** The desktop host's own code; one file, so that all of it lies in the package's archive. */
const hostEntry = { main: 'electron/main.ts' } as const;

/**
 * The threads: name in out/electron → source. They and what they read lie beside the archive in a package
 * (docs/decisions/0011-packaging.md), and are called .mjs because no package.json says there what they are.
 */
export const threadEntries = {
  'store-thread': 'db/thread/store-thread.ts',
  'annotate-worker': 'db/exchange/annotated-file/annotate-worker.ts',
  'read-worker': 'db/exchange/workbook/read-worker.ts',
  'report-worker': 'db/exchange/report-file/report-worker.ts',
  'verify-worker': 'db/verify-worker.ts',
} as const;

/** The preload script: sandboxed, so it must be one CommonJS file that requires nothing but Electron. */
const preloadEntry = 'electron/preload.ts';

/** What each build bundled, with licences: the package's notices and parts list are made from these. */
export const desktopPartLists = ['parts-host.json', 'parts-threads.json'] as const;

const shared = {
  root,
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  // Native code cannot be bundled, and Electron's module exists only inside Electron.
  ssr: { noExternal: true, external: ['electron', 'better-sqlite3'], target: 'node' },
} satisfies InlineConfig;

/**
 * The Vite builds of the desktop host.
 *
 * @param outDir absolute folder that receives main.js, store-thread.mjs, read-worker.mjs and preload.cjs
 */
export function desktopBuilds(outDir: string): InlineConfig[] {
  const common = { outDir, target: 'node24', minify: false, sourcemap: false } as const;
  const sources = (entries: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(Object.entries(entries).map(([name, source]) => [name, join(root, source)]));
  const plugins = [sourceAddresses(root, outDir, threadEntries)];
  return [
    {
      ...shared,
      plugins,
      build: {
        ...common,
        ssr: true,
        emptyOutDir: true,
        license: { fileName: desktopPartLists[0] },
        rolldownOptions: {
          input: sources(hostEntry),
          output: { format: 'es', entryFileNames: '[name].js', codeSplitting: false },
        },
      },
    },
    {
      ...shared,
      plugins,
      build: {
        ...common,
        ssr: true,
        emptyOutDir: false,
        license: { fileName: desktopPartLists[1] },
        rolldownOptions: {
          input: sources(threadEntries),
          output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
        },
      },
    },
    {
      ...shared,
      build: {
        ...common,
        ssr: join(root, preloadEntry),
        emptyOutDir: false,
        rolldownOptions: { output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false } },
      },
    },
  ];
}
