/** `npm run typecheck`: every zone of tsconfig.json by its own rules. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bundle.ts';
import { foreground } from './child.ts';

/** The zones listed in tsconfig.json, as repository paths, in order. */
export function zones(): string[] {
  const text = readFileSync(join(root, 'tsconfig.json'), 'utf8').replace(/^\s*\/\/.*$/gm, '');
  const { references } = JSON.parse(text) as { references: { path: string }[] };
  return references.map(({ path }) => path.replace(/^\.\//, ''));
}

/** Has a zone any source? An empty one is an error to the compiler. */
export function hasSources(zone: string): boolean {
  return existsSync(join(root, zone)) && globSync('**/*.{ts,tsx}', { cwd: join(root, zone) }).length > 0;
}

/** Type checks one zone; prints the compiler's messages. */
export async function typecheck(zone: string): Promise<boolean> {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const { code } = await foreground(process.execPath, [compiler, '-p', zone], { cwd: root });
  return code === 0;
}

if (import.meta.main) {
  for (const zone of zones().filter(hasSources)) {
    if (!(await typecheck(zone))) process.exitCode = 1;
  }
}
