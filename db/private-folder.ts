import { chmodSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';

/** Rights of the group and of everybody else. */
const othersRights = 0o077;

/**
 * Makes a data folder that only its owner can look into, and closes one that others can: an empty one, or one that holds a
 * store already. Any other folder keeps its rights, since it is not for the program to close somebody's documents; nor
 * does Windows have such rights, where the user's own folders are closed to others by themselves.
 * @throws what the system reports when the folder cannot be made
 */
export function makePrivateFolder(folder: string, storeName: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const names = readdirSync(folder);
  if (names.length === 0 || names.includes(storeName)) closeToOthers(folder);
}

/** Closes a store to everybody but its owner, wherever it lies; what SQLite puts beside it later takes its rights. */
export function makePrivateStore(file: string): void {
  for (const each of [file, `${file}-wal`, `${file}-shm`]) if (existsSync(each)) closeToOthers(each);
}

function closeToOthers(path: string): void {
  if (process.platform === 'win32') return;
  const { mode, uid } = statSync(path);
  if ((mode & othersRights) === 0 || uid !== process.getuid?.()) return;
  try {
    chmodSync(path, mode & 0o700);
  } catch {
    // A disk that knows no rights, such as a USB stick, keeps none.
  }
}
