import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { judge, zoneOf } from './support/architecture/judge.ts';
import { scanSource } from './support/architecture/scan.ts';
import { globalOwners, longFiles, zones } from './support/architecture/zones.ts';

const root = resolve(import.meta.dirname, '..');

/** The program's own sources, as the judge reads them. */
function repository(): Map<string, string> {
  const files = globSync(['{db,electron,renderer,build,tests}/**/*.{ts,tsx,css}', '*.ts'], { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !file.startsWith('tests/fixtures/'))
    .toSorted();
  return new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
}

/** Judges a small tree of made-up files. */
function judgeSample(files: Record<string, string>): string[] {
  return judge(new Map(Object.entries(files)));
}

describe('the repository', () => {
  test('keeps the import law and the other rules of its tree', () => {
    expect(judge(repository())).toEqual([]);
  });

  test('packages that the product imports are its dependencies, not tools', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const missing = new Set<string>();
    for (const [file, source] of repository()) {
      if (!/^(db|electron|renderer)\/.*\.tsx?$/.test(file)) continue;
      for (const { specifier, kind } of scanSource(file, source).references) {
        if (kind === 'url' || /^(\.|node:|electron$)/.test(specifier)) continue;
        const [scope = '', name] = specifier.split('/');
        const wanted = scope.startsWith('@') ? `${scope}/${name}` : scope;
        if (!Object.hasOwn(dependencies, wanted)) missing.add(`${file}: ${wanted}`);
      }
    }
    expect([...missing]).toEqual([]);
  });

  test('every dependency has its line in docs/dependencies.md, with the licence that it states', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const wanted = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).map((name) => {
      const stated = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'));
      return `${name}: ${stated.license}`;
    });
    const text = readFileSync(join(root, 'docs/dependencies.md'), 'utf8');
    const listed = [...text.matchAll(/^\| `([^`]+)` \| ([^|]+) \|/gm)].map(
      ([, name, licence]) => `${name}: ${licence}`,
    );
    expect(listed.toSorted()).toEqual(wanted.toSorted());
  });

  test('exceptions name files that exist and still need them', () => {
    const files = repository();
    for (const { file } of longFiles)
      expect(files.get(file)?.split('\n').length ?? 0, file).toBeGreaterThan(400);
    for (const { file, global } of globalOwners) {
      const source = files.get(file);
      if (source !== undefined) expect(scanSource(file, source).uses, file).toContain(global);
    }
  });
});

describe('the scanner', () => {
  test('finds every way of naming another file', () => {
    const scan = scanSource(
      'a.tsx',
      `import type { A } from './a.ts';
       import { type B } from './b.ts';
       import c, { type C } from './c.ts';
       import './side.css';
       export { d } from './d.ts';
       const e = await import('./e.ts');
       type F = import('./f.ts').F;
       const w = new Worker(new URL('./g.ts', import.meta.url));
       const j = require('./j.ts');
       const q = <p title="import './not.ts'">{/* import './comment.ts' */}</p>;
       const s = "import x from './string.ts'";`,
    );
    expect(scan.references).toEqual([
      { specifier: './a.ts', kind: 'import', typeOnly: true },
      { specifier: './b.ts', kind: 'import', typeOnly: true },
      { specifier: './c.ts', kind: 'import', typeOnly: false },
      { specifier: './side.css', kind: 'import', typeOnly: false },
      { specifier: './d.ts', kind: 'export', typeOnly: false },
      { specifier: './e.ts', kind: 'dynamic', typeOnly: false },
      { specifier: './f.ts', kind: 'import', typeOnly: true },
      { specifier: './g.ts', kind: 'url', typeOnly: false },
      { specifier: './j.ts', kind: 'require', typeOnly: false },
    ]);
  });

  test('finds clocks, chance and storage, and not their namesakes', () => {
    const used = (source: string): string[] => scanSource('a.ts', source).uses.toSorted();
    expect(used('Date.now(); new Date(); new Date; Math.random(); Date();')).toEqual([
      'Date()',
      'Date.now',
      'Math.random',
      'new Date()',
    ]);
    expect(used("new Date('2026-03-31'); Date.UTC(2026, 2); Math.max(1, 2);")).toEqual([]);
    expect(used("window.localStorage.a; globalThis['sessionStorage']; const f = fetch;")).toEqual([
      'fetch',
      'localStorage',
      'sessionStorage',
    ]);
    expect(used('query.fetch(); const o = { fetch: 1, localStorage() {} };')).toEqual([]);
    expect(used('const o = { fetch };')).toEqual(['fetch']);
  });

  test('refuses a source that does not parse', () => {
    expect(() => scanSource('a.ts', 'import { from')).toThrow('a.ts');
  });
});

describe('the judge', () => {
  const refused: Record<string, [Record<string, string>, string]> = {
    'the kernel importing a service': [
      { 'db/domain/a.ts': "import { b } from '../services/b.ts';" },
      'db/domain may not import db/services/b.ts',
    ],
    'the kernel using Node': [{ 'db/domain/a.ts': "import 'node:fs';" }, 'db/domain may not use node:fs'],
    'the kernel using a clock': [
      { 'db/domain/a.ts': 'export const a = new Date();' },
      'may not use new Date()',
    ],
    'the kernel using a package': [{ 'db/domain/a.ts': "import 'uuid';" }, 'may not use the package uuid'],
    'the data knowing its host': [
      { 'db/a.ts': "import type { B } from '../electron/b.ts';" },
      'db may not import electron/b.ts',
    ],
    'a repository opening SQLite itself': [
      { 'db/repositories/a.ts': "import Database from 'better-sqlite3';" },
      'this file may not import better-sqlite3',
    ],
    'a service writing workbooks itself': [
      { 'db/services/a.ts': "import 'hucre/xlsx';" },
      'this file may not import hucre',
    ],
    'the data using the network': [{ 'db/a.ts': "import 'node:https';" }, 'db may not use node:https'],
    'the browser host importing Electron': [
      { 'electron/browser/a.ts': "import { app } from 'electron';" },
      'may not use the package electron',
    ],
    'the browser host reaching Electron': [
      {
        'electron/browser/main.ts': "import '../host/a.ts';",
        'electron/host/a.ts': "import '../../db/b.ts';",
        'db/b.ts': "import { app } from 'electron';",
      },
      'electron/browser/main.ts: reaches db/b.ts, which imports electron',
    ],
    'the window importing the store': [
      { 'renderer/ui/a.tsx': "import { b } from '../../db/store.ts';" },
      'renderer may not import db/store.ts',
    ],
    'the window keeping something': [
      { 'renderer/ui/a.tsx': "localStorage.setItem('a', 'b');" },
      'renderer may not use localStorage',
    ],
    'a feature importing a feature': [
      { 'renderer/features/due/a.tsx': "import { b } from '../pool/b.tsx';" },
      'a feature may not import another feature (renderer/features/pool/b.tsx)',
    ],
    'the shared part of the window importing a feature': [
      { 'renderer/ui/a.tsx': "import { b } from '../features/due/b.tsx';" },
      'renderer may not import renderer/features/due/b.tsx',
    ],
    'the product importing a test': [
      { 'db/a.ts': "import { b } from '../tests/b.ts';" },
      'db may not import tests/b.ts',
    ],
    'a worker of another zone': [
      { 'db/a.ts': "export const a = new URL('../electron/b.ts', import.meta.url);" },
      'db may not import electron/b.ts',
    ],
    'an import without extension': [{ 'db/a.ts': "import { b } from './b';" }, 'lacks its file extension'],
    'an import that is computed': [{ 'db/a.ts': 'await import(name);' }, 'cannot be checked'],
    'a file outside the repository': [{ 'db/a.ts': "import '../../b.ts';" }, 'is outside the repository'],
    'reading the shared folder beside it': [
      { 'db/a.ts': "export const a = read('../../shared/data/areas.csv');" },
      'outside the repository',
    ],
    'a barrel': [{ 'db/a.ts': "export { b } from './b.ts';" }, 'a barrel'],
    'a barrel in two steps': [{ 'db/a.ts': "import { b } from './b.ts'; export { b };" }, 'a barrel'],
    'export all': [{ 'db/a.ts': "export * from './b.ts'; export const c = 1;" }, 'export *'],
    'a long file': [{ 'db/a.ts': 'export const a = 1;\n'.repeat(401) }, '401 lines, more than 400'],
    'an empty name': [{ 'db/utils/a.ts': 'export const a = 1;' }, 'does not tell what is inside'],
    'a circle': [
      {
        'db/a.ts': "import { b } from './b.ts'; export const a = b;",
        'db/b.ts': "import { c } from './c.ts'; export const b = c;",
        'db/c.ts': "import { a } from './a.ts'; export const c = a;",
      },
      'a circle of imports: db/a.ts db/b.ts db/c.ts',
    ],
    'a circle of types that is not stated': [
      {
        'db/a.ts': "import type { B } from './b.ts'; export type A = B;",
        'db/b.ts': "import type { A } from './a.ts'; export type B = A;",
      },
      'a circle of imports: db/a.ts db/b.ts',
    ],
    'a file of no zone': [{ 'lib/a.ts': 'export const a = 1;' }, 'belongs to no zone'],
  };

  test.each(Object.entries(refused))('refuses %s', (_name, [files, expected]) => {
    expect(judgeSample(files).join('\n')).toContain(expected);
  });

  test('accepts what the design allows', () => {
    expect(
      judgeSample({
        'db/domain/money.ts': "import { z } from 'zod'; export const money = z.int(); new Date(0);",
        'db/store.ts':
          "import Database from 'better-sqlite3'; import { money } from './domain/money.ts'; export const a = [Database, money];",
        'db/exchange/workbook/write.ts': "import { b } from 'hucre'; export const a = b;",
        'electron/main.ts':
          "import { app } from 'electron'; import { a } from '../db/store.ts'; export const b = [app, a];",
        'electron/browser/main.ts':
          "import { Hono } from 'hono'; import { a } from '../../db/store.ts'; export const b = [Hono, a];",
        'renderer/api/session.ts': "export const a = sessionStorage.getItem('a');",
        'renderer/features/due/list.tsx':
          "import { money } from '../../../db/domain/money.ts'; import { a } from '../../api/session.ts'; export const b = [money, a];",
        'renderer/app/routes.tsx': "import { b } from '../features/due/list.tsx'; export const c = b;",
        'tests/db/a.test.ts': "import { a } from '../../db/store.ts'; new Date(a);",
      }),
    ).toEqual([]);
  });

  test('every zone holds only its own files', () => {
    expect(zoneOf('db/domain/money.ts')?.name).toBe('db/domain');
    expect(zoneOf('db/store.ts')?.name).toBe('db');
    expect(zoneOf('electron/ipc.ts')?.name).toBe('electron');
    expect(zoneOf('electron/host/ports.ts')?.name).toBe('electron/shared');
    expect(zoneOf('renderer/main.tsx')?.name).toBe('renderer/app');
    expect(zoneOf('vite.config.ts')?.name).toBe('build');
    for (const { imports } of zones) {
      for (const name of imports) expect(zones.map((zone) => zone.name)).toContain(name);
    }
  });
});
