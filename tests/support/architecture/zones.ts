/** A part of the program with one set of rules. */
export type Zone = {
  name: string;
  /** Repository paths that belong to it. */
  holds: RegExp;
  /** Zones it may import, beside itself. */
  imports: readonly string[];
  /** npm packages it may import; `/*` stands for a scope's packages. */
  packages: readonly string[] | 'any';
  /** Node modules it may import, without `node:`. */
  builtins: readonly string[] | 'any';
  /** Globals it may not use (see scan.ts). */
  forbids: readonly string[];
};

const network = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'] as const;
const browserStorage = ['localStorage', 'sessionStorage', 'indexedDB'] as const;
/** What makes the kernel's answers depend on when and where it runs. */
const ambient = [
  'Date.now',
  'Date()',
  'new Date()',
  'Math.random',
  'performance.now',
  'crypto.randomUUID',
  'crypto.getRandomValues',
] as const;

/** Files, processes and bytes of the own machine: no module that reaches a network. */
const localBuiltins = [
  'assert',
  'async_hooks',
  'buffer',
  'crypto',
  'events',
  'fs',
  'fs/promises',
  'module',
  'os',
  'path',
  'perf_hooks',
  'process',
  'stream',
  'stream/promises',
  'string_decoder',
  'timers/promises',
  'url',
  'util',
  'worker_threads',
  'zlib',
];

const windowPackages = [
  'react',
  'react-dom',
  '@mantine/*',
  '@tabler/icons-react',
  '@tanstack/*',
  'react-hook-form',
  'markdown-to-jsx',
  '@hookform/resolvers',
  'react-data-grid',
  'i18next',
  'react-i18next',
  'echarts',
  'uuid',
  'zod',
];

/**
 * The table of zones (design §1). The first zone that holds a file is the file's zone, so narrower ones come first.
 * The hosts without Electron may import files of electron/ that do not import it; what they reach is followed to its
 * end (startsWithoutElectron).
 */
export const zones: readonly Zone[] = [
  {
    name: 'db/domain',
    holds: /^db\/domain\//,
    imports: [],
    packages: ['zod', 'canonicalize'],
    builtins: [],
    forbids: [...ambient, ...network, ...browserStorage],
  },
  {
    name: 'db',
    holds: /^db\//,
    imports: ['db/domain'],
    packages: ['zod', 'canonicalize', 'uuid', 'better-sqlite3', 'hucre'],
    builtins: localBuiltins,
    forbids: network,
  },
  {
    name: 'electron/browser',
    holds: /^electron\/browser\//,
    imports: ['db/domain', 'db', 'electron/shared', 'electron'],
    packages: ['zod', 'uuid', 'hono', '@hono/node-server', 'commander'],
    builtins: [...localBuiltins, 'http', 'net', 'child_process', 'readline'],
    forbids: network,
  },
  {
    name: 'electron/cli',
    holds: /^electron\/cli\//,
    imports: ['db/domain', 'db', 'electron/shared', 'electron'],
    packages: ['zod', 'uuid', 'commander'],
    builtins: [...localBuiltins, 'child_process', 'readline'],
    forbids: network,
  },
  {
    // What the hosts have in common: ports, the store thread's owner. Runs without Electron.
    name: 'electron/shared',
    holds: /^electron\/[^/]+\//,
    imports: ['db/domain', 'db', 'electron'],
    packages: ['zod', 'uuid', 'commander'],
    builtins: [...localBuiltins, 'child_process'],
    forbids: network,
  },
  {
    name: 'electron',
    holds: /^electron\//,
    imports: ['db/domain', 'db', 'electron/shared'],
    packages: ['electron', 'zod', 'uuid', 'commander'],
    builtins: [...localBuiltins, 'child_process'],
    forbids: network,
  },
  {
    name: 'renderer/features',
    holds: /^renderer\/features\//,
    imports: ['db/domain', 'renderer'],
    packages: windowPackages,
    builtins: [],
    forbids: [...network, ...browserStorage],
  },
  {
    name: 'renderer/app',
    holds: /^renderer\/(app\/|[^/]+$)/,
    imports: ['db/domain', 'renderer', 'renderer/features'],
    packages: windowPackages,
    builtins: [],
    forbids: [...network, ...browserStorage],
  },
  {
    // ui/, api/, styles/ and what else features share; knows neither features nor the shell.
    name: 'renderer',
    holds: /^renderer\//,
    imports: ['db/domain'],
    packages: windowPackages,
    builtins: [],
    forbids: [...network, ...browserStorage],
  },
  {
    name: 'build',
    holds: /^(build\/|[^/]+\.ts$)/,
    imports: [],
    packages: 'any',
    builtins: 'any',
    forbids: [],
  },
  {
    name: 'tests',
    holds: /^tests\//,
    imports: [
      'db/domain',
      'db',
      'electron/browser',
      'electron/cli',
      'electron/shared',
      'electron',
      'renderer/features',
      'renderer/app',
      'renderer',
      'build',
    ],
    packages: 'any',
    builtins: 'any',
    forbids: [],
  },
];

/** Packages that only certain files of their zone may import (design §1). */
export const packageOwners: readonly { package: string; files: RegExp }[] = [
  { package: 'better-sqlite3', files: /^db\/(store|migrate)\.ts$/ },
  { package: 'hucre', files: /^db\/exchange\/workbook\// },
  { package: 'electron', files: /^electron\/[^/]+\.ts$/ },
];

/** Globals that a single file may use although its zone may not, each with its reason. */
export const globalOwners: readonly { global: string; file: string; reason: string }[] = [
  {
    global: 'sessionStorage',
    file: 'renderer/api/session.ts',
    reason: "keeps the browser host's session secret (design §3)",
  },
  {
    global: 'fetch',
    file: 'renderer/api/client.ts',
    reason: 'carries calls to the browser host on this machine',
  },
];

/** Programs that must start without Electron: nothing they reach may import it. */
export const startsWithoutElectron: readonly string[] = [
  'electron/browser/main.ts',
  'electron/cli/main.ts',
  'db/thread/store-thread.ts',
  'db/exchange/annotated-file/annotate-worker.ts',
  'db/exchange/workbook/read-worker.ts',
  'db/verify-worker.ts',
  'renderer/main.tsx',
];

/** Longest source file, in lines. */
export const lineLimit = 400;

/** Files that may be longer, each with its reason. */
export const longFiles: readonly { file: string; reason: string }[] = [];

/** Cycles of files whose imports are all of types, each as its sorted files joined by a space. None so far. */
export const typeCycles: readonly string[] = [];

/** Names that say nothing about what is inside. */
export const emptyNames = /(^|\/)(utils?|helpers?|common|misc)(\/|\.[a-z.]+$)/;
