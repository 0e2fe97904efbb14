import { readFileSync } from 'node:fs';
import { copyFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Configuration, FileAssociation } from 'electron-builder';
import { root } from '../bundle.ts';
import type { Purpose, Staged } from './stage.ts';

/** The product's own name in both languages, where a system shows one name only. */
const bothNames = '山海台账 Shanhai Ledger';

/** Fuses of the packaged program (design §3): what the product does not use cannot be switched on from outside. */
export const packageFuses = {
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableCookieEncryption: true,
  onlyLoadAppFromAsar: true,
  enableEmbeddedAsarIntegrityValidation: true,
  grantFileProtocolExtraPrivileges: false,
  loadBrowserProcessSpecificV8Snapshot: false,
} as const satisfies Configuration['electronFuses'];

/** Threads and what they read: only Electron's main process is known to read modules from an archive. */
export const besideArchive = [
  'out/electron/*.mjs',
  'out/electron/{chunks,db}/**',
  'node_modules/**',
] as const;

/** A report file opens with Excel or WPS as before; the product only offers itself. */
const reportFile: FileAssociation = {
  ext: 'xlsx',
  name: '山海台账报表 Shanhai Ledger report',
  role: 'Viewer',
  rank: 'Alternate',
};

/** Version of Electron in the packages: the one that is installed for development. */
export function electronVersion(): string {
  const text = readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/**
 * Removes what the product must not bring, and keeps Electron's licences: electron-builder does both itself only where it
 * fetched Electron.
 */
async function tidyElectron(
  folder: string,
  platform: string,
  electronDist: string | undefined,
): Promise<void> {
  const bundle = platform === 'darwin';
  const resources = join(folder, bundle ? 'Electron.app/Contents/Resources' : 'resources');
  await rm(join(resources, 'default_app.asar'), { force: true });
  await rm(join(folder, 'version'), { force: true });
  if (!bundle || electronDist === undefined || !(await stat(electronDist)).isDirectory()) return;
  // Of a folder for macOS only the bundle is taken, beside which they lie.
  await copyFile(join(electronDist, 'LICENSE'), join(resources, 'LICENSE.electron.txt'));
  await copyFile(join(electronDist, 'LICENSES.chromium.html'), join(resources, 'LICENSES.chromium.html'));
}

/**
 * electron-builder's configuration (docs/decisions/0011-packaging.md).
 *
 * @param staged what goes in
 * @param output folder that receives the packages
 * @param purpose Playwright drives Electron through its inspector, whose fuse stays off in what people get
 * @param electronDist folder or zip of Electron for the target; without it electron-builder fetches its own
 */
export function packageConfig(
  staged: Staged,
  output: string,
  purpose: Purpose = 'office',
  electronDist?: string,
): Configuration {
  const icons = join(root, 'build/icons');
  // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills these in.
  const artifactName = 'shanhai-ledger-${version}-${os}-${arch}.${ext}';
  return {
    appId: 'cn.shanhai.ledger',
    productName: 'Shanhai Ledger',
    copyright: `${bothNames}, Apache-2.0`,
    artifactName,
    directories: { app: staged.app, output, buildResources: icons },
    electronVersion: electronVersion(),
    ...(electronDist ? { electronDist } : {}),
    // The product asks no server for anything, updates included: packages are handed over like any other file.
    publish: null,
    npmRebuild: true,
    // What is needed is laid out already; nothing is to be installed or collected.
    beforeBuild: async () => false,
    afterExtract: ({ appOutDir, packager }) =>
      tidyElectron(appOutDir, packager.platform.nodeName, electronDist),
    // A set of its own: by default electron-builder leaves node_modules out.
    files: ['**/*', { from: 'node_modules', to: 'node_modules' }],
    asar: { smartUnpack: false },
    asarUnpack: [...besideArchive],
    extraResources: [{ from: staged.notices, to: 'notices' }],
    electronLanguages: ['zh-CN', 'en-US'],
    electronFuses: { ...packageFuses, enableNodeCliInspectArguments: purpose === 'tests' },
    win: {
      icon: join(icons, 'icon.ico'),
      target: ['nsis', 'zip'],
      // No certificate: icon, names and the archive's hash are written into the program all the same.
      signExecutable: false,
      requestedExecutionLevel: 'asInvoker',
    },
    nsis: {
      // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills these in.
      artifactName: 'shanhai-ledger-${version}-${os}-${arch}-setup.${ext}',
      oneClick: true,
      perMachine: false,
      packElevateHelper: false,
      deleteAppDataOnUninstall: false,
      differentialPackage: false,
      createDesktopShortcut: true,
      createStartMenuShortcut: true,
      shortcutName: bothNames,
      uninstallDisplayName: `${bothNames} \${version}`,
      guid: 'a3a9f3f4-6f0b-5d1b-9a63-5b9f2f0c7e11',
      installerLanguages: ['zh_CN', 'en_US'],
      multiLanguageInstaller: true,
      include: join(root, 'build/installer.nsh'),
    },
    mac: {
      icon: join(icons, 'icon.icns'),
      target: ['dmg'],
      category: 'public.app-category.business',
      // Ad hoc, which Apple's processors ask for at least: no certificate, no notarisation (said in the README).
      identity: '-',
      hardenedRuntime: false,
      gatekeeperAssess: false,
      notarize: false,
      fileAssociations: [reportFile],
      extendInfo: { LSHasLocalizedDisplayName: true, CFBundleLocalizations: ['zh_CN', 'en'] },
      extraResources: [{ from: join(root, 'build/mac'), to: '.' }],
    },
    dmg: { title: 'Shanhai Ledger', writeUpdateInfo: false },
    linux: {
      icon: join(icons, 'linux'),
      target: ['AppImage', 'deb'],
      executableName: 'shanhai-ledger',
      category: 'Office',
      synopsis:
        '山海协作工程数据填报（离线） · Offline data entry for the Mountain-Sea Collaboration Project',
      vendor: 'Shanhai Ledger',
      maintainer: 'Shanhai Ledger <noreply@shanhai-ledger.invalid>',
      syncDesktopName: true,
      // Listed for the type, not made its default; no type of our own is declared for .xlsx.
      mimeTypes: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
      desktop: {
        entry: {
          'Name[zh_CN]': '山海台账',
          'Comment[zh_CN]': '山海协作工程数据填报（离线）',
          StartupNotify: 'true',
        },
      },
    },
    // A report file is handed over as a path; the default hands over a file: address.
    deb: { packageCategory: 'misc', priority: 'optional', executableArgs: ['%F'] },
    // The older one needs libfuse2, which systems no longer bring, and starts without Chromium's sandbox.
    toolsets: { appimage: '1.0.3' },
  };
}
