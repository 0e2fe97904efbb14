import { link, open, rename, rm, stat } from 'node:fs/promises';

/** The code of an operating system's error, or ''. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** What file systems without hard links answer: FAT and exFAT sticks, many network shares, on each system another. */
const noLinks: ReadonlySet<string> = new Set([
  'EPERM',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EINVAL',
  'EISDIR',
  'EMLINK',
  'UNKNOWN',
]);

/**
 * Gives a finished file its name if nobody has it, in one step that no other process can get in between: a hard link,
 * which the system refuses when the name exists. The caller removes the unfinished name.
 *
 * Where there are no hard links the name is reserved first, by creating it empty and exclusively, and our file then
 * renamed over our own reservation. Nothing of anybody else is ever replaced by that either; but a crash in between
 * leaves an empty file, which no reader takes for a report and which must be removed by hand. The alternative, writing
 * under the final name, would leave half a file.
 * @throws the system's error, code `EEXIST` when the name is taken
 */
export async function nameOnce(unfinished: string, final: string): Promise<void> {
  try {
    await link(unfinished, final);
  } catch (error) {
    if (!noLinks.has(codeOf(error))) throw error;
    await reserveAndRename(unfinished, final);
  }
}

async function reserveAndRename(unfinished: string, final: string): Promise<void> {
  await (await open(final, 'wx')).close();
  try {
    await rename(unfinished, final);
  } catch (error) {
    const { size } = await stat(final);
    if (size === 0) await rm(final, { force: true });
    throw error;
  }
}

/** Creates a file that did not exist and makes its contents durable. */
export async function writeDurably(path: string, content: Uint8Array | string, mode?: number): Promise<void> {
  const handle = await open(path, 'wx', mode);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes the names in a folder durable, where the system can: Windows and some shares cannot open folders. */
export async function flushFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP', 'EBADF'].includes(codeOf(error))) throw error;
  }
}
