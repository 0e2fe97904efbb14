import { realpath, statfs } from 'node:fs/promises';
import { FailureError } from './domain/failure.ts';

/** Linux file system types that live on another machine: NFS, SMB, SMB2, CIFS, AFS, Ceph, 9p. */
const networkTypes: ReadonlySet<number> = new Set([
  0x6969, 0x517b, 0xfe534d42, 0xff534d42, 0x5346414f, 0x00c36400, 0x01021997,
]);

const isShare = (path: string): boolean => path.startsWith('\\\\') || path.startsWith('//');

/**
 * Refuses a data folder on a network drive: SQLite's locks do not hold there, and a store has been lost that way.
 * On Windows a drive letter that stands for a share is found by its real path, `\\server\share`.
 * @throws FailureError `network_drive`.
 */
export async function refuseNetworkDrive(
  folder: string,
  fileSystemType: (path: string) => Promise<number> = async (path) => (await statfs(path)).type,
  realPath: (path: string) => Promise<string> = realpath,
): Promise<void> {
  const shared = isShare(folder) || isShare(await realPath(folder));
  const remote = process.platform === 'linux' && networkTypes.has((await fileSystemType(folder)) >>> 0);
  if (shared || remote) throw new FailureError('network_drive', { path: folder });
}
