import { posix } from 'node:path';
import { type Reference, type Scan, scanSource } from './scan.ts';
import {
  emptyNames,
  globalOwners,
  lineLimit,
  longFiles,
  packageOwners,
  startsWithoutElectron,
  typeCycles,
  type Zone,
  zones,
} from './zones.ts';

/** A source tree: repository path → text. */
export type Tree = ReadonlyMap<string, string>;

type Edge = { to: string; typeOnly: boolean };

const isCode = (file: string): boolean => /\.tsx?$/.test(file);

/** The zone that holds a file. */
export function zoneOf(file: string): Zone | undefined {
  return zones.find((zone) => zone.holds.test(file));
}

/** `@mantine/core/styles.css` → `@mantine/core` */
function packageName(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

function allows(list: readonly string[] | 'any', name: string): boolean {
  return (
    list === 'any' ||
    list.some((one) => one === name || (one.endsWith('/*') && name.startsWith(one.slice(0, -1))))
  );
}

/** The repository path of a relative reference. */
function target(file: string, specifier: string): string {
  return posix.normalize(posix.join(posix.dirname(file), specifier.split('?')[0] ?? specifier));
}

function judgeReference(file: string, zone: Zone, reference: Reference): string[] {
  const { specifier, kind } = reference;
  const says = (what: string): string[] => [`${file}: ${what}`];
  if (specifier.startsWith('.')) {
    const to = target(file, specifier);
    if (to.startsWith('..')) return says(`${specifier} is outside the repository`);
    // Files that are read, not code: the law is about code.
    if (kind === 'url' && !isCode(to)) return [];
    if (!/\.\w+$/.test(to)) return says(`${specifier} lacks its file extension`);
    if (to === 'package.json') return [];
    const other = zoneOf(to);
    if (!other || (other !== zone && !zone.imports.includes(other.name))) {
      return says(`${zone.name} may not import ${to}`);
    }
    const feature = /^renderer\/features\/([^/]+)/;
    if (feature.exec(file)?.[1] !== feature.exec(to)?.[1] && feature.test(file) && feature.test(to)) {
      return says(`a feature may not import another feature (${to})`);
    }
    return [];
  }
  if (kind === 'url') return [];
  if (specifier.startsWith('node:')) {
    return allows(zone.builtins, specifier.slice('node:'.length))
      ? []
      : says(`${zone.name} may not use ${specifier}`);
  }
  const name = packageName(specifier);
  if (!allows(zone.packages, name)) return says(`${zone.name} may not use the package ${name}`);
  const owner = packageOwners.find((one) => one.package === name);
  if (owner && zone.packages !== 'any' && !owner.files.test(file))
    return says(`this file may not import ${name}`);
  return [];
}

function judgeFile(file: string, source: string, scan: Scan): string[] {
  const zone = zoneOf(file);
  if (!zone) return [`${file}: belongs to no zone`];
  const found = scan.references.flatMap((reference) => judgeReference(file, zone, reference));
  const strict = zone.name !== 'tests' && zone.name !== 'build';
  if (strict) found.push(...scan.computed.map((code) => `${file}: the target of ${code} cannot be checked`));
  if (scan.barrel) found.push(`${file}: only re-exports (a barrel)`);
  if (scan.exportsAll) found.push(`${file}: export * hides what it exports`);
  for (const use of scan.uses) {
    const owned = globalOwners.some((one) => one.global === use && one.file === file);
    if (zone.forbids.includes(use) && !owned) found.push(`${file}: ${zone.name} may not use ${use}`);
  }
  for (const text of scan.strings) {
    if (/^(\.\.?\/)+shared(\/|$)/.test(text) && target(file, text).startsWith('..')) {
      found.push(`${file}: reads ${text}, outside the repository`);
    }
  }
  const lines = source.split('\n').length - 1;
  if (lines > lineLimit && !longFiles.some((one) => one.file === file)) {
    found.push(`${file}: ${lines} lines, more than ${lineLimit}`);
  }
  return found;
}

/** Files that import each other in a circle, each circle once, as sorted paths joined by a space. */
function circles(graph: ReadonlyMap<string, readonly Edge[]>): { files: string; typeOnly: boolean }[] {
  // Tarjan's strongly connected components.
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const connect = (file: string): void => {
    const own = index.size;
    index.set(file, own);
    low.set(file, own);
    stack.push(file);
    for (const { to } of graph.get(file) ?? []) {
      if (!index.has(to)) connect(to);
      if (stack.includes(to)) low.set(file, Math.min(low.get(file) ?? own, low.get(to) ?? own));
    }
    if (low.get(file) !== own) return;
    const circle = stack.splice(stack.indexOf(file));
    const selfish = (graph.get(file) ?? []).some(({ to }) => to === file);
    if (circle.length > 1 || selfish) found.push(circle);
  };
  for (const file of graph.keys()) if (!index.has(file)) connect(file);
  return found.map((circle) => ({
    files: circle.toSorted().join(' '),
    typeOnly: circle.every((file) =>
      (graph.get(file) ?? []).every(({ to, typeOnly }) => typeOnly || !circle.includes(to)),
    ),
  }));
}

/** Files that import Electron and are reached from programs that must start without it. */
function reachElectron(
  graph: ReadonlyMap<string, readonly Edge[]>,
  scans: ReadonlyMap<string, Scan>,
): string[] {
  return startsWithoutElectron.flatMap((entry) => {
    const seen = new Set<string>();
    const queue = [entry];
    for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
      if (seen.has(file)) continue;
      seen.add(file);
      for (const { to, typeOnly } of graph.get(file) ?? []) if (!typeOnly) queue.push(to);
    }
    return [...seen]
      .filter((file) =>
        scans.get(file)?.references.some((one) => one.specifier === 'electron' && !one.typeOnly),
      )
      .map((file) => `${entry}: reaches ${file}, which imports electron`);
  });
}

/**
 * Holds a source tree against the import law and the other rules of design §1.
 *
 * @returns one line a violation, sorted; empty when the tree keeps the law
 */
export function judge(tree: Tree): string[] {
  const found: string[] = [];
  const scans = new Map<string, Scan>();
  for (const [file, source] of tree) {
    if (emptyNames.test(file)) found.push(`${file}: the name does not tell what is inside`);
    if (!isCode(file)) continue;
    const scan = scanSource(file, source);
    scans.set(file, scan);
    found.push(...judgeFile(file, source, scan));
  }
  const graph = new Map<string, Edge[]>();
  for (const [file, scan] of scans) {
    const edges = scan.references
      .filter(({ specifier, kind }) => specifier.startsWith('.') && kind !== 'url')
      .map(({ specifier, typeOnly }) => ({ to: target(file, specifier), typeOnly }))
      .filter(({ to }) => scans.has(to));
    graph.set(file, edges);
  }
  for (const { files, typeOnly } of circles(graph)) {
    if (!(typeOnly && typeCycles.includes(files))) found.push(`a circle of imports: ${files}`);
  }
  found.push(...reachElectron(graph, scans));
  return found.toSorted();
}
