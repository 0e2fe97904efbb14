import { parseSync } from 'vite';

/** One reference from a source file to another file, a package or a Node module. */
export type Reference = {
  /** As written: `./money.ts`, `zod`, `node:fs`. */
  specifier: string;
  /** `url` is `new URL('…', import.meta.url)`: a worker or a file that is read. */
  kind: 'import' | 'export' | 'dynamic' | 'url' | 'require';
  /** Vanishes when types are stripped. */
  typeOnly: boolean;
};

/** What a source file says about itself. */
export type Scan = {
  references: Reference[];
  /** Text of imports whose target is computed and so cannot be checked. */
  computed: string[];
  /** Holds nothing but imports and exports of what other files declare. */
  barrel: boolean;
  /** Holds `export * from`. */
  exportsAll: boolean;
  /** Globals it uses, as `Date.now`, `new Date()`, `Math.random`, `localStorage`, `fetch`, without duplicates. */
  uses: string[];
  /** Every string written in it. */
  strings: string[];
};

type Node = { type: string; [key: string]: unknown };

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

const isName = (value: unknown, name: string): boolean =>
  isNode(value) && value.type === 'Identifier' && value.name === name;

const text = (value: unknown): string | undefined => {
  if (!isNode(value)) return undefined;
  if (value.type === 'Literal' && typeof value.value === 'string') return value.value;
  if (value.type !== 'TemplateLiteral') return undefined;
  const quasis = value.quasis as { value: { cooked: string } }[];
  return quasis.length === 1 ? quasis[0]?.value.cooked : undefined;
};

/** `import.meta.url` */
const isOwnAddress = (value: unknown): boolean =>
  isNode(value) &&
  value.type === 'MemberExpression' &&
  isNode(value.object) &&
  value.object.type === 'MetaProperty' &&
  isName(value.property, 'url');

const watchedMembers: Readonly<Record<string, readonly string[]>> = {
  Date: ['now'],
  Math: ['random'],
  performance: ['now'],
  crypto: ['randomUUID', 'getRandomValues'],
};

const watchedGlobals: ReadonlySet<string> = new Set([
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
]);

const globalObjects: ReadonlySet<string> = new Set(['window', 'globalThis', 'self']);

/** Every statement's specifiers carry `type`: `import { type A }` is kept by the compiler, but binds nothing. */
function bindsTypesOnly(node: Node): boolean {
  if (node.importKind === 'type' || node.exportKind === 'type') return true;
  const specifiers = (node.specifiers ?? []) as Node[];
  return (
    specifiers.length > 0 && specifiers.every((one) => one.importKind === 'type' || one.exportKind === 'type')
  );
}

/** Is the file nothing but a door to other files? Imports that are exported again count as such. */
function isBarrel(body: readonly Node[]): boolean {
  const exports = body.filter((node) => node.type.startsWith('Export'));
  const declares = body.some((node) => {
    if (node.type === 'ImportDeclaration' || node.type === 'ExportAllDeclaration') return false;
    if (node.type === 'ExportNamedDeclaration') return isNode(node.declaration);
    return true;
  });
  return exports.length > 0 && !declares;
}

/**
 * Reads a TypeScript source.
 *
 * @param file its name; the ending tells the language
 * @throws when it does not parse
 */
export function scanSource(file: string, source: string): Scan {
  const parsed = parseSync(file, source);
  const fatal = parsed.errors.find((error) => error.severity === 'Error');
  if (fatal) throw new Error(`${file}: ${fatal.message}`);
  const body = parsed.program.body as unknown as Node[];
  const references: Reference[] = [];
  const computed: string[] = [];
  const uses = new Set<string>();
  const strings: string[] = [];
  let exportsAll = false;

  const refer = (target: unknown, kind: Reference['kind'], typeOnly: boolean, whole: Node): void => {
    const specifier = text(target);
    if (specifier !== undefined) references.push({ specifier, kind, typeOnly });
    else computed.push(source.slice(whole.start as number, whole.end as number));
  };

  const visit = (node: Node, parent: Node | undefined, key: string): void => {
    const written = text(node);
    if (written !== undefined) strings.push(written);
    switch (node.type) {
      case 'ImportDeclaration':
        refer(node.source, 'import', bindsTypesOnly(node), node);
        break;
      case 'ExportAllDeclaration':
        exportsAll = true;
        refer(node.source, 'export', node.exportKind === 'type', node);
        break;
      case 'ExportNamedDeclaration':
        if (isNode(node.source)) refer(node.source, 'export', bindsTypesOnly(node), node);
        break;
      case 'ImportExpression':
        refer(node.source, 'dynamic', false, node);
        break;
      case 'TSImportType':
        refer(node.source ?? node.argument, 'import', true, node);
        break;
      case 'CallExpression': {
        const [first] = node.arguments as unknown[];
        if (isName(node.callee, 'require')) refer(first, 'require', false, node);
        if (isName(node.callee, 'Date')) uses.add('Date()');
        break;
      }
      case 'NewExpression': {
        const [first, second] = node.arguments as unknown[];
        if (isName(node.callee, 'Date') && first === undefined) uses.add('new Date()');
        // An address that is computed is a file chosen at run time, which no import law can judge.
        if (isName(node.callee, 'URL') && isOwnAddress(second) && text(first) !== undefined) {
          refer(first, 'url', false, node);
        }
        break;
      }
      case 'MemberExpression': {
        const property = isNode(node.property)
          ? node.computed
            ? text(node.property)
            : node.property.name
          : '';
        if (typeof property !== 'string' || !isNode(node.object)) break;
        const object = node.object.type === 'Identifier' ? (node.object.name as string) : '';
        if (Object.hasOwn(watchedMembers, object) && watchedMembers[object]?.includes(property)) {
          uses.add(`${object}.${property}`);
        }
        if (globalObjects.has(object) && watchedGlobals.has(property)) uses.add(property);
        break;
      }
      case 'Identifier': {
        const name = node.name as string;
        const isMember = parent?.type === 'MemberExpression' && key === 'property' && !parent.computed;
        const isKey = key === 'key' && parent?.computed !== true && parent?.shorthand !== true;
        if (watchedGlobals.has(name) && !isMember && !isKey) uses.add(name);
        break;
      }
    }
    for (const [childKey, child] of Object.entries(node)) {
      for (const one of Array.isArray(child) ? child : [child]) if (isNode(one)) visit(one, node, childKey);
    }
  };
  for (const node of body) visit(node, undefined, 'body');
  return { references, computed, barrel: isBarrel(body), exportsAll, uses: [...uses], strings };
}
