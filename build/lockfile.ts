/**
 * `npm run lockfile`, after every change of dependencies: completes package-lock.json so that `npm ci` works with npm 10
 * and 11, on every platform, without a compiler (docs/decisions/0006-lockfile.md).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bundle.ts';

/** One package of the lock file, as far as it matters here. */
type Locked = {
  version?: string;
  cpu?: string[];
  dev?: boolean;
  libc?: string[];
  license?: string;
  optional?: boolean;
  os?: string[];
  optionalDependencies?: Record<string, string>;
  gypfile?: boolean;
};

/** A lock file of npm (version 3), as far as it matters here. */
export type Lock = { packages: Record<string, Locked> };

/** Packages with native code that bring it prebuilt; npm would still start a compiler for them. */
const prebuilt = ['better-sqlite3'];

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const processors = ['arm64', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'arm'];

/** What a platform's package needs, read from its name: `binding-linux-x64-musl`. */
function platform(name: string): Pick<Locked, 'cpu' | 'libc' | 'os'> {
  const parts = name.split(/[/-]/);
  const os = systems.find((one) => parts.includes(one));
  const cpu = processors.find((one) => parts.includes(one));
  if (!os || !cpu)
    throw new Error(`${name}: its name does not tell its platform; add its lock entry by hand`);
  if (os !== 'linux') return { cpu: [cpu], os: [os] };
  return { cpu: [cpu], libc: [parts.some((part) => part.startsWith('mus')) ? 'musl' : 'glibc'], os: [os] };
}

/** Is an optional dependency in the lock, beside its user or above it? */
function isLocked(lock: Lock, user: string, name: string): boolean {
  for (let folder = user; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (lock.packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true;
    if (!folder) return false;
  }
}

/**
 * Completes a lock in place.
 *
 * @returns what was missing, one line each; empty when the lock was complete
 */
export function completeLock(lock: Lock): string[] {
  const missing: string[] = [];
  for (const [user, entry] of Object.entries(lock.packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      if (user === '' || isLocked(lock, user, name)) continue;
      missing.push(name);
      lock.packages[`node_modules/${name}`] = {
        version: range.replace(/^[\^~=]/, ''),
        ...(entry.dev ? { dev: true } : {}),
        ...(entry.license ? { license: entry.license } : {}),
        optional: true,
        ...platform(name),
      };
    }
  }
  for (const name of prebuilt) {
    const entry = lock.packages[`node_modules/${name}`];
    if (!entry || entry.gypfile === false) continue;
    missing.push(`${name}: gypfile`);
    entry.gypfile = false;
  }
  const sorted = Object.entries(lock.packages).toSorted(([a], [b]) => (a < b ? -1 : 1));
  lock.packages = Object.fromEntries(sorted);
  return missing;
}

if (import.meta.main) {
  const file = join(root, 'package-lock.json');
  const lock: Lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = completeLock(lock);
  if (missing.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  process.stdout.write(
    missing.map((line) => `completed ${line}\n`).join('') || 'package-lock.json is complete\n',
  );
}
