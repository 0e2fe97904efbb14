import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { threadEntries } from '../../electron.vite.config.ts';
import { root } from '../bundle.ts';
import { billOfMaterials, notices, packagedParts } from './parts.ts';
import { type PackageTarget, targetName } from './targets.ts';

/** What a package holds, by name: everything else stays at home. */
const wanted: readonly { readonly from: string; readonly files: RegExp }[] = [
  {
    from: 'out/electron',
    files: new RegExp(
      `^(main\\.js|preload\\.cjs|electron/icon\\.png|(${Object.keys(threadEntries).join('|')})\\.mjs|chunks/[^/]+\\.mjs)$`,
    ),
  },
  { from: 'out/electron/db', files: /^(migrations\/\d{4}-[a-z0-9-]+\.sql|reference\/[a-z-]+\.csv)$/ },
  { from: 'out/renderer', files: /^(index\.html|parts-window\.json|assets\/[^/]+\.(js|css|svg|png|woff2))$/ },
  {
    from: 'node_modules/better-sqlite3',
    files: /^(LICENSE|lib\/(?!(?:darwin|linux|linuxmusl|win32)-)[\w/-]+\.js)$/,
  },
];

/** What a package is made for: the office, or the end-to-end tests, which drive it from outside. */
export type Purpose = 'office' | 'tests';

/** The folders of a staged package. */
export type Staged = {
  /** What goes into the archive or beside it. */
  readonly app: string;
  /** What a person may want to read: licences and the list of parts. */
  readonly notices: string;
};

type Manifest = Readonly<Record<'name' | 'productName' | 'version' | 'license' | 'main', string>>;

function manifest(): Manifest {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .split(sep)
        .join('/'),
    )
    .toSorted();
}

/**
 * Lays out what a package for one machine holds. The bundles must be built.
 * @param folder is emptied first
 */
export function stagePackage(target: PackageTarget, folder: string, purpose: Purpose = 'office'): Staged {
  rmSync(folder, { recursive: true, force: true });
  const staged: Staged = { app: join(folder, 'app'), notices: join(folder, 'notices') };
  const put = (name: string, text: string): void => {
    mkdirSync(dirname(join(staged.app, name)), { recursive: true });
    writeFileSync(join(staged.app, name), text);
  };
  for (const { from, files } of wanted) {
    for (const name of filesBelow(join(root, from)).filter((file) => files.test(file))) {
      cpSync(join(root, from, name), join(staged.app, from, name));
    }
  }
  const sqlite = 'node_modules/better-sqlite3';
  const program = `${sqlite}/prebuilds/${targetName(target)}.node`;
  if (!existsSync(join(root, program)))
    throw new Error(`better-sqlite3 has no program for ${targetName(target)}`);
  cpSync(join(root, program), join(staged.app, program));
  const { version: sqliteVersion } = JSON.parse(
    readFileSync(join(root, sqlite, 'package.json'), 'utf8'),
  ) as Manifest;
  put(
    `${sqlite}/package.json`,
    JSON.stringify({ name: 'better-sqlite3', version: sqliteVersion, license: 'MIT', main: 'lib/index.js' }),
  );

  const { name, productName, version, license, main } = manifest();
  put(
    'package.json',
    JSON.stringify({
      name,
      productName,
      version,
      description:
        'Offline data entry for the Mountain-Sea Collaboration Project · 山海协作工程数据填报（离线）',
      license,
      // Both are asked for by Debian's package; no address of the product exists yet (RFC 2606).
      author: { name: 'Shanhai Ledger', email: 'noreply@shanhai-ledger.invalid' },
      homepage: 'https://shanhai-ledger.invalid/',
      desktopName: `${name}.desktop`,
      private: true,
      type: 'module',
      main,
      // electron/app-info.ts: only such a package may be driven from outside.
      ...(purpose === 'tests' ? { drivable: true } : {}),
    }),
  );

  mkdirSync(staged.notices, { recursive: true });
  const parts = packagedParts();
  cpSync(join(root, 'LICENSE'), join(staged.notices, 'LICENSE.txt'));
  writeFileSync(join(staged.notices, 'THIRD-PARTY-NOTICES.txt'), notices(parts));
  writeFileSync(join(staged.notices, 'sbom.cdx.json'), billOfMaterials({ name, version }, parts));
  return staged;
}
