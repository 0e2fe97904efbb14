import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { extractFile, getRawHeader, listPackage, statFile } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { Data, NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { root } from '../../build/bundle.ts';
import { packagedParts } from '../../build/packaging/parts.ts';
import { type PackageTarget, targetName } from '../../build/packaging/targets.ts';
import { threadEntries } from '../../electron.vite.config.ts';

/** A packed program's folder, and where in it the product lies. */
export type PackedProgram = {
  readonly target: PackageTarget;
  readonly folder: string;
  /** Electron's program, or macOS' bundle. */
  readonly program: string;
  /** The folder that holds app.asar. */
  readonly resources: string;
};

/** Where electron-builder puts a target's program below its output folder. */
export function packedProgram(target: PackageTarget, out: string): PackedProgram {
  const { platform, arch } = target;
  const suffix = arch === 'x64' ? '' : `-${arch}`;
  if (platform === 'darwin') {
    const folder = join(out, `mac${suffix}`);
    const program = join(folder, 'Shanhai Ledger.app');
    return { target, folder, program, resources: join(program, 'Contents/Resources') };
  }
  const folder = join(out, `${platform === 'win32' ? 'win' : 'linux'}${suffix}-unpacked`);
  const program = join(folder, platform === 'win32' ? 'Shanhai Ledger.exe' : 'shanhai-ledger');
  return { target, folder, program, resources: join(folder, 'resources') };
}

/** A file of the archive, by its address in it. */
export type Packed = { readonly name: string; readonly beside: boolean; readonly size: number };

/** The files of an archive, those that lie beside it included. */
export function archiveFiles(archive: string): Packed[] {
  return listPackage(archive, { isPack: false }).flatMap((path) => {
    const name = path.split(sep).join('/').slice(1);
    const entry = statFile(archive, name.split('/').join(sep), false);
    return 'size' in entry ? [{ name, beside: entry.unpacked === true, size: entry.size }] : [];
  });
}

export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Files that a package must hold in its archive, and beside it. */
const inside = [
  /^package\.json$/,
  /^out\/electron\/main\.js$/,
  /^out\/electron\/preload\.cjs$/,
  /^out\/electron\/electron\/icon\.png$/,
  /^out\/renderer\/(index\.html|parts-window\.json)$/,
  /^out\/renderer\/assets\/[\w.-]+\.(js|css|svg|png|woff2)$/,
];
const beside = [
  ...Object.keys(threadEntries).map((name) => new RegExp(`^out/electron/${name}\\.mjs$`)),
  /^out\/electron\/chunks\/[\w.-]+\.mjs$/,
  /^out\/electron\/db\/migrations\/\d{4}-[a-z0-9-]+\.sql$/,
  /^out\/electron\/db\/reference\/(areas|industries)\.csv$/,
  /^node_modules\/better-sqlite3\/package\.json$/,
  /^node_modules\/better-sqlite3\/LICENSE$/,
  /^node_modules\/better-sqlite3\/lib\/[\w/-]+\.js$/,
  /^node_modules\/better-sqlite3\/prebuilds\/[\w-]+\.node$/,
];

function judgeTree({ target, folder, resources }: PackedProgram): string[] {
  const files = archiveFiles(join(resources, 'app.asar'));
  const wrong = [
    ...files
      .filter((file) => !(file.beside ? beside : inside).some((allowed) => allowed.test(file.name)))
      .map((file) => `${file.name} ${file.beside ? 'lies beside the archive' : 'lies in the archive'}`),
    ...[...inside, ...beside]
      .filter((wanted) => !files.some((file) => wanted.test(file.name)))
      .map((wanted) => `no file ${wanted.source}`),
  ];
  const count = (pattern: RegExp): number => files.filter((file) => pattern.test(file.name)).length;
  const own = readdirSync(join(root, 'db/migrations')).length;
  if (count(/\/migrations\//) !== own) wrong.push(`${count(/\/migrations\//)} of ${own} migrations`);

  const onDisk = filesBelow(join(resources, 'app.asar.unpacked'));
  if (onDisk.length !== files.filter((file) => file.beside).length)
    wrong.push('the archive and its side differ');
  const natives = filesBelow(folder).filter((file) => file.endsWith('.node'));
  const right = readFileSync(join(root, `node_modules/better-sqlite3/prebuilds/${targetName(target)}.node`));
  if (natives.length !== 1) wrong.push(`${natives.length} native programs`);
  else if (!readFileSync(natives[0] ?? '').equals(right))
    wrong.push('the native program is of another machine');

  const names = filesBelow(folder).map((file) => file.slice(folder.length + 1));
  for (const name of names) {
    if (/default_app\.asar$|\.map$|\.tsx?$|\.test\.|^version$/.test(name))
      wrong.push(`${name} is in the package`);
  }
  const language = target.platform === 'darwin' ? /([\w-]+)\.lproj[\\/]/ : /locales[\\/]([\w-]+)\.pak$/;
  const kept = new Set(names.flatMap((name) => language.exec(name)?.[1] ?? []));
  const wanted = target.platform === 'darwin' ? ['en', 'zh_CN'] : ['en-US', 'zh-CN'];
  if ([...kept].toSorted().join() !== wanted.join()) wrong.push(`languages ${[...kept].join()}`);
  return wrong;
}

/** Fuses as they must be in the finished program (design §3). */
const fuses: Readonly<Record<string, boolean>> = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
};

async function judgeFuses({ program }: PackedProgram): Promise<string[]> {
  const wire = (await getCurrentFuseWire(program)) as unknown as Readonly<Record<number, number>>;
  return Object.entries(fuses).flatMap(([name, on]) => {
    const state = String.fromCharCode(wire[FuseV1Options[name as keyof typeof FuseV1Options]] ?? 0);
    return state === (on ? '1' : '0') ? [] : [`fuse ${name} is ${state}`];
  });
}

/** The program must know the hash of its archive, and show the product's names and icon. */
function judgeProgram({ target, program, resources, folder }: PackedProgram): string[] {
  const { headerString } = getRawHeader(join(resources, 'app.asar'));
  const hash = createHash('sha256').update(headerString).digest('hex');
  const wrong: string[] = [];
  if (target.platform === 'win32') {
    const { entries } = NtExecutableResource.from(NtExecutable.from(readFileSync(program)));
    const integrity = entries.find(({ type }) => type === 'INTEGRITY');
    const stated = integrity ? Buffer.from(integrity.bin).toString() : '';
    if (!stated.includes(hash) || !stated.includes('resources\\\\app.asar'))
      wrong.push(`archive hash: ${stated}`);
    const strings = Resource.VersionInfo.fromEntries(entries)[0]?.getStringValues({
      lang: 1033,
      codepage: 1200,
    });
    if (strings?.ProductName !== 'Shanhai Ledger') wrong.push(`name ${strings?.ProductName}`);
    const drawn = Data.IconFile.from(readFileSync(join(root, 'build/icons/icon.ico'))).icons.length;
    const shown = Resource.IconGroupEntry.fromEntries(entries)[0]?.icons.length;
    if (shown !== drawn) wrong.push(`${shown} of ${drawn} icons`);
  } else if (target.platform === 'darwin') {
    const plist = readFileSync(join(program, 'Contents/Info.plist'), 'utf8');
    for (const wanted of [
      hash,
      '<string>cn.shanhai.ledger</string>',
      '<string>Alternate</string>',
      '<key>LSHasLocalizedDisplayName</key>',
    ]) {
      if (!plist.includes(wanted)) wrong.push(`Info.plist lacks ${wanted}`);
    }
    const icon = readFileSync(join(root, 'build/icons/icon.icns'));
    if (!readFileSync(join(resources, 'icon.icns')).equals(icon)) wrong.push('another icon');
    const name = readFileSync(join(resources, 'zh_CN.lproj/InfoPlist.strings'), 'utf8');
    if (!name.includes('山海台账')) wrong.push('no Chinese name');
  } else if (!lstatSync(join(folder, 'shanhai-ledger')).isFile()) wrong.push('no program');
  return wrong;
}

function judgeNotices({ folder, resources, target }: PackedProgram): string[] {
  const read = (name: string): string => readFileSync(join(resources, 'notices', name), 'utf8');
  const wrong: string[] = [];
  if (!read('LICENSE.txt').includes('Apache License')) wrong.push('no licence of its own');
  const text = read('THIRD-PARTY-NOTICES.txt');
  const list = JSON.parse(read('sbom.cdx.json')) as { components: { purl: string }[] };
  const parts = packagedParts();
  for (const wanted of ['better-sqlite3', 'electron', 'react', 'hucre', 'SQLite']) {
    if (!parts.some(({ name }) => name === wanted)) wrong.push(`${wanted} is no part`);
  }
  for (const { name, version, purl } of parts) {
    if (!text.includes(`\n${name} ${version}\n`)) wrong.push(`no notice of ${name}`);
    if (!list.components.some((component) => component.purl === purl))
      wrong.push(`${purl} is not in the list`);
  }
  const licences = target.platform === 'darwin' ? resources : folder;
  for (const name of ['LICENSE.electron.txt', 'LICENSES.chromium.html']) {
    if (!readdirSync(licences).includes(name)) wrong.push(`no ${name}`);
  }
  return wrong;
}

/** No file may tell where it was made. */
function judgePaths({ folder }: PackedProgram, places: readonly string[]): string[] {
  const texts = places.flatMap((place) => [Buffer.from(place), Buffer.from(place, 'utf16le')]);
  return filesBelow(folder).flatMap((file) => {
    const content = readFileSync(file);
    return texts.some((text) => content.includes(text)) ? [`${file} tells where it was made`] : [];
  });
}

function judgeManifest({ resources }: PackedProgram): string[] {
  const manifest = JSON.parse(extractFile(join(resources, 'app.asar'), 'package.json').toString());
  const wrong = ['scripts', 'dependencies', 'devDependencies', 'drivable'].filter((key) => key in manifest);
  if (manifest.main !== 'out/electron/main.js' || manifest.type !== 'module') wrong.push('main or type');
  return wrong.map((key) => `package.json: ${key}`);
}

/**
 * Looks at a packed program from outside.
 * @param places absolute folders that no file may name
 * @returns what is wrong, one line each
 */
export async function inspectPackage(packed: PackedProgram, places: readonly string[]): Promise<string[]> {
  return [
    ...judgeTree(packed),
    ...(await judgeFuses(packed)),
    ...judgeProgram(packed),
    ...judgeNotices(packed),
    ...judgePaths(packed, places),
    ...judgeManifest(packed),
  ];
}
