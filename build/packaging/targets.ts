/** A machine that packages are made for, in Node's and electron-builder's words. */
export type PackageTarget = {
  readonly platform: 'win32' | 'darwin' | 'linux';
  readonly arch: 'x64' | 'arm64';
};

/** All machines that packages are made for. */
export const packageTargets: readonly PackageTarget[] = (['win32', 'darwin', 'linux'] as const).flatMap(
  (platform) => (['x64', 'arm64'] as const).map((arch) => ({ platform, arch })),
);

/** `linux-x64`: also the name of better-sqlite3's program for that machine. */
export function targetName({ platform, arch }: PackageTarget): string {
  return `${platform}-${arch}`;
}

/** @throws Error that lists the known names */
export function targetOf(name: string): PackageTarget {
  const found = packageTargets.find((target) => targetName(target) === name);
  if (found) return found;
  throw new Error(`${name} is none of ${packageTargets.map(targetName).join(', ')}`);
}
