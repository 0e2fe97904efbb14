import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { sourceAddresses } from './build/source-addresses.ts';

const root = import.meta.dirname;

/** The entries of the desktop host's bundle: name in out/electron → source. Workers are entries of their own. */
export const desktopEntries = {
  main: 'electron/main.ts',
  'store-thread': 'db/thread/store-thread.ts',
  'read-worker': 'db/exchange/workbook/read-worker.ts',
  'verify-worker': 'db/verify-worker.ts',
} as const;

/** The preload script: sandboxed, so it must be one CommonJS file that requires nothing but Electron. */
export const preloadEntry = 'electron/preload.ts';

const shared = {
  root,
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  // Native code cannot be bundled, and Electron's module exists only inside Electron.
  ssr: { noExternal: true, external: ['electron', 'better-sqlite3'], target: 'node' },
} satisfies InlineConfig;

/**
 * The two Vite builds of the desktop host. Entries whose source does not exist are left out.
 *
 * @param outDir absolute folder that receives main.js, store-thread.js, read-worker.js and preload.cjs
 */
export function desktopBuilds(outDir: string): InlineConfig[] {
  const entries = Object.fromEntries(
    Object.entries(desktopEntries)
      .map(([name, source]) => [name, join(root, source)] as const)
      .filter(([, source]) => existsSync(source)),
  );
  const builds: InlineConfig[] = [
    {
      ...shared,
      plugins: [sourceAddresses(root, outDir, desktopEntries)],
      build: {
        ssr: true,
        outDir,
        emptyOutDir: true,
        target: 'node24',
        minify: false,
        sourcemap: false,
        rolldownOptions: {
          input: entries,
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
        },
      },
    },
  ];
  if (existsSync(join(root, preloadEntry))) {
    builds.push({
      ...shared,
      build: {
        ssr: join(root, preloadEntry),
        outDir,
        emptyOutDir: false,
        target: 'node24',
        minify: false,
        sourcemap: false,
        rolldownOptions: { output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false } },
      },
    });
  }
  return builds;
}
