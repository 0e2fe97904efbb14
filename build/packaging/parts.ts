import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { desktopPartLists } from '../../electron.vite.config.ts';
import { root } from '../bundle.ts';

/** Something of others that a package holds. */
export type Part = {
  readonly name: string;
  readonly version: string;
  /** SPDX identifier or expression. */
  readonly licence: string;
  /** The licence as its author wrote it, where the package has it. */
  readonly text?: string;
  /** npm's name for where it came from; SQLite came with another part. */
  readonly purl: string;
  /** SHA-512 of the package as npm served it, base64. */
  readonly sha512?: string;
};

/** As Vite's `build.license` writes it. */
type Bundled = { name: string; version: string; identifier?: string; text?: string };

type Lock = { packages: Record<string, { version?: string; integrity?: string }> };

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(join(root, file), 'utf8')) as T;
}

/** What must lie in a package but is not bundled: installed packages that are copied or brought by electron-builder. */
function installed(name: string): Bundled {
  const manifest = readJson<{ version: string; license: string }>(`node_modules/${name}/package.json`);
  const file = `node_modules/${name}/LICENSE`;
  return {
    name,
    version: manifest.version,
    identifier: manifest.license,
    ...(existsSync(join(root, file)) ? { text: readFileSync(join(root, file), 'utf8').trim() } : {}),
  };
}

function sqlite(): Part {
  const header = readFileSync(join(root, 'node_modules/better-sqlite3/deps/sqlite3/sqlite3.h'), 'utf8');
  const version = /#define SQLITE_VERSION\s+"([\d.]+)"/.exec(header)?.[1];
  if (!version) throw new Error("better-sqlite3's SQLite does not tell its version");
  return {
    name: 'SQLite',
    version,
    licence: 'blessing',
    text: /The author disclaims copyright[\s\S]*?more than you give\./
      .exec(header)?.[0]
      .replace(/^\*\* ?/gm, ''),
    purl: `pkg:generic/sqlite@${version}`,
  } as Part;
}

/**
 * Everything of others in a package, from what the builds say they bundled; sorted by name, the same on every machine.
 * @throws when the bundles are not built
 */
export function packagedParts(): Part[] {
  const lock = readJson<Lock>('package-lock.json');
  const lists = ['out/renderer/parts-window.json', ...desktopPartLists.map((file) => `out/electron/${file}`)];
  const bundled = lists.flatMap((file) => readJson<Bundled[]>(file));
  const all = new Map<string, Part>();
  for (const one of [...bundled, installed('better-sqlite3'), installed('electron')]) {
    const { name, version, identifier, text } = one;
    const integrity = Object.entries(lock.packages).find(
      ([path, entry]) => path.endsWith(`node_modules/${name}`) && entry.version === version,
    )?.[1].integrity;
    all.set(`${name}@${version}`, {
      name,
      version,
      licence: identifier ?? 'NOASSERTION',
      ...(text ? { text } : {}),
      purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
      ...(integrity?.startsWith('sha512-') ? { sha512: integrity.slice('sha512-'.length) } : {}),
    });
  }
  all.set('SQLite', sqlite());
  return [...all.values()].toSorted((a, b) => (a.purl < b.purl ? -1 : 1));
}

/** The licences of all parts, as one text for a person. */
export function notices(parts: readonly Part[]): string {
  const rule = '='.repeat(80);
  const head =
    'Shanhai Ledger 山海台账 contains the following works of others. Its own licence is LICENSE.txt beside this file.\n' +
    "本产品包含以下第三方作品；其自身许可见同目录 LICENSE.txt。Chromium's notices: LICENSES.chromium.html.\n";
  const one = ({ name, version, licence, text }: Part): string =>
    `${rule}\n${name} ${version}\n${licence}\n${rule}\n\n${text ?? '(The package states this licence and brings no text of its own.)'}\n`;
  return [head, ...parts.map(one)].join('\n').replace(/\r\n?/g, '\n');
}

/** The parts list as CycloneDX 1.6 JSON. No time and no random number: the same parts give the same bytes. */
export function billOfMaterials(product: { name: string; version: string }, parts: readonly Part[]): string {
  const self = `pkg:generic/${product.name}@${product.version}`;
  const document = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        'bom-ref': self,
        type: 'application',
        name: product.name,
        version: product.version,
        licenses: [{ license: { id: 'Apache-2.0' } }],
      },
    },
    components: parts.map(({ name, version, licence, purl, sha512 }) => ({
      'bom-ref': purl,
      type: name === 'electron' ? 'framework' : 'library',
      name,
      version,
      licenses: [/\s/.test(licence) ? { expression: licence } : { license: { id: licence } }],
      purl,
      ...(sha512
        ? { hashes: [{ alg: 'SHA-512', content: Buffer.from(sha512, 'base64').toString('hex') }] }
        : {}),
    })),
    dependencies: [{ ref: self, dependsOn: parts.map(({ purl }) => purl) }],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
