import { execFileSync } from 'node:child_process';
import { accessSync, chmodSync, constants, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where Linux keeps files in memory. */
const inMemory = '/dev/shm';
/** Bytes that must be free there and in memory: the tests leave up to a tenth of it lying at a time. */
const enough = 6 * 1024 ** 3;

/**
 * A new folder for the tests' temporary files: in memory where there is plenty of it, else where the machine keeps such
 * files. Tests make hundreds of stores, each of which waits for the disk at every save, more than it computes. What a killed
 * process leaves behind is the same in both; what a power cut leaves is no test's matter (`npm run faults` runs on the disk).
 */
export function quickTemporaryFolder(): string {
  if (isRoomy()) {
    const folder = madeIn(inMemory);
    if (mayExecute(folder)) return folder;
    rmSync(folder, { recursive: true });
  }
  return madeIn(tmpdir());
}

/** For everybody, as the machine's own is: some tests run the app as another user. */
function madeIn(parent: string): string {
  const folder = mkdtempSync(join(parent, 'tests-'));
  chmodSync(folder, 0o1777);
  return folder;
}

function isRoomy(): boolean {
  if (process.platform !== 'linux' || freemem() < enough) return false;
  try {
    accessSync(inMemory, constants.W_OK);
    const { bavail, bsize } = statfsSync(inMemory);
    return bavail * bsize >= enough;
  } catch {
    return false;
  }
}

/** Packaged programs are unpacked and started in the temporary folder, which containers may forbid in memory. */
function mayExecute(folder: string): boolean {
  const script = join(folder, 'probe');
  writeFileSync(script, '#!/bin/sh\nexit 0\n', { mode: 0o755 });
  try {
    execFileSync(script);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(script);
  }
}
