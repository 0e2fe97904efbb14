import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './bundle.ts';

export interface FirstLoad {
  /** Files of the built window, relative to it, with what each comes to gzipped. */
  readonly files: readonly { readonly file: string; readonly bytes: number }[];
  /** All of them together. */
  readonly bytes: number;
}

/** What the bundler writes where the page that the app opens on is fetched: the numbers of the files it needs. */
const homePage = /import\([`"']\.\/ThisPeriodPage-[^)]+\),\s*__vite__mapDeps\(\[([\d,]*)\]/;
/** The files that those numbers mean. */
const numbered = /m\.f\s*\|\|\s*\(m\.f\s*=\s*(\[[^\]]*\])/;

/**
 * What the window fetches before the page it opens on stands: the scripts, preloads and styles that its HTML names, and
 * what the bundler fetches with the code of that page.
 * @param windowDir a built window
 * @throws when the bundle does not say which files the first page needs
 */
export function firstLoadOf(windowDir = join(root, 'out/renderer')): FirstLoad {
  const html = readFileSync(join(windowDir, 'index.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map(([, file = '']) => file);
  const [entry = ''] = named.filter((file) => file.endsWith('.js'));
  const script = readFileSync(join(windowDir, entry), 'utf8');
  const numbers = homePage.exec(script)?.[1];
  const all = numbered.exec(script)?.[1];
  if (numbers === undefined || all === undefined) throw new Error(`${entry} does not name the first page`);
  const list = JSON.parse(all) as readonly string[];
  const ofPage = numbers.split(',').map((number) => (list[Number(number)] ?? '').replace('./', 'assets/'));
  const files = [...new Set([...named, ...ofPage])].map((file) => ({
    file,
    bytes: gzipSync(readFileSync(join(windowDir, file))).length,
  }));
  return { files, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}
