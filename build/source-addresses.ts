import { cpSync, existsSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import type { Plugin } from 'vite';

const address = /new URL\(\s*(['"])([^'"]+)\1\s*,\s*import\.meta\.url\s*\)/g;

/** What a bundled `new URL('…', import.meta.url)` becomes, and what must be copied beside the bundle for it. */
export type Rewritten = { to: string; copy?: string };

/**
 * Decides where an address written relative to a source file points after bundling.
 *
 * @param file repository path of the source file, with forward slashes
 * @param target what the address says, relative to that file
 * @param threads bundle name → repository path of the source of every thread
 * @returns the new relative address; undefined when the address should stay as it is
 */
export function rewriteAddress(
  file: string,
  target: string,
  threads: Readonly<Record<string, string>>,
): Rewritten | undefined {
  const path = posix.normalize(posix.join(posix.dirname(file), target));
  const entry = Object.entries(threads).find(([, source]) => source === path);
  if (entry) return { to: `./${entry[0]}.mjs` };
  // out/ is known to the code by its final place: out/electron/main.js finds out/renderer beside itself.
  if (path === 'package.json') return { to: '../../package.json' };
  if (path.startsWith('out/')) return { to: `../${path.slice('out/'.length)}` };
  if (path.startsWith('db/') || path.startsWith('electron/')) return { to: `./${path}`, copy: path };
  return undefined;
}

/**
 * Vite plugin of the desktop bundle: code reads files and starts workers with `new URL('./x', import.meta.url)`, which
 * Node resolves beside the source. In the bundle the same address must point at the built worker, or at a copy of
 * the file or folder (migrations, reference data) next to the bundle.
 */
export function sourceAddresses(
  root: string,
  outDir: string,
  threads: Readonly<Record<string, string>>,
): Plugin {
  const copies = new Set<string>();
  return {
    name: 'source-addresses',
    enforce: 'pre',
    transform(code, id) {
      const file = relative(root, id.split('?')[0] ?? id)
        .split(sep)
        .join('/');
      if (!/^(db|electron)\/.*\.ts$/.test(file)) return undefined;
      if (/import\.meta\.(dirname|filename)\b/.test(code)) {
        this.error(
          `${file}: write new URL('./…', import.meta.url); import.meta.dirname does not survive bundling`,
        );
      }
      return code.replace(address, (whole: string, _quote: string, target: string) => {
        const rewritten = rewriteAddress(file, target, threads);
        if (!rewritten) return whole;
        if (rewritten.copy) copies.add(rewritten.copy);
        return `new URL(${JSON.stringify(rewritten.to)}, import.meta.url)`;
      });
    },
    // Shared code may land in chunks/, one folder deeper than the addresses above assume.
    renderChunk(code, chunk) {
      const up = relative(dirname(chunk.fileName), '.').split(sep).join('/');
      if (up === '') return undefined;
      return code.replace(address, (_whole: string, _quote: string, target: string) => {
        return `new URL(${JSON.stringify(posix.join(up, target))}, import.meta.url)`;
      });
    },
    closeBundle() {
      for (const path of copies) {
        const from = resolve(root, path);
        // What is read at run time; code is in the bundle already.
        const filter = (source: string): boolean => !/(\.tsx?|\.md|tsconfig\.json)$/.test(source);
        if (existsSync(from)) cpSync(from, join(outDir, path), { recursive: true, filter });
      }
    },
  };
}
