import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Data, NtExecutable, NtExecutableResource, Resource } from 'resedit';
import type { PackageTarget } from '../../build/packaging/targets.ts';

/**
 * Stands before the fuses in Electron's program, then a version, their number and their states. The states here are those
 * of an Electron as it is served, so that the check sees them flipped.
 */
const fuseWire = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 8]),
  Buffer.from('10110001'),
]);

const languages = ['am', 'de', 'en-GB', 'en-US', 'fr', 'ja', 'zh-CN', 'zh-TW'];

/** A program that runs nowhere: bytes around a fuse wire. */
function program(): Buffer {
  return Buffer.concat([Buffer.alloc(4096, 1), fuseWire, Buffer.alloc(4096, 2)]);
}

/** A Windows program of no code, with Electron's names in its resources, as packaging edits them. */
function windowsProgram(): Buffer {
  const file = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(file);
  const version = Resource.VersionInfo.createEmpty();
  // Exactly one language, as Electron's own program has it.
  const language = { lang: 1033, codepage: 1200 };
  version.lang = language.lang;
  version.setFileVersion('45.4.1.0', language.lang);
  version.setProductVersion('45.4.1.0', language.lang);
  version.setStringValues(language, { FileDescription: 'Electron', ProductName: 'Electron' });
  version.outputToResourceEntries(resources.entries);
  Resource.IconGroupEntry.replaceIconsForResource(resources.entries, 1, language.lang, [
    Data.RawIconItem.from(new Uint8Array(40).buffer, 16, 16, 32),
  ]);
  resources.outputResource(file);
  return Buffer.concat([Buffer.from(file.generate()), program()]);
}

function plist(name: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
<key>CFBundleName</key><string>${name}</string>
<key>CFBundleDisplayName</key><string>${name}</string>
<key>CFBundleExecutable</key><string>${name}</string>
<key>CFBundleIdentifier</key><string>com.github.electron</string>
<key>CFBundleVersion</key><string>45.4.1</string>
<key>CFBundleIconFile</key><string>electron.icns</string>
</dict></plist>
`;
}

/**
 * Lays out a folder as Electron's download for that machine is, with nothing in it that runs: what packaging renames,
 * edits, removes and keeps is there.
 */
export function standInElectron({ platform }: PackageTarget, folder: string): void {
  const put = (name: string, content: string | Buffer = name): void => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content, { mode: 0o755 });
  };
  put('version', '45.4.1');
  put('LICENSE', "Electron's licence");
  put('LICENSES.chromium.html', "Chromium's licences");
  if (platform !== 'darwin') {
    put('resources/default_app.asar');
    for (const language of languages) put(`locales/${language}.pak`);
    for (const name of ['icudtl.dat', 'resources.pak', 'snapshot_blob.bin', 'v8_context_snapshot.bin'])
      put(name);
    if (platform === 'win32') {
      put('electron.exe', windowsProgram());
      put('ffmpeg.dll');
    } else {
      put('electron', program());
      for (const name of ['chrome-sandbox', 'chrome_crashpad_handler', 'libffmpeg.so']) put(name);
    }
    return;
  }
  const contents = 'Electron.app/Contents';
  put(`${contents}/Info.plist`, plist('Electron'));
  put(`${contents}/PkgInfo`, 'APPL????');
  put(`${contents}/MacOS/Electron`);
  put(`${contents}/Resources/default_app.asar`);
  put(`${contents}/Resources/electron.icns`);
  for (const language of languages) {
    const name = { 'en-US': 'en' }[language] ?? language.replace('-', '_');
    put(`${contents}/Resources/${name}.lproj/.keep`, '');
    const pak = `${contents}/Frameworks/Electron Framework.framework/Versions/A/Resources/${name}.lproj/locale.pak`;
    put(pak);
  }
  const framework = join(folder, contents, 'Frameworks/Electron Framework.framework');
  put(`${contents}/Frameworks/Electron Framework.framework/Versions/A/Electron Framework`, program());
  symlinkSync('A', join(framework, 'Versions/Current'));
  symlinkSync('Versions/Current/Electron Framework', join(framework, 'Electron Framework'));
  symlinkSync('Versions/Current/Resources', join(framework, 'Resources'));
  for (const kind of ['', ' (GPU)', ' (Plugin)', ' (Renderer)']) {
    const name = `Electron Helper${kind}`;
    put(`${contents}/Frameworks/${name}.app/Contents/Info.plist`, plist(name));
    put(`${contents}/Frameworks/${name}.app/Contents/MacOS/${name}`);
  }
}
